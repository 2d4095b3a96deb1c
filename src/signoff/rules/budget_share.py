"""A threshold that is a share of a budget: signoff cannot compute it, and asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.amount_standing import Place, Standing, standing
from signoff.rules.case import Case
from signoff.rules.earlier_decision import brings_money_in, names_earlier_decision
from signoff.rules.key_value import value_reached
from signoff.rules.money import with_original_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_SHARE = re.compile(
    r"(?:%|\bper\s?cent\b)[^.;\n]{0,80}\bbudgets?\b|\bbudgets?\b[^.;\n]{0,80}(?:%|\bper\s?cent\b)", re.IGNORECASE
)


@rule(
    "budget-share-not-considered",
    WARNING,
    when="not key, the council’s threshold is also a share of a budget, and the text has an amount and no such share",
    says="Is {amount} more than {share}? A decision above that is key, whatever its amount in pounds: compare the two, "
    "and choose Key if it is, or say in the reasons what share of the budget it is.",
    source="2012 reg 8(1)(a), profile",
    reads="Only for a council with such a threshold, once, of the largest amount that the decision commits, from the "
    "amount on that the profile names. Not: a text that says what per cent of a budget it is; beside "
    "whole-value-at-threshold; nor a notice that names the earlier decision that it carries out, or of income.",
)
def budget_share_not_considered(case: Case) -> Iterator[Hit]:
    """Whoever drafts the notice knows the budget, and the notice does not say it."""
    share = case.profile.budget_share
    if share is None or not case.may_be_key or case.once(says_share_of_budget) or case.once(value_reached) is not None:
        return
    largest = _largest_committed(case, share.ask_from)
    if largest is None or case.once(names_earlier_decision) or case.once(brings_money_in):
        return
    path, amount = largest
    yield hit(path, "decision_type", quote=amount.words, amount=with_original_words(amount), share=share.words)


def says_share_of_budget(case: Case) -> bool:
    """Whether a text says what per cent of a budget something is."""
    return any(_SHARE.search(case.text(path)) for path in case.scanned)


def _largest_committed(case: Case, least: int) -> Place | None:
    amounts = [Place(path, amount) for path in case.scanned for amount in case.amounts(path) if amount.value >= least]
    committed = (place for place in amounts if standing(case, *place) is Standing.COMMITTED)
    return max(committed, key=lambda place: place.amount.value, default=None)
