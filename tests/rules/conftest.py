"""Notices on which no rule finds anything, one of each type, to be changed by a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import (
    CallIn,
    Consultation,
    Consultee,
    Contact,
    DecisionMaker,
    DecisionType,
    ForthcomingList,
    Implementation,
    Notice,
    ReportPublication,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record
from signoff.rules.check import check
from signoff.rules.findings import Finding

ON = dt.date(2024, 5, 14)
NOON = dt.datetime(2024, 5, 14, 12, 0, tzinfo=dt.UTC)

Make = Callable[..., Record]


def sound_notice(kind: str) -> Notice:
    """Return a notice of this type that is complete and lawful on 14 May 2024."""
    decision_type = DecisionType(kind)
    is_key = decision_type is DecisionType.KEY
    no = Consultee(applies=False)
    return Notice(
        decision_type=decision_type,
        approximate_value={"key": "500k_to_1m", "significant_operational": "25k_to_100k"}.get(kind, "below_25k"),
        decision_date=ON,
        director="Director of City Development",
        contact=Contact(name="Head of Parks", post="Head of Parks", telephone="0113 496 0101"),
        subject="Replacement of the fountain",
        decision="The officer agreed to replace the fountain.",
        reasons="The old fountain leaks.",
        alternatives="Repair was considered and rejected.",
        wards=Wards(scope=WardScope.SOME, names=("Roundhay",)),
        consultation=Consultation(
            executive_member=Consultee(applies=True, details="Briefed on 1 May 2024; content."),
            ward_councillors=no,
            chief_digital_information_officer=no,
            chief_asset_management_regeneration_officer=no,
            others="- Finance",
        ),
        implementation=Implementation(accountable_officer="Head of Parks", timescales="By the autumn"),
        forthcoming_list=ForthcomingList(date_added=dt.date(2024, 4, 15)) if is_key else ForthcomingList(),
        report_publication=ReportPublication(published_date=dt.date(2024, 5, 3)) if is_key else ReportPublication(),
        call_in=CallIn(available=is_key),
        decision_maker=DecisionMaker(name="A. Officer", post="Chief Officer"),
    )


def changed(notice: Notice, answers: Mapping[str, Any]) -> Notice:
    """Return the notice with other answers, given by dotted path."""
    for path, value in answers.items():
        notice = with_value(notice, path, value)
    return notice


@pytest.fixture(scope="session")
def leeds() -> Profile:
    return load_profile("leeds")


@pytest.fixture
def make(leeds: Profile) -> Make:
    """Return a function that makes a record of a type, with other answers by dotted path."""

    def record(kind: str, answers: Mapping[str, Any] | None = None) -> Record:
        notice = changed(sound_notice(kind), answers or {})
        return new_record("leeds", leeds.terms(), actor="PA", at=NOON, notice=notice)

    return record


@pytest.fixture
def findings(leeds: Profile) -> Callable[..., dict[str, Finding]]:
    """Return a function for the findings on a record, by rule, on 14 May 2024 or another day."""

    def by_rule(record: Record, on: dt.date = ON) -> dict[str, Finding]:
        return {finding.rule: finding for finding in check(record, leeds, on)}

    return by_rule
