"""Whether lines and areas are those of a form: frames closed around words, tints within frames, lines under links.

Lines and areas that hold nothing could draw letters, strike a comma's foot, or put a dash before a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.blocks import Placed
from signoff.checking.fidelity.geometry import Rows, ink_box, is_inked
from signoff.checking.fidelity.visible import Unseen, lies_under, link_lines
from signoff.pdf.reading.document import Page
from signoff.pdf.reading.drawn import Area, Glyphs, Rectangle, Rule

STRAY = "a line belongs to no frame, link or footnote"
UNFRAMED = "a tint fills no cell"

_NEAR = 0.7
_SHORTEST = 12.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by its middle: level or upright, where it lies, and where it begins and ends."""

    is_level: bool
    at: float
    begin: float
    end: float
    box: Rectangle


def strange_lines(page: Page, placed: Sequence[Placed], empty: int) -> Iterator[Unseen]:
    """Yield the first line and the first area of a page that belong to nothing, given the blocks on it.

    `empty` is how many tables of the file have a row without words.
    """
    notes, text = ([one.box for one in placed if one.block.context.is_note is is_note] for is_note in (True, False))
    runs = [one for one in page.drawn if isinstance(one, Glyphs) and is_inked(one)]
    links = link_lines(page.drawn)
    lines = [_line(one) for one in page.drawn if isinstance(one, Rule) and not lies_under(one, links)]
    lowest = min((one.at for one in lines if _is_above_notes(one, notes, text)), default=None)
    apart = [one for one in lines if one.is_level and one.at == lowest][:1]  # the last row of the form may lie above it
    grid = _Grid([one for one in lines if one not in apart])
    if any(grid.open_ends()):
        grid = _Grid(lines)
    yield from grid.open_ends()
    yield from grid.without_words(Rows(list(map(ink_box, runs))), empty)
    yield from grid.unframed([one for one in page.drawn if isinstance(one, Area)])


def _line(rule: Rule) -> _Line:
    left, bottom, right, top = rule.box
    if right - left >= top - bottom:
        return _Line(True, (bottom + top) / 2, left, right, rule.box)
    return _Line(False, (left + right) / 2, bottom, top, rule.box)


def _is_above_notes(line: _Line, notes: Sequence[Rectangle], text: Sequence[Rectangle]) -> bool:
    """Whether it is the line that parts the footnotes from all other words of the page."""
    if not line.is_level or not notes:
        return False
    is_between = max(one[3] for one in notes) <= line.at <= min((one[1] for one in text), default=line.at)
    return is_between and line.end - line.begin > 4 * _SHORTEST


class _Grid:
    """The lines of a page that make frames, each connected with those that its ends meet."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines
        self._at: dict[tuple[bool, int], list[int]] = {}
        self._group = list(range(len(lines)))
        for number, one in enumerate(lines):
            self._at.setdefault((one.is_level, round(one.at)), []).append(number)

    def open_ends(self) -> Iterator[Unseen]:
        """Yield a line of which an end meets none that goes across."""
        for number, one in enumerate(self._lines):
            for end in (one.begin, one.end):
                met = next(self._through(not one.is_level, end, one.at, one.at), None)
                if met is None:
                    yield Unseen(STRAY, one.box)
                    return
                self._group[self._root(number)] = self._root(met)

    def without_words(self, words: Rows, empty: int) -> Iterator[Unseen]:
        """Yield a frame around no words, or smaller than any cell, beyond so many."""
        groups: dict[int, list[_Line]] = {}
        for number, one in enumerate(self._lines):
            groups.setdefault(self._root(number), []).append(one)
        for held in groups.values():
            box = _around([one.box for one in held])
            if not words.meets(box) or any(one.is_level and one.end - one.begin < _SHORTEST for one in held):
                empty -= 1
            if empty < 0:
                yield Unseen(STRAY, box)
                return

    def unframed(self, areas: Sequence[Area]) -> Iterator[Unseen]:
        """Yield an area of which a side lies on no line."""
        for area in areas:
            left, bottom, right, top = area.box
            sides = ((True, (bottom, top), (left, right)), (False, (left, right), (bottom, top)))
            if not all(
                next(self._through(level, at, *ends), None) is not None for level, both, ends in sides for at in both
            ):
                yield Unseen(UNFRAMED, area.box)
                return

    def _through(self, is_level: bool, at: float, begin: float, end: float) -> Iterator[int]:
        """Yield the number of each line at a place that reaches from one point to another."""
        for place in (round(at) - 1, round(at), round(at) + 1):
            for number in self._at.get((is_level, place), ()):
                one = self._lines[number]
                if abs(one.at - at) <= _NEAR and one.begin <= begin + _NEAR and end - _NEAR <= one.end:
                    yield number

    def _root(self, number: int) -> int:
        while self._group[number] != number:
            self._group[number] = self._group[self._group[number]]
            number = self._group[number]
        return number


def _around(boxes: Sequence[Rectangle]) -> Rectangle:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
