"""How large a window may be: never larger than the screen that it stands on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(0, 40)
"""What the system's own title bar takes."""


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """Return the size that is wanted, or as much of it as the screen of the window has room for."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)
