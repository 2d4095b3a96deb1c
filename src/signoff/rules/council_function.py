"""A function of the council: the words that speak of it, and those by which notices decide on it."""

from __future__ import annotations

import re
from typing import NamedTuple

from signoff.rules.council_function_words import IS, WORDS


class Function(NamedTuple):
    """What the council decides and not its executive: one of `words` is in every text that speaks of it."""

    words: frozenset[str]
    decided: re.Pattern[str]
    named: re.Pattern[str] | None
    """What a subject alone names, of which the decision then says only that the application is granted."""


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that reads both cases."""
    return re.compile(pattern, re.IGNORECASE)


_OTHER_MATTER_AFTER = (
    r"(?!\s+(?:fees?|charges?|polic(?:y|ies)|conditions\s+policy|systems?|software|holders?|schemes?|"
    r"applications?\s+system))"
)


def function(words: str, things: str, verbs: str, *others: str, is_subject: bool = True) -> Function:
    """Return a function by the things that verbs are done to, before or after them, and by other patterns."""
    thing = rf"(?:{things})\b{_OTHER_MATTER_AFTER}"
    patterns = (
        rf"\b(?:{verbs})\s+{WORDS}{{0,6}}?{thing}",
        rf"\b{thing}(?:\s+[\w/.,()’'–-]+){{0,8}}?\s+{IS}(?:{verbs})\b",
        *others,
    )
    return Function(
        frozenset(words.split()),
        compiled("|".join(f"(?:{pattern})" for pattern in patterns)),
        compiled(rf"\b{thing}") if is_subject else None,
    )
