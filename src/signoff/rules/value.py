"""Type and value: one type, one band under it, and the amounts that the text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from signoff.notice.record.model import DecisionType
from signoff.rules.amounts import Amount, money, with_original_words
from signoff.rules.answer_text import clip, find_words, listed
from signoff.rules.case import Case
from signoff.rules.earlier_decision import brings_money_in, names_earlier_decision
from signoff.rules.passages import sentence_at
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule

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

_TOTAL = re.compile(
    r"[£￡][^\n.;]{1,40}\b(?:in total|in all|altogether|overall|over the (?:whole|full|entire))\b|"
    r"\b(?:total(?:l?ing)?|whole|overall|maximum|aggregate|lifetime)\b(?![^£\n.;]{0,60}\b(?:per|annual|a year)\b)"
    r"[^£\n.;]{0,60}[£￡]",
    re.IGNORECASE,
)
"""Words that say what something comes to in all."""

_MOST_MALFORMED = 5
_SMALL_RATE = 1_000
"""Pounds below which the whole value of a rate without a term is not asked for."""


@rule(
    "decision-type-missing",
    ERROR,
    when="no decision type",
    says="Choose one decision type.",
    source="form",
)
def decision_type_missing(case: Case) -> Iterator[Hit]:
    """Exactly one type; the band can only be chosen after it."""
    if case.notice.decision_type is None:
        yield hit("decision_type", "approximate_value")


@rule(
    "band-missing",
    ERROR,
    when="no band, or a band of another type",
    says="Choose one value band for this type. {why}",
    source="form",
)
def band_missing(case: Case) -> Iterator[Hit]:
    """Exactly one band, of those under the chosen type."""
    if case.notice.decision_type is None or case.band is not None:
        return
    why = "The band that was chosen belongs to another type." if case.notice.approximate_value else ""
    yield hit("approximate_value", "decision_type", why=why)


@rule(
    "key-below-threshold",
    WARNING,
    when="key, a band below the threshold, no words on the effect on wards",
    says="Below {threshold}: say why it is key. The reasons do not mention its effect on communities in the wards.",
    source="2012 reg 8",
)
def key_below_threshold(case: Case) -> Iterator[Hit]:
    """A decision below the threshold is key for its effect on communities alone, so the text must say so."""
    threshold, band = case.profile.key_threshold, case.band
    if not case.is_key or band is None or band.upper is None or band.upper > threshold:
        return
    words = (*case.profile.words.effect_on_wards, *case.known_wards, *_with_and(case.known_wards))
    if not any(find_words(case.text(path), words) for path in case.scanned):
        yield hit("reasons", "approximate_value", threshold=money(Decimal(threshold)))


@rule(
    "administrative-amount-too-high",
    WARNING,
    when="administrative and an amount over its highest band in the text",
    says="No administrative band reaches {amount}. {where} it: check the decision type, or what the amount is for.",
    source="form",
)
def administrative_amount_too_high(case: Case) -> Iterator[Hit]:
    """Amounts found in prose never block: they may be of something else."""
    top = _administrative_top(case)
    if top is not None and (largest := _largest_above(case, top)):
        path, amount, others = largest
        where = case.mentions(path)
        yield hit(path, "decision_type", *others, quote=amount.words, amount=with_original_words(amount), where=where)


@rule(
    "amount-above-band",
    WARNING,
    when="an amount in subject, decision or reasons above the chosen band",
    says="The text mentions {amount}; the band says {band}. {where} it: choose the band of the whole value, "
    "or check what the amount is for.",
    source="form",
    reads="Amounts in subject, decision and reasons, with their exempt parts; of a rate its whole value. Not: the "
    "edge of a band or the threshold where something is below, over or between it, and amounts in a sentence about "
    "insurance, bands, the threshold or last year.",
)
def amount_above_band(case: Case) -> Iterator[Hit]:
    """Only the largest amount is reported; one that no administrative band reaches has a rule of its own."""
    band, top = case.band, _administrative_top(case)
    if band is None or band.upper is None or band.upper == top:
        return
    if (largest := _largest_above(case, band.upper)) and (top is None or largest[1].value <= top):
        path, amount, others = largest
        yield hit(
            path,
            "approximate_value",
            *others,
            quote=amount.words,
            where=case.mentions(path),
            amount=with_original_words(amount),
            band=clip(band.label),
        )


@rule(
    "amount-on-edge",
    WARNING,
    when="the decision’s own amount exactly on an edge of the chosen band",
    says="{amounts} on the edge of two bands: check that the right one is chosen.",
    source="form",
    reads="Subject and decision, with their exempt parts; the reasons too where those name no amount. Not: the edge "
    "of a band or the threshold where something is below, over or between it, and amounts in a sentence about "
    "insurance, bands, the threshold or last year.",
)
def amount_on_edge(case: Case) -> Iterator[Hit]:
    """Band edges overlap, and the form does not say to which band an edge belongs."""
    edges = (case.band.lower, case.band.upper) if case.band else ()
    places = [
        (path, mention)
        for path in _own_paths(case)
        for mention in case.amounts(path)
        if mention.value and mention.value in edges and not _is_background(case, path, mention)
    ]
    if not places:
        return
    path, amount = places[0]
    others = tuple(dict.fromkeys(other for other, _ in places if other != path))
    values = sorted({mention.value for _, mention in places})
    amounts = (
        f"{with_original_words(amount)} is"
        if len(values) == 1
        else f"{listed([money(pounds) for pounds in values])} are"
    )
    yield hit(path, "approximate_value", *others, quote=amount.words, amounts=amounts)


@rule(
    "amount-malformed",
    WARNING,
    when="words that look like an amount and are not written like one",
    says="Check the amount “{words}”: it may be mistyped. It is not compared with the band while it is not written "
    "like £12,000 or £1.2 million.",
    source="practice",
)
def amount_malformed(case: Case) -> Iterator[Hit]:
    """What may be mistyped is not guessed; one finding for each, up to some, at the first place with its words."""
    places: dict[str, list[str]] = {}
    for path in case.scanned:
        for mention in case.malformed_amounts(path):
            places.setdefault(mention.text, []).append(path)
    for words, (path, *others) in list(places.items())[:_MOST_MALFORMED]:
        yield hit(path, *dict.fromkeys(other for other in others if other != path), quote=words, words=clip(words))


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
    own = _own_paths(case)
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


def _with_and(wards: tuple[str, ...]) -> Iterator[str]:
    """Yield the wards with an ampersand as they are written in sentences."""
    return (ward.replace("&", "and") for ward in wards if "&" in ward)


def _own_paths(case: Case) -> tuple[str, ...]:
    """Return the texts with what the decision itself costs: subject and decision, or all where those name no amount."""
    own = tuple(path for path in case.scanned if not path.endswith("reasons"))
    return own if any(case.amounts(path) for path in own) else case.scanned


def _is_background(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of insurance cover or of another time, or is the edge of a band that something is below."""
    text = case.text(path)
    if _BACKGROUND.search(sentence_at(text, amount.start, amount.end)):
        return True
    edges = {edge for band in case.terms.bands for edge in (band.lower, band.upper)} | {case.profile.key_threshold}
    before = text[max(0, amount.start - 30) : amount.start]
    compared = _COMPARED_IN_REASONS if path.endswith("reasons") else _COMPARED
    return amount.value in edges and compared.search(before) is not None


def _administrative_top(case: Case) -> int | None:
    """Return the pounds at which the administrative bands end, for an administrative notice."""
    if case.notice.decision_type is not DecisionType.ADMINISTRATIVE:
        return None
    uppers = [band.upper for band in case.terms.bands_of(DecisionType.ADMINISTRATIVE)]
    known = [upper for upper in uppers if upper is not None]
    return max(known) if known and len(known) == len(uppers) else None


def _largest_above(case: Case, limit: int) -> tuple[str, Amount, tuple[str, ...]] | None:
    """Return the text with the largest amount above a limit, the amount, and the other texts with one."""
    places = [
        (path, mention)
        for path in case.scanned
        for mention in case.amounts(path)
        if mention.value > limit and not _is_background(case, path, mention)
    ]
    if not places:
        return None
    path, amount = max(places, key=lambda place: place[1].value)
    return path, amount, tuple(dict.fromkeys(other for other, _ in places if other != path))
