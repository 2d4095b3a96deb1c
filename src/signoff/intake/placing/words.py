"""The words of a text as labels are compared by: without case, punctuation, note marks and spaces, but with places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKENS = re.compile(r"\[\d{1,3}\]|[\u00b2\u00b3\u00b9\u2070-\u2079]+|[^\W_]+(?:['’][^\W_]+)*")
_NOTE = re.compile(r"\[\d{1,3}\]|[\u00b2\u00b3\u00b9\u2070-\u2079]+")
_TRAILING = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u2079]+$")
_STUCK_NOTE = re.compile(r"(?<=[a-z])\d{1,2}$")

FUZZY_FROM = 4
"""Labels of so many words are known also where some of the words differ."""

BEGINNING_FROM = 6
"""The beginning of a label, of so many words or more, is known as the label."""

LIKENESS = 0.8
"""How much of a long label's words has to agree."""

LEAST_SHARED = 0.6
"""How many of its words have to be there at all, in any order."""


class Word(NamedTuple):
    """A word in small letters, and where it ends in its text."""

    text: str
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; marks of notes are none."""
    return tuple(
        Word(_TRAILING.sub("", match[0].lower().replace("’", "'")), match.end())
        for match in _TOKENS.finditer(text)
        if not _NOTE.fullmatch(match[0])
    )


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text alone."""
    return tuple(word.text for word in words_of(text))


def end_of_prefix(words: Sequence[Word], sought: Sequence[str]) -> int | None:
    """Return where the words of a label end at the start of these words; None where they are not there."""
    count = len(sought)
    if not count:
        return None
    if len(words) >= count and all(_same(words[place].text, sought[place]) for place in range(count)):
        return words[count - 1].end
    if BEGINNING_FROM <= len(words) < count and all(_same(word.text, sought[n]) for n, word in enumerate(words)):
        return words[-1].end
    if count < FUZZY_FROM or len(words) < count - 2 or sought[0] not in beginning_of(words):
        return None
    shared = {word.text for word in words[: count + 3]}.intersection(sought)
    return _likely_end(words, sought) if len(shared) >= LEAST_SHARED * len(set(sought)) else None


def _likely_end(words: Sequence[Word], sought: Sequence[str]) -> int | None:
    """Return where the words end that are most like a label; None where none are enough like it."""
    best, end = LIKENESS, None
    matcher = SequenceMatcher(None, (), sought, autojunk=False)
    for length in range(max(len(sought) - 2, 1), min(len(sought) + 3, len(words)) + 1):
        matcher.set_seq1([word.text for word in words[:length]])
        likeness = matcher.ratio()
        if likeness >= best and words[length - 1].text in sought:
            best, end = likeness + 0.001, words[length - 1].end
    return end


def beginning_of(words: Sequence[Word]) -> frozenset[str]:
    """Return the words that a label may begin with which a text begins with, also where a word is put before it."""
    return frozenset(text for word in words[:3] for text in (word.text, _STUCK_NOTE.sub("", word.text)))


def is_like(text: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether two texts say the same, but for a few words."""
    if tuple(text) == tuple(sought):
        return bool(text)
    if len(text) < FUZZY_FROM or abs(len(text) - len(sought)) > max(3, len(sought) // 4):
        return False
    return SequenceMatcher(None, list(text), list(sought), autojunk=False).ratio() >= LIKENESS


def _same(word: str, sought: str) -> bool:
    return word == sought or _STUCK_NOTE.sub("", word) == sought
