"""What an amount in a text is of: the decision's own, or background such as insurance cover and the edges of bands."""

from __future__ import annotations

import re

from signoff.rules.case import Case
from signoff.rules.money import Amount
from signoff.rules.passages import sentence_at

_BACKGROUND = re.compile(
    r"\b(?:threshold|bands?|(?:insurance|liability|indemnity)|(?:insured|cover(?:ed|age)?)\s+(?:for|of|to|is)|last\s+year|"
    r"previous(?:ly)?)\b",
    re.IGNORECASE,
)
"""What a sentence is about whose amounts are not what the decision commits."""

_COMPARED = re.compile(
    r"\b(?:below|under|less\s+than|between|between\s+£[\d,.]+\s*(?:and|to|[-–]))\s*\Z", re.IGNORECASE
)
_COMPARED_IN_REASONS = re.compile(rf"{_COMPARED.pattern}|\b(?:over|above|exceed(?:s|ed|ing)?|than)\s*\Z", re.IGNORECASE)
"""What comes before the edge of a band where something is compared with it."""


def own_paths(case: Case) -> tuple[str, ...]:
    """Return the texts with what the decision itself costs: subject and decision, or all where those name no amount."""
    own = tuple(path for path in case.scanned if not path.endswith("reasons"))
    return own if any(case.amounts(path) for path in own) else case.scanned


def is_background(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of insurance cover or of another time, or is the edge of a band that something is below."""
    text = case.text(path)
    if _BACKGROUND.search(sentence_at(text, amount.start, amount.end)):
        return True
    edges = {edge for band in case.terms.bands for edge in (band.lower, band.upper)} | {case.profile.key_threshold}
    before = text[max(0, amount.start - 30) : amount.start]
    compared = _COMPARED_IN_REASONS if path.endswith("reasons") else _COMPARED
    return amount.value in edges and compared.search(before) is not None
