"""Cubic Bézier curves fitted to a line of points by least squares (P. J. Schneider, Graphics Gems, 1990, p. 612)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from signoff.notice.marks.contours import Point
from signoff.notice.marks.curves import Curve

_ERROR = 0.4  # pixels by which a curve may leave the points
_TANGENT_REACH = 4  # points over which a tangent is measured
_TRIES = 2  # times that the points' shares of a curve are improved
_TOO_FAR = 3.0  # times the error, beyond which improving is not worth trying


def fit_curves(points: Sequence[Point], chunk: int, *, closed: bool = False) -> Iterator[Curve]:
    """Yield curves along the points from the first to the last, at first each over `chunk` points.

    They join smoothly, and so do the ends of a `closed` line, whose last point is its first.
    """
    last = len(points) - 1
    pieces = max(1, round(last / chunk))
    joints = [last * number // pieces for number in range(pieces + 1)]
    seam = (
        _tangent(points[-1 - _TANGENT_REACH], points[_TANGENT_REACH]) if closed and last > 2 * _TANGENT_REACH else None
    )
    tangents = [seam or _tangent_ahead(points, 0), *(_tangent_through(points, joint) for joint in joints[1:-1])]
    tangents.append(seam or _reversed(_tangent_behind(points, last)))
    for (begin, leaving), (end, coming) in pairwise(zip(joints, tangents, strict=True)):
        yield from _fit(points[begin : end + 1], leaving, _reversed(coming))


def _fit(points: Sequence[Point], leaving: Point, coming: Point) -> Iterator[Curve]:
    """Yield one curve, or two, divided where one curve is farthest from the points."""
    shares = _shares_of_length(points)
    curve = _least_squares(points, shares, leaving, coming)
    worst, place = _farthest(points, shares, curve)
    for _ in range(_TRIES if worst < (_TOO_FAR * _ERROR) ** 2 else 0):
        if worst <= _ERROR**2:
            break
        shares = [_improve_share(curve, points[0], point, share) for point, share in zip(points, shares, strict=True)]
        curve = _least_squares(points, shares, leaving, coming)
        worst, place = _farthest(points, shares, curve)
    if worst <= _ERROR**2 or len(points) < 4:
        yield curve
        return
    place = min(max(place, 1), len(points) - 2)
    tangent = _tangent_through(points, place)
    yield from _fit(points[: place + 1], leaving, _reversed(tangent))
    yield from _fit(points[place:], tangent, coming)


def _shares_of_length(points: Sequence[Point]) -> list[float]:
    distances = list(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0))
    return [length / distances[-1] if distances[-1] else 0.0 for length in distances]


def _least_squares(points: Sequence[Point], shares: Sequence[float], leaving: Point, coming: Point) -> Curve:
    """Return the curve with these ends and tangents that is nearest to the points at their shares of its length."""
    (x0, y0), (x3, y3) = points[0], points[-1]
    c00 = c01 = c11 = r0 = r1 = 0.0
    dot = leaving[0] * coming[0] + leaving[1] * coming[1]
    for (x, y), share in zip(points, shares, strict=True):
        rest = 1 - share
        b1, b2 = 3 * share * rest * rest, 3 * share * share * rest
        near = rest * rest * rest + b1
        dx, dy = x - (x0 * near + x3 * (1 - near)), y - (y0 * near + y3 * (1 - near))
        c00 += b1 * b1
        c01 += b1 * b2 * dot
        c11 += b2 * b2
        r0 += b1 * (leaving[0] * dx + leaving[1] * dy)
        r1 += b2 * (coming[0] * dx + coming[1] * dy)
    length = math.dist(points[0], points[-1])
    determinant = c00 * c11 - c01 * c01
    first = (r0 * c11 - r1 * c01) / determinant if abs(determinant) > 1e-12 else 0.0
    second = (c00 * r1 - c01 * r0) / determinant if abs(determinant) > 1e-12 else 0.0
    longest = 3 * sum(math.dist(a, b) for a, b in pairwise(points))
    if not (1e-3 * length < first < longest and 1e-3 * length < second < longest):
        first = second = length / 3  # the solution is unusable: Wu and Barsky's rule
    return (
        (x0 + leaving[0] * first, y0 + leaving[1] * first),
        (x3 + coming[0] * second, y3 + coming[1] * second),
        (x3, y3),
    )


def _farthest(points: Sequence[Point], shares: Sequence[float], curve: Curve) -> tuple[float, int]:
    """Return the greatest squared distance from the curve, and at which point it is."""
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = points[0], curve
    worst, place = 0.0, len(points) // 2
    for number, ((x, y), share) in enumerate(zip(points, shares, strict=True)):
        rest = 1 - share
        b0, b1 = rest * rest * rest, 3 * share * rest * rest
        b2, b3 = 3 * share * share * rest, share * share * share
        dx = x0 * b0 + x1 * b1 + x2 * b2 + x3 * b3 - x
        dy = y0 * b0 + y1 * b1 + y2 * b2 + y3 * b3 - y
        distance = dx * dx + dy * dy
        if distance > worst:
            worst, place = distance, number
    return worst, place


def _improve_share(curve: Curve, start: Point, point: Point, share: float) -> float:
    """Return a share at which the curve is nearer to the point: one step of Newton's."""
    value, slope, bend = _derivatives(start, curve, share)
    dx, dy = value[0] - point[0], value[1] - point[1]
    down = slope[0] ** 2 + slope[1] ** 2 + dx * bend[0] + dy * bend[1]
    if abs(down) < 1e-12:
        return share
    return min(1.0, max(0.0, share - (dx * slope[0] + dy * slope[1]) / down))


def _derivatives(start: Point, curve: Curve, share: float) -> tuple[Point, Point, Point]:
    rest = 1 - share
    axes = []
    for p0, p1, p2, p3 in zip(start, *curve, strict=True):
        value = rest**3 * p0 + 3 * share * rest * rest * p1 + 3 * share * share * rest * p2 + share**3 * p3
        slope = 3 * (rest * rest * (p1 - p0) + 2 * rest * share * (p2 - p1) + share * share * (p3 - p2))
        bend = 6 * (rest * (p2 - 2 * p1 + p0) + share * (p3 - 2 * p2 + p1))
        axes.append((value, slope, bend))
    (x, dx, ddx), (y, dy, ddy) = axes
    return (x, y), (dx, dy), (ddx, ddy)


def _tangent_through(points: Sequence[Point], place: int) -> Point:
    reach = max(1, min(_TANGENT_REACH, place, len(points) - 1 - place))
    return _tangent(points[place - reach], points[place + reach])


def _tangent_ahead(points: Sequence[Point], place: int) -> Point:
    return _tangent(points[place], points[min(place + _TANGENT_REACH // 2, len(points) - 1)])


def _tangent_behind(points: Sequence[Point], place: int) -> Point:
    return _tangent(points[place], points[max(place - _TANGENT_REACH // 2, 0)])


def _tangent(before: Point, after: Point) -> Point:
    x, y = after[0] - before[0], after[1] - before[1]
    length = math.hypot(x, y)
    return (x / length, y / length) if length else (1.0, 0.0)


def _reversed(tangent: Point) -> Point:
    return -tangent[0], -tangent[1]
