"""Lines of words compared: which lines belong together, and which words of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from signoff.notice.comparison.sequence_diff import Gap, Steps, gaps, in_phrases

_AHEAD = 3
"""Lines further on in which the one that belongs to a changed line is looked for."""

_ALIKE = 0.35
"""The share of their words that two lines have in common at least where one is the other, changed."""


class Word(NamedTuple):
    """A word as it is shown, and how it looks: bold, linked, the mark of a list; both count where words are compared.

    What is shown may differ where `counts_as` is given: items of a list are not changed by being numbered anew.
    """

    text: str
    look: str = ""
    counts_as: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What is compared."""
        return self.counts_as or self.text, self.look


Line: TypeAlias = tuple[Word, ...]
Keys: TypeAlias = tuple[tuple[str, str], ...]


class LinePair(NamedTuple):
    """The places of a line on each side, None where there is none; the gaps are places of words that differ."""

    before: int | None
    after: int | None
    gaps: tuple[Gap, ...] = ()


def pairs_of(before: Sequence[Line], after: Sequence[Line]) -> list[LinePair]:
    """Return every line of both sides in order, those that belong together as a pair."""
    return list(_pairs(before, after))


def _pairs(before: Sequence[Line], after: Sequence[Line]) -> Iterator[LinePair]:
    steps = Steps()
    first, second = [_keys(line) for line in before], [_keys(line) for line in after]
    place, other = 0, 0
    for gap in gaps(first, second, steps):
        yield from _same(place, other, gap.first - place)
        yield from _changed(first, second, gap, steps)
        place, other = gap.first_end, gap.second_end
    yield from _same(place, other, len(before) - place)


def _keys(line: Line) -> Keys:
    return tuple(word.key for word in line)


def _same(before: int, after: int, count: int) -> Iterator[LinePair]:
    return (LinePair(before + number, after + number) for number in range(count))


def _changed(before: Sequence[Keys], after: Sequence[Keys], gap: Gap, steps: Steps) -> Iterator[LinePair]:
    """Yield the lines of a gap: a line after goes with one before that it has much in common with."""
    place, other = gap.first, gap.second
    for later in range(gap.second, gap.second_end):
        match = _match(before, place, gap.first_end, after[later])
        if match is not None:
            yield from _unlike(before, after, Gap(place, match, other, later))
            yield LinePair(match, later, tuple(in_phrases(gaps(before[match], after[later], steps))))
            place, other = match + 1, later + 1
    yield from _unlike(before, after, Gap(place, gap.first_end, other, gap.second_end))


def _unlike(before: Sequence[Keys], after: Sequence[Keys], gap: Gap) -> Iterator[LinePair]:
    """Yield lines that have little in common: those before, then those after; one that took another's place with it."""
    if (gap.first_end - gap.first, gap.second_end - gap.second) == (1, 1):
        whole = Gap(0, len(before[gap.first]), 0, len(after[gap.second]))
        yield LinePair(gap.first, gap.second, (whole,))
        return
    yield from (LinePair(number, None) for number in range(gap.first, gap.first_end))
    yield from (LinePair(None, number) for number in range(gap.second, gap.second_end))


def _match(before: Sequence[Keys], start: int, end: int, line: Keys) -> int | None:
    counts = Counter(line)
    scores = [
        (2 * sum((counts & Counter(before[place])).values()) / max(1, len(line) + len(before[place])), -place)
        for place in range(start, min(end, start + _AHEAD))
    ]
    score, place = max(scores, default=(0.0, 0))
    return -place if score >= _ALIKE else None
