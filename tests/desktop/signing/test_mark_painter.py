"""Marks on the screen: inside their cell, on the left, in the size in which they are printed."""

from __future__ import annotations

import base64
import io
import math

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.mark_painter import MarkPaths, paint_mark
from signoff.notice.marks.mark import Device, ImageMark, Mark, Stroke, StrokesMark, TypedMark

WIDTH, HEIGHT = 80_000, 20_000
CELL = QRectF(50, 40, 400, 100)
"""The printed cell on the screen: 5 pixels a millimetre."""


def wave(left: int, right: int, begun: int = 0) -> Stroke:
    return tuple(
        (left + (right - left) * n // 60, round(HEIGHT / 2 + 6_000 * math.sin(n / 6)), begun + 9 * n, 500)
        for n in range(61)
    )


def strokes(*drawn: Stroke, width: int = WIDTH, height: int = HEIGHT) -> StrokesMark:
    return StrokesMark(width=width, height=height, device=Device.PEN, strokes=drawn)


def picture(width: int, height: int) -> ImageMark:
    stream = io.BytesIO()
    Image.new("RGBA", (60, 20), (19, 41, 107, 255)).save(stream, "PNG")
    return ImageMark(width=width, height=height, png=base64.b64encode(stream.getvalue()).decode("ascii"))


def inked(mark: Mark) -> QRect:
    """Return the box of all that is painted."""
    image = QImage(500, 180, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_mark(painter, mark, CELL, WIDTH)
    painter.end()
    dark = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 200
    ]
    assert dark, "nothing was painted"
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize(
    "mark",
    [
        strokes(wave(8_000, 60_000)),
        strokes(wave(16_000, 120_000), width=2 * WIDTH, height=2 * HEIGHT),
        picture(60_000, 20_000),
        picture(200_000, 40_000),
        TypedMark(text="A. Officer"),
        TypedMark(text="The Honourable Alexandra Featherstonehaugh-Cholmondeley of Marjoribanks"),
    ],
)
def test_every_mark_stays_in_its_cell(theme: Theme, mark: Mark) -> None:
    box = inked(mark)
    assert CELL.toRect().adjusted(-2, -2, 2, 2).contains(box)
    assert box.left() < CELL.center().x()


def test_a_drawn_mark_lies_where_it_was_drawn(theme: Theme) -> None:
    box = inked(strokes(wave(8_000, 60_000)))
    assert box.left() == pytest.approx(CELL.left() + 8 * 5, abs=3)
    assert box.right() == pytest.approx(CELL.left() + 60 * 5, abs=3)


def test_a_picture_has_its_printed_size(theme: Theme) -> None:
    box = inked(picture(30_000, 10_000))
    assert box.width() == pytest.approx(150, abs=2)
    assert box.height() == pytest.approx(50, abs=2)
    assert box.center().y() == pytest.approx(CELL.center().y(), abs=2)


def test_a_stroke_that_grows_is_painted_as_it_will_be() -> None:
    paths = MarkPaths()
    first, second = wave(8_000, 30_000), wave(35_000, 60_000, begun=900)
    paths.path(strokes(first), growing=True)
    for length in range(1, len(second) + 1, 10):
        grown = strokes(first, second[:length])
        assert paths.path(grown, growing=True) == MarkPaths().path(grown, growing=False)
    whole = strokes(first, second)
    assert paths.path(whole, growing=False) == MarkPaths().path(whole, growing=False)
    undone = replace(whole, strokes=(first,))
    assert paths.path(undone, growing=False) == MarkPaths().path(undone, growing=False)
