"""Thinning: the same line from fewer samples, in a record that stays small however long somebody signs."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageStat

from examples import examples
from signoff.desktop.marks.stroke_recorder import MOST_KEPT, StrokeRecorder
from signoff.desktop.marks.stroke_simplification import USUAL, thinned
from signoff.notice.marks.ink import contours
from signoff.notice.marks.mark import Device, Stroke, StrokesMark

CELL = (89_000, 23_000)


def signed(seconds: float, rate: int, device: Device) -> StrokesMark:
    """Return loops and waves, some 80 millimetres a second, sampled so often a second, as they would be unthinned."""
    strokes: list[list[tuple[int, int, int, int]]] = [[]]
    for number in range(round(seconds * rate)):
        at = number / rate
        turn = at * 9
        x = 40_000 + 34_000 * math.sin(at / 2.1) + 2_600 * math.sin(turn)
        y = 11_500 + 6_000 * math.sin(turn * 0.97 + 1) + 1_500 * math.cos(2.1 * turn)
        grid = 165 if device is Device.MOUSE else 1
        pressure = round(500 + 300 * math.sin(turn * 1.7)) if device is Device.PEN else 500
        strokes[-1].append((round(x / grid) * grid, round(y / grid) * grid, round(at * 1000), pressure))
        if len(strokes[-1]) >= rate * 0.8:
            strokes.append([])
    filled = tuple(tuple(stroke) for stroke in strokes if stroke)
    return StrokesMark(width=CELL[0], height=CELL[1], device=device, strokes=filled)


def captured(mark: StrokesMark) -> StrokesMark:
    """Draw the same strokes again on a book."""
    now = 0
    book = StrokeRecorder(lambda: now)
    for stroke in mark.strokes:
        pen = mark.device is Device.PEN
        for place, (x, y, at, weight) in enumerate(stroke):
            now = at
            if place:
                book.move(x, y, weight / 1000 if pen else None)
            else:
                book.begin(x, y, weight / 1000 if pen else None, mark.device)
        book.end()
    recorded = book.mark(*CELL)
    assert recorded is not None
    return recorded


def raster(mark: StrokesMark) -> Image.Image:
    """Return the ink at 600 dots an inch."""
    scale = 600 / 25_400
    image = Image.new("L", (round(mark.width * scale), round(mark.height * scale)))
    pen = ImageDraw.Draw(image)
    for contour in contours(mark):
        pen.polygon([(x * scale, y * scale) for x, y in contour], fill=255)
    return image


@pytest.mark.parametrize("device", list(Device))
@pytest.mark.parametrize("rate", [60, 1_000])
def test_a_signature_looks_the_same_thinned(device: Device, rate: int) -> None:
    mark = signed(2, rate, device)
    thin = captured(mark)
    assert sum(map(len, thin.strokes)) <= sum(map(len, mark.strokes))
    whole = raster(mark)
    changed = ImageStat.Stat(ImageChops.difference(whole, raster(thin))).sum[0]
    assert changed < 0.05 * ImageStat.Stat(whole).sum[0]


def test_a_fast_pens_samples_are_as_many_as_its_line_needs() -> None:
    slow, fast = (sum(map(len, captured(signed(2, rate, Device.PEN)).strokes)) for rate in (250, 1_000))
    assert fast < 1.3 * slow
    assert fast < 400


@pytest.mark.parametrize("device", [Device.PEN, Device.MOUSE])
def test_a_minute_of_signing_stays_a_small_record(device: Device) -> None:
    thin = captured(signed(60, 200, device))
    assert sum(map(len, thin.strokes)) <= 1.1 * MOST_KEPT
    assert len(msgspec.json.format(msgspec.json.encode(thin), indent=2)) < 250_000


samples = st.tuples(st.integers(0, 89_000), st.integers(0, 23_000), st.integers(0, 60), st.integers(0, 1_000))


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(samples, min_size=1, max_size=40))
def test_what_goes_lay_by_the_line_and_both_ends_stay(drawn: list[tuple[int, int, int, int]]) -> None:
    at = 0
    stroke: list[tuple[int, int, int, int]] = []
    for x, y, later, weight in drawn:
        at += later
        stroke.append((x, y, at, weight))
    thin = thinned(tuple(stroke))
    assert (thin[0], thin[-1]) == (stroke[0], stroke[-1])
    places = [0]  # a sample may be the very same as an earlier point
    for point in thin[1:-1]:
        places.append(stroke.index(point, places[-1] + 1))
    places.append(len(stroke) - 1)
    for begin, end in pairwise(places):
        for sample in stroke[begin:end]:
            assert beside(sample, stroke[begin], stroke[end]) <= USUAL + 1


def beside(point: tuple[int, ...], begin: tuple[int, ...], end: tuple[int, ...]) -> float:
    dx, dy = end[0] - begin[0], end[1] - begin[1]
    length = math.hypot(dx, dy)
    x, y = point[0] - begin[0], point[1] - begin[1]
    share = min(1.0, max(0.0, (x * dx + y * dy) / length**2)) if length else 0.0
    return math.hypot(x - share * dx, y - share * dy)


def test_a_single_touch_stays() -> None:
    touch: Stroke = ((5, 5, 0, 500),)
    assert thinned(touch) == touch
