"""Wards: named, known, and a reason to check whether the decision is key."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import WardScope
from signoff.notice.text.names import names_in
from signoff.rules.answer_text import clip, filled, listed
from signoff.rules.case import Case
from signoff.rules.earlier_decision import names_earlier_decision
from signoff.rules.key_value import value_reached
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.service_change import change_of_service

_MOST_NAMES = 5

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
    "are closed, withdrawn, reduced, moved, merged or introduced; or an amount of at least half the threshold. Not: "
    "several wards alone; an amount that reaches the threshold, which has a rule of its own; nor a notice that names "
    "the earlier decision that it carries out.",
)
def wards_several_not_key(case: Case) -> Iterator[Hit]:
    """The number of wards alone does not make a decision key: the effect must be significant."""
    wards = _several_wards(case)
    if not case.may_be_key or not wards or case.once(names_earlier_decision):
        return
    field = "wards.scope" if case.notice.wards.scope is WardScope.ALL else "wards.names"
    for path in case.scanned:
        if path.endswith("reasons"):
            continue
        if words := change_of_service(case.text(path)) or _large_amount(case, path):
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
    if case.once(value_reached) is not None:
        return ""
    large = case.profile.key_threshold / 2
    return next((amount.words for amount in case.amounts(path) if amount.value >= large), "")


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
