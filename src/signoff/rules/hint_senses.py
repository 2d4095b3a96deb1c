"""Senses in which a word that hints at an officer does not: an abbreviation of something else, a grant to an owner."""

from __future__ import annotations

import re
from functools import lru_cache

from signoff.rules.answer_text import single_words

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

_OF_AN_APPLICANT = re.compile(
    r"\b(?:applicants?|developers?|landowners?|owners?\s+of\s+(?:the\s+)?(?:land|site|property|building))\b"
    r"|\bplanning\s+(?:applications?|permission|performance|brief|enforcement|conditions?|appeal)\b"
    r"|\bapplications?\s+for\s+(?:up\s+to\s+)?(?:[\w’'-]+\s+){0,4}?(?:homes|dwellings|houses|flats|development)\b"
    r"|\b(?:section|sec\.?|s\.?)\s?(?:278|38|106)\b|\bdischarg\w+\s+(?:of\s+)?(?:planning\s+)?conditions?\b"
    r"|\b(?:local|neighbourhood)\s+plan\b|\bcall\s+for\s+sites\b"
    r"|\b(?:nam(?:e|es|ing)\b[^.;\n]{0,30}\bstreets?|street\s+nam(?:es?|ing))\b|\bscreening\s+opinion\b"
    r"|\bpublic\s+inquiry\b|\bplanning\s+(?:inspector(?:ate)?|inquiry|committee|counsel)\b|\b\d\d/\d{4,5}/(?-i:[A-Z]{2,})\b",
    re.IGNORECASE,
)
_APPLICANT_WORDS = frozenset(
    (
        *("applicant", "applicants", "developer", "developers", "landowner", "landowners", "owner", "owners"),
        *("planning", "application", "applications", "section", "sec", "s", "s278", "s38", "s106", "discharge"),
        *(
            "discharged",
            "discharging",
            "local",
            "neighbourhood",
            "sites",
            "street",
            "streets",
            "screening",
            "inquiry",
            "appeal",
        ),
    )
)
_BY_THE_COUNCIL = re.compile(
    r"\b(?:council[’']?s?\s+(?:own\s+)?(?:land|site|building|property|planning)|(?:submit|lodg|mak)\w*\s+(?:of\s+)?(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?planning\s+applications?|apply\w*\s+for\s+(?:\w+\s+)?planning|(?:spend|spent|allocat\w+|use)\b[^.;\n]{0,40}\b106)\b",
    re.IGNORECASE,
)


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


def is_of_an_applicant(text: str) -> bool:
    """Whether a text is of what others plan to do on their land, and the council decides, or says something, of it."""
    if _APPLICANT_WORDS.isdisjoint(single_words(text)):
        return False
    return _OF_AN_APPLICANT.search(text) is not None and _BY_THE_COUNCIL.search(text) is None
