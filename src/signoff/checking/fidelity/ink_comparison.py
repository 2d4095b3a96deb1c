"""Whether two sets of closed shapes, filled by the non-zero rule, have ink in the same places, whatever their sizes.

Versions may draw the same ink with other outlines, so ink is compared, not outlines: on a fine grid, each square with
ink has some of the other's ink within a few squares.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

Shape: TypeAlias = Sequence[tuple[float, float]]

_ROWS = 512
_REACH = 4
"""How many squares apart ink may be: 0.8 % of a mark's size."""

_SAME = 0.002
"""How far apart corresponding points may be, as a share of a mark's size, if one method wrote them."""

_MOST_POINTS = 400_000


def same_ink(actual: Sequence[Shape], expected: Sequence[Shape]) -> bool:
    """Return whether two marks, each scaled to a square of size 1, have their ink in the same places."""
    scaled, theirs = _scale(actual), _scale(expected)
    if _same_points(scaled, theirs):
        return True
    if sum(map(len, scaled)) > _MOST_POINTS:
        return False
    rows, expected_rows = _rasterise(scaled), _rasterise(theirs)
    return _within(rows, _dilate(expected_rows)) and _within(expected_rows, _dilate(rows))


def _scale(shapes: Sequence[Shape]) -> list[Shape]:
    """Return shapes scaled to a square of size 1, in their own proportions."""
    points = [point for shape in shapes for point in shape]
    if not points:
        return []
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    size = max(max(x for x, _ in points) - left, max(y for _, y in points) - bottom) or 1.0
    return [[((x - left) / size, (y - bottom) / size) for x, y in shape] for shape in shapes]


def _same_points(actual: Sequence[Shape], expected: Sequence[Shape]) -> bool:
    return [len(shape) for shape in actual] == [len(shape) for shape in expected] and all(
        abs(x - u) <= _SAME and abs(y - v) <= _SAME
        for shape, expected_shape in zip(actual, expected, strict=True)
        for (x, y), (u, v) in zip(shape, expected_shape, strict=True)
    )


def _rasterise(shapes: Sequence[Shape]) -> list[int]:
    """Return the rows of the grid, each a number whose bits are the squares with ink."""
    crossings: list[list[tuple[float, int]]] = [[] for _ in range(_ROWS + 1)]
    for shape in shapes:
        for start, end in pairwise([*shape, *shape[:1]]):
            for row, x, turn in _crossed(start, end):
                crossings[row].append((x, turn))
    return [_squares(sorted(row)) for row in crossings]


def _crossed(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[int, float, int]]:
    """Yield each row whose middle an edge crosses, where, and the direction."""
    turn = 1 if start[1] < end[1] else -1
    (x0, y0), (x1, y1) = (start, end) if turn == 1 else (end, start)
    for row in range(math.ceil(y0 * _ROWS - 0.5), math.ceil(y1 * _ROWS - 0.5)):
        share = ((row + 0.5) / _ROWS - y0) / (y1 - y0)
        yield row, x0 + (x1 - x0) * share, turn


def _squares(crossings: Sequence[tuple[float, int]]) -> int:
    squares = winding = 0
    for (x, turn), (after, _) in pairwise(crossings):
        winding += turn
        if winding:
            begin, end = math.ceil(x * _ROWS - 0.5), math.ceil(after * _ROWS - 0.5)
            squares |= (1 << end) - (1 << begin)
    return squares


def _dilate(rows: Sequence[int]) -> list[int]:
    """Return the rows with all squares within reach of ink."""
    wide = [_dilate_row(row) for row in rows]
    grown = []
    for place in range(len(wide)):
        squares = 0
        for row in wide[max(0, place - _REACH) : place + _REACH + 1]:
            squares |= row
        grown.append(squares)
    return grown


def _dilate_row(row: int) -> int:
    wide = row
    for step in range(1, _REACH + 1):
        wide |= row << step | row >> step
    return wide


def _within(rows: Sequence[int], others: Sequence[int]) -> bool:
    return all(not row & ~other for row, other in zip(rows, others, strict=True))
