"""Senses in which a word that hints at an officer does not: an abbreviation of something else, a grant to an owner."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = r"(?:(?:of|and|the|for|in|to)\s+)?"
_DIGITAL = re.compile(
    r"\b(?:information|technolog\w+|systems?|software|networks?|protocol|data|intelligence|automation|internet|television|"
    r"recognition|relationship|communications?|computers?|digital|devices?|point\s+of\s+sale)\b",
    re.IGNORECASE,
)
"""What words that an abbreviation of a digital matter is short for have."""

_GRANT_TO_AN_OWNER = re.compile(
    r"\b(?:offer|award|giv|pay|mak|provid|approv)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){0,2}?grants?\b"
    r"[^.;\n]{0,40}?\b(?:towards?|for)\s+(?:the\s+)?"
    r"(?:(?:repair|restoration|reinstatement|conservation|improvement|works?)(?:\s+(?:and|to|of|&)\s+|,\s*)?)+[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
_OF_THE_COUNCIL = re.compile(r"\b(?:council|our|accept\w*|receiv\w*)\b", re.IGNORECASE)


def stands_for_something_else(word: str, texts: list[str]) -> bool:
    """Whether one of these texts spells out an abbreviation, and as no digital matter: “Strategic Pot (SP)”."""
    if not (word.isupper() and word.isalpha() and len(word) > 1):
        return False
    spelt = [match[0] for text in texts if word in text for match in _spelt_out(word).finditer(text)]
    return bool(spelt) and not any(_DIGITAL.search(words) for words in spelt)


@lru_cache(maxsize=64)
def _spelt_out(word: str) -> re.Pattern[str]:
    """Return the pattern of what an abbreviation is short for, before or after it."""
    words = rf"[\w’'-]*\s+{_SMALL}".join(word) + r"[\w’'-]*"
    return re.compile(rf"\b{words}[^()\n]{{0,20}}\(\W?{word}\b|\b{word}\s+\((?:the\s+)?{words}\)", re.IGNORECASE)


def is_of_a_grant_to_its_owner(sentence: str, before: str) -> bool:
    """Whether a property, by its sentence and the words before it there, is one that its owner is given a grant for."""
    return _GRANT_TO_AN_OWNER.search(before) is not None and _OF_THE_COUNCIL.search(sentence) is None
