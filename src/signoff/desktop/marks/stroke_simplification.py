"""Thinning strokes as they are captured: what a pen reports many times over is kept once, and nothing is seen of it.

A sample goes where the straight way between those kept tells its place, time and pressure (Douglas and Peucker, over
all three); the curve that is drawn through what is left lies nearer still.
"""

from __future__ import annotations

import math

from signoff.notice.marks.mark import Sample, Stroke

USUAL = 40.0
"""Micrometres that a sample may lie off: less than a dot at 600 dots an inch."""

MOST = 160.0
"""As many where a signature is so long that its record would swell: a fifth of the thickest line."""

_LATE = 6.0  # milliseconds that a sample may come off its time
_PRESSED = 25.0  # of 1000 that its pressure may differ
_FARTHEST = 2_500.0  # micrometres between two samples: a curve through points farther apart may bulge


def thinned(stroke: Stroke, tolerance: float = USUAL) -> Stroke:
    """Return the fewest samples of a stroke that draw the same line; its first and last always stay."""
    if len(stroke) < 3:
        return stroke
    kept = [False] * len(stroke)
    kept[0] = kept[-1] = True
    waiting = [(0, len(stroke) - 1)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 2:
            continue
        worst, place = _worst(stroke, begin, end, tolerance)
        if worst > 1.0:
            kept[place] = True
            waiting += [(begin, place), (place, end)]
    return tuple(sample for sample, stays in zip(stroke, kept, strict=True) if stays)


def thinned_to(strokes: tuple[Stroke, ...], most: int) -> tuple[Stroke, ...]:
    """Return strokes of at most about so many samples in all, thinned no more than is needed, and never visibly."""
    tolerance = USUAL
    while sum(map(len, strokes)) > most and tolerance < MOST:
        tolerance *= 2
        strokes = tuple(thinned(stroke, tolerance) for stroke in strokes)
    return strokes


def _worst(stroke: Stroke, begin: int, end: int, tolerance: float) -> tuple[float, int]:
    """Return how many times its tolerance the sample that is off most lies off, and which one that is."""
    first, last = stroke[begin], stroke[end]
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = math.hypot(dx, dy)
    if length > _FARTHEST:
        return math.inf, _nearest_half(stroke, begin, end)
    worst, place = 0.0, begin + 1
    for number in range(begin + 1, end):
        off = _off(stroke[number], first, last, (dx, dy, length), tolerance)
        if off > worst:
            worst, place = off, number
    return worst, place


def _off(sample: Sample, first: Sample, last: Sample, way: tuple[float, float, float], tolerance: float) -> float:
    dx, dy, length = way
    x, y = sample[0] - first[0], sample[1] - first[1]
    share = min(1.0, max(0.0, (x * dx + y * dy) / length**2)) if length else 0.0
    beside = math.hypot(x - share * dx, y - share * dy)
    late = abs(sample[2] - first[2] - share * (last[2] - first[2]))
    pressed = abs(sample[3] - first[3] - share * (last[3] - first[3]))
    coarse = tolerance / USUAL
    return max(beside / tolerance, late / _LATE / coarse, pressed / _PRESSED / coarse)


def _nearest_half(stroke: Stroke, begin: int, end: int) -> int:
    """Return the sample between two that lies nearest to half way, so that parts are of a length."""
    x, y = (stroke[begin][0] + stroke[end][0]) / 2, (stroke[begin][1] + stroke[end][1]) / 2
    return min(range(begin + 1, end), key=lambda place: math.dist((x, y), stroke[place][:2]))
