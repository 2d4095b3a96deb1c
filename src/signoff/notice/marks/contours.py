"""The outline of a line whose width changes: closed polygons to be filled together by the non-zero rule.

All of them turn the same way, so that where they overlap there is ink and never a hole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Contour = tuple[Point, ...]
Bead = tuple[float, float, float]
"""A point of a line's spine, and the line's width there; in micrometres."""

_SHARPEST = math.radians(60)  # a turn at one bead from which the line is cut: two round ends make the corner
_EVEN = math.radians(5)  # a turn that a polygon may leave out unseen
_FARTHEST = 1500.0  # micrometres between two points of a polygon, however straight
_CAP_SEGMENTS = 6


def outlines(beads: Sequence[Bead]) -> Iterator[Contour]:
    """Yield the closed polygons that cover a line through these beads, which lie evenly and closely.

    A single bead is a dot. Where the line turns more tightly than it is wide, dots fill the inner side.
    """
    if len(beads) == 1:
        yield _dot(beads[0])
        return
    for piece in _pieces(beads):
        yield from _piece(piece)


def _pieces(beads: Sequence[Bead]) -> Iterator[Sequence[Bead]]:
    begun = 0
    directions = [_direction(before, after) for before, after in pairwise(beads)]
    for place, (before, after) in enumerate(pairwise(directions), start=1):
        if abs(_turn(before, after)) > _SHARPEST:
            yield beads[begun : place + 1]
            begun = place
    yield beads[begun:]


def _piece(beads: Sequence[Bead]) -> Iterator[Contour]:
    ahead = [_direction(before, after) for before, after in pairwise(beads)]
    turns = [0.0, *(_turn(before, after) for before, after in pairwise(ahead)), 0.0]
    angles = [ahead[0], *(angle + _turn(angle, after) / 2 for angle, after in pairwise(ahead)), ahead[-1]]
    left: list[Point] = []
    right: list[Point] = []
    last_dot = -1
    for place in _telling(beads, turns):
        bead, angle = beads[place], angles[place]
        radius = _radius(beads, turns, place)
        half = bead[2] / 2
        left.append(_beside(bead, angle + math.pi / 2, min(half, radius) if turns[place] > 0 else half))
        right.append(_beside(bead, angle - math.pi / 2, min(half, radius) if turns[place] < 0 else half))
        if radius < half and (last_dot < 0 or math.dist(bead[:2], beads[last_dot][:2]) > half / 3):
            last_dot = place
            yield _dot(bead)
    end_cap = _arc(beads[-1], angles[-1] + math.pi / 2)
    start_cap = _arc(beads[0], angles[0] - math.pi / 2)
    yield (*left, *end_cap, *reversed(right), *start_cap)


def _telling(beads: Sequence[Bead], turns: Sequence[float]) -> Iterator[int]:
    """Yield the places of the beads that a polygon needs: both ends, and wherever it bends or has gone far."""
    turned = gone = 0.0
    yield 0
    for place in range(1, len(beads) - 1):
        turned += turns[place]
        gone += math.dist(beads[place - 1][:2], beads[place][:2])
        if abs(turned) >= _EVEN or gone >= _FARTHEST or abs(turns[place + 1]) >= _EVEN:
            yield place
            turned = gone = 0.0
    yield len(beads) - 1


def _radius(beads: Sequence[Bead], turns: Sequence[float], place: int) -> float:
    """Return the radius of the bend at a bead."""
    if not turns[place]:
        return math.inf
    return math.dist(beads[place - 1][:2], beads[place + 1][:2]) / 2 / abs(turns[place])


def _direction(before: Bead, after: Bead) -> float:
    return math.atan2(after[1] - before[1], after[0] - before[0])


def _turn(before: float, after: float) -> float:
    """Return the angle from one direction to another, at most half a turn either way."""
    return math.remainder(after - before, math.tau)


def _beside(bead: Bead, angle: float, distance: float) -> Point:
    return bead[0] + math.cos(angle) * distance, bead[1] + math.sin(angle) * distance


def _arc(bead: Bead, start: float) -> list[Point]:
    """Return the inner points of a half circle around a bead, turning towards smaller angles."""
    steps = range(1, _CAP_SEGMENTS)
    return [_beside(bead, start - math.pi * step / _CAP_SEGMENTS, bead[2] / 2) for step in steps]


def _dot(bead: Bead) -> Contour:
    """Return a circle, turning as the outlines do."""
    points = _CAP_SEGMENTS * 2
    return tuple(_beside(bead, -math.tau * step / points, bead[2] / 2) for step in range(points))
