"""Imports Qt, and leaves Python's own import as it was; to be imported before anything else that knows Qt.

Qt for Python replaces it by one that reads the source of every module that is imported afterwards, to see whether it
asks for other spellings of Qt's names. Nothing here does.
"""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines that keep Python's own import

builtins.__import__ = _import
