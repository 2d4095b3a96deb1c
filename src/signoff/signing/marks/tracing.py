"""Tracing ink: a grey picture's edges as closed paths of Bézier curves.

Edges are followed through the grey values themselves (marching squares), so that they lie between pixels where the
ink's edge does; cubic curves are then fitted to them by least squares (Schneider, Graphics Gems, 1990).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Contour, Point
from signoff.notice.marks.curves import Path
from signoff.signing.marks.curve_fit import fitted

LEVEL = 127.5
"""The grey value along which ink is traced: half way between paper and ink."""

_MOST_EDGES = 40_000  # of all pixels: an outline of more is texture, no writing
_LEAST_EDGES = 8  # of a path: fewer is a single pixel
_REACH = 4  # points before and after over which a corner is judged
_CORNER = math.radians(50)  # a turn of more within twice that reach is a corner, not a bend
_CHUNK = 36  # points that one curve is first tried on


def traced(ink: Image.Image, source: str) -> tuple[Path, ...]:
    """Return the outlines of ink (grey, brighter is more), in pixels from the picture's upper left corner.

    Outer edges and those of holes turn opposite ways. Raises MarkRefused for more detail than writing has.
    """
    return tuple(_path(edge) for edge in _edges(ink, source) if len(edge) >= _LEAST_EDGES)


def _edges(ink: Image.Image, source: str) -> Iterator[Contour]:
    """Yield each closed line between less and more than LEVEL, a point for each two neighbours that it parts."""
    padded = Image.new("L", (ink.width + 2, ink.height + 2))
    padded.paste(ink, (1, 1))
    values, stride = padded.tobytes(), padded.width
    rights = {stride: -1, -1: -stride, -stride: 1, 1: stride}
    steps = {-1: (-1, 0), 1: (1, 0), -stride: (0, -1), stride: (0, 1)}
    starts = _starts(values)
    total = 0
    while starts:
        edge: list[Point] = []
        at, ahead = starts.pop(), stride
        begun = at
        while True:
            right = rights[ahead]
            share = (values[at] - LEVEL) / (values[at] - values[at + right])
            row, column = divmod(at, stride)
            across, down = steps[right]
            edge.append((column - 0.5 + across * share, row - 0.5 + down * share))
            at, ahead = _next(values, at, ahead, right)
            if ahead == stride:
                if at == begun:
                    break
                starts.discard(at)
        total += len(edge)
        if total > _MOST_EDGES:
            raise MarkRefused(f"{source} has more detail than writing; choose a clear picture of the signature alone.")
        yield tuple(edge)


def _starts(values: bytes) -> set[int]:
    """Return the places of all ink pixels with paper at their left: every closed edge passes one of them."""
    inked = values.translate(bytes(255 * (value > LEVEL) for value in range(256)))
    found: set[int] = set()
    place = inked.find(b"\x00\xff")
    while place >= 0:
        found.add(place + 1)
        place = inked.find(b"\x00\xff", place + 2)
    return found


def _next(values: bytes, at: int, ahead: int, right: int) -> tuple[int, int]:
    """Return the ink pixel at the left hand, and the direction, of the next crossing; paper is at the right hand."""
    other = at + right
    left_on, right_on = values[at + ahead] > LEVEL, values[other + ahead] > LEVEL
    if left_on and not right_on:
        return at + ahead, ahead
    if left_on and right_on:
        return other + ahead, right
    if right_on and values[at] + values[at + ahead] + values[other] + values[other + ahead] > 4 * LEVEL:
        return other + ahead, right  # two corners of ink that touch across the middle
    return at, -right


def _path(edge: Contour) -> Path:
    corners = _corners(edge)
    turned = corners[0] if corners else 0
    points = [*edge[turned:], *edge[:turned], edge[turned]]
    marks = [place - turned for place in corners] or [0]
    smooth = not corners
    curves = [
        curve
        for begin, end in pairwise([*marks, len(edge)])
        for curve in fitted(points[begin : end + 1], _CHUNK, closed=smooth)
    ]
    return points[0], tuple(curves)


def _corners(edge: Contour) -> list[int]:
    """Return the places where an edge turns sharply, each the sharpest of its neighbourhood."""
    count = len(edge)
    if count < 4 * _REACH:
        return []
    turns = [_turn(edge, place, count) for place in range(count)]
    return [
        place
        for place, turn in enumerate(turns)
        if turn > _CORNER
        and all(
            turn > turns[near % count] or (turn == turns[near % count] and near > place)
            for near in range(place - _REACH, place + _REACH + 1)
            if near != place
        )
    ]


def _turn(edge: Sequence[Point], place: int, count: int) -> float:
    x, y = edge[place]
    before, after = edge[place - _REACH], edge[(place + _REACH) % count]
    came = math.atan2(y - before[1], x - before[0])
    goes = math.atan2(after[1] - y, after[0] - x)
    return abs(math.remainder(goes - came, math.tau))
