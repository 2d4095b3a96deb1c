"""What an amount in a text is of: what the decision commits, what is only mentioned, or background.

Background is what the decision does not spend: insurance cover, the threshold and the edges of bands, an earlier
decision's sum, the budget or programme that pays, what others bid, a fine that could be imposed. It is told by the
words around the amount, in its own sentence.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from signoff.rules import amount_words as words
from signoff.rules import other_money
from signoff.rules.case import Case
from signoff.rules.money import Amount


class Standing(StrEnum):
    """What an amount is of, as far as the words around it say."""

    COMMITTED = "committed"
    MENTIONED = "mentioned"
    BACKGROUND = "background"


class Place(NamedTuple):
    """An amount, and the text that mentions it."""

    path: str
    amount: Amount


_BOUNDARY = re.compile(r"[;\n]|[.!?](?=\s)")
_BEFORE, _AFTER = 170, 150
"""Characters around an amount that are looked at, within its sentence."""

_WITH_TAX = (Decimal("1.2"), Decimal("0.2"))
"""What an amount with VAT is of the one without, and what the VAT is."""


def own_paths(case: Case) -> tuple[str, ...]:
    """Return the texts with what the decision itself costs: subject and decision, or all where those name no amount."""
    own = tuple(path for path in case.scanned if not path.endswith("reasons"))
    return own if any(case.amounts(path) for path in own) else case.scanned


def is_background(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of something that the decision does not spend."""
    return standing(case, path, amount) is Standing.BACKGROUND


def standing(case: Case, path: str, amount: Amount) -> Standing:
    """Return what an amount of a scanned text is of."""
    return case.once(_Standings).of(path, amount)


class _Standings:
    """The standings of a case's amounts, each worked out when it is first asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[Place, Standing] = {}

    def of(self, path: str, amount: Amount) -> Standing:
        place = Place(path, amount)
        if place not in self._known:
            self._known[place] = _standing(self._case, path, amount)
        return self._known[place]


def _standing(case: Case, path: str, amount: Amount) -> Standing:
    """Return what an amount is of: what reasons speak of, the decision's own only where it names no amount itself."""
    before, after = around(case.text(path), amount)
    if _is_of_another_choice(case, path, before) or _is_tax(case, path, amount, before + after):
        return Standing.BACKGROUND
    if _is_background(case, amount, before, after):
        return Standing.BACKGROUND
    if path.endswith("reasons"):
        return _standing_in_reasons(case, path, amount, before, after)
    is_mentioned = words.NOT_COMMITTED.search(before) or (words.WAS_LET.search(before) and words.LET_WHEN.match(after))
    return Standing.MENTIONED if is_mentioned else Standing.COMMITTED


def _standing_in_reasons(case: Case, path: str, amount: Amount, before: str, after: str) -> Standing:
    is_own = path in own_paths(case)
    if _is_background_of_reasons(case, amount, before, after, is_own=is_own):
        return Standing.BACKGROUND
    is_cost = words.COST.search(before) is not None or words.COST_FOLLOWS.match(after) is not None
    is_sure_cost = is_cost and not (words.UNSURE.search(before) or words.UNSURE_FOLLOWS.match(after))
    if is_own:
        return Standing.COMMITTED if is_sure_cost else Standing.MENTIONED
    return Standing.MENTIONED if is_sure_cost else Standing.BACKGROUND


def around(text: str, amount: Amount) -> tuple[str, str]:
    """Return the words before and after an amount in its sentence, item or line."""
    first = max(0, amount.start - _BEFORE)
    first = max((match.end() for match in _BOUNDARY.finditer(text, first, amount.start)), default=first)
    end = max(amount.end, amount.rate.end) if amount.rate is not None else amount.end
    last = _BOUNDARY.search(text, end, end + _AFTER)
    return text[first : amount.start], text[end : last.start() if last else end + _AFTER]


def _is_background(case: Case, amount: Amount, before: str, after: str) -> bool:
    """Whether an amount is background in any text."""
    if words.BACKGROUND.search(before) or words.FOLLOWED.match(after) or words.REJECTED.search(after):
        return True
    if amount.text.count("£") > 1 and (words.LOT.search(before) or _is_a_class(case, amount, before, after)):
        return True
    if other_money.PAID_BY_OTHERS.match(after) or words.LATER.search(after):
        return True
    if other_money.FROM_OTHERS.match(after) and other_money.BESIDE.search(before):
        return other_money.ACCEPTED.search(before) is None
    if other_money.POT_FOLLOWS.match(after) and other_money.TAKEN_FROM.search(before):
        return True
    return amount.value in case.once(_edges) and words.COMPARED.search(before) is not None


def _is_a_class(case: Case, amount: Amount, before: str, after: str) -> bool:
    """Whether a range in brackets says of which class a sum is that the texts name: “write-offs (£5k to £50k)”."""
    if not (before.endswith("(") and after.startswith(")")):
        return False
    own = [other for path in own_paths(case) for other in case.amounts(path)]
    ends = [other.pounds for other in own if other.text == amount.text]
    return any(min(ends) <= other.pounds <= max(ends) for other in own if other.text != amount.text)


def _is_background_of_reasons(case: Case, amount: Amount, before: str, after: str, *, is_own: bool) -> bool:
    """Whether an amount of the reasons is background; `is_own` is whether the decision itself names no amount."""
    if words.IN_REASONS.search(before) or other_money.POT_FOLLOWS.match(after) or words.REJECTED.search(before):
        return True
    if not is_own and (other_money.RECEIVED.search(before) or other_money.GIVEN.match(after)):
        return True
    if other_money.OF_SOMEBODY.search(before) and other_money.GIVEN_FOLLOWS.match(after):
        return True
    if other_money.SAVING.search(before) and other_money.BUDGETED.match(after):
        return True
    if words.CONTRACT_VALUE.search(before) and case.once(_changes_a_contract):
        return True
    return amount.value in case.once(_edges) and words.COMPARED_IN_REASONS.search(before) is not None


def _is_of_another_choice(case: Case, path: str, before: str) -> bool:
    """Whether an amount is of a bidder or an option by a letter, and the decision chooses another of them.

    A decision that itself names several may choose them all; only what one of them offered is then of another.
    """
    named = other_money.labels_in(before)
    if not named or (not path.endswith("reasons") and other_money.OFFERED.search(before) is None):
        return False
    own = (case.text(other) for other in case.scanned if not other.endswith("reasons"))
    chosen = [label for text in own for label in other_money.labels_in(text) if label[0] == named[-1][0]]
    return bool(chosen) and named[-1] not in (chosen if path.endswith("reasons") else chosen[:1])


def _is_tax(case: Case, path: str, amount: Amount, sentence: str) -> bool:
    """Whether an amount is another of its text with the tax, or that tax: the one without it counts."""
    if not other_money.names_tax(sentence):
        return False
    net = {other.pounds for other in case.amounts(path) if abs(other.start - amount.start) <= _BEFORE}
    return any(abs(amount.pounds - part * pounds) <= 1 for pounds in net for part in _WITH_TAX if pounds)


def _changes_a_contract(case: Case) -> bool:
    """Whether subject or decision vary or extend a contract, whose value is then another than the decision's."""
    return any(words.CHANGES.search(case.text(path)) for path in case.scanned if not path.endswith("reasons"))


def _edges(case: Case) -> set[int | None]:
    edges: set[int | None] = {edge for band in case.terms.bands for edge in (band.lower, band.upper)}
    return edges | {threshold.pounds for threshold in case.thresholds}
