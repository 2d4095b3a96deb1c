"""Whether a text says that a price was found by competition, or that the list that it is bought from was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from signoff.rules.answer_text import in_lower_case, single_words

_OFFERS = r"(?:tenders?|bids?|quotes?|quotations?|submissions?|offers?)"
_WERE = r"(?:were|was|had\s+been|have\s+been|has\s+been)"


class _Sign(NamedTuple):
    """A word that says so, with what stands right before it or right after it, if either has to."""

    word: str
    before: str = ""
    after: str = ""


_SIGNS = (
    *map(_Sign, ("scored", "scoring", "competition", "competitions", "competed", "competitively", "bidder", "bidders")),
    *map(_Sign, ("minicompetition", "minicompetitions")),
    _Sign("advantageous", before=r"\bmost\s+economically\s+"),
    _Sign("final", before=r"\bbest\s+and\s+"),
    _Sign("evaluated", before=rf"\b(?:{_OFFERS}|suppliers?|firms)\b[^.;\n]{{0,40}}", after=r"\s+(?:on|against)\b"),
    _Sign("evaluation", after=rf"\s+of\s+(?:the\s+)?(?:\w+\s+)?{_OFFERS}\b"),
    _Sign("dynamic", after=r"\s+purchasing\b"),
    *(_Sign(word, after=rf"\s+(?:\w+\s+)?(?:price|scor\w+|{_OFFERS})\b") for word in ("lowest", "highest", "winning")),
    *(
        _Sign(word, before=rf"\b{_OFFERS}\s+{_WERE}\s+(?:\w+\s+)?")
        for word in ("received", "invited", "sought", "obtained", "returned", "compared")
    ),
    *(
        _Sign(word, before=r"\b(?:following|after|through|by)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?tender(?:ing)?\s+")
        for word in ("process", "exercise")
    ),
)
_BUYERS = frozenset(("dps", "ccs", "espo", "ypo", "sbs", "lhc", "meat", "bafo"))
_OF_BUYERS = re.compile(r"\b(?:DPS|CCS|ESPO|YPO|NHS\s+SBS|LHC|MEAT|BAFO)\b")
"""Bodies and lists from which councils buy, each of which was competed for, and how bids are judged."""

_NOT_COMPETED = re.compile(
    r"\b(?:no|not|nor|never|without|only|rather\s+than|instead\s+of|waiv\w+|exempt\w*|exceptions?|dispens\w+|departure|"
    r"need|requir\w+|set\s+aside|suspen\w+|avoid\w*|unable|future|next|new|later|will|would|could|if|until|pending|"
    r"prior\s+to|before|limited|lack\w*|little|absence|insufficient|time\s+to|swimming|sports?|design)\b[^.;\n]*\Z",
    re.IGNORECASE,
)
"""What comes before a competition that there was not, or not yet, or that is of another kind."""

_GIVEN_UP = re.compile(
    r"\w*\s+(?:would|could|might|may|will|cannot)\b|[^.;\n]{0,60}?\b(?:is|are|was|were|been|and|but)\s+(?:\w+ly\s+)?(?:rejected|"
    r"discounted|discarded|dismissed|ruled\s+out|not\s+(?:pursued|possible|practical|practicable|viable|feasible|justified))\b",
    re.IGNORECASE,
)
"""What comes after a competition that would have been, or that was thought of and rejected."""

_NEAR = 90


class _Reader(NamedTuple):
    places: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


_READERS = {
    sign.word: _Reader(
        re.compile(rf"{sign.word}(?<!\w{sign.word})\b"),  # begins with letters, so that it is found quickly
        re.compile(rf"(?:{sign.before})\Z") if sign.before else None,
        re.compile(sign.after) if sign.after else None,
    )
    for sign in _SIGNS
}


def was_competed(text: str) -> bool:
    """Whether a text says that the price, or the list that it is bought from, was found by competition."""
    return any(
        _NOT_COMPETED.search(text, max(0, place - _NEAR), place) is None and _GIVEN_UP.match(text, place) is None
        for place in _places(text, in_lower_case(text), single_words(text))
    )


def _places(text: str, lower: str, words: frozenset[str]) -> Iterator[int]:
    """Yield where a text says so, before asking whether it denies it."""
    for word in _READERS.keys() & words:
        reader = _READERS[word]
        yield from (match.start() for match in reader.places.finditer(lower) if _is_said(reader, lower, match))
    if not _BUYERS.isdisjoint(words):
        yield from (match.start() for match in _OF_BUYERS.finditer(text))


def _is_said(reader: _Reader, lower: str, match: re.Match[str]) -> bool:
    """Whether what has to stand before or after a word does; one of the two is enough."""
    if reader.before is None and reader.after is None:
        return True
    if reader.before is not None and reader.before.search(lower, max(0, match.start() - _NEAR), match.start()):
        return True
    return reader.after is not None and reader.after.match(lower, match.end()) is not None
