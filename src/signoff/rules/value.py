"""Type and value: one type, one band under it, and the amounts that the text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from signoff.notice.record.model import DecisionType
from signoff.rules.amounts import Amount, money, with_original_words
from signoff.rules.answer_text import clip, find_words, listed
from signoff.rules.case import Case
from signoff.rules.passages import sentence_at
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule

_LIMIT = re.compile(
    r"\b(?:between|threshold|bands?|limit(?:s|ed)?|cover|insurance|below|above|over|under|exceed\w*|previous\w*|last\s+year|budget)\b",
    re.IGNORECASE,
)


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
    words = (*case.profile.words.effect_on_wards, *case.known_wards)
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
        yield hit(path, "decision_type", *others, quote=amount.text, amount=with_original_words(amount), where=where)


@rule(
    "amount-above-band",
    WARNING,
    when="an amount in subject, decision or reasons above the chosen band",
    says="The text mentions {amount}; the band says {band}. {where} it: choose the band of the whole value, "
    "or check what the amount is for.",
    source="form",
)
def amount_above_band(case: Case) -> Iterator[Hit]:
    """Only the largest amount is reported; one that no administrative band reaches has a rule of its own."""
    band, top = case.band, _administrative_top(case)
    if band is None or band.upper is None or band.upper == top:
        return
    if (largest := _largest_above(case, band.upper)) and (top is None or largest[1].pounds <= top):
        path, amount, others = largest
        yield hit(
            path,
            "approximate_value",
            *others,
            quote=amount.text,
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
    reads="Subject and decision, with their exempt parts; the reasons too where those name no amount. Not: amounts "
    "in a sentence about bands, limits, budgets or last year (“between £25,000 and £100,000”).",
)
def amount_on_edge(case: Case) -> Iterator[Hit]:
    """Band edges overlap, and the form does not say to which band an edge belongs."""
    edges = (case.band.lower, case.band.upper) if case.band else ()
    places = [
        (path, mention)
        for path in _own_paths(case)
        for mention in case.amounts(path)
        if mention.pounds and mention.pounds in edges and not _is_a_limit(case.text(path), mention)
    ]
    if not places:
        return
    path, amount = places[0]
    others = tuple(dict.fromkeys(other for other, _ in places if other != path))
    values = sorted({mention.pounds for _, mention in places})
    amounts = (
        f"{with_original_words(amount)} is"
        if len(values) == 1
        else f"{listed([money(pounds) for pounds in values])} are"
    )
    yield hit(path, "approximate_value", *others, quote=amount.text, amounts=amounts)


def _own_paths(case: Case) -> tuple[str, ...]:
    """Return the texts with what the decision itself costs: subject and decision, or all where those name no amount."""
    own = tuple(path for path in case.scanned if not path.endswith("reasons"))
    return own if any(case.amounts(path) for path in own) else case.scanned


def _is_a_limit(text: str, amount: Amount) -> bool:
    """Whether an amount stands among words of bands and limits, or of another time."""
    return _LIMIT.search(sentence_at(text, amount.start, amount.end)) is not None


def _administrative_top(case: Case) -> int | None:
    """Return the pounds at which the administrative bands end, for an administrative notice."""
    if case.notice.decision_type is not DecisionType.ADMINISTRATIVE:
        return None
    uppers = [band.upper for band in case.terms.bands_of(DecisionType.ADMINISTRATIVE)]
    known = [upper for upper in uppers if upper is not None]
    return max(known) if known and len(known) == len(uppers) else None


def _largest_above(case: Case, limit: int) -> tuple[str, Amount, tuple[str, ...]] | None:
    """Return the text with the largest amount above a limit, the amount, and the other texts with one."""
    places = [(path, mention) for path in case.scanned for mention in case.amounts(path) if mention.pounds > limit]
    if not places:
        return None
    path, amount = max(places, key=lambda place: place[1].pounds)
    return path, amount, tuple(dict.fromkeys(other for other, _ in places if other != path))
