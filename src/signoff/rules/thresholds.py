"""Whether an amount reaches the council's threshold: which one is for it, and what it comes to by that."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from signoff.notice.form.thresholds import Counts, Threshold
from signoff.rules.answer_text import find_words
from signoff.rules.case import Case
from signoff.rules.money import Amount
from signoff.rules.passages import sentence_at
from signoff.rules.rates import years_at


class Reach(NamedTuple):
    """A threshold that an amount reaches, and what it comes to by it: in all, or in a year.

    It is not sure where the text does not say whether the money is capital or revenue, and that decides.
    """

    threshold: Threshold
    value: Decimal
    is_sure: bool = True


def reach_of(case: Case, path: str, amount: Amount) -> Reach | None:
    """Return the threshold that an amount of a text reaches; None where it reaches none."""
    every = case.thresholds
    if len(every) == 1 and every[0].counts is Counts.ALL and not every[0].a_year:
        return Reach(every[0], amount.value) if amount.value >= every[0].pounds else None
    reaches = [_first_reached(case, path, amount, thresholds) for thresholds in _for_money(case, path, amount)]
    reached = next((reach for reach in reaches if reach is not None), None)
    return reached and reached._replace(is_sure=None not in reaches)


def highest_reached(case: Case, pounds: int | None) -> Threshold | None:
    """Return the threshold that a whole value reaches whatever it is for; None where that is not sure."""
    every = case.thresholds
    if pounds is None or not every or any(threshold.a_year for threshold in every):
        return None
    highest = max(every, key=lambda threshold: threshold.pounds)
    return highest if pounds >= highest.pounds else None


def lowest(case: Case) -> Threshold | None:
    """Return the lowest threshold: what stays below it in all is key by none; None where there is none in pounds."""
    return min(case.thresholds, key=lambda threshold: threshold.pounds, default=None)


def total_reached(case: Case, path: str, parts: Sequence[Amount]) -> Reach | None:
    """Return the threshold that the amounts of a text reach together; None where they surely reach none."""
    every = case.thresholds
    if not every:
        return None
    highest = max(every, key=lambda threshold: threshold.pounds)
    values = [value_by(highest, case.text(path), part) for part in parts]
    total = sum(values, Decimal(0))
    return Reach(highest, total) if total >= highest.pounds else None


def value_by(threshold: Threshold, text: str, amount: Amount) -> Decimal:
    """Return what an amount of a text comes to by a threshold: in all, or in one year of its term."""
    if not threshold.a_year:
        return amount.value
    rate = amount.rate
    if rate is None:
        years = years_at(sentence_at(text, amount.start, amount.end))
        return amount.value / years if years > 1 else amount.value
    if not rate.months:
        return amount.value
    yearly = amount.pounds * 12 / rate.months
    return yearly if rate.whole is None else min(yearly, rate.whole)


def _first_reached(case: Case, path: str, amount: Amount, thresholds: Sequence[Threshold]) -> Reach | None:
    for threshold in thresholds:
        value = value_by(threshold, case.text(path), amount)
        if value >= threshold.pounds:
            return Reach(threshold, value)
    return None


def _for_money(case: Case, path: str, amount: Amount) -> list[list[Threshold]]:
    """Return the thresholds that are for an amount: one list, or one for each kind of money that it may be."""
    vocabulary, text = case.profile.words, case.text(path)
    sentence = sentence_at(text, amount.start, amount.end)
    if find_words(sentence, vocabulary.savings):
        return [_narrowest(case, Counts.SAVINGS, Counts.ALL)]
    kinds = case.once(_kinds_of_notice)
    named = [kind for kind, words in _words_of(case) if find_words(sentence, words)]
    if len(named) == 1:
        kinds = (named[0],)
    return [_narrowest(case, kind, Counts.SPENDING, Counts.ALL) for kind in kinds]


def _kinds_of_notice(case: Case) -> tuple[Counts, ...]:
    """Return the one of capital and revenue that the texts name; both where they name neither, or both."""
    texts = [case.text(path) for path in case.scanned]
    named = [kind for kind, words in _words_of(case) if any(find_words(text, words) for text in texts)]
    return (named[0],) if len(named) == 1 else (Counts.REVENUE, Counts.CAPITAL)


def _words_of(case: Case) -> tuple[tuple[Counts, tuple[str, ...]], ...]:
    return (Counts.REVENUE, case.profile.words.revenue), (Counts.CAPITAL, case.profile.words.capital)


def _narrowest(case: Case, *kinds: Counts) -> list[Threshold]:
    """Return the thresholds of the first of these kinds of money that has any."""
    for kind in kinds:
        if thresholds := [threshold for threshold in case.thresholds if threshold.counts is kind]:
            return thresholds
    return []
