"""Profiles as other councils' constitutions would have them: that of Leeds, with other rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from rules.conftest import NOON, ON, changed, sound_notice
from signoff.notice.form.areas import AreaNames
from signoff.notice.form.call_in_terms import CallInTerms, CountsFrom, Maker, TakesEffect
from signoff.notice.form.council import Profile
from signoff.notice.form.periods import DayKind, Period, Periods
from signoff.notice.form.profile_file import load_profile
from signoff.notice.form.thresholds import BudgetShare, Counts, Threshold
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import AreaDates, Record
from signoff.rules.check import check
from signoff.rules.findings import Finding

LEEDS = load_profile("leeds")

FROM_PUBLICATION = CallInTerms(counts_from=CountsFrom.PUBLICATION, days=5)
"""As York and Kirklees print it: the day after the fifth working day that follows publication."""

UNTIL_FIVE = replace(FROM_PUBLICATION, ends_at="17:00", takes_effect=TakesEffect.NEXT_WORKING_DAY)
AT_END = replace(FROM_PUBLICATION, ends_at="16:00", takes_effect=TakesEffect.AT_END)
EVERY_TYPE = replace(FROM_PUBLICATION, types=(DecisionType.KEY, DecisionType.SIGNIFICANT_OPERATIONAL))
OF_MEMBERS_ONLY = replace(FROM_PUBLICATION, makers=(Maker.MEMBER,))
NONE = CallInTerms(available=False)

CLEAR_DAYS = Periods(
    listing=Period(days=28, kind=DayKind.CLEAR_DAYS),
    report=Period(days=5, kind=DayKind.CLEAR_DAYS),
    general_exception=Period(days=5, kind=DayKind.CLEAR_DAYS),
)
TO_WORKING_DAY = replace(CLEAR_DAYS, report=Period(days=7, kind=DayKind.DAYS_TO_WORKING_DAY))

COUNTY = replace(
    LEEDS,
    areas=AreaNames(singular="division", plural="divisions"),
    wards=("Cathedral", "Plumstead", "Plumstead East"),
    ward_dates={
        "Plumstead": AreaDates(last=dt.date(2024, 5, 13)),
        "Plumstead East": AreaDates(first=dt.date(2024, 5, 15)),
    },
)
A_YEAR = replace(LEEDS, key_threshold=None, thresholds=(Threshold(pounds=250_000, a_year=True),))
CAPITAL_APART = replace(
    LEEDS,
    key_threshold=None,
    thresholds=(
        Threshold(pounds=150_000, counts=Counts.REVENUE),
        Threshold(pounds=200_000, counts=Counts.CAPITAL),
        Threshold(pounds=100_000, counts=Counts.SAVINGS),
    ),
)
SHARE = replace(LEEDS, budget_share=BudgetShare(percent=10, budget="the service’s gross budget", ask_from=20_000))
ONLY_A_SHARE = replace(SHARE, key_threshold=None)
WITHOUT_BANDS = replace(
    LEEDS, bands=tuple(band for band in LEEDS.bands if band.decision_type is not DecisionType.ADMINISTRATIVE)
)


def record_of(profile: Profile, kind: str, answers: Mapping[str, Any] | None = None) -> Record:
    """Return a sound record of this council, with other answers."""
    notice = changed(sound_notice(kind), answers or {})
    return new_record(profile.key, profile.terms(), actor="PA", at=NOON, notice=notice)


def found(
    profile: Profile, kind: str, answers: Mapping[str, Any] | None = None, on: dt.date = ON
) -> dict[str, Finding]:
    """Return what the rules find, by rule."""
    return {finding.rule: finding for finding in check(record_of(profile, kind, answers), profile, on)}
