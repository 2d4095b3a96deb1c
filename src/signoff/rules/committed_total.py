"""What several amounts that a decision commits come to together, where nothing says that they are not to be added."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from signoff.rules.amount_standing import Standing, around, standing
from signoff.rules.case import Case
from signoff.rules.money import Amount
from signoff.rules.passages import sentence_at
from signoff.rules.thresholds import Reach, total_reached

_TEXTS = ("decision", "exempt_information.text.decision")
_MOST_PARTS = 60

TOTAL = re.compile(
    r"[£￡][^\n.;]{1,40}\b(?:in total|in all|altogether|overall|over the (?:whole|full|entire))\b|"
    r"\b(?:(?:total(?:l?ing)?|whole|overall|maximum|aggregate|lifetime)\b|max\.\s)"
    r"(?![^£\n.;]{0,60}\b(?:per|annual|a year)\b)"
    r"[^£\n.;]{0,60}[£￡]",
    re.IGNORECASE,
)
"""Words that say what something comes to in all."""

_PARTS_OF_ONE = re.compile(
    r"\b(?:of\s+which|including|inclusive\s+of|includes|(?:expected|estimated|anticipated)\s+spend|compris(?:es|ed|ing)|made\s+up|consist\w*|broken\s+down|breakdown|"
    r"whichever|either|per\s+unit)\b",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\b(?:from|contributions?|contributing|saving|less|minus|reduc\w+|discount|VAT|funded|financed|match(?:ed|[\s-]fund\w*)?|"
    r"being|namely|income|refund\w*|deposit|bond|rents?|rental|estimates?|estimated\s+at|below|under|against|towards|"
    r"(?:which|that|whose)\s+(?:\w+\s+){0,2}?(?:is|are|was|has|had|costs?|value\w*|rises?|stands?)|value\s+of\s+the\s+(?:grant|existing))\b[^£;\n]{0,40}\Z",
    re.IGNORECASE,
)
_NO_PART_FOLLOWS = re.compile(
    r"\A[^£;,\n]{0,40}?\b(?:contribution|from|funded|of\s+(?:grant|capital|revenue|external)|match|VAT|income|saving)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)


class Total(NamedTuple):
    """The amounts of a text that reach a threshold together."""

    path: str
    reach: Reach
    parts: tuple[Amount, ...]


def total_committed(case: Case) -> Total | None:
    """Return the largest total that reaches the threshold, of two amounts or more that a text commits."""
    least = min((threshold.pounds for threshold in case.thresholds), default=None)
    if least is None:
        return None
    sums = ((path, sum(amount.value for amount in case.amounts(path))) for path in _TEXTS)
    totals = [total for path, pounds in sums if pounds >= least and (total := _total_of(case, path)) is not None]
    return max(totals, key=lambda total: total.reach.value, default=None)


def _total_of(case: Case, path: str) -> Total | None:
    amounts = [amount for amount in case.amounts(path) if amount.value]
    if not 2 <= len(amounts) <= _MOST_PARTS:
        return None
    text = case.text(path)
    committed = [amount for amount in amounts if standing(case, path, amount) is Standing.COMMITTED]
    if len(committed) < 2 or TOTAL.search(text) or _PARTS_OF_ONE.search(text) or _is_sum_of_others(committed):
        return None
    parts = _distinct([amount for amount in committed if _is_part(text, amount)], text)
    if len(parts) < 2 or _are_alternatives(parts, text):
        return None
    reach = total_reached(case, path, parts)
    return None if reach is None else Total(path, reach, tuple(parts))


def _is_part(text: str, amount: Amount) -> bool:
    """Whether an amount adds to what the decision spends: no contribution, no rate without a term, no former value."""
    before, after = around(text, amount)
    return not amount.is_open and not _NO_PART.search(before) and not _NO_PART_FOLLOWS.match(after)


def _is_sum_of_others(amounts: list[Amount]) -> bool:
    """Whether the largest amount is what the others come to."""
    values = sorted(amount.value for amount in amounts)
    return len(values) > 2 and values[-1] == sum(values[:-1])


def _distinct(amounts: list[Amount], text: str) -> list[Amount]:
    """Return the amounts without the lower end of a range, and without one that a later sentence repeats."""
    kept: list[Amount] = []
    sentences: dict[Decimal, str] = {}
    for amount in amounts:
        if kept and kept[-1].start == amount.start:
            kept[-1] = max(kept[-1], amount, key=lambda end: end.value)
            continue
        sentence = sentence_at(text, amount.start, amount.end)
        if sentences.setdefault(amount.value, sentence) == sentence:
            kept.append(amount)
    return kept


def _are_alternatives(parts: list[Amount], text: str) -> bool:
    """Whether “or” stands between two of the amounts, in one sentence."""
    return any(
        _OR.search(text, first.end, second.start) and "\n" not in text[first.end : second.start]
        for first, second in pairwise(parts)
    )
