"""The dates of a notice in order, as a reader is shown them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from signoff.notice.form.call_in_terms import CallInTerms
from signoff.notice.form.council import Profile
from signoff.notice.record.lifecycle import publish, sign
from signoff.notice.record.model import Route
from signoff.notice.record.record import Record, Role
from signoff.rules.findings import Finding
from signoff.rules.timeline import timeline

Make = Callable[..., Record]
NOON = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)


def shown(record: Record, profile: Profile) -> list[tuple[str, str]]:
    return [(milestone.when, milestone.meaning) for milestone in timeline(record, profile)]


def test_a_key_decision_from_list_to_disposal(make: Make, leeds: Profile) -> None:
    assert shown(make("key"), leeds) == [
        ("15 Apr 2024", "Added to the list"),
        ("3 May 2024", "Report published"),
        ("14 May 2024", "Earliest decision"),
        ("14 May 2024", "Decision, if signed that day"),
        ("15 May 2024", "Councillors see it, within 24 hours"),
        ("21 May 2024", "Call-in ends"),
        ("22 May 2024", "In effect, if not called in"),
        ("14 May 2030", "Record may be disposed of"),
    ]


def test_what_is_not_the_executive_s_has_no_dates_of_key_decisions(
    make: Make, leeds: Profile, findings: Callable[..., dict[str, Finding]]
) -> None:
    """Only an executive decision can be key, so that the type is put right and nothing else is asked of it."""
    record = make("key", {"authority.executive": False, "call_in.available": False})
    assert shown(record, leeds) == shown(make("administrative"), leeds)
    assert set(findings(record)) == {"key-not-executive"}


def test_what_is_not_open_to_call_in_is_in_force_at_once(make: Make, leeds: Profile) -> None:
    lines = shown(make("administrative"), leeds)
    assert lines[:2] == [
        ("14 May 2024", "Decision, if signed that day"),
        ("At once", "In force: not open to call-in"),
    ]
    exempt = shown(make("key", {"call_in.available": False}), leeds)
    assert ("At once", "In force: exempt from call-in") in exempt


def test_while_drafting_it_says_from_when_the_decision_may_be_taken(make: Make, leeds: Profile) -> None:
    record = make("key", {"decision_date": None, "forthcoming_list.date_added": dt.date(2024, 4, 30)})
    assert shown(record, leeds)[-1] == ("29 May 2024", "Earliest decision")
    assert shown(make("administrative", {"decision_date": None}), leeds) == []


def test_general_exception_counts_from_its_notice_and_not_from_the_day_the_chair_was_told(
    make: Make, leeds: Profile
) -> None:
    answers = {
        "decision_date": None,
        "forthcoming_list.route": Route.GENERAL_EXCEPTION,
        "forthcoming_list.chair_notified_date": dt.date(2024, 5, 2),
        "forthcoming_list.notice_published_date": dt.date(2024, 5, 13),
    }
    lines = shown(make("key", answers), leeds)
    assert ("2 May 2024", "Scrutiny chair notified") in lines
    assert ("13 May 2024", "Notice of General Exception published") in lines
    assert lines[-1] == ("21 May 2024", "Earliest decision")


def test_what_the_record_says_is_done(make: Make, leeds: Profile) -> None:
    record = make("administrative")
    assert [milestone.done for milestone in timeline(record, leeds)] == [False] * 4
    record = sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=dt.date(2024, 5, 14), mark=None, at=NOON)
    record = publish(record, date=dt.date(2024, 5, 16), url=None, actor="A", at=NOON)
    done = [milestone.meaning for milestone in timeline(record, leeds) if milestone.done]
    assert done == ["Decision taken", "In force: not open to call-in", "Published"]


def test_holidays_that_are_not_yet_proclaimed_are_said_to_be_so(make: Make, leeds: Profile) -> None:
    meanings = [meaning for _, meaning in shown(make("key", {"decision_date": dt.date(2033, 5, 3)}), leeds)]
    assert "Call-in ends (the bank holidays of 2033 are not yet proclaimed)" in meanings
    assert "Added to the list" in meanings


def test_an_unknown_year_says_so(make: Make, leeds: Profile) -> None:
    lines = shown(make("key", {"decision_date": dt.date(2040, 5, 3)}), leeds)
    assert ("Not known", "In effect: bank holidays are known from 2000 to 2035") in lines


def test_a_council_without_call_in_days_has_no_end_of_it(make: Make, leeds: Profile) -> None:
    profile = replace(leeds, call_in=CallInTerms(days=0))
    meanings = [meaning for _, meaning in shown(make("key"), profile)]
    assert "Call-in ends" not in meanings
    assert "In effect, if not called in" in meanings


def test_the_clear_days_of_a_general_exception_leave_out_the_day_of_its_notice(make: Make, leeds: Profile) -> None:
    """Chair notified 2 November 2026, notice 9 November: five clear working days are over on 17 November."""
    answers = {
        "decision_date": None,
        "forthcoming_list.date_added": None,
        "forthcoming_list.route": Route.GENERAL_EXCEPTION,
        "forthcoming_list.chair_notified_date": dt.date(2026, 11, 2),
        "forthcoming_list.notice_published_date": dt.date(2026, 11, 9),
    }
    assert ("17 Nov 2026", "Earliest decision") in shown(make("key", answers), leeds)
    told_only = shown(make("key", answers | {"forthcoming_list.notice_published_date": None}), leeds)
    assert "2026" not in {meaning: when for when, meaning in told_only}["Earliest decision"]
