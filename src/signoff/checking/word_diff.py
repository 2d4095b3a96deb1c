"""Compares two sequences of words, and describes the differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from signoff.errors import on_one_line

OTHER_NOTICE = "The printed pages are not those of the notice that is attached to them."
NO_WORDS = "The printed pages have no words that can be read: they may be pictures."
MORE = "The printed words differ from the record’s in {more} more places."

_LEAST_SIMILAR = 0.5
"""Below this similarity the pages are another notice's; the form's own words are about a third of a notice."""

_MOST_REPORTED = 3
_LONGEST = 90
"""The most characters of a difference that are shown."""

_MOST_WORDS = 4_000
"""Beyond this many differing words, all are reported as one difference: comparing them would take minutes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are printed differently from the record, and their positions among each side's words."""

    printed: tuple[str, ...]
    recorded: tuple[str, ...]
    printed_at: int
    recorded_at: int


def differences(printed: Sequence[str], recorded: Sequence[str]) -> list[Difference]:
    """Return where two sequences of words differ, in order; empty where they are the same."""
    start = common_prefix(printed, recorded)
    end = common_prefix(printed[start:][::-1], recorded[start:][::-1])
    printed_part, recorded_part = printed[start : len(printed) - end], recorded[start : len(recorded) - end]
    if not printed_part and not recorded_part:
        return []
    if max(len(printed_part), len(recorded_part)) > _MOST_WORDS:
        return [Difference(tuple(printed_part), tuple(recorded_part), start, start)]
    matcher = SequenceMatcher(None, printed_part, recorded_part, autojunk=False)
    return [
        Difference(tuple(printed_part[a:b]), tuple(recorded_part[c:d]), start + a, start + c)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def similarity(printed: Sequence[str], recorded: Sequence[str]) -> float:
    """Return the share of the longer sequence's words that the other has too, in any order: 0 to 1."""
    from collections import Counter

    shared = sum((Counter(printed) & Counter(recorded)).values())
    return shared / max(len(printed), len(recorded), 1)


def mismatch(printed: Sequence[str], recorded: Sequence[str]) -> str | None:
    """Return a sentence where comparing word by word is pointless: nothing is printed, or another notice."""
    if not printed:
        return NO_WORDS
    return OTHER_NOTICE if similarity(printed, recorded) < _LEAST_SIMILAR else None


def describe_all(changes: Sequence[Difference], where: Callable[[Difference], str]) -> Iterator[str]:
    """Yield a sentence for each of the first differences, then how many more there are."""
    for change in changes[:_MOST_REPORTED]:
        yield describe_difference(change, where(change))
    if len(changes) > _MOST_REPORTED:
        yield MORE.format(more=len(changes) - _MOST_REPORTED)


def describe_difference(difference: Difference, where: str) -> str:
    """Return a sentence for a difference; `where` is its end, such as "on page 2"."""
    printed, recorded = _quoted(difference.printed), _quoted(difference.recorded)
    if not difference.recorded:
        return f"The printed notice adds {printed}, which the record does not have, {where}."
    if not difference.printed:
        return f"The printed notice leaves out {recorded}, which the record has, {where}."
    return f"The printed notice says {printed} where the record says {recorded}, {where}."


def common_prefix(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words two sequences have in common at their beginning."""
    count = 0
    for first_word, second_word in zip(first, second, strict=False):
        if first_word != second_word:
            break
        count += 1
    return count


def _quoted(words: Sequence[str]) -> str:
    text = on_one_line(" ".join(words))
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'}”"
