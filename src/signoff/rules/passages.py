"""Places in a text that say something: the first words of a pattern, in a sentence that does not take them back."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?;](?=\s)|\n")

MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH}),?\s+(?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)(?!\d))"
)
"""A day as notices write it: 29 February 2024, 3rd May 2024, 29/02/2024, 29.2.24."""


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence, item or line around a place in a text."""
    first = 0
    for match in _END.finditer(text, 0, start):
        first = match.end()
    last = _END.search(text, end)
    return text[first : last.start() if last else len(text)]


def said(
    text: str, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None, before: re.Pattern[str] | None = None
) -> Iterator[re.Match[str]]:
    """Yield where a text says something, in order.

    A place does not count in a sentence with `unless`, nor after words in the same sentence that end with `before`.
    """
    for match in pattern.finditer(text):
        if unless is not None and unless.search(sentence_at(text, match.start(), match.end())):
            continue
        if before is not None and before.search(_earlier_words(text, match.start())):
            continue
        yield match


def first_said(
    text: str, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None, before: re.Pattern[str] | None = None
) -> str:
    """Return the first words by which a text says something, as `said` finds them; empty for none."""
    return next((match[0] for match in said(text, pattern, unless, before)), "")


def _earlier_words(text: str, start: int) -> str:
    """Return the words before a place in its sentence, at most some sixty letters."""
    words = text[max(0, start - 60) : start]
    return words[max((match.end() for match in _END.finditer(words)), default=0) :]
