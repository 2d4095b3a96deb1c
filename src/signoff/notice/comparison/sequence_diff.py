"""Where two sequences differ, in bounded time however long and repetitive they are.

What both have once is found first, and lines the sequences up; between, the fewest differences are looked for (Myers)
as long as the steps last. After that, what is left counts as different as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

MOST_STEPS = 1_000_000
"""The steps of one comparison: a second or two on a slow computer."""

_PHRASE = 6
"""Words that differ on both sides of one that is the same, from which on it is counted to them."""

_SHORT = 48
"""Elements of two parts together that are compared at once, without lining them up first."""


class Gap(NamedTuple):
    """A stretch of the first sequence, and the one of the second that is there instead; either may be empty."""

    first: int
    first_end: int
    second: int
    second_end: int


class Steps:
    """The steps that are left for a comparison, or for several that belong together."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self._left = most

    def take(self, count: int) -> bool:
        """Use up some steps; return False where there are none left."""
        self._left -= count
        return self._left > 0


def gaps(first: Sequence[Hashable], second: Sequence[Hashable], steps: Steps | None = None) -> list[Gap]:
    """Return where two sequences differ, in order; empty where they are the same."""
    return list(_joined(_gaps(first, second, steps or Steps())))


def in_phrases(differences: Sequence[Gap]) -> list[Gap]:
    """Return differences between words with those as one between which a single word is the same by chance."""
    joined: list[Gap] = []
    for gap in differences:
        last = joined[-1] if joined else None
        if last is not None and gap.first - last.first_end == 1 and _size(last) + _size(gap) >= _PHRASE:
            joined[-1] = Gap(last.first, gap.first_end, last.second, gap.second_end)
        else:
            joined.append(gap)
    return joined


def _size(gap: Gap) -> int:
    return gap.first_end - gap.first + gap.second_end - gap.second


def _gaps(first: Sequence[Hashable], second: Sequence[Hashable], steps: Steps) -> Iterator[Gap]:
    waiting = [Gap(0, len(first), 0, len(second))]
    while waiting:
        part = _trimmed(first, second, waiting.pop())
        if part.first == part.first_end and part.second == part.second_end:
            continue
        if part.first == part.first_end or part.second == part.second_end:
            yield part
            continue
        anchors = _anchors(first, second, part, steps)
        if anchors:
            waiting.extend(reversed(list(_between(part, anchors))))
        else:
            yield from _fewest(first, second, part, steps)


def _trimmed(first: Sequence[Hashable], second: Sequence[Hashable], part: Gap) -> Gap:
    """Return the part without what both sides have in common at its beginning and end."""
    a, a_end, b, b_end = part
    while a < a_end and b < b_end and first[a] == second[b]:
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and first[a_end - 1] == second[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    return Gap(a, a_end, b, b_end)


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable], part: Gap, steps: Steps) -> list[tuple[int, int]]:
    """Return pairs of what both sides of a part have exactly once, in the order of both; none for a short part."""
    a, a_end, b, b_end = part
    size = a_end - a + b_end - b
    if size <= _SHORT or not steps.take(size):
        return []
    in_first, in_second = Counter(first[a:a_end]), Counter(second[b:b_end])
    places = {second[place]: place for place in range(b, b_end) if in_second[second[place]] == 1}
    pairs = [(place, places[first[place]]) for place in range(a, a_end) if _is_unique(first[place], in_first, places)]
    return _longest_rising(pairs)


def _is_unique(element: Hashable, counts: Counter[Hashable], places: dict[Hashable, int]) -> bool:
    return counts[element] == 1 and element in places


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs that rise on both sides; they rise on the first already."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(second)
            ends.append(place)
        else:
            tails[length], ends[length] = second, place
    chosen: list[tuple[int, int]] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _between(part: Gap, anchors: Sequence[tuple[int, int]]) -> Iterator[Gap]:
    a, b = part.first, part.second
    for first, second in anchors:
        yield Gap(a, first, b, second)
        a, b = first + 1, second + 1
    yield Gap(a, part.first_end, b, part.second_end)


def _fewest(first: Sequence[Hashable], second: Sequence[Hashable], part: Gap, steps: Steps) -> Iterator[Gap]:
    """Yield the fewest differences within a part (Myers); all of it once the steps are used up."""
    reached = _reached(first, second, part, steps)
    if reached is None:
        yield part
        return
    a, b = part.first_end - part.first, part.second_end - part.second
    edits: list[Gap] = []
    for depth in range(len(reached) - 1, 0, -1):
        diagonal, row = a - b, reached[depth - 1]
        down = diagonal == -depth or (diagonal != depth and row.get(diagonal - 1, -1) < row.get(diagonal + 1, -1))
        previous = diagonal + 1 if down else diagonal - 1
        a = row[previous]
        b = a - previous
        at, to = part.first + a, part.second + b
        edits.append(Gap(at, at, to, to + 1) if down else Gap(at, at + 1, to, to))
    yield from reversed(edits)


def _reached(
    first: Sequence[Hashable], second: Sequence[Hashable], part: Gap, steps: Steps
) -> list[dict[int, int]] | None:
    """Return how far each diagonal was reached after each number of edits; None where the steps did not last."""
    a0, b0 = part.first, part.second
    length, other = part.first_end - a0, part.second_end - b0
    row: dict[int, int] = {}
    reached: list[dict[int, int]] = []
    for depth in range(length + other + 1):
        if not steps.take(2 * depth + 1):
            return None
        following: dict[int, int] = {}
        for diagonal in range(-depth, depth + 1, 2):
            if depth == 0:
                a = 0
            elif diagonal == -depth or (diagonal != depth and row.get(diagonal - 1, -1) < row.get(diagonal + 1, -1)):
                a = row[diagonal + 1]
            else:
                a = row[diagonal - 1] + 1
            start = a
            while a < length and a - diagonal < other and first[a0 + a] == second[b0 + a - diagonal]:
                a += 1
            following[diagonal] = a
            if a > start and not steps.take(a - start):
                return None
            if diagonal == length - other and a >= length:
                return [*reached, following]
        reached.append(following)
        row = following
    return None


def _joined(parts: Iterator[Gap]) -> Iterator[Gap]:
    """Yield the gaps with those that touch one another as one."""
    last: Gap | None = None
    for gap in parts:
        if last is not None and (last.first_end, last.second_end) == (gap.first, gap.second):
            last = Gap(last.first, gap.first_end, last.second, gap.second_end)
            continue
        if last is not None:
            yield last
        last = gap
    if last is not None:
        yield last
