"""How many things a price is for: “60 cycle hangars with Cyclehoop at £400 each”, “£400 each to 60 schools”."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from signoff.rules import number_words

_NUMBER = (
    r"(?P<count>\d{1,3}(?:,\d{3})|\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty)"
)
_COUNTED = re.compile(
    r"(?<![\d.,£/-])(?<!lot )(?<!lots )(?<!phase )(?<!stage )(?<!no\. )(?<!number )(?!(?:19|20)\d\d\s)\b"
    rf"{_NUMBER}(?:\s?nos?\.?)?\s(?P<thing>[A-Za-z][\w’'-]*)(?P<between>[^\d£.;\n]{{0,90}})\Z",
    re.IGNORECASE,
)
"""How many things a price is for, before it in the same sentence: “60 cycle hangars with Cyclehoop at”."""

_IN_ALL = re.compile(r"\b(?:total\w*|in\sall|altogether|together|overall|aggregate)\b", re.IGNORECASE)
"""What makes an amount the sum of what is counted before it."""

_TO_COUNTED = re.compile(
    r"\s(?:to|for)\s(?P<count>\d{1,4}|[a-z]{3,9})\s(?P<thing>(?:[a-z][\w’'-]*\s){0,2}[a-z][\w’'-]*s)\b", re.IGNORECASE
)
_NO_THING = re.compile(
    r"(?:years?|months?|weeks?|days?|hours?|nights?|quarters?|phases?|lots?|to|of|and|or|per|bids?|tenders?|quotes?|quotations?|"
    r"offers?|objections?|responses?|percent)\b",
    re.IGNORECASE,
)
"""What a number before a price counts that the price is not for."""


_SENTENCE_END = re.compile(r"(?<!\dno)(?<!\sno)[.;!?]\s|\n", re.IGNORECASE)
_REACH = 120
"""Characters before a price in which the things may be counted."""


class Things(NamedTuple):
    """Where a text counts what a price is for, and how many there are."""

    start: int
    end: int
    number: Decimal


def things_at(text: str, start: int, end: int, each: str) -> Things | None:
    """Return what is counted after or before a price in its sentence; None where nothing is.

    `each` is what the price is for, if it says so, which must be what is counted: “per bin” and “9,000 wheeled bins”.
    """
    if (after := _TO_COUNTED.match(text, end)) is not None and (count := _count_of(after)) is not None:
        return Things(after.start(), after.end(), count)
    first = max(0, start - _REACH)
    first = max((match.end() for match in _SENTENCE_END.finditer(text, first, start)), default=first)
    before = _COUNTED.search(text, first, start)
    count = _count_of(before) if before is not None else None
    if before is None or count is None or _IN_ALL.search(before["between"]) or each[:4] not in before[0].lower():
        return None
    return Things(before.start(), before.end(), count)


def _count_of(match: re.Match[str]) -> Decimal | None:
    """Return how many things are counted; None where the number counts something else."""
    count = None if _NO_THING.match(match["thing"]) else number_words.count_of(match["count"].replace(",", ""))
    return count if count is not None and count > 1 else None
