"""A decision that is key by its value: what it commits in all, held against the council's threshold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from signoff.rules.amount_standing import Place, Standing, places
from signoff.rules.answer_text import listed
from signoff.rules.case import Case
from signoff.rules.committed_total import Total, total_committed
from signoff.rules.earlier_decision import brings_money_in, names_earlier_decision
from signoff.rules.money import money, with_original_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_MOST_PARTS = 6
"""Amounts that a finding names, of those that make up a total."""


@rule(
    "whole-value-at-threshold",
    WARNING,
    when="not key, what the decision commits in all is at or over the threshold, no earlier key decision named",
    says="Name the key decision that this implements, or choose Key. {what} not below {threshold}.",
    source="2012 reg 8",
    reads="Whatever the bands are: amounts in subject and decision, with their exempt parts, and in the reasons the "
    "cost of a decision that itself names no amount; of a rate its whole value; of several amounts what they come "
    "to. Not: insurance cover, the threshold and the bands’ own words, an earlier decision’s sum, the budget "
    "or programme that pays, what others bid, an amount that is only noted or applied for; amounts that are parts of "
    "another, alternatives, or paid by others are not added. Nor a notice that names the earlier decision that it "
    "carries out, or of income, a receipt, or a lease that the council grants, nor one in a band above the threshold, "
    "which is asked for its earlier key decision.",
)
def whole_value_at_threshold(case: Case) -> Iterator[Hit]:
    """Spending is significant by what it comes to, not by the band that was chosen."""
    reached = case.once(value_reached)
    if reached is None:
        return
    threshold = money(Decimal(case.profile.key_threshold))
    if isinstance(reached, Total):
        shown = [money(part.value) for part in reached.parts[:_MOST_PARTS]]
        if more := len(reached.parts) - _MOST_PARTS:
            shown = [*shown, f"{more} more"] if more > 0 else shown
        what = f"The amounts that it names come to {money(reached.pounds)} ({listed(shown)}), which is"
        yield hit(reached.path, "decision_type", quote=reached.parts[0].words, what=what, threshold=threshold)
        return
    what = f"{with_original_words(reached.amount)} is"
    others = _others(case, reached, Standing.COMMITTED)
    yield hit(reached.path, "decision_type", *others, quote=reached.amount.words, what=what, threshold=threshold)


@rule(
    "large-amount-mentioned",
    WARNING,
    when="not key, and the text mentions an amount at or over the threshold that may be the decision’s",
    says="Is {amount} part of what is decided? {where} it, and it is not below {threshold}: if so, name the key "
    "decision that this implements, or choose Key.",
    source="2012 reg 8",
    reads="Weaker than whole-value-at-threshold, and silent beside it: a cost, value or price in the reasons where the "
    "decision names amounts of its own, any other amount there where it names none, and an amount that the decision "
    "only notes or applies for. Not: what that rule leaves alone as background.",
)
def large_amount_mentioned(case: Case) -> Iterator[Hit]:
    """What the reasons speak of may be a larger scheme, of which the decision is a part, or the whole of it."""
    place = case.once(amount_mentioned)
    if place is not None:
        path, amount = place
        threshold = money(Decimal(case.profile.key_threshold))
        where = case.mentions(path)
        yield hit(
            path,
            "decision_type",
            *_others(case, place, Standing.MENTIONED),
            quote=amount.words,
            amount=with_original_words(amount),
            where=where,
            threshold=threshold,
        )


def value_reached(case: Case) -> Place | Total | None:
    """Return what a notice that is not key commits at or over the threshold; None for nothing, or where it may be.

    It may be where an earlier decision is named, money comes in, or the band itself leads to that question.
    """
    threshold = case.profile.key_threshold
    if not _is_asked(case):
        return None
    reached = _largest(case, Standing.COMMITTED) or total_committed(case, threshold)
    return None if reached is None or _is_answered(case) else reached


def amount_mentioned(case: Case) -> Place | None:
    """Return the largest amount at or over the threshold that is only mentioned, where nothing committed reaches it."""
    if not _is_asked(case) or case.once(value_reached) is not None:
        return None
    largest = _largest(case, Standing.MENTIONED)
    return None if largest is None or _is_answered(case) else largest


def _is_asked(case: Case) -> bool:
    """Whether the notice is not key, and its band does not lead to the same question."""
    threshold = case.profile.key_threshold
    return case.may_be_key and (case.band is None or (case.band.lower or 0) < threshold)


def _is_answered(case: Case) -> bool:
    """Whether the text says why a value at the threshold need not be key."""
    return case.once(names_earlier_decision) or case.once(brings_money_in)


def _others(case: Case, place: Place, standing: Standing) -> tuple[str, ...]:
    """Return the other texts with an amount of this standing that reaches the threshold."""
    large = places(case, standing, case.profile.key_threshold)
    return tuple(dict.fromkeys(other.path for other in large if other.path != place.path))


def _largest(case: Case, standing: Standing) -> Place | None:
    """Return the largest amount of this standing that reaches the threshold."""
    return max(places(case, standing, case.profile.key_threshold), key=lambda place: place.amount.value, default=None)
