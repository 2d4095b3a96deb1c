"""Ink: a drawn signature as filled outlines, the one renderer for screen and print.

A centripetal Catmull–Rom curve through the samples is walked in even steps, so that neither the speed nor
the sample rate shows; its width follows the pen's pressure or, for finger and mouse, the speed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from signoff.notice.mark import Device, Sample, Stroke, StrokesMark

Point = tuple[float, float]
Contour = tuple[Point, ...]

THINNEST = 260.0
"""The width of the lightest line, in micrometres."""

THICKEST = 850.0
"""The width of the heaviest line, in micrometres."""

_STEP = 300.0  # micrometres between two points of the outline's spine: finer than print can show
_NEAREST = 60.0  # samples nearer to the last one than this are the hand's tremor
_EASY_SPEED = 80.0  # millimetres a second at which a mouse's line is half way thinned
_MEMORY = 0.7  # how much of the width before carries over, so that width never jumps
_CAP_SEGMENTS = 6

_Bead = tuple[float, float, float]  # a point of the spine, and the width there


def contours(mark: StrokesMark) -> tuple[Contour, ...]:
    """Return closed outlines, in micrometres with y downwards, to be filled by the non-zero rule.

    There is one for each stroke, and another wherever a stroke turns back on itself.
    """
    return tuple(
        _outline(piece) for stroke in mark.strokes if (beads := _spine(stroke, mark.device)) for piece in _pieces(beads)
    )


def _spine(stroke: Stroke, device: Device) -> list[_Bead]:
    samples = _thinned(stroke)
    if not samples:
        return []
    widths = _widths(samples, device)
    knots = [(float(sample[0]), float(sample[1]), width) for sample, width in zip(samples, widths, strict=True)]
    if len(knots) < 2:
        return knots
    return list(_walk(knots))


def _thinned(stroke: Stroke) -> list[Sample]:
    """Leave out samples that lie on the one before; the last one always stays, so that no end is cut off."""
    kept: list[Sample] = []
    for sample in stroke:
        if not kept or math.dist(sample[:2], kept[-1][:2]) >= _NEAREST:
            kept.append(sample)
    if len(kept) > 1 and kept[-1] is not stroke[-1]:
        kept[-1] = stroke[-1]
    return kept


def _widths(samples: Sequence[Sample], device: Device) -> list[float]:
    wanted = [_wanted(samples, place, device) for place in range(len(samples))]
    widths = [wanted[0]]
    for width in wanted[1:]:
        widths.append(_MEMORY * widths[-1] + (1 - _MEMORY) * width)
    return widths


def _wanted(samples: Sequence[Sample], place: int, device: Device) -> float:
    if device is Device.PEN:
        share = min(max(samples[place][3], 0), 1000) / 1000
    else:
        share = 1 / (1 + _speed(samples, place) / _EASY_SPEED)
    return THINNEST + (THICKEST - THINNEST) * share


def _speed(samples: Sequence[Sample], place: int) -> float:
    """Return the speed at a sample in millimetres a second (which is micrometres a millisecond)."""
    before, after = samples[max(place - 1, 0)], samples[min(place + 1, len(samples) - 1)]
    elapsed = after[2] - before[2]
    return math.dist(before[:2], after[:2]) / elapsed if elapsed > 0 else _EASY_SPEED


def _walk(knots: Sequence[_Bead]) -> Iterator[_Bead]:
    """Yield beads along the curve through the knots, about `_STEP` apart, both ends included."""
    padded = [_mirrored(knots[1], knots[0]), *knots, _mirrored(knots[-2], knots[-1])]
    yield knots[0]
    for place in range(len(knots) - 1):
        first, start, end, last = padded[place : place + 4]
        steps = max(1, math.ceil(math.dist(start[:2], end[:2]) / _STEP))
        for step in range(1, steps + 1):
            share = step / steps
            x, y = _catmull_rom(first, start, end, last, share)
            yield x, y, start[2] + (end[2] - start[2]) * share


def _mirrored(inner: _Bead, end: _Bead) -> _Bead:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1], end[2]


def _catmull_rom(first: _Bead, start: _Bead, end: _Bead, last: _Bead, share: float) -> Point:
    """Return the point at `share` of the way from start to end (Barry and Goldman's centripetal form)."""
    t0 = 0.0
    t1 = t0 + math.sqrt(math.dist(first[:2], start[:2]))
    t2 = t1 + math.sqrt(math.dist(start[:2], end[:2]))
    t3 = t2 + math.sqrt(math.dist(end[:2], last[:2]))
    t = t1 + (t2 - t1) * share
    point = []
    for axis in (0, 1):
        a1 = _between(first[axis], start[axis], t0, t1, t)
        a2 = _between(start[axis], end[axis], t1, t2, t)
        a3 = _between(end[axis], last[axis], t2, t3, t)
        b1 = _between(a1, a2, t0, t2, t)
        b2 = _between(a2, a3, t1, t3, t)
        point.append(_between(b1, b2, t1, t2, t))
    return point[0], point[1]


def _between(left: float, right: float, from_: float, to: float, at: float) -> float:
    return left + (right - left) * (at - from_) / (to - from_) if to > from_ else right


def _pieces(beads: Sequence[_Bead]) -> Iterator[Sequence[_Bead]]:
    """Cut a spine where it turns sharply: there an outline would pinch, and two round ends do not."""
    begun = 0
    for place in range(1, len(beads) - 1):
        before, here, after = beads[place - 1 : place + 2]
        along = (here[0] - before[0]) * (after[0] - here[0]) + (here[1] - before[1]) * (after[1] - here[1])
        if along < 0:
            yield beads[begun : place + 1]
            begun = place
    yield beads[begun:]


def _outline(beads: Sequence[_Bead]) -> Contour:
    if len(beads) == 1:
        return _dot(beads[0])
    directions = _directions(beads)
    left = [_beside(bead, angle + math.pi / 2) for bead, angle in zip(beads, directions, strict=True)]
    right = [_beside(bead, angle - math.pi / 2) for bead, angle in zip(beads, directions, strict=True)]
    end_cap = _arc(beads[-1], directions[-1] + math.pi / 2)
    start_cap = _arc(beads[0], directions[0] - math.pi / 2)
    return (*left, *end_cap, *reversed(right), *start_cap)


def _directions(beads: Sequence[_Bead]) -> list[float]:
    between = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(beads)]
    return [between[0], *(_mean_angle(a, b) for a, b in pairwise(between)), between[-1]]


def _mean_angle(before: float, after: float) -> float:
    return math.atan2(math.sin(before) + math.sin(after), math.cos(before) + math.cos(after))


def _beside(bead: _Bead, angle: float) -> Point:
    return bead[0] + math.cos(angle) * bead[2] / 2, bead[1] + math.sin(angle) * bead[2] / 2


def _arc(bead: _Bead, start: float) -> list[Point]:
    """Return the inner points of a half circle around a bead, turning towards smaller angles."""
    return [_beside(bead, start - math.pi * step / _CAP_SEGMENTS) for step in range(1, _CAP_SEGMENTS)]


def _dot(bead: _Bead) -> Contour:
    points = _CAP_SEGMENTS * 2
    return tuple(_beside(bead, 2 * math.pi * step / points) for step in range(points))
