"""Marks on the screen, in exactly the geometry in which they are printed."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import singledispatch

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QRawFont, QTransform

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Contour
from signoff.notice.marks.ink import contours
from signoff.notice.marks.kinds import outlined, unknown
from signoff.notice.marks.mark import Device, ImageMark, Mark, Stroke, StrokesMark, TypedMark
from signoff.paths import resource

INK = QColor("#13296B")
"""Ink blue, as in print; paper stays paper in the dark, and so does ink."""

POINT = 25_400 / 72
"""Micrometres in a point."""

_FINE = 1000.0  # pixels of a letter's outlines before they are brought to size


class MarkPaths:
    """Marks as paths to be filled, in micrometres; what does not change is computed only once.

    A stroke's outlines depend on it and the device alone, so each stroke is cached by itself.
    """

    def __init__(self) -> None:
        self._stroke_paths: dict[tuple[Stroke, Device], QPainterPath] = {}
        self._outlined: Mark | None = None
        self._outline: QPainterPath | None = None

    def path(self, mark: Mark, *, growing: bool = False) -> QPainterPath | None:
        """Return the path of a mark, whose last stroke is still being drawn when it is `growing`.

        None where letters or a picture are painted instead.
        """
        if isinstance(mark, StrokesMark):
            return self._strokes(mark, growing=growing)
        if mark is not self._outlined:
            ink = outlined(mark)
            self._outlined, self._outline = mark, _polygons(ink.outlines) if ink is not None else None
        return self._outline

    def _strokes(self, mark: StrokesMark, *, growing: bool) -> QPainterPath:
        finished = mark.strokes[:-1] if growing else mark.strokes
        self._stroke_paths = {
            (stroke, mark.device): self._stroke_paths.get((stroke, mark.device)) or _path(mark, stroke)
            for stroke in finished
        }
        whole = QPainterPath()
        whole.setFillRule(Qt.FillRule.WindingFill)
        for path in self._stroke_paths.values():
            whole.addPath(path)
        if growing:
            whole.addPath(_path(mark, mark.strokes[-1]))
        return whole


def paint_mark(
    painter: QPainter, mark: Mark, cell: QRectF, cell_width: float, path: QPainterPath | None = None
) -> None:
    """Paint a mark into `cell` (pixels), which represents a printed cell `cell_width` micrometres wide.

    `path` is the mark's path in micrometres, when the caller has it already.
    """
    unit = cell.width() / max(cell_width, 1.0)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _paint(mark, painter, cell, unit, path or MarkPaths().path(mark))
    painter.restore()


@singledispatch
def _paint(mark: Mark, painter: QPainter, cell: QRectF, unit: float, path: QPainterPath | None) -> None:
    """Paint a mark by its path if it has one, else by its kind."""
    unknown(mark)


def _path(mark: StrokesMark, stroke: Stroke) -> QPainterPath:
    return _polygons(contours(replace(mark, strokes=(stroke,))))


def _polygons(outlines: Iterable[Contour]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    return path


def _fitted(path: QPainterPath, mark: StrokesMark | ImageMark, cell: QRectF, unit: float) -> QPainterPath:
    box = _box(mark.width, mark.height, cell, unit)
    scale = box.width() / max(mark.width, 1)
    return QTransform().translate(box.left(), box.top()).scale(scale, scale).map(path)


def _box(width: int, height: int, cell: QRectF, unit: float) -> QRectF:
    """Return where a mark of this size (micrometres) lies: at the left, centred vertically, reduced to fit."""
    scale = min(unit, cell.width() / max(width, 1), cell.height() / max(height, 1))
    shown_height = height * scale
    return QRectF(cell.left(), cell.top() + (cell.height() - shown_height) / 2, width * scale, shown_height)


@_paint.register(StrokesMark)
def _(mark: StrokesMark, painter: QPainter, cell: QRectF, unit: float, path: QPainterPath | None) -> None:
    painter.fillPath(_fitted(path or QPainterPath(), mark, cell, unit), INK)


@_paint.register(ImageMark)
def _(mark: ImageMark, painter: QPainter, cell: QRectF, unit: float, path: QPainterPath | None) -> None:
    if path is not None:
        painter.fillPath(_fitted(path, mark, cell, unit), INK)
    else:
        painter.drawImage(_box(mark.width, mark.height, cell, unit), _picture(mark))


def _picture(mark: ImageMark) -> QImage:
    """Return the picture of an older mark; an empty one when signoff cannot have made it."""
    from signoff.signing.marks.picture_file import read_header
    from signoff.signing.marks.pictures import HIGHEST, WIDEST

    image = QImage()
    try:
        data = base64.b64decode(mark.png, validate=True)
        header = read_header(data, "The picture")
    except (ValueError, MarkRefused):
        return image
    if header.format == "PNG" and header.width <= WIDEST and header.height <= HIGHEST:
        image.loadFromData(data, "PNG")
    return image


@_paint.register(TypedMark)
def _(mark: TypedMark, painter: QPainter, cell: QRectF, unit: float, path: QPainterPath | None) -> None:
    point = POINT * unit
    transform = QTransform().translate(cell.left(), cell.top()).scale(point, point)
    painter.fillPath(transform.map(name_path(mark, cell.width() / point, cell.height() / point)), INK)


def name_path(mark: TypedMark, width: float, height: float) -> QPainterPath:
    """Return a typed name's letters as they are printed in a cell of this size, in points."""
    from signoff.pdf.signed_name import set_name
    from signoff.pdf.typefaces import Faces

    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for line in set_name(mark.text, width, height, Faces()):
        x, size = line.x, line.style.size
        for run in line.face_runs:
            font = QRawFont(str(resource(f"fonts/{run.face.name}.ttf")), _FINE)
            for char in run.text:
                (glyph, *_) = font.glyphIndexesForString(char) or [0]
                transform = QTransform().translate(x, line.baseline).scale(size / _FINE, size / _FINE)
                path.addPath(transform.map(font.pathForGlyph(glyph)))
                x += run.face.widths.get(ord(char), 600.0) / 1000 * size
    return path
