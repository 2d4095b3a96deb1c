"""The amounts that the text mentions, held against the band that was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from signoff.notice.record.model import DecisionType
from signoff.rules.amount_standing import Standing, around, is_background, own_paths, standing
from signoff.rules.answer_text import clip, listed
from signoff.rules.case import Case
from signoff.rules.key_value import Reached, amount_mentioned, value_reached
from signoff.rules.money import Amount, money, with_original_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_MOST_MALFORMED = 5
_BEYOND = re.compile(
    r"(?P<denied>\b(?:not?|never)\s+(?:(?:to|be|is)\s+)*)?\b"
    r"(?:(?P<over>over|above|exceed(?:s|ed|ing)?|(?:more|greater)\s+than|(?:in\s+)?excess\s+of)"
    r"|under|below|(?:less|fewer|lower)\s+than)\s*\Z",
    re.IGNORECASE,
)
"""What says before an amount that the value is over it, or under it, or that it is not."""


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
    says="The text mentions {amount}; the band says {band}. {where} it: choose the band for the whole value, or "
    "check what the amount is for.",
    source="form",
    reads="Amounts in subject, decision and reasons, with their exempt parts; of a rate its whole value. Of the "
    "reasons only costs, values and prices where subject or decision name an amount. Not: background, as "
    "whole-value-at-threshold leaves it alone, and what that rule or large-amount-mentioned says already.",
)
def amount_above_band(case: Case) -> Iterator[Hit]:
    """Only the largest amount is reported; one that no administrative band reaches has a rule of its own."""
    band, largest = case.band, case.once(above_band)
    if band is not None and largest is not None:
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
    reads="Subject and decision, with their exempt parts; the reasons too where those name no amount. Not: an "
    "amount beside a larger one; one that the text says the value is over, or under, as the band does; background, as "
    "whole-value-at-threshold leaves it alone; and an "
    "amount that reaches the threshold.",
)
def amount_on_edge(case: Case) -> Iterator[Hit]:
    """Band edges overlap, and the form does not say to which band an edge belongs."""
    edges = (case.band.lower, case.band.upper) if case.band else ()
    mentions = [(path, mention) for path in own_paths(case) for mention in case.amounts(path) if mention.value]
    if not any(mention.value in edges for _, mention in mentions):
        return
    own = [(path, mention) for path, mention in mentions if not is_background(case, path, mention)]
    if not own or max(mention.value for _, mention in own) not in edges:
        return
    places = [
        (path, mention) for path, mention in own if mention.value in edges and not _is_beyond_edge(case, path, mention)
    ]
    if not places:
        return
    if _is_said_elsewhere(case, places[0][1]):
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
    says="Check the amount “{words}”: it may be mistyped. Write it like £12,000 or £1.2 million, so that it can "
    "be compared with the band.",
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


def _is_beyond_edge(case: Case, path: str, amount: Amount) -> bool:
    """Whether words before an amount on an edge say on which side of it the chosen band's values are."""
    match = _BEYOND.search(around(case.text(path), amount)[0])
    if match is None:
        return False
    is_over = (match["over"] is not None) != (match["denied"] is not None)
    return is_over == (case.band is not None and amount.value == case.band.lower)


def above_band(case: Case) -> tuple[str, Amount, tuple[str, ...]] | None:
    """Return the text with the largest amount above the chosen band, the amount, and the other texts with one."""
    band, top = case.band, _administrative_top(case)
    if band is None or band.upper is None or band.upper == top:
        return None
    largest = _largest_above(case, band.upper)
    return largest if largest is not None and (top is None or largest[1].value <= top) else None


def _is_said_elsewhere(case: Case, amount: Amount) -> bool:
    """Whether the rule on the threshold speaks of an amount already."""
    return isinstance(reached := case.once(value_reached), Reached) and reached.place.amount == amount


def _administrative_top(case: Case) -> int | None:
    """Return the pounds at which the administrative bands end, for an administrative notice."""
    if case.notice.decision_type is not DecisionType.ADMINISTRATIVE:
        return None
    uppers = [band.upper for band in case.terms.bands_of(DecisionType.ADMINISTRATIVE)]
    known = [upper for upper in uppers if upper is not None]
    return max(known) if known and len(known) == len(uppers) else None


def _counts_for_band(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount may be the decision's value: no background, nor what it only notes or adds up."""
    stands = standing(case, path, amount)
    return stands is Standing.COMMITTED or (stands is Standing.MENTIONED and path.endswith("reasons"))


def _largest_above(case: Case, limit: int) -> tuple[str, Amount, tuple[str, ...]] | None:
    """Return the text with the largest amount above a limit, the amount, and the other texts with one.

    None where what is committed reaches the threshold, which has a rule of its own.
    """
    if case.once(value_reached) is not None:
        return None
    mentioned = case.once(amount_mentioned)
    below = Decimal("Infinity") if mentioned is None else Decimal(mentioned.reach.threshold.pounds)
    places = [
        (path, mention)
        for path in case.scanned
        for mention in case.amounts(path)
        if limit < mention.value < below and _counts_for_band(case, path, mention)
    ]
    if not places:
        return None
    path, amount = max(places, key=lambda place: place[1].value)
    return path, amount, tuple(dict.fromkeys(other for other, _ in places if other != path))
