"""Where the words of a comment stand in a text that may have changed since."""

from __future__ import annotations

import re
from typing import NamedTuple

from signoff.notice.record.comment import CONTEXT, LONGEST_QUOTE, Passage
from signoff.notice.text.cleaning import cleaned_lines

_MOST_PLACES = 1_000
"""How many places with the same words are compared."""


class Span(NamedTuple):
    """A part of a text, by its first character and the one after its last."""

    start: int
    end: int


def passage_at(text: str, start: int, end: int) -> Passage | None:
    """Return what a comment keeps of the words between two places of a text; None where there are no words."""
    words = cleaned_lines(text[start:end]).strip()[:LONGEST_QUOTE].strip()
    if not words:
        return None
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    places = _places(text, words)
    return Passage(
        words=words,
        occurrence=sum(place.start < first for place in places),
        before=cleaned_lines(text[max(0, first - CONTEXT) : first])[-CONTEXT:],
        after=cleaned_lines(text[end : end + CONTEXT])[:CONTEXT],
    )


def find_passage(passage: Passage, text: str) -> Span | None:
    """Return where the words of a comment stand; None where they are gone.

    Of several places it is the one with the most of what stood around them, and of those the nearest by number.
    """
    places = _places(text, passage.words)
    if not places:
        return None
    before, after = _joined(passage.before), _joined(passage.after)

    def likeness(number: int) -> tuple[int, int]:
        start, end = places[number]
        around = _common(_joined(text[max(0, start - CONTEXT) : start])[::-1], before[::-1])
        around += _common(_joined(text[end : end + CONTEXT]), after)
        return around, -abs(number - passage.occurrence)

    return places[max(range(len(places)), key=likeness)]


def _places(text: str, words: str) -> list[Span]:
    """Return where words stand, however many spaces and lines are between them."""
    places: list[Span] = []
    if not words.strip():
        return places
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for match in pattern.finditer(text):
        places.append(Span(*match.span()))
        if len(places) >= _MOST_PLACES:
            break
    return places


def _joined(text: str) -> str:
    return " ".join(text.split())


def _common(first: str, second: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
