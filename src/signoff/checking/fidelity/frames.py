"""The frames that the lines of a page make: the rooms that they enclose.

Line positions that differ by no more than rounding count as one. The areas between neighbouring positions are squares
of a grid, and squares that no line separates are one room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.pdf.reading.drawn_items import Colour, Rectangle

OUTSIDE = 0
"""The room around all frames."""

MOST_SQUARES = 60_000
"""The most squares of a grid; the densest page that signoff sets has a tenth of them."""

_ROUNDING = 0.1  # points by which lines that meet may miss each other


@dataclass(frozen=True, slots=True)
class Line:
    """A line: level or upright, its position, where it begins and ends, the box of its ink, and its colour."""

    is_level: bool
    at: float
    begin: float
    end: float
    box: Rectangle
    colour: Colour


class TooMany(Exception):
    """Raised for more lines at different positions than any form or table has."""


class Frames:
    """The rooms between lines, by their numbers; raises TooMany."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        uprights, levels = ([line for line in lines if line.is_level is is_level] for is_level in (False, True))
        self._xs = _places(
            [*(line.at for line in uprights), *(end for line in levels for end in (line.begin, line.end))]
        )
        self._ys = _places(
            [*(line.at for line in levels), *(end for line in uprights for end in (line.begin, line.end))]
        )
        self._wide = len(self._xs) + 1
        if self._wide * (len(self._ys) + 1) > MOST_SQUARES:
            raise TooMany
        self._right, self._above = bytearray(self._count), bytearray(self._count)
        for line in lines:
            for square in self._below_or_left(line):
                (self._above if line.is_level else self._right)[square] = 1
        self._room = self._fill_rooms()
        self._boxes = self._extents()

    @property
    def rules(self) -> Sequence[Line]:
        """All the lines."""
        return self._lines

    @property
    def rooms(self) -> range:
        """The numbers of all rooms that lines enclose."""
        return range(1, len(self._boxes))

    def room_at(self, x: float, y: float) -> int:
        """Return the number of the room that contains a point."""
        return self._room[bisect_left(self._ys, y) * self._wide + bisect_left(self._xs, x)]

    def box(self, room: int) -> Rectangle:
        """Return the box of an enclosed room."""
        left, low, right, high = self._boxes[room]
        return self._xs[left - 1], self._ys[low - 1], self._xs[right], self._ys[high]

    def dangling_lines(self) -> Iterator[Line]:
        """Yield each line of which a part has the same room on both sides: it is loose at an end, or a bridge."""
        for line in self._lines:
            step = self._wide if line.is_level else 1
            squares = self._below_or_left(line)
            if not squares or any(self._room[square] == self._room[square + step] for square in squares):
                yield line

    def is_rectangle(self, room: int) -> bool:
        """Return whether an enclosed room is a rectangle, apart from frames within it."""
        left, low, right, high = self._boxes[room]
        edge = [row * self._wide + column for row in (low, high) for column in range(left, right + 1)]
        edge += [row * self._wide + column for column in (left, right) for row in range(low, high + 1)]
        return all(self._room[square] == room for square in edge)

    @property
    def _count(self) -> int:
        return self._wide * (len(self._ys) + 1)

    def _below_or_left(self, line: Line) -> range:
        """Return the squares along a line, on its lower or its left side."""
        along, across = (self._xs, self._ys) if line.is_level else (self._ys, self._xs)
        at, begin, end = _index(across, line.at), _index(along, line.begin), _index(along, line.end)
        if line.is_level:
            return range(at * self._wide + begin + 1, at * self._wide + end + 1)
        return range((begin + 1) * self._wide + at, (end + 1) * self._wide + at, self._wide)

    def _fill_rooms(self) -> list[int]:
        """Return the number of each square's room; the first square is outside."""
        wide, count, right, above = self._wide, self._count, self._right, self._above
        room, number = [-1] * count, 0
        for start in range(count):
            if room[start] >= 0:
                continue
            room[start], waiting = number, [start]
            while waiting:
                square = waiting.pop()
                column = square % wide
                for neighbour, is_parted in (
                    (square + 1, column + 1 == wide or right[square]),
                    (square - 1, column == 0 or right[square - 1]),
                    (square + wide, square + wide >= count or above[square]),
                    (square - wide, square < wide or above[square - wide]),
                ):
                    if not is_parted and room[neighbour] < 0:
                        room[neighbour] = number
                        waiting.append(neighbour)
            number += 1
        return room

    def _extents(self) -> list[tuple[int, int, int, int]]:
        """Return the first and last column and row of each room."""
        extents: dict[int, tuple[int, int, int, int]] = {}
        for square, room in enumerate(self._room):
            row, column = divmod(square, self._wide)
            left, low, right, _ = extents.get(room, (column, row, column, row))
            extents[room] = min(left, column), low, max(right, column), row
        return [extents[room] for room in range(len(extents))]


def _places(values: Sequence[float]) -> list[float]:
    """Return each position once, merging those within rounding of the first of them."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _ROUNDING:
            places.append(value)
    return places


def _index(places: Sequence[float], value: float) -> int:
    """Return the index of the position that a value was merged into."""
    return bisect_right(places, value) - 1
