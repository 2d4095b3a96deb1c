"""How large text is, in hundredths of the ordinary size: as chosen, or as the system has it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontDatabase

AS_SYSTEM = 0
"""The choice of whoever leaves it to the system."""

SIZES = (100, 115, 130, 150, 175, 200)
"""The sizes to choose from."""

_WINDOWS_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"
_LARGEST = 225
_LARGE_FONT = 11
"""Points of a desktop's own font, up to which text has its ordinary size: desktops on Linux come with 9 to 11."""


def percent_of(choice: int) -> int:
    """Return the size for a choice in the settings; `AS_SYSTEM` asks the system."""
    return system_percent() if choice == AS_SYSTEM else _bounded(choice)


def next_percent(percent: int, step: int) -> int:
    """Return the next larger size of the choices, or the next smaller one, from any size."""
    further = [size for size in SIZES if (size > percent if step > 0 else size < percent)]
    return (further[0] if step > 0 else further[-1]) if further else percent


def system_percent() -> int:
    """Return the size that the system asks for: Windows' text size, or by the font of a desktop on Linux.

    macOS has no such size for all programs.
    """
    if sys.platform == "win32":
        return _bounded(_windows_percent())
    if sys.platform == "darwin":
        return 100
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return _bounded(round(100 * points / _LARGE_FONT))


def _windows_percent() -> int:
    key = QSettings(_WINDOWS_KEY, QSettings.Format.NativeFormat)
    return _number(key.value("TextScaleFactor", 100))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 100


def _bounded(percent: int) -> int:
    return min(max(percent, 100), _LARGEST)
