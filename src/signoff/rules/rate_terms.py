"""Rates, such as £100 a month: what they come to over their whole term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from signoff.rules.amount_standing import around, is_background, own_paths
from signoff.rules.answer_text import clip
from signoff.rules.band_amounts import above_band
from signoff.rules.case import Case
from signoff.rules.committed_total import TOTAL, Total
from signoff.rules.earlier_decision import costs_nothing
from signoff.rules.key_value import Reached, value_reached
from signoff.rules.money import Amount, money
from signoff.rules.named_term import term_named
from signoff.rules.passages import sentence_at
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.thresholds import lowest

_SAVED = re.compile(r"\b(?:sav(?:e[sd]?|ings?)|reduc(?:es?|ed|ing|tion)|avoid\w*)\b[^£;\n]{0,40}\Z", re.IGNORECASE)
_SAVING_FOLLOWS = re.compile(
    r"\A\s+(?:(?:[\w-]+\s+){0,2}?savings?\b|(?:less|more|lower|higher|cheaper|dearer)\b)", re.IGNORECASE
)

_SMALL_RATE = 1_000
"""Pounds below which the whole value of a rate without a term is not asked for."""

_SMALL_FOR_A_DAY = 150
"""The same of what is paid by the day or week, which comes to much sooner."""

_BY_THE_DAY = re.compile(r"\b(?:days?|daily|nights?|nightly|weeks?|weekly|wk|p\.?\s?[dw])\b", re.IGNORECASE)
_CHARGED = re.compile(
    r"\b(?:charges?|charged|fees?|tariffs?|pitch|hirers?|rents?|fines?|penalt(?:y|ies)|income|allowances?)\b",
    re.IGNORECASE,
)


@rule(
    "amount-is-a-rate",
    WARNING,
    when="an amount a year, a month or for each, and its whole value is not said",
    says="Give the whole value as well: “{words}” reads as a rate. {whole}",
    source="form, practice",
    reads="Subject and decision, with their exempt parts; the reasons too where those name no amount: an amount a "
    "year, a month or for each, with the term if one is stated beside it, or the only term that any of the texts "
    "names (“The contract is for four years”, 3+1+1, two dates) with its options. Not: a term of another contract, or "
    "where several are named; below £1,000 without a term, other than what is "
    "paid by the day or week from £150 on; what is saved; where a text says what it is in all; where the whole value "
    "is named; where it comes, over its term, to a value within the band; nor above the threshold or the band, whose "
    "finding says what it comes to.",
)
def amount_is_a_rate(case: Case) -> Iterator[Hit]:
    """A band is for the whole value of a decision, over all of its term."""
    mentions = [(path, mention) for path in case.scanned for mention in case.amounts(path)]
    said = {mention.pounds for _, mention in mentions if mention.rate is None}
    own = own_paths(case)
    rates = [
        (path, mention)
        for path, mention in mentions
        if path in own
        and mention.rate is not None
        and mention.value not in said
        and _over_named_term(case, mention) not in said
        and not _is_whole(mention)
        and not _is_small_rate(case.text(path), mention)
        and not is_background(case, path, mention)
        and not _is_saved(case.text(path), mention)
    ]
    if not rates or case.once(costs_nothing) or any(TOTAL.search(case.text(path)) for path in case.scanned):
        return
    path, rate = max(rates, key=lambda place: place[1].value)
    if not _counts_as_a_whole(case, rate):
        return
    if _is_said_elsewhere(case, rate) or _fits(case, rate):
        return
    others = dict.fromkeys(other for other, _ in rates if other != path)
    whole = _whole(case, rate)
    yield hit(path, "approximate_value", *others, quote=rate.words, words=clip(rate.words), whole=whole)


def _counts_as_a_whole(case: Case, rate: Amount) -> bool:
    """Whether the whole value of a rate matters: for a band or, where the type has none, for a threshold in all."""
    if case.terms.bands_of(case.notice.decision_type):
        return True
    return rate.is_open and any(not threshold.a_year for threshold in case.thresholds)


def _fits(case: Case, rate: Amount) -> bool:
    """Whether a rate comes to a value within the chosen band: over its term or, where that has no end, by itself."""
    band = case.band
    if band is None:
        return False
    value = rate.value
    if rate.is_open:
        named = _over_named_term(case, rate)
        if named is None:
            return band.upper is None and rate.pounds >= (band.lower or 0)
        value = named
    elif rate.value < (band.lower or 0) and _has_sum_in_band(case):
        return True
    return (band.lower or 0) <= value and (band.upper is None or value <= band.upper)


def _has_sum_in_band(case: Case) -> bool:
    """Whether a sum that the texts name is in the chosen band, so that a smaller rate is a part of the whole."""
    lower, upper = (case.band.lower or 0, case.band.upper) if case.band is not None else (0, 0)
    sums = (mention.pounds for path in own_paths(case) for mention in case.amounts(path) if mention.rate is None)
    return any(lower <= pounds and (upper is None or pounds <= upper) for pounds in sums)


def _over_named_term(case: Case, rate: Amount) -> Decimal | None:
    """Return what an open rate comes to over the one term, with its options, that the texts name elsewhere."""
    term = case.once(term_named)
    if term is None or rate.rate is None or not rate.rate.months:
        return None
    return (rate.pounds * (term.months + term.optional) / rate.rate.months).quantize(Decimal(1))


def _whole(case: Case, rate: Amount) -> str:
    """Return what a rate comes to in all, as far as the texts say for how long it is."""
    if not rate.is_open:
        return f"That is {money(rate.value)} in total: say so, and check the value band against it."
    value, term, threshold = _over_named_term(case, rate), case.once(term_named), lowest(case)
    if value is None or term is None:
        has_bands = bool(case.terms.bands_of(case.notice.decision_type))
        return f"The {'value band' if has_bands else 'threshold'} is for the whole: give the total."
    option = f" and the {term.words_of_option} that may follow" if term.optional else ""
    span = f"the {term.words} that the text names{option}"
    whole = f"If it is for {span}, that is {money(value)}: say so, and check the value band against it."
    if case.may_be_key and threshold is not None and not threshold.a_year and value >= threshold.pounds:
        return f"{whole} At or above {threshold.words}, the decision may be key."
    return whole


def _is_said_elsewhere(case: Case, rate: Amount) -> bool:
    """Whether a rule on the threshold or the band says already what a rate comes to."""
    reached = case.once(value_reached)
    if isinstance(reached, Reached) and reached.place.amount == rate:
        return True
    if isinstance(reached, Total) and rate in reached.parts:
        return True
    above = case.once(above_band)
    return not rate.is_open and above is not None and above[1] == rate


def _is_whole(amount: Amount) -> bool:
    """Whether a rate is for just one of its units, such as £62,000 a year for one year."""
    return not amount.is_open and amount.value == amount.pounds


def _is_saved(text: str, amount: Amount) -> bool:
    """Whether a rate is what is saved, which has no term to ask for."""
    before, after = around(text, amount)
    return _SAVED.search(before) is not None or _SAVING_FOLLOWS.match(after) is not None


def _is_small_rate(text: str, amount: Amount) -> bool:
    """Whether a rate is a price of little things: £5 an hour, £1 a year for five years; or a charge for a day."""
    if not amount.is_open:
        return amount.value < _SMALL_RATE
    if amount.pounds >= _SMALL_RATE:
        return False
    is_charge = _CHARGED.search(sentence_at(text, amount.start, amount.end)) is not None
    return is_charge or amount.pounds < _SMALL_FOR_A_DAY or _BY_THE_DAY.search(amount.words) is None
