"""Wards: named, known, and a reason to check whether the decision is key."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import WardScope
from signoff.notice.text.names import names_in
from signoff.rules.answer_text import clip, filled, listed
from signoff.rules.case import Case
from signoff.rules.rule import WARNING, Hit, hit, rule

_MOST_NAMES = 5


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
    unknown = tuple(
        dict.fromkeys(name for name in wards.names if filled(name) and not names_in(name, case.known_wards))
    )
    if wards.scope is WardScope.SOME and unknown:
        yield hit("wards.names", wards=listed(_first_names(unknown)))


@rule(
    "wards-several-not-key",
    WARNING,
    when="two or more wards and not key",
    says="Consider whether the effect is significant. {wards} are affected: a decision with significant effects on "
    "communities in two or more wards is key, whatever its value.",
    source="2012 reg 8",
)
def wards_several_not_key(case: Case) -> Iterator[Hit]:
    """The number of wards alone does not make a decision key: the effect must be significant."""
    wards = case.notice.wards
    names = {
        ward for name in wards.names if filled(name) for ward in (names_in(name, case.known_wards) or (name.strip(),))
    }
    if case.is_other and wards.scope is WardScope.ALL:
        yield hit("wards.scope", wards="All wards")
    elif case.is_other and wards.scope is WardScope.SOME and len(names) > 1:
        yield hit("wards.names", wards=f"{len(names)} wards")


def _first_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first names and how many more there are, so that the finding stays short."""
    shown = tuple(clip(name) for name in names[:_MOST_NAMES])
    return (*shown, f"{len(names) - _MOST_NAMES} more") if len(names) > _MOST_NAMES else shown
