"""Where headings and rows stand in a list of which only the numbers are known: arithmetic, so that no row is laid out.

A *place* counts the notices alone, a *line* the headings too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

HEADING_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class _Group:
    """The first place and line of a group, the line being its heading's, its top, and how many notices it has."""

    place: int
    line: int
    top: int
    count: int


class GroupedLayout:
    """Groups of rows of one height, each below its heading."""

    def __init__(self, counts: Sequence[int] = (), row_height: int = 1, heading_height: int = HEADING_HEIGHT) -> None:
        """Lay out groups with so many notices each."""
        self._row_height = row_height
        self._heading_height = heading_height
        places = list(accumulate(counts, initial=0))
        self._groups = [
            _Group(place, place + number, place * row_height + number * heading_height, count)
            for number, (place, count) in enumerate(zip(places, counts, strict=False))
        ]
        self._places, self._lines = places[-1], places[-1] + len(counts)
        self._height = places[-1] * row_height + len(counts) * heading_height

    @property
    def places(self) -> int:
        """How many notices there are."""
        return self._places

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._lines

    @property
    def height(self) -> int:
        """The height of all, in pixels."""
        return self._height

    @property
    def row_height(self) -> int:
        """The height of a notice, in pixels."""
        return self._row_height

    def place_at(self, line: int) -> int | None:
        """Return the place of the notice in a line; None of a heading's, and beyond the end."""
        if not 0 <= line < self._lines:
            return None
        group = self._group_of_line(line)
        return None if line == group.line else group.place + line - group.line - 1

    def heading_at(self, line: int) -> int | None:
        """Return which group's heading stands in a line, counted from 0; None where a notice does."""
        group = self._group_of_line(line) if 0 <= line < self._lines else None
        return self._groups.index(group) if group is not None and group.line == line else None

    def line_of(self, place: int) -> int:
        """Return the line of a place."""
        return place + bisect_right(self._groups, place, key=lambda group: group.place)

    def top(self, line: int) -> int:
        """Return where a line begins, in pixels from the list's beginning."""
        if line >= self._lines:
            return self._height
        group = self._group_of_line(line)
        below = self._heading_height + (line - group.line - 1) * self._row_height
        return group.top if line == group.line else group.top + below

    def height_of(self, line: int) -> int:
        """Return how high a line is."""
        return self._heading_height if self.heading_at(line) is not None else self._row_height

    def line_at(self, pixel: int) -> int:
        """Return the line so far below the list's beginning; -1 above it and below the end."""
        if not 0 <= pixel < self._height:
            return -1
        group = self._groups[bisect_right(self._groups, pixel, key=lambda group: group.top) - 1]
        below = pixel - group.top - self._heading_height
        return group.line if below < 0 else group.line + 1 + below // self._row_height

    def _group_of_line(self, line: int) -> _Group:
        return self._groups[bisect_right(self._groups, line, key=lambda group: group.line) - 1]
