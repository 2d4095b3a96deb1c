"""What differs between two states of a notice: answer by answer, and within each the words that do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from msgspec.structs import replace

from signoff.checking.word_diff import differences
from signoff.notice.form.answers import answers
from signoff.notice.record.cleaning import notice_as_read
from signoff.notice.record.record import Record

_CONTEXT = 12
"""Words that are shown on each side of those that differ; what lies between is left out."""

GAP = "…"

_WORDS = re.compile(r"\n|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side in a row; `differs` says that the other side does not have them."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """An answer that two states give differently: what is asked, and what each says; empty where it says nothing."""

    label: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]


def answer_differences(before: Record, after: Record) -> Iterator[AnswerDifference]:
    """Yield every answer that differs, in the form's order."""
    earlier, later = ({answer.field: answer for answer in answers(_as_read(record))} for record in (before, after))
    for field in _in_order(list(earlier), list(later)):
        first, second = earlier.get(field), later.get(field)
        words = first.words if first else "", second.words if second else ""
        if words[0] != words[1]:
            shown = second or first
            yield AnswerDifference(shown.label if shown else "", *_runs_of(*words))


def _as_read(record: Record) -> Record:
    """Return the record without what cannot be seen: a difference that nobody can see is none."""
    return replace(record, notice=notice_as_read(record.notice))


def _in_order(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for pair in zip_longest(first, second):
        for field in pair:
            if field is not None and field not in seen:
                seen.add(field)
                yield field


def _runs_of(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    first, second = _WORDS.findall(before), _WORDS.findall(after)
    changes = differences(first, second)
    return (
        tuple(_runs(first, [(change.printed_at, len(change.printed)) for change in changes])),
        tuple(_runs(second, [(change.recorded_at, len(change.recorded)) for change in changes])),
    )


def _runs(words: Sequence[str], changed: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield the words that differ, with some of those around them."""
    place = 0
    for index, (start, count) in enumerate(changed):
        yield from _shared(words[place:start], is_first=index == 0)
        if count:
            yield Run(_text(words[start : start + count]), differs=True)
        place = start + count
    yield from _shared(words[place:], is_first=not changed, is_last=True)


def _shared(words: Sequence[str], *, is_first: bool = False, is_last: bool = False) -> Iterator[Run]:
    head = () if is_first else words[:_CONTEXT]
    tail = () if is_last else words[-_CONTEXT:]
    if len(words) > 2 * _CONTEXT:
        text = " ".join(part for part in (_text(head), GAP, _text(tail)) if part)
    else:
        text = _text(words)
    if text:
        yield Run(text, differs=False)


def _text(words: Sequence[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
