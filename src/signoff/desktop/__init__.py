"""The desktop application: the only part of signoff that knows Qt.

Qt for Python replaces Python's own import by one that reads the source of every module that is imported afterwards, to
see whether it asks for other spellings of Qt's names. Nothing here does, so Python's own import stays.
"""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines that keep Python's own import

builtins.__import__ = _import
