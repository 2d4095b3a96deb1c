"""Wards: named, known, and a reason to check whether the decision is key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.form.areas import dates_in_words
from signoff.notice.record.model import WardScope
from signoff.notice.text.days import written as day
from signoff.notice.text.names import names_in
from signoff.rules.amount_standing import around, is_background
from signoff.rules.answer_text import clip, filled, listed
from signoff.rules.case import Case
from signoff.rules.earlier_decision import is_income, names_earlier_decision
from signoff.rules.key_value import value_reached
from signoff.rules.money import Amount
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.service_change import change_of_service
from signoff.rules.thresholds import lowest

_MOST_NAMES = 5
_AREAS = ("ward", "wards", "division", "divisions")

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
    says="Choose the {areas}, all {areas}, or N/A.",
    source="form, profile",
)
def wards_missing(case: Case) -> Iterator[Hit]:
    """“Some wards” without a name is not an answer."""
    wards = case.notice.wards
    if wards.scope is None:
        yield hit("wards.scope", areas=case.wards_word)
    elif wards.scope is WardScope.SOME and not any(filled(name) for name in wards.names):
        yield hit("wards.names", areas=case.wards_word)


@rule(
    "ward-unknown",
    WARNING,
    when="a ward unknown to the profile",
    says="Not a {area} of this council: {wards}. Choose from the council’s {areas}, or check the spelling.",
    source="form, profile",
)
def ward_unknown(case: Case) -> Iterator[Hit]:
    """Wards as they were when the notice was made, however they are written: with “and”, in any case and order."""
    wards = case.notice.wards
    known = case.known_wards
    named = (name for name in wards.names if filled(name) and not names_in(name, known) and not _is_summary(name))
    unknown = tuple(dict.fromkeys(named))
    if wards.scope is WardScope.SOME and unknown:
        words = case.terms.area_words
        yield hit("wards.names", area=words.singular, areas=words.plural, wards=listed(_first_names(unknown)))


@rule(
    "ward-not-of-date",
    WARNING,
    when="a ward that there is not on the day of the decision",
    says="Check the {areas}. {what}",
    source="profile",
)
def ward_not_of_date(case: Case) -> Iterator[Hit]:
    """By the days from or to which the notice's terms have a ward; while no day is proposed, nothing is said."""
    decided, dates = case.notice.decision_date, case.terms.ward_dates
    if not dates or decided is None or case.notice.wards.scope is not WardScope.SOME:
        return
    area, areas = case.terms.area_words.singular, case.wards_word
    named = dict.fromkeys(ward for name in case.notice.wards.names for ward in names_in(name, case.known_wards))
    others = [ward for ward in named if ward in dates and not dates[ward].include(decided)]
    for ward in others[:_MOST_NAMES]:
        what = f"{ward} {dates_in_words(dates[ward], area)}, and the decision is dated {day(decided)}."
        yield hit("wards.names", "decision_date", areas=areas, what=what)


@rule(
    "wards-several-not-key",
    WARNING,
    when="two or more wards, not key, and words of a change of service or a large value",
    says="Consider whether the effect is significant. {wards} are affected, and {where} “{words}”: a decision with "
    "significant effects on communities in two or more {areas} is key, whatever its value.",
    source="2012 reg 8(1)(b)",
    reads="The wards, and subject and decision with its exempt part: a service, its hours, places or charges that "
    "are closed, withdrawn, reduced, moved, merged or introduced; or, where wards are named, an amount of at least "
    "half the threshold beside words of what communities use (streets, homes, schools, residents…). Not: several "
    "wards alone; a service that closes for some days or weeks, over holidays, or while works are done; an amount "
    "that reaches the threshold, which has a rule of its own; nor a notice that names the earlier decision that it "
    "carries out.",
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
            yield hit(field, path, quote=words, wards=wards, where=where, words=clip(words), areas=case.wards_word)
            return


def _several_wards(case: Case) -> str:
    """Return how a sentence on several wards begins; empty for fewer."""
    wards = case.notice.wards
    if wards.scope is WardScope.ALL:
        return f"All {case.wards_word}"
    names = {
        ward for name in wards.names if filled(name) for ward in (names_in(name, case.known_wards) or (_bare(name),))
    }
    if wards.scope is not WardScope.SOME or not names:
        return ""
    if any(_is_summary(name) for name in names):
        return f"Several {case.wards_word}"
    return f"{len(names)} {case.wards_word}" if len(names) > 1 else ""


def _large_amount(case: Case, path: str) -> str:
    """Return the first large amount of a text, if that speaks of what communities use; empty for none."""
    if case.once(value_reached) is not None or not _OF_COMMUNITIES.search(case.text(path)):
        return ""
    threshold = lowest(case)
    if threshold is None:
        return ""
    amounts = (amount for amount in case.amounts(path) if threshold.pounds / 2 <= amount.value < threshold.pounds)
    return next((amount.words for amount in amounts if not _is_no_cost(case, path, amount)), "")


def _is_no_cost(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of something else, or comes in."""
    if is_background(case, path, amount) or is_income(case, path, amount):
        return True
    return _COMES_IN.search(around(case.text(path), amount)[0]) is not None


def _bare(name: str) -> str:
    """Return a name as it is compared: “and” for “&”, without case, commas and the word ward."""
    words = name.casefold().replace("&", " and ").replace(",", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _AREAS else words)


def _is_summary(name: str) -> bool:
    """Whether an answer stands for several wards without naming them: “Various”, “Several wards”, “Citywide”."""
    return _bare(name) in _SUMMARIES


def _first_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first names and how many more there are, so that the finding stays short."""
    shown = tuple(clip(name) for name in names[:_MOST_NAMES])
    return (*shown, f"{len(names) - _MOST_NAMES} more") if len(names) > _MOST_NAMES else shown
