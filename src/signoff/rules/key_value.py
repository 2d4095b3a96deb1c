"""A decision that is key by its value: what it commits in all, held against the council's threshold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from signoff.rules.amount_standing import Place, Standing, standing
from signoff.rules.answer_text import listed
from signoff.rules.case import Case
from signoff.rules.committed_total import Total, total_committed
from signoff.rules.earlier_decision import is_income, names_earlier_decision
from signoff.rules.money import Amount, money, with_original_words
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.thresholds import Reach, highest_reached, reach_of

_YEAR = Decimal(12)
_MOST_PARTS = 6
"""Amounts that a finding names, of those that make up a total."""


@rule(
    "whole-value-at-threshold",
    WARNING,
    when="not key, what the decision commits in all is at or over the threshold, no earlier key decision named",
    says="Is this decision key? {what} at or above {threshold}. If the decision commits that, name the key decision "
    "that it implements, or choose Key.",
    source="2012 reg 8",
    reads="Whatever the bands are: amounts in subject and decision, with their exempt parts, and in the reasons the "
    "cost of a decision that itself names no amount; of a rate its whole value; of several amounts what they come "
    "to. Not: insurance cover, the threshold and the bands’ own words, an earlier decision’s sum, the budget or "
    "programme that pays, what others bid, claim or contribute, an option that was rejected, what a later decision "
    "is for, an amount with VAT beside the same without it, an amount that is only noted or applied for; amounts "
    "that are parts of another, alternatives, or paid by others are not added. Nor an amount that comes in (income, "
    "a receipt, a lease or sale), unless its own sentence says that it is spent; nor a notice whose whole cost is "
    "recharged, that names the earlier decision that it carries out, or whose band is above the threshold, which is "
    "asked for that.",
)
def whole_value_at_threshold(case: Case) -> Iterator[Hit]:
    """Spending is significant by what it comes to, not by the band that was chosen."""
    reached = case.once(value_reached)
    if reached is None:
        return
    if isinstance(reached, Total):
        threshold = reached.reach.threshold
        shown = [money(part.value) for part in reached.parts[:_MOST_PARTS]]
        if more := len(reached.parts) - _MOST_PARTS:
            shown = [*shown, f"{more} more"] if more > 0 else shown
        pounds = f"{money(reached.reach.value)}{' a year' if threshold.a_year else ''}"
        what = f"The amounts that it names come to {pounds} ({listed(shown)}), which is"
        yield hit(reached.path, "decision_type", quote=reached.parts[0].words, what=what, threshold=threshold.words)
        return
    (path, amount), reach = reached
    others = _others(case, reached, Standing.COMMITTED)
    what = f"{_in_words(amount, reach)} is"
    yield hit(path, "decision_type", *others, quote=amount.words, what=what, threshold=reach.threshold.words)


@rule(
    "large-amount-mentioned",
    WARNING,
    when="not key, and the text mentions an amount at or over the threshold that may be the decision’s",
    says="Is {amount} part of what is decided? {where} it, and it is at or above {threshold}: if so, name the key "
    "decision that this implements, or choose Key.",
    source="2012 reg 8",
    reads="Weaker than whole-value-at-threshold, and silent beside it: a cost, value or price in the reasons where "
    "the decision names amounts of its own, any other amount there where it names none, and an amount that the "
    "decision only notes or applies for, or that a programme has. Not: what that rule leaves alone as background.",
)
def large_amount_mentioned(case: Case) -> Iterator[Hit]:
    """What the reasons speak of may be a larger scheme, of which the decision is a part, or the whole of it."""
    reached = case.once(amount_mentioned)
    if reached is not None:
        (path, amount), reach = reached
        yield hit(
            path,
            "decision_type",
            *_others(case, reached, Standing.MENTIONED),
            quote=amount.words,
            amount=_in_words(amount, reach),
            where=case.mentions(path),
            threshold=reach.threshold.words,
        )


@rule(
    "capital-or-revenue",
    WARNING,
    when="not key, and an amount reaches the threshold only if it is capital, or only if it is revenue, and the text "
    "says neither",
    says="Say whether it is capital or revenue. {amount} is at or above {threshold}: if that applies, name the key "
    "decision that this implements, or choose Key.",
    source="2012 reg 8",
    reads="Only for a council with a threshold of its own for capital or revenue. Subject, decision and reasons, "
    "with their exempt parts: the profile’s words for the two in the amount’s sentence, else in all texts. Not: what "
    "whole-value-at-threshold leaves alone, and beside it.",
)
def capital_or_revenue(case: Case) -> Iterator[Hit]:
    """The one threshold may be reached and the other not."""
    if not _is_asked(case) or case.once(value_reached) is not None:
        return
    reached = _largest(case, Standing.COMMITTED, is_sure=False)
    if reached is not None and not case.once(names_earlier_decision):
        (path, amount), reach = reached
        words = reach.threshold.words
        yield hit(path, "decision_type", quote=amount.words, amount=_in_words(amount, reach), threshold=words)


class Reached(NamedTuple):
    """An amount, the text that mentions it, and the threshold that it reaches."""

    place: Place
    reach: Reach


def value_reached(case: Case) -> Reached | Total | None:
    """Return what a notice that is not key commits at or over the threshold; None for nothing, or where it may be.

    It may be where an earlier decision is named, money comes in, or the band itself leads to that question.
    """
    if not _is_asked(case):
        return None
    reached = _largest(case, Standing.COMMITTED) or total_committed(case)
    if reached is None or case.once(names_earlier_decision):
        return None
    if isinstance(reached, Total) and all(is_income(case, reached.path, part) for part in reached.parts):
        return None
    return reached


def amount_mentioned(case: Case) -> Reached | None:
    """Return the largest amount at or over the threshold that is only mentioned, where nothing committed reaches it."""
    if not _is_asked(case) or case.once(value_reached) is not None:
        return None
    largest = _largest(case, Standing.MENTIONED)
    return None if largest is None or case.once(names_earlier_decision) else largest


def _is_asked(case: Case) -> bool:
    """Whether the notice is not key, and its band does not lead to the same question."""
    return case.may_be_key and (case.band is None or highest_reached(case, case.band.lower) is None)


def _in_words(amount: Amount, reach: Reach) -> str:
    """Return an amount as the text has it, with what it comes to in a year where that is what counts."""
    if not reach.threshold.a_year or (amount.rate is None and reach.value == amount.value):
        return with_original_words(amount)
    words = " ".join(amount.words.split())
    is_yearly = amount.rate is not None and amount.rate.months == _YEAR
    return words if is_yearly else f"{words}, {money(reach.value)} a year,"


def _others(case: Case, reached: Reached, standing: Standing) -> tuple[str, ...]:
    """Return the other texts with an amount of this standing that reaches the threshold."""
    path = reached.place.path
    return tuple(dict.fromkeys(other.place.path for other in _all(case, standing) if other.place.path != path))


def _largest(case: Case, standing: Standing, *, is_sure: bool = True) -> Reached | None:
    """Return the largest amount of this standing that reaches the threshold, and does not come in."""
    every = (
        reached
        for reached in _all(case, standing)
        if reached.reach.is_sure is is_sure and not is_income(case, *reached.place)
    )
    return max(every, key=lambda reached: reached.reach.value, default=None)


def _all(case: Case, wanted: Standing) -> Iterator[Reached]:
    """Yield the amounts of this standing that reach a threshold, in order; how they stand is asked last."""
    for path in case.scanned:
        for amount in case.amounts(path):
            reach = reach_of(case, path, amount)
            if reach is not None and standing(case, path, amount) is wanted:
                yield Reached(Place(path, amount), reach)
