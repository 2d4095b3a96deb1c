"""Draws signatures' marks: strokes and traced pictures as vectors, older pictures as such, names in script."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable
from functools import singledispatch

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Contour
from signoff.notice.marks.kinds import outlined, unknown
from signoff.notice.marks.mark import ImageMark, Mark, StrokesMark, TypedMark
from signoff.pdf.line_breaking import Piece
from signoff.pdf.metrics import INK_BLUE, MM
from signoff.pdf.signed_name import set_name
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import Faces

_PIXELS = 2_000_000
"""Three times as many as any picture that signoff ever made."""
_MICROMETRE = MM / 1000

Cell = tuple[float, float, float, float]
"""x, y, width and height."""


def draw_mark(surface: Surface, mark: Mark, cell: Cell, element: Element | None) -> None:
    """Draw a mark into its cell, in its own size or reduced to fit, at the left."""
    surface.record_figure(element, cell)
    ink = outlined(mark)
    if ink is None:
        _draw(mark, surface, cell, element)
    else:
        _draw_outlines(surface, ink.outlines, _size(ink.width, ink.height), cell, element)


@singledispatch
def require_printable_mark(mark: Mark, name: str) -> None:
    """Raise MarkRefused unless what the mark holds can be decoded within limits; `name` is the signatory's."""
    unknown(mark)


@require_printable_mark.register(StrokesMark)
@require_printable_mark.register(TypedMark)
def _(mark: StrokesMark | TypedMark, name: str) -> None:
    """Nothing is left to be decoded."""


@require_printable_mark.register(ImageMark)
def _(mark: ImageMark, name: str) -> None:
    if mark.outline:
        return  # outlines are checked when a record is read: there is nothing to decode
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(base64.b64decode(mark.png, validate=True)), formats=("PNG",)) as picture:
            if picture.width * picture.height > _PIXELS:
                raise MarkRefused(f"The picture of {name}’s signature is too large to be printed.")
            picture.load()
    except (ValueError, OSError, SyntaxError, UnidentifiedImageError) as problem:
        raise MarkRefused(f"The picture of {name}’s signature is damaged and cannot be printed.") from problem


def _size(width: int, height: int) -> tuple[float, float]:
    """Return a mark's own size in points; a record may claim any."""
    return max(1, width) * _MICROMETRE, max(1, height) * _MICROMETRE


def _scale(width: float, height: float, cell: Cell) -> float:
    """Return the factor, at most one, that fits a size into the cell."""
    return min(1.0, cell[2] / max(width, 1e-6), cell[3] / max(height, 1e-6))


def _draw_outlines(
    surface: Surface, outlines: Iterable[Contour], size: tuple[float, float], cell: Cell, element: Element | None
) -> None:
    """Fill outlines in micrometres, within an area of `size` points."""
    scale = _scale(*size, cell)
    x, y = cell[0], cell[1] + (cell[3] - size[1] * scale) / 2
    unit = _MICROMETRE * scale
    shapes = [[(x + px * unit, y + py * unit) for px, py in shape] for shape in outlines]
    surface.polygons(shapes, INK_BLUE, cell, element)


@singledispatch
def _draw(mark: Mark, surface: Surface, cell: Cell, element: Element | None) -> None:
    """Draw a mark that is not drawn by outlines."""
    unknown(mark)


@_draw.register(ImageMark)
def _(mark: ImageMark, surface: Surface, cell: Cell, element: Element | None) -> None:
    data = base64.b64decode(mark.png)
    width, height = _size(mark.width, mark.height)
    scale = _scale(width, height, cell)
    name = hashlib.sha256(data).hexdigest()[:16]
    surface.images[name] = data
    y = cell[1] + (cell[3] - height * scale) / 2
    surface.picture(name, cell[0], y, width * scale, height * scale, element)


@_draw.register(TypedMark)
def _(mark: TypedMark, surface: Surface, cell: Cell, element: Element | None) -> None:
    for line in set_name(mark.text, cell[2], cell[3], Faces()):
        size = line.style.size
        pieces = [Piece(run.face, line.style, run.text, run.width * size) for run in line.face_runs]
        surface.text(cell[0] + line.x, cell[1] + line.baseline, pieces, element)
