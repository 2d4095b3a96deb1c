"""How large a window may be: never larger than its screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.lengths import screen_room

BESIDE_FROM = 1200
"""The width of a window, in pixels, from which a notice's pages are shown beside its sections or the list."""

FRAME = QSize(0, 40)
"""The height of the system's own title bar."""


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """Return the wanted size, reduced to what fits on the window's screen."""
    return wanted.boundedTo(screen_room(window).size() - FRAME)


def bring_on_screen(window: QWidget) -> None:
    """Move a window that has grown beyond the edge of its screen back into it."""
    screen, frame = screen_room(window), window.frameGeometry()
    left = max(screen.left(), min(frame.left(), screen.right() + 1 - frame.width()))
    top = max(screen.top(), min(frame.top(), screen.bottom() + 1 - frame.height()))
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)
