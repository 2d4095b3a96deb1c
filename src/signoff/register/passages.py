"""The passage of a notice in which the words of a search stand, as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from signoff.notice.record.record import Record
from signoff.register.search_index import texts_of
from signoff.register.search_words import normalise

LONGEST = 160
"""How many characters of a text a passage has, about: what a list can show of it on a line or two."""

_BEFORE = 40
_WORD = re.compile(r"[^\W_]+(?:['’`´.,\u0300-\u036f]*[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of one of a notice's texts on one line, and where in it words were found: from and up to which character.

    Where the text goes on before or after, there is an ellipsis.
    """

    text: str
    matches: tuple[tuple[int, int], ...]


def passage_of(record: Record, asked: str) -> Passage | None:
    """Return the passage of a notice with most of the words asked for; None where none has any.

    Of equals it is the first, but the subject comes last, since a list shows that anyway.
    Words count as they do in the search: without case, accents and punctuation, the last one as a beginning.
    """
    terms = [word for part in asked.split() for word in normalise(part)]
    subject, best = record.notice.subject, (0, 0)
    passage: Passage | None = None
    for source in texts_of(record) if terms else ():
        text = " ".join(source.split())
        found = list(_matches(text, terms))
        worth = len({term for _, _, term in found}), int(source != subject)
        if found and worth > best:
            best, passage = worth, _cut(text, [(begin, end) for begin, end, _ in found])
    return passage


def _matches(text: str, terms: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each word that was asked for stands, and which one it is."""
    whole, beginning = set(terms[:-1]), terms[-1]
    for word in _WORD.finditer(text):
        for folded in normalise(word[0]):
            if folded in whole or folded.startswith(beginning):
                yield word.start(), word.end(), folded if folded in whole else beginning
                break


def _cut(text: str, matches: list[tuple[int, int]]) -> Passage:
    """Return what stands around the first match, cut between words."""
    begin = max(0, matches[0][0] - _BEFORE)
    if begin:
        begin = text.rfind(" ", 0, begin + 1) + 1
    end = max(begin + LONGEST, matches[0][1])
    if end < len(text):
        end = max(text.rfind(" ", begin, end + 1), matches[0][1])
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    shift = len(before) - begin
    shown = tuple((first + shift, last + shift) for first, last in matches if last <= end)
    return Passage(f"{before}{text[begin:end]}{after}", shown)
