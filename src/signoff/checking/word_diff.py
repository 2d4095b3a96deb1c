"""Two runs of words held against each other, and what differs said in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from signoff.errors import on_one_line

_LONGEST = 90
"""How many characters of a difference are shown."""

_MOST_WORDS = 4_000
"""Above so many words that differ, the first and the last stand for all: comparing them would take minutes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are printed otherwise than the record has them, and their places among each side's words."""

    printed: tuple[str, ...]
    recorded: tuple[str, ...]
    printed_at: int
    recorded_at: int


def differences(printed: Sequence[str], recorded: Sequence[str]) -> list[Difference]:
    """Return where two runs of words differ, in order; none where they are the same."""
    start = _common(printed, recorded)
    end = _common(printed[start:][::-1], recorded[start:][::-1])
    here, there = printed[start : len(printed) - end], recorded[start : len(recorded) - end]
    if not here and not there:
        return []
    if max(len(here), len(there)) > _MOST_WORDS:
        return [Difference(tuple(here), tuple(there), start, start)]
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [
        Difference(tuple(here[a:b]), tuple(there[c:d]), start + a, start + c)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def likeness(printed: Sequence[str], recorded: Sequence[str]) -> float:
    """Return how much of the longer run's words the other has too, whatever their order: 0 to 1."""
    from collections import Counter

    shared = sum((Counter(printed) & Counter(recorded)).values())
    return shared / max(len(printed), len(recorded), 1)


def told(one: Difference, where: str) -> str:
    """Say a difference in a sentence; `where` is its end, such as "on page 2"."""
    printed, recorded = _quoted(one.printed), _quoted(one.recorded)
    if not one.recorded:
        return f"The printed notice adds {printed}, which the record does not have, {where}."
    if not one.printed:
        return f"The printed notice leaves out {recorded}, which the record has, {where}."
    return f"The printed notice says {printed} where the record says {recorded}, {where}."


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _quoted(words: Sequence[str]) -> str:
    text = shown(" ".join(words))
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'}”"


def shown(text: str) -> str:
    """Return text from a file fit for a sentence: on one line, and without a terminal's commands."""
    return on_one_line(text)
