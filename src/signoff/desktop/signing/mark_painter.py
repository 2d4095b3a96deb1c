"""Marks on the screen, in the very geometry in which they are printed."""

from __future__ import annotations

import base64

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from signoff.desktop.look.fonts import SCRIPT
from signoff.notice.ink import contours
from signoff.notice.mark import ImageMark, Mark, StrokesMark, TypedMark

INK = QColor("#13296B")
"""Ink blue, as in print; paper stays paper in the dark, and so does ink."""

POINT = 25_400 / 72
"""Micrometres in a point."""

_TYPED_SIZE = 34.0  # points
_TYPED_SHARE = 0.88


def paint_mark(painter: QPainter, mark: Mark, cell: QRectF, cell_width: float) -> None:
    """Paint a mark into `cell` (pixels), which stands for a printed cell `cell_width` micrometres wide."""
    unit = cell.width() / max(cell_width, 1.0)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if isinstance(mark, StrokesMark):
        painter.fillPath(_fitted(strokes_path(mark), mark, cell, unit), INK)
    elif isinstance(mark, ImageMark):
        painter.drawImage(_box(mark.width, mark.height, cell, unit), _picture(mark))
    else:
        _paint_typed(painter, mark, cell, unit)
    painter.restore()


def strokes_path(mark: StrokesMark) -> QPainterPath:
    """Return drawn strokes as a path to be filled, in micrometres."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for contour in contours(mark):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in contour]))
        path.closeSubpath()
    return path


def _fitted(path: QPainterPath, mark: StrokesMark, cell: QRectF, unit: float) -> QPainterPath:
    box = _box(mark.width, mark.height, cell, unit)
    scale = box.width() / max(mark.width, 1)
    return QTransform().translate(box.left(), box.top()).scale(scale, scale).map(path)


def _box(width: int, height: int, cell: QRectF, unit: float) -> QRectF:
    """Return where a mark of this size (micrometres) lies: on the left, half way up, shrunk where it must be."""
    scale = min(unit, cell.width() / max(width, 1), cell.height() / max(height, 1))
    tall = height * scale
    return QRectF(cell.left(), cell.top() + (cell.height() - tall) / 2, width * scale, tall)


def _picture(mark: ImageMark) -> QImage:
    image = QImage()
    image.loadFromData(base64.b64decode(mark.png), "PNG")
    return image


def _paint_typed(painter: QPainter, mark: TypedMark, cell: QRectF, unit: float) -> None:
    size = _TYPED_SIZE * POINT * unit
    font = QFont(SCRIPT)
    font.setPixelSize(200)
    needed = QFontMetricsF(font).horizontalAdvance(mark.text) * size / 200
    room = cell.width() * _TYPED_SHARE
    if needed > room:
        size *= room / needed
    font.setPixelSize(max(1, round(size)))
    painter.setFont(font)
    painter.setPen(INK)
    painter.drawText(QPointF(cell.left() + 2 * POINT * unit, cell.center().y() + size * 0.22), mark.text)
