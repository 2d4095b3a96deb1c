"""What a decision comes to in all: rates, and the threshold from which it is key by its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from signoff.rules.amount_standing import own_paths
from signoff.rules.answer_text import clip
from signoff.rules.case import Case
from signoff.rules.earlier_decision import brings_money_in, names_earlier_decision
from signoff.rules.money import Amount, money, with_original_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_TOTAL = re.compile(
    r"[£￡][^\n.;]{1,40}\b(?:in total|in all|altogether|overall|over the (?:whole|full|entire))\b|"
    r"\b(?:total(?:l?ing)?|whole|overall|maximum|aggregate|lifetime)\b(?![^£\n.;]{0,60}\b(?:per|annual|a year)\b)"
    r"[^£\n.;]{0,60}[£￡]",
    re.IGNORECASE,
)
"""Words that say what something comes to in all."""

_SMALL_RATE = 1_000
"""Pounds below which the whole value of a rate without a term is not asked for."""


@rule(
    "amount-is-a-rate",
    WARNING,
    when="an amount a year, a month or for each, and its whole value is not said",
    says="Give the whole value as well: “{words}” is a rate. {whole}",
    source="form, practice",
    reads="Subject and decision, with their exempt parts; the reasons too where those name no amount: an amount a "
    "year, a month or for each, with the term if one is stated. Not: below £1,000 without a term; where a text says "
    "what it is in all; nor where the whole value is named.",
)
def amount_is_a_rate(case: Case) -> Iterator[Hit]:
    """A band is for the whole value of a decision, over all of its term."""
    mentions = [(path, mention) for path in case.scanned for mention in case.amounts(path)]
    said = {mention.pounds for _, mention in mentions if mention.rate is None}
    own = own_paths(case)
    rates = [
        (path, mention)
        for path, mention in mentions
        if path in own and mention.rate is not None and mention.value not in said and not _is_small_rate(mention)
    ]
    if not rates or any(_TOTAL.search(case.text(path)) for path in case.scanned):
        return
    path, rate = max(rates, key=lambda place: place[1].value)
    others = dict.fromkeys(other for other, _ in rates if other != path)
    whole = "The value band is for all of it: say what it comes to over its whole term."
    if not rate.is_open:
        whole = f"That is {money(rate.value)} in all: say so, and check the value band against it."
    yield hit(path, "approximate_value", *others, quote=rate.words, words=clip(rate.words), whole=whole)


@rule(
    "whole-value-at-threshold",
    WARNING,
    when="not key, a rate whose whole value is at or over the threshold, no earlier key decision named",
    says="Name the key decision that this implements, or choose Key. {amount} is not below {threshold}.",
    source="2012 reg 8",
    reads="Rates with their terms in subject, decision and reasons, with their exempt parts. Not: a notice that "
    "names the earlier decision that it carries out, or of income, a receipt, or a lease that the council grants.",
)
def whole_value_at_threshold(case: Case) -> Iterator[Hit]:
    """Spending is significant by what it comes to, not by what it is a year."""
    threshold = case.profile.key_threshold
    if not case.is_other or (case.band is not None and (case.band.lower or 0) >= threshold):
        return
    rates = [
        (path, mention)
        for path in case.scanned
        for mention in case.amounts(path)
        if mention.rate is not None and mention.value >= threshold
    ]
    if not rates or names_earlier_decision(case) or brings_money_in(case):
        return
    path, rate = max(rates, key=lambda place: place[1].value)
    yield hit(
        path,
        "decision_type",
        quote=rate.words,
        amount=with_original_words(rate),
        threshold=money(Decimal(threshold)),
    )


def _is_small_rate(amount: Amount) -> bool:
    """Whether a rate without a term is a price of little things: £5 an hour, £1 a year."""
    return amount.is_open and amount.pounds < _SMALL_RATE
