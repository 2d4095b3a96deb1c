"""Wards: named, known, and a reason to check whether the decision is key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.model import WardScope
from signoff.notice.text.names import names_in
from signoff.rules.amount_standing import around, is_background
from signoff.rules.answer_text import clip, filled, listed
from signoff.rules.case import Case
from signoff.rules.earlier_decision import is_income, names_earlier_decision
from signoff.rules.key_value import value_reached
from signoff.rules.money import Amount
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.service_change import change_of_service

_MOST_NAMES = 5

_OF_COMMUNITIES = re.compile(
    r"\b(?:communit(?:y|ies)|residents?|public|neighbourhoods?|households?|tenants?|service\s+users?|carers?|visitors?|families|"
    r"children|pupils|older\s+people|young\s+people|schools?|libraries|library|parks?|play(?:grounds?|\s+areas?)|leisure|sports?|"
    r"highways?|roads?|streets?|footways?|cycle\w*|bus(?:es)?|transport|traffic|housing|homes|waste|recycling|bins?|markets?|"
    r"town\s+centre|city\s+centre|high\s+street|cemeter(?:y|ies)|allotments?|youth|care)\b",
    re.IGNORECASE,
)
"""Words of what people who live or work in wards use, so that a large value may be one of effects on them."""

_COMES_IN = re.compile(r"\b(?:licen[cs]e\s+fee|rent|rental|premium|income|receipts?)\b[^£;\n]{0,20}\Z", re.IGNORECASE)

_SUMMARIES = frozenset(
    (
        "various",
        "several",
        "multiple",
        "many",
        "all",
        "city wide",
        "citywide",
        "city-wide",
        "district wide",
        "districtwide",
        "borough wide",
        "boroughwide",
        "county wide",
        "countywide",
        "whole city",
    )
)


@rule(
    "wards-missing",
    WARNING,
    when="wards unanswered",
    says="Name the wards, all wards, or N/A.",
    source="form, profile",
)
def wards_missing(case: Case) -> Iterator[Hit]:
    """“Some wards” without a name is not an answer."""
    wards = case.notice.wards
    if wards.scope is None:
        yield hit("wards.scope")
    elif wards.scope is WardScope.SOME and not any(filled(name) for name in wards.names):
        yield hit("wards.names")


@rule(
    "ward-unknown",
    WARNING,
    when="a ward unknown to the profile",
    says="Not a ward of this council: {wards}. Choose from the council’s wards, or check the spelling.",
    source="form, profile",
)
def ward_unknown(case: Case) -> Iterator[Hit]:
    """Wards as they were when the notice was made, however they are written: with “and”, in any case and order."""
    wards = case.notice.wards
    known = case.known_wards
    named = (name for name in wards.names if filled(name) and not names_in(name, known) and not _is_summary(name))
    unknown = tuple(dict.fromkeys(named))
    if wards.scope is WardScope.SOME and unknown:
        yield hit("wards.names", wards=listed(_first_names(unknown)))


@rule(
    "wards-several-not-key",
    WARNING,
    when="two or more wards, not key, and words of a change of service or a large value",
    says="Consider whether the effect is significant. {wards} are affected, and {where} “{words}”: a decision with "
    "significant effects on communities in two or more wards is key, whatever its value.",
    source="2012 reg 8(1)(b)",
    reads="The wards, and subject and decision with its exempt part: a service, its hours, places or charges that "
    "are closed, withdrawn, reduced, moved, merged or introduced; or, where wards are named, an amount of at least "
    "half the threshold beside words of what communities use (streets, homes, schools, residents…). Not: "
    "several wards alone; an amount that reaches the threshold, which has a rule of its own; nor a notice that names "
    "the earlier decision that it carries out.",
)
def wards_several_not_key(case: Case) -> Iterator[Hit]:
    """The number of wards alone does not make a decision key: the effect must be significant."""
    wards = _several_wards(case)
    if not case.may_be_key or not wards or case.once(names_earlier_decision):
        return
    names_wards = case.notice.wards.scope is WardScope.SOME
    field = "wards.scope" if case.notice.wards.scope is WardScope.ALL else "wards.names"
    for path in case.scanned:
        if path.endswith("reasons"):
            continue
        if words := change_of_service(case.text(path)) or (_large_amount(case, path) if names_wards else ""):
            mentions = case.mentions(path)
            where = mentions[:1].lower() + mentions[1:]
            yield hit(field, path, quote=words, wards=wards, where=where, words=clip(words))
            return


def _several_wards(case: Case) -> str:
    """Return how a sentence on several wards begins; empty for fewer."""
    wards = case.notice.wards
    if wards.scope is WardScope.ALL:
        return "All wards"
    names = {
        ward for name in wards.names if filled(name) for ward in (names_in(name, case.known_wards) or (_bare(name),))
    }
    if wards.scope is not WardScope.SOME or not names:
        return ""
    if any(_is_summary(name) for name in names):
        return "Several wards"
    return f"{len(names)} wards" if len(names) > 1 else ""


def _large_amount(case: Case, path: str) -> str:
    """Return the first large amount of a text, if that speaks of what communities use; empty for none."""
    if case.once(value_reached) is not None or not _OF_COMMUNITIES.search(case.text(path)):
        return ""
    large = case.profile.key_threshold / 2
    amounts = (amount for amount in case.amounts(path) if amount.value >= large)
    return next((amount.words for amount in amounts if not _is_no_cost(case, path, amount)), "")


def _is_no_cost(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of something else, or comes in."""
    if is_background(case, path, amount) or is_income(case, path, amount):
        return True
    return _COMES_IN.search(around(case.text(path), amount)[0]) is not None


def _bare(name: str) -> str:
    """Return a name as it is compared: “and” for “&”, without case, commas and the word ward."""
    words = name.casefold().replace("&", " and ").replace(",", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in ("ward", "wards") else words)


def _is_summary(name: str) -> bool:
    """Whether an answer stands for several wards without naming them: “Various”, “Several wards”, “Citywide”."""
    return _bare(name) in _SUMMARIES


def _first_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first names and how many more there are, so that the finding stays short."""
    shown = tuple(clip(name) for name in names[:_MOST_NAMES])
    return (*shown, f"{len(names) - _MOST_NAMES} more") if len(names) > _MOST_NAMES else shown
