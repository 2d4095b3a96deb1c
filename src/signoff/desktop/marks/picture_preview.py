"""The mark that is being made from a picture, in ink on paper as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.mark_painter import MarkPaths, paint_mark
from signoff.desktop.widgets.paint import box
from signoff.notice.marks.mark import ImageMark
from signoff.signing.marks.pictures import PRINTED_HEIGHT, PRINTED_WIDTH

_MARGIN = 10
_PAPER = {False: QColor("#FFFFFF"), True: QColor("#DDDAD8")}  # by whether the scheme is dark


class PicturePreview(QWidget):
    """Shows a mark on paper in the proportions of a printed one."""

    spoken_role = "Graphic"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with empty paper."""
        super().__init__(parent)
        self._theme = theme
        self._mark: ImageMark | None = None
        self._paths = MarkPaths()
        self.setObjectName("picturePreview")
        self.setAccessibleName("Your signature as it will be printed")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_mark(self, mark: ImageMark | None) -> None:
        """Show this mark, or empty paper."""
        self._mark = mark
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width at which the mark can be judged, and the height that goes with it."""
        return QSize(280, _height(280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of a printed mark."""
        super().resizeEvent(event)
        self.setFixedHeight(_height(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), 6, _PAPER[self._theme.is_dark], self._theme.colour("line"))
        if self._mark is not None:
            cell = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            paint_mark(painter, self._mark, cell, PRINTED_WIDTH, self._paths.path(self._mark))
        painter.end()


def _height(width: int) -> int:
    return round((width - 2 * _MARGIN) * PRINTED_HEIGHT / PRINTED_WIDTH) + 2 * _MARGIN
