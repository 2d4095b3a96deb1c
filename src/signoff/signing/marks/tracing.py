"""Tracing ink: a grey picture's edges as closed paths of Bézier curves.

Edges are followed through the grey values themselves (marching squares), so that they are exact to
parts of a pixel; cubic curves are then fitted to them by least squares (Schneider, Graphics Gems, 1990).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image

from signoff.errors import MarkRefused
from signoff.notice.marks.contours import Contour, Point
from signoff.notice.marks.curves import Path
from signoff.signing.marks.curve_fit import fit_curves

LEVEL = 127.5
"""The grey value along which ink is traced: half way between paper and ink."""

_MOST_EDGES = 40_000  # points: an outline of more is texture, not writing
_LEAST_EDGES = 8  # of a path: fewer is a single pixel
_REACH = 4  # points before and after over which a corner is judged
_CORNER = math.radians(50)  # a turn of more within twice that reach is a corner, not a bend
_CHUNK = 36  # points to which one curve is first fitted


def trace(ink: Image.Image, source: str) -> tuple[Path, ...]:
    """Return the outlines of ink (grey, brighter is more), in pixels from the picture's upper left corner.

    Outer edges and those of holes turn opposite ways. Raises MarkRefused for more detail than writing has.
    """
    return tuple(_path(edge) for edge in _edges(ink, source) if len(edge) >= _LEAST_EDGES)


def _edges(ink: Image.Image, source: str) -> Iterator[Contour]:
    """Yield each closed line between less and more than LEVEL, with a point between each two pixels it divides."""
    padded = Image.new("L", (ink.width + 2, ink.height + 2))
    padded.paste(ink, (1, 1))
    values, stride = padded.tobytes(), padded.width
    rights = {stride: -1, -1: -stride, -stride: 1, 1: stride}
    steps = {-1: (-1, 0), 1: (1, 0), -stride: (0, -1), stride: (0, 1)}
    starts = _edge_starts(values)
    points_so_far = 0
    while starts:
        edge: list[Point] = []
        pixel, ahead = starts.pop(), stride
        first = pixel
        while True:
            right = rights[ahead]
            share = (values[pixel] - LEVEL) / (values[pixel] - values[pixel + right])
            row, column = divmod(pixel, stride)
            across, down = steps[right]
            edge.append((column - 0.5 + across * share, row - 0.5 + down * share))
            pixel, ahead = _next_crossing(values, pixel, ahead, right)
            if ahead == stride:
                if pixel == first:
                    break
                starts.discard(pixel)
        points_so_far += len(edge)
        if points_so_far > _MOST_EDGES:
            raise MarkRefused(
                f"{source} has more detail than handwriting; choose a clear picture of the signature alone."
            )
        yield tuple(edge)


def _edge_starts(values: bytes) -> set[int]:
    """Return the indices of all ink pixels with paper at their left: every closed edge passes one of them."""
    inked = values.translate(bytes(255 * (value > LEVEL) for value in range(256)))
    starts: set[int] = set()
    index = inked.find(b"\x00\xff")
    while index >= 0:
        starts.add(index + 1)
        index = inked.find(b"\x00\xff", index + 2)
    return starts


def _next_crossing(values: bytes, pixel: int, ahead: int, right: int) -> tuple[int, int]:
    """Return the ink pixel at the left hand, and the direction, of the next crossing; paper is at the right hand."""
    paper = pixel + right
    left_on, right_on = values[pixel + ahead] > LEVEL, values[paper + ahead] > LEVEL
    if left_on and not right_on:
        return pixel + ahead, ahead
    if left_on and right_on:
        return paper + ahead, right
    if right_on and values[pixel] + values[pixel + ahead] + values[paper] + values[paper + ahead] > 4 * LEVEL:
        return paper + ahead, right  # two corners of ink that touch across the middle
    return pixel, -right


def _path(edge: Contour) -> Path:
    corners = _corners(edge)
    offset = corners[0] if corners else 0
    points = [*edge[offset:], *edge[:offset], edge[offset]]
    marks = [index - offset for index in corners] or [0]
    smooth = not corners
    curves = [
        curve
        for begin, end in pairwise([*marks, len(edge)])
        for curve in fit_curves(points[begin : end + 1], _CHUNK, closed=smooth)
    ]
    return points[0], tuple(curves)


def _corners(edge: Contour) -> list[int]:
    """Return the places where an edge turns sharply, each the sharpest of its neighbourhood."""
    count = len(edge)
    if count < 4 * _REACH:
        return []
    turns = [_turn(edge, index, count) for index in range(count)]
    return [
        index
        for index, turn in enumerate(turns)
        if turn > _CORNER
        and all(
            turn > turns[near % count] or (turn == turns[near % count] and near > index)
            for near in range(index - _REACH, index + _REACH + 1)
            if near != index
        )
    ]


def _turn(edge: Sequence[Point], index: int, count: int) -> float:
    x, y = edge[index]
    before, after = edge[index - _REACH], edge[(index + _REACH) % count]
    arriving = math.atan2(y - before[1], x - before[0])
    leaving = math.atan2(after[1] - y, after[0] - x)
    return abs(math.remainder(leaving - arriving, math.tau))
