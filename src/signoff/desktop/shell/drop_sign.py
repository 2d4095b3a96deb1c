"""What is seen while files are dragged over the main window: that they can be dropped, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

_EDGE = 10
_RADIUS = 12
_PILL = 24
"""Pixels of the frame's distance from the window's edge, of its corners, and between the words and their ground."""


def drop_words(files: Sequence[Path]) -> str:
    """Return what happens to files that are dropped."""
    if len(files) > 1:
        return f"Drop the {len(files)} files to import them"
    if files and files[0].is_dir():
        return "Drop the folder to import its notices"
    return "Drop the file to open it"


class DropSign(QWidget):
    """Covers a window, lets everything pass through, and says that files can be dropped."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = ""
        self.setObjectName("dropSign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words

    def show_for(self, files: Sequence[Path]) -> None:
        """Say what would happen to these files."""
        self._words = drop_words(files)
        self.setAccessibleName(self._words)
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame around the window, and the words in its middle on a ground of their own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.colour("sheet"))
        veil.setAlpha(170)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.colour("focus"), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), _RADIUS, _RADIUS)
        painter.setFont(self._theme.font("subhead"))
        size = painter.fontMetrics().size(0, self._words)
        ground = QRect(0, 0, size.width() + 2 * _PILL, size.height() + _PILL)
        ground.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("fill"))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        painter.setPen(self._theme.colour("onfill"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self._words)
