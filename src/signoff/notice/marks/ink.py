"""Ink: a drawn signature as filled outlines, the one renderer for screen and print.

A centripetal Catmull–Rom curve through the samples is walked in even steps and smoothed over lengths, not
over samples, so that neither the sample rate nor a mouse's whole pixels show. The line's width follows the
pen's pressure or, where there is none to follow, the speed of the hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from signoff.notice.marks.contours import Contour, outlines
from signoff.notice.marks.mark import Device, Sample, Stroke, StrokesMark

THINNEST = 240.0
"""The width of the lightest line, in micrometres."""

THICKEST = 850.0
"""The width of the heaviest line, in micrometres."""

_STEP = 150.0  # micrometres between two points of the line's middle: finer than print can show
_NEAREST = 40.0  # samples nearer to the last one than this are tremor
_SHORTEST = 250.0  # a stroke of less length is a dot
_FARTHEST = 10_000_000  # micrometres: coordinates farther out are not a signature's, and are limited to this
_LATEST = 1_000_000_000  # milliseconds
_MOST_STEPS = 3_000  # of one stroke
_MOST_STROKES, _MOST_SAMPLES = 4_000, 60_000  # of those drawn: several times what a signature may have
_MEDIUM_SPEED = 80.0  # millimetres a second at which the line is half way to its thinnest
_SPEED_REACH = 4  # points before and after over which speed is measured
_WIDTH_REACH = 3  # points before and after over which width is smoothed
_PATH_REACH = {Device.PEN: 1, Device.TOUCH: 2, Device.MOUSE: 3}
_TAPER = 6  # points over which a line grows from its pointed ends, where its width follows speed
_POINTED = 0.35  # share of its width that is left at such an end
_FEW_SAMPLES = 8  # samples: in a shorter stroke a pen's pressure may well stay the same

Knot = tuple[float, float, float, float]
"""x and y in micrometres, milliseconds, and pressure as a share of 1."""


def contours(mark: StrokesMark) -> tuple[Contour, ...]:
    """Return closed outlines, in micrometres with y downwards, to be filled together by the non-zero rule.

    A stroke's outlines follow from it and the device alone: strokes may be drawn one by one as they come.
    """
    interval = max(1, math.ceil(sum(map(len, mark.strokes)) / _MOST_SAMPLES))
    strokes = mark.strokes[:: max(1, math.ceil(len(mark.strokes) / _MOST_STROKES))]
    return tuple(
        contour for stroke in strokes if stroke for contour in _stroke_contours(stroke[::interval], mark.device)
    )


def _stroke_contours(stroke: Stroke, device: Device) -> Iterator[Contour]:
    knots = _knots(stroke)
    length = sum(math.dist(before[:2], after[:2]) for before, after in pairwise(knots))
    if length < _SHORTEST:
        share = max(knot[3] for knot in knots) if device is Device.PEN else 0.6
        return outlines([(*knots[0][:2], _width(share))])
    points = _evenly_spaced(list(_curve(knots, max(_STEP, length / _MOST_STEPS))))
    shares = _pressures(points) if _has_pressure(knots, device) else _tapered(_slowness(points))
    reach = _PATH_REACH[device]
    xs, ys = (_smoothed([point[axis] for point in points], reach) for axis in (0, 1))
    widths = [_width(share) for share in _smoothed(shares, _WIDTH_REACH)]
    return outlines(list(zip(xs, ys, widths, strict=True)))


def _knots(stroke: Stroke) -> list[Knot]:
    """Return the samples that differ in position; the last one is always kept, so that no end is cut off."""
    knots: list[Knot] = []
    for knot in map(_knot, stroke):
        if not knots or math.dist(knot[:2], knots[-1][:2]) >= _NEAREST:
            knots.append(knot)
    last = _knot(stroke[-1])
    if len(knots) > 1 and knots[-1][:2] != last[:2]:
        knots[-1] = last
    return knots


def _knot(sample: Sample) -> Knot:
    x, y = (float(min(max(coordinate, -_FARTHEST), _FARTHEST)) for coordinate in sample[:2])
    time = float(min(max(sample[2], 0), _LATEST))
    return x, y, time, min(max(sample[3], 0), 1000) / 1000


def _curve(knots: Sequence[Knot], step: float) -> Iterator[Knot]:
    """Yield points along the curve through the knots, at most about `step` apart, both ends included."""
    padded = [_mirrored(knots[1], knots[0]), *knots, _mirrored(knots[-2], knots[-1])]
    yield knots[0]
    for index in range(len(knots) - 1):
        first, start, end, last = padded[index : index + 4]
        steps = max(1, math.ceil(math.dist(start[:2], end[:2]) / step))
        for number in range(1, steps + 1):
            share = number / steps
            x, y = _catmull_rom(first, start, end, last, share)
            time, pressure = (start[axis] + (end[axis] - start[axis]) * share for axis in (2, 3))
            yield x, y, time, pressure


def _mirrored(inner: Knot, end: Knot) -> Knot:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1], end[2], end[3]


def _catmull_rom(first: Knot, start: Knot, end: Knot, last: Knot, share: float) -> tuple[float, float]:
    """Return the point at `share` of the way from start to end (Barry and Goldman's centripetal form)."""
    t0 = 0.0
    t1 = t0 + math.sqrt(math.dist(first[:2], start[:2]))
    t2 = t1 + math.sqrt(math.dist(start[:2], end[:2]))
    t3 = t2 + math.sqrt(math.dist(end[:2], last[:2]))
    t = t1 + (t2 - t1) * share
    point = []
    for axis in (0, 1):
        a1 = _interpolate(first[axis], start[axis], t0, t1, t)
        a2 = _interpolate(start[axis], end[axis], t1, t2, t)
        a3 = _interpolate(end[axis], last[axis], t2, t3, t)
        b1 = _interpolate(a1, a2, t0, t2, t)
        b2 = _interpolate(a2, a3, t1, t3, t)
        point.append(_interpolate(b1, b2, t1, t2, t))
    return point[0], point[1]


def _interpolate(left: float, right: float, from_: float, to: float, at: float) -> float:
    return left + (right - left) * (at - from_) / (to - from_) if to > from_ else right


def _evenly_spaced(points: Sequence[Knot]) -> list[Knot]:
    """Return points at equal lengths along a path, about `_STEP` apart, both ends included."""
    distances = list(accumulate((math.dist(a[:2], b[:2]) for a, b in pairwise(points)), initial=0.0))
    steps = min(_MOST_STEPS, max(2, math.ceil(distances[-1] / _STEP)))
    even = [points[0]]
    index = 0
    for step in range(1, steps):
        distance = distances[-1] * step / steps
        while distances[index + 1] < distance:
            index += 1
        x, y, time, pressure = (
            _interpolate(points[index][axis], points[index + 1][axis], distances[index], distances[index + 1], distance)
            for axis in range(4)
        )
        even.append((x, y, time, pressure))
    return [*even, points[-1]]


def _smoothed(values: Sequence[float], reach: int) -> list[float]:
    """Return the values with three moving means over them, near enough to a Gaussian; both ends are kept."""
    smooth = list(values)
    last = len(smooth) - 1
    for _ in range(3):
        sums = list(accumulate(smooth, initial=0.0))
        spans = (min(reach, index, last - index) for index in range(last + 1))
        smooth = [
            (sums[index + span + 1] - sums[index - span]) / (2 * span + 1) if span else smooth[index]
            for index, span in enumerate(spans)
        ]
    return smooth


def _has_pressure(knots: Sequence[Knot], device: Device) -> bool:
    """Whether the pressure means something: some pens report the same throughout."""
    return device is Device.PEN and (len(knots) < _FEW_SAMPLES or len({knot[3] for knot in knots}) > 1)


def _pressures(points: Sequence[Knot]) -> list[float]:
    return [point[3] for point in points]


def _slowness(points: Sequence[Knot]) -> list[float]:
    """Return 1 where the hand rests, towards 0 the faster it moves; speed is in millimetres a second."""
    last = len(points) - 1
    shares = []
    for index in range(len(points)):
        before, after = points[max(index - _SPEED_REACH, 0)], points[min(index + _SPEED_REACH, last)]
        elapsed = after[2] - before[2]
        speed = math.dist(before[:2], after[:2]) / elapsed if elapsed > 0 else _MEDIUM_SPEED
        shares.append(1 / (1 + speed / _MEDIUM_SPEED))
    return shares


def _tapered(shares: Sequence[float]) -> list[float]:
    last = len(shares) - 1
    return [
        share * (_POINTED + (1 - _POINTED) * min(1.0, min(index, last - index) / _TAPER))
        for index, share in enumerate(shares)
    ]


def _width(share: float) -> float:
    return THINNEST + (THICKEST - THINNEST) * share
