"""The frames that the lines of a page make: the rooms that they part from one another and from the rest of the page.

Lines are taken together: places that differ by no more than rounding are one. What lies between neighbouring places is
a square of a board, and squares that no line parts are one room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.pdf.reading.drawn import Colour, Rectangle

OUTSIDE = 0
"""The room around all frames."""

MOST_SQUARES = 60_000
"""How many squares a board may have; the densest page that signoff sets has a tenth of them."""

_ROUNDING = 0.1  # points by which lines that meet may miss one another


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its middle: level or upright, where it lies, begins and ends, what its ink covers, and its colour."""

    is_level: bool
    at: float
    begin: float
    end: float
    box: Rectangle
    colour: Colour


class TooMany(Exception):
    """Raised for more lines at different places than any form or table has."""


class Frames:
    """The rooms between lines, by their numbers; raises TooMany."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        uprights, levels = ([one for one in lines if one.is_level is is_level] for is_level in (False, True))
        self._xs = _places([*(one.at for one in uprights), *(end for one in levels for end in (one.begin, one.end))])
        self._ys = _places([*(one.at for one in levels), *(end for one in uprights for end in (one.begin, one.end))])
        self._wide = len(self._xs) + 1
        if self._wide * (len(self._ys) + 1) > MOST_SQUARES:
            raise TooMany
        self._right, self._above = bytearray(self._count), bytearray(self._count)
        for one in lines:
            for square in self._below_or_left(one):
                (self._above if one.is_level else self._right)[square] = 1
        self._room = self._filled()
        self._boxes = self._extents()

    @property
    def rules(self) -> Sequence[Line]:
        """All the lines."""
        return self._lines

    @property
    def rooms(self) -> range:
        """The numbers of all rooms that lines close."""
        return range(1, len(self._boxes))

    def room_at(self, x: float, y: float) -> int:
        """Return the number of the room that a point lies in."""
        return self._room[bisect_left(self._ys, y) * self._wide + bisect_left(self._xs, x)]

    def box(self, room: int) -> Rectangle:
        """Return where a closed room begins and ends."""
        left, low, right, high = self._boxes[room]
        return self._xs[left - 1], self._ys[low - 1], self._xs[right], self._ys[high]

    def parting_nothing(self) -> Iterator[Line]:
        """Yield each line of which some part has the same room on both sides: it is loose at an end, or a bridge."""
        for one in self._lines:
            step = self._wide if one.is_level else 1
            squares = self._below_or_left(one)
            if not squares or any(self._room[square] == self._room[square + step] for square in squares):
                yield one

    def is_rectangle(self, room: int) -> bool:
        """Whether a closed room is a rectangle, but for frames that stand within it."""
        left, low, right, high = self._boxes[room]
        edge = [row * self._wide + column for row in (low, high) for column in range(left, right + 1)]
        edge += [row * self._wide + column for column in (left, right) for row in range(low, high + 1)]
        return all(self._room[square] == room for square in edge)

    @property
    def _count(self) -> int:
        return self._wide * (len(self._ys) + 1)

    def _below_or_left(self, line: Line) -> range:
        """Return the squares that a line lies along, on its lower or its left side."""
        along, across = (self._xs, self._ys) if line.is_level else (self._ys, self._xs)
        at, begin, end = _index(across, line.at), _index(along, line.begin), _index(along, line.end)
        if line.is_level:
            return range(at * self._wide + begin + 1, at * self._wide + end + 1)
        return range((begin + 1) * self._wide + at, (end + 1) * self._wide + at, self._wide)

    def _filled(self) -> list[int]:
        """Return the number of each square's room; the first square is outside."""
        wide, count, right, above = self._wide, self._count, self._right, self._above
        room, number = [-1] * count, 0
        for start in range(count):
            if room[start] >= 0:
                continue
            room[start], waiting = number, [start]
            while waiting:
                one = waiting.pop()
                column = one % wide
                for other, is_parted in (
                    (one + 1, column + 1 == wide or right[one]),
                    (one - 1, column == 0 or right[one - 1]),
                    (one + wide, one + wide >= count or above[one]),
                    (one - wide, one < wide or above[one - wide]),
                ):
                    if not is_parted and room[other] < 0:
                        room[other] = number
                        waiting.append(other)
            number += 1
        return room

    def _extents(self) -> list[tuple[int, int, int, int]]:
        """Return the first and last column and row of each room."""
        found: dict[int, tuple[int, int, int, int]] = {}
        for square, room in enumerate(self._room):
            row, column = divmod(square, self._wide)
            left, low, right, _ = found.get(room, (column, row, column, row))
            found[room] = min(left, column), low, max(right, column), row
        return [found[room] for room in range(len(found))]


def _places(values: Sequence[float]) -> list[float]:
    """Return each place once, taking those together that are no farther from the first of them than rounding."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _ROUNDING:
            places.append(value)
    return places


def _index(places: Sequence[float], value: float) -> int:
    """Return which of the places a value was taken to."""
    return bisect_right(places, value) - 1
