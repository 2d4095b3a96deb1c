"""A small preview of a kept signature, as it is printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.mark_painter import paint_mark
from signoff.notice.marks.mark import Mark

_SIZE = QSize(168, 56)
_CELL = 70_000
"""The width of a printed cell, in micrometres, that the preview's width represents."""


class MarkPreview(QWidget):
    """Shows a mark on paper, which keeps its colour in the dark scheme."""

    spoken_role = "Graphic"

    def __init__(self, theme: Theme, mark: Mark, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self.setFixedSize(_SIZE)
        self.setAccessibleName(f"The signature “{label}”")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(QColor(self._theme.tokens.page_paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_mark(painter, self._mark, QRectF(self.rect()).adjusted(8, 4, -8, -4), _CELL)
        painter.end()
