"""The outline of a line whose width changes: closed polygons to be filled together by the non-zero rule.

All of them turn the same way, so that where they overlap there is ink and never a hole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Contour = tuple[Point, ...]
SpinePoint = tuple[float, float, float]
"""A point on a line's middle, x and y, and the line's width there; in micrometres."""

_SHARPEST = math.radians(60)  # a sharper turn at one point parts the line: two round ends make the corner
_STRAIGHT = math.radians(5)  # a smaller turn need not show in a polygon
_FARTHEST = 1500.0  # micrometres between two points of a polygon, however straight
_CAP_SEGMENTS = 6


def outlines(spine: Sequence[SpinePoint]) -> Iterator[Contour]:
    """Yield the closed polygons that cover a line through these points, which lie evenly and closely.

    A single point is a dot. Where the line turns more tightly than it is wide, dots fill the inner side.
    """
    if len(spine) == 1:
        yield _dot(spine[0])
        return
    for piece in _split_at_sharp_turns(spine):
        yield from _piece_outline(piece)


def _split_at_sharp_turns(spine: Sequence[SpinePoint]) -> Iterator[Sequence[SpinePoint]]:
    start = 0
    directions = [_direction(before, after) for before, after in pairwise(spine)]
    for index, (before, after) in enumerate(pairwise(directions), start=1):
        if abs(_turn(before, after)) > _SHARPEST:
            yield spine[start : index + 1]
            start = index
    yield spine[start:]


def _piece_outline(spine: Sequence[SpinePoint]) -> Iterator[Contour]:
    directions = [_direction(before, after) for before, after in pairwise(spine)]
    turns = [0.0, *(_turn(before, after) for before, after in pairwise(directions)), 0.0]
    angles = [
        directions[0],
        *(angle + _turn(angle, after) / 2 for angle, after in pairwise(directions)),
        directions[-1],
    ]
    left: list[Point] = []
    right: list[Point] = []
    last_dot = -1
    for index in _needed_points(spine, turns):
        point, angle = spine[index], angles[index]
        radius = _radius(spine, turns, index)
        half = point[2] / 2
        left.append(_offset(point, angle + math.pi / 2, min(half, radius) if turns[index] > 0 else half))
        right.append(_offset(point, angle - math.pi / 2, min(half, radius) if turns[index] < 0 else half))
        if radius < half and (last_dot < 0 or math.dist(point[:2], spine[last_dot][:2]) > half / 3):
            last_dot = index
            yield _dot(point)
    end_cap = _arc(spine[-1], angles[-1] + math.pi / 2)
    start_cap = _arc(spine[0], angles[0] - math.pi / 2)
    yield (*left, *end_cap, *reversed(right), *start_cap)


def _needed_points(spine: Sequence[SpinePoint], turns: Sequence[float]) -> Iterator[int]:
    """Yield the indices of the points that a polygon needs: both ends, each bend, and some of a long straight line."""
    turned = distance = 0.0
    yield 0
    for index in range(1, len(spine) - 1):
        turned += turns[index]
        distance += math.dist(spine[index - 1][:2], spine[index][:2])
        if abs(turned) >= _STRAIGHT or distance >= _FARTHEST or abs(turns[index + 1]) >= _STRAIGHT:
            yield index
            turned = distance = 0.0
    yield len(spine) - 1


def _radius(spine: Sequence[SpinePoint], turns: Sequence[float], index: int) -> float:
    """Return the radius of the bend at a point of the spine."""
    if not turns[index]:
        return math.inf
    return math.dist(spine[index - 1][:2], spine[index + 1][:2]) / 2 / abs(turns[index])


def _direction(before: SpinePoint, after: SpinePoint) -> float:
    return math.atan2(after[1] - before[1], after[0] - before[0])


def _turn(before: float, after: float) -> float:
    """Return the angle from one direction to another, at most half a turn either way."""
    return math.remainder(after - before, math.tau)


def _offset(point: SpinePoint, angle: float, distance: float) -> Point:
    return point[0] + math.cos(angle) * distance, point[1] + math.sin(angle) * distance


def _arc(point: SpinePoint, start: float) -> list[Point]:
    """Return the inner points of a half circle around a point, turning towards smaller angles."""
    steps = range(1, _CAP_SEGMENTS)
    return [_offset(point, start - math.pi * step / _CAP_SEGMENTS, point[2] / 2) for step in steps]


def _dot(point: SpinePoint) -> Contour:
    """Return a circle, turning as the outlines do."""
    points = _CAP_SEGMENTS * 2
    return tuple(_offset(point, -math.tau * step / points, point[2] / 2) for step in range(points))
