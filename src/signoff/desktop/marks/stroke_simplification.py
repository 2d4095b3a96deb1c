"""Thinning strokes as they are captured: samples that add nothing visible are dropped.

A sample is dropped when the straight line between those kept gives its place, time and pressure (Douglas and Peucker,
over all three); the curve that is drawn through the rest lies nearer still.
"""

from __future__ import annotations

import math

from signoff.notice.marks.mark import Sample, Stroke

USUAL = 40.0
"""How many micrometres a sample may be off: less than a dot at 600 dots per inch."""

MOST = 160.0
"""The same for a signature so long that its record would grow too large: a fifth of the thickest line."""

_LATE = 6.0  # milliseconds that a sample may be off in time
_PRESSED = 25.0  # parts of 1000 that its pressure may be off
_FARTHEST = 2_500.0  # micrometres between two samples: a curve through points farther apart may bulge


def thinned(stroke: Stroke, tolerance: float = USUAL) -> Stroke:
    """Return the fewest samples of a stroke that draw the same line; its first and last always stay."""
    if len(stroke) < 3:
        return stroke
    keep = [False] * len(stroke)
    keep[0] = keep[-1] = True
    waiting = [(0, len(stroke) - 1)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 2:
            continue
        worst, index = _worst_sample(stroke, begin, end, tolerance)
        if worst > 1.0:
            keep[index] = True
            waiting += [(begin, index), (index, end)]
    return tuple(sample for sample, is_kept in zip(stroke, keep, strict=True) if is_kept)


def thinned_to(strokes: tuple[Stroke, ...], most: int) -> tuple[Stroke, ...]:
    """Return the strokes with at most about `most` samples in all, thinned no more than needed and never visibly."""
    tolerance = USUAL
    while sum(map(len, strokes)) > most and tolerance < MOST:
        tolerance *= 2
        strokes = tuple(thinned(stroke, tolerance) for stroke in strokes)
    return strokes


def _worst_sample(stroke: Stroke, begin: int, end: int, tolerance: float) -> tuple[float, int]:
    """Return how far the worst sample is off, as a multiple of its tolerance, and which sample it is."""
    first, last = stroke[begin], stroke[end]
    if math.dist(first[:2], last[:2]) > _FARTHEST:
        return math.inf, _nearest_half(stroke, begin, end)
    worst, index = 0.0, begin + 1
    for number in range(begin + 1, end):
        deviation = _deviation(stroke[number], first, last, tolerance)
        if deviation > worst:
            worst, index = deviation, number
    return worst, index


def _deviation(sample: Sample, first: Sample, last: Sample, tolerance: float) -> float:
    """Return how far a sample is off the line between two others, as a multiple of its tolerance."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = math.hypot(dx, dy)
    x, y = sample[0] - first[0], sample[1] - first[1]
    share = min(1.0, max(0.0, (x * dx + y * dy) / length**2)) if length else 0.0
    distance = math.hypot(x - share * dx, y - share * dy)
    late = abs(sample[2] - first[2] - share * (last[2] - first[2]))
    pressed = abs(sample[3] - first[3] - share * (last[3] - first[3]))
    coarse = tolerance / USUAL
    return max(distance / tolerance, late / _LATE / coarse, pressed / _PRESSED / coarse)


def _nearest_half(stroke: Stroke, begin: int, end: int) -> int:
    """Return the sample between two that is nearest to half way, so that both parts are of similar length."""
    x, y = (stroke[begin][0] + stroke[end][0]) / 2, (stroke[begin][1] + stroke[end][1]) / 2
    return min(range(begin + 1, end), key=lambda index: math.dist((x, y), stroke[index][:2]))
