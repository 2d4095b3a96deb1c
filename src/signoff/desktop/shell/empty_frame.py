"""The window while it is still empty: the parts of the register's page in their colours, painted before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from signoff.desktop.widgets.window_size import BESIDE_FROM

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

RAIL = 216
"""The width of the register's left edge, in pixels."""

LIST = 560
"""The width of the list in a window that shows a notice beside it, in pixels."""


class EmptyFrame(QWidget):
    """Paints where the register's left edge, the list and the notice beside it are going to be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three parts, and the lines between them."""
        painter = QPainter(self)
        width, height = self.width(), self.height()
        rail, beside = self._theme.px(RAIL), self._theme.px(RAIL) + self._theme.px(LIST)
        painter.fillRect(self.rect(), self._theme.colour("sheet"))
        painter.fillRect(0, 0, rail, height, self._theme.colour("paper"))
        painter.fillRect(rail - 1, 0, 1, height, self._theme.colour("line"))
        if width >= self._theme.px(BESIDE_FROM):
            painter.fillRect(beside, 0, width, height, self._theme.colour("desk"))
            painter.fillRect(beside - 1, 0, 1, height, self._theme.colour("line"))
        painter.end()
        self.is_painted = True
