"""Deadlines in words, which date decides, and which lines of dates a page can have."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from signoff.notice.form.call_in_terms import CallInTerms
from signoff.notice.form.periods import DayKind, Period
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import publish, sign
from signoff.notice.record.model import Route
from signoff.notice.record.record import Record, Role
from signoff.notice.text.days import written
from signoff.rules.deadlines import (
    Deadlines,
    deadlines,
    deadlines_of,
    earliest_decision,
    in_words,
)
from signoff.rules.timeline import is_date_line, is_meaning, timeline

Make = Callable[..., Record]
LEEDS = load_profile("leeds")
NOON = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)

MOST: dict[str, Any] = {
    "forthcoming_list.route": Route.GENERAL_EXCEPTION,
    "forthcoming_list.chair_notified_date": dt.date(2024, 5, 2),
    "forthcoming_list.notice_published_date": dt.date(2024, 5, 3),
}


def records(make: Make) -> list[Record]:
    """Return records that between them have every line of dates."""
    days = (dt.date(2024, 5, 14), dt.date(2033, 5, 3), dt.date(2040, 5, 3), dt.date(2024, 2, 29))
    plain = [
        make(kind, {"decision_date": day} | answers)
        for kind, day, answers in product(("key", "administrative"), days, ({}, {"call_in.available": False}, MOST))
    ]
    signed = [
        sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=record.notice.decision_date, mark=None, at=NOON)
        for record in plain
        if record.notice.decision_date
    ]
    return [*plain, *signed, *(publish(record, date=days[0], url=None, actor="A", at=NOON) for record in signed)]


def test_every_line_of_dates_is_one_that_a_page_can_have(make: Make) -> None:
    meanings = set()
    for record in records(make):
        for line in timeline(record, LEEDS):
            meanings.add(line.meaning)
            assert is_meaning(line.meaning)
            assert is_date_line(written(line.date) if line.date else line.when, line.meaning)
    assert len(meanings) >= 14


@pytest.mark.parametrize(
    ("when", "meaning"),
    [
        ("14 May 2024", "Added to the List"),
        ("14 May 2024", "added to the list"),
        ("14 May 2024", "Added to the list "),
        ("14 May 2024", ""),
        ("14 May 2024", "Published by nobody"),
        ("At once", "Published"),
        ("14 May 2024", "In force: not open to call-in"),
        ("At once", "In effect: bank holidays are known from 2000 to 2035"),
        ("Not known", "In force: exempt from call-in"),
        ("14 May 2024", "In effect: bank holidays are known from 2000 to 2036"),
        ("31 February 2024", "Published"),
        ("14 May 2024 ", "Published"),
        ("3 May 2033", "Earliest decision (the bank holidays of 2034 are not yet proclaimed)"),
        ("3 May 2033", "Earliest decision (the bank holidays of ٢٠٣٣ are not yet proclaimed)"),
        ("3 May 2033", "Published (the bank holidays of 2033 are not yet proclaimed)"),
    ],
)
def test_no_other_line_is_a_line_of_dates(when: str, meaning: str) -> None:
    assert not is_date_line(when, meaning)


@pytest.mark.parametrize(
    ("when", "meaning"),
    [
        ("3 May 2033", "Earliest decision (the bank holidays of 2033 are not yet proclaimed)"),
        ("3 May 2033", "In effect, if not called in (the bank holidays of 2033 are not yet proclaimed)"),
        ("3 May 2033", "Call-in ends (the bank holidays of 2033 are not yet proclaimed)"),
        ("3 May 2033", "Call-in ends"),
        ("At once", "In force: not open to call-in"),
        ("At once", "In force: exempt from call-in"),
        ("Not known", "In effect: bank holidays are known from 2000 to 2035"),
    ],
)
def test_a_caveat_names_the_year_of_its_own_date(when: str, meaning: str) -> None:
    assert is_date_line(when, meaning)


def at(name: str, day: dt.date, **others: dt.date) -> Deadlines:
    """Return deadlines of which one is on a day."""
    given: dict[str, Any] = {name: day, **others}
    return Deadlines(**given)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("earliest_from_list", "the decision may be taken, by the List"),
        ("earliest_from_report", "the decision may be taken, by the report"),
        ("general_exception_by_law", "the decision may be taken, by General Exception, as the law counts"),
        ("earliest_general_exception", "the decision may be taken, by General Exception, as the council counts"),
        ("effective_from", "in effect, if not called in; call-in ends on Tuesday 21 May 2024"),
    ],
)
def test_a_deadline_in_words(name: str, words: str) -> None:
    dates = at(name, dt.date(2024, 5, 22), call_in_ends=dt.date(2024, 5, 21))
    assert in_words(name, dates, LEEDS) == words
    later = in_words(name, at(name, dt.date(2033, 5, 18)), LEEDS)
    assert later.endswith("(the bank holidays of 2033 are not yet proclaimed)") == (
        name not in ("earliest_from_list", "general_exception_by_law")
    )


def test_a_council_without_call_in_does_not_mention_its_end() -> None:
    without = replace(LEEDS, call_in=CallInTerms(days=0))
    dates = deadlines(without, decided=dt.date(2024, 5, 21))
    assert in_words("effective_from", dates, without) == "in effect, if not called in"


def test_a_general_exception_has_the_day_of_the_law_and_that_of_the_council() -> None:
    """Notice published 9 November 2026: five clear days are over on the 15th, five clear working days on the 17th."""
    dates = deadlines(LEEDS, general_exception=dt.date(2026, 11, 9))
    assert dates.general_exception_by_law == dt.date(2026, 11, 15)
    assert dates.earliest_general_exception == dt.date(2026, 11, 17)
    one_day = Period(days=1, kind=DayKind.CLEAR_WORKING_DAYS)
    quick = replace(LEEDS, periods=replace(LEEDS.periods, general_exception=one_day))
    assert deadlines(quick, general_exception=dt.date(2026, 11, 9)).earliest_general_exception == dt.date(2026, 11, 15)


LIST, REPORT, EXCEPTION = dt.date(2024, 5, 13), dt.date(2024, 5, 14), dt.date(2024, 5, 15)


@pytest.mark.parametrize(
    ("route", "late_reason", "dates", "decides"),
    [
        (None, None, (LIST, REPORT, EXCEPTION), (REPORT, "report_publication.published_date")),
        (None, None, (REPORT, LIST, EXCEPTION), (REPORT, "forthcoming_list.date_added")),
        (None, "N/A", (LIST, REPORT, None), (REPORT, "report_publication.published_date")),
        (None, "It was late.", (LIST, REPORT, None), (LIST, "forthcoming_list.date_added")),
        (None, "It was late.", (None, REPORT, EXCEPTION), None),
        (None, None, (None, None, EXCEPTION), None),
        (
            Route.GENERAL_EXCEPTION,
            None,
            (LIST, REPORT, EXCEPTION),
            (EXCEPTION, "forthcoming_list.notice_published_date"),
        ),
        (Route.GENERAL_EXCEPTION, None, (EXCEPTION, REPORT, LIST), (REPORT, "report_publication.published_date")),
        (Route.GENERAL_EXCEPTION, "It was late.", (EXCEPTION, REPORT, None), None),
        (Route.SPECIAL_URGENCY, None, (LIST, REPORT, EXCEPTION), (REPORT, "report_publication.published_date")),
        (Route.SPECIAL_URGENCY, "It was late.", (LIST, REPORT, EXCEPTION), None),
    ],
)
def test_which_date_decides_from_when_a_decision_may_be_taken(
    make: Make,
    route: Route | None,
    late_reason: str | None,
    dates: tuple[dt.date | None, ...],
    decides: tuple[dt.date, str] | None,
) -> None:
    notice = make("key", {"forthcoming_list.route": route, "report_publication.late_reason": late_reason}).notice
    by_list, by_report, by_exception = dates
    assert earliest_decision(notice, Deadlines(by_list, by_report, by_exception)) == decides


def test_a_date_of_an_unknown_year_leaves_the_others_as_they_are(make: Make) -> None:
    record = make("key", {"forthcoming_list.date_added": dt.date(1999, 1, 1)})
    unknown, sound = deadlines_of(record.notice, LEEDS), deadlines_of(make("key").notice, LEEDS)
    assert unknown.earliest_from_list is None
    expected = Deadlines(None, sound.earliest_from_report, effective_from=sound.effective_from)
    assert unknown == dataclasses.replace(expected, call_in_ends=sound.call_in_ends)


@pytest.mark.parametrize(
    ("decided", "disposed_of"),
    [
        (dt.date(2024, 5, 14), "14 May 2030"),
        (dt.date(2024, 2, 29), "1 Mar 2030"),
        (dt.date(2022, 2, 28), "28 Feb 2028"),
        (dt.date(dt.MAXYEAR - 6, 5, 1), f"1 May {dt.MAXYEAR}"),
        (dt.date(dt.MAXYEAR - 5, 5, 1), None),
    ],
)
def test_when_a_record_may_be_disposed_of(make: Make, decided: dt.date, disposed_of: str | None) -> None:
    lines = timeline(make("administrative", {"decision_date": decided}), LEEDS)
    dates = [line.when for line in lines if line.meaning == "Record may be disposed of"]
    assert dates == ([disposed_of] if disposed_of else [])


def test_on_the_last_day_of_all_there_is_no_day_after(make: Make) -> None:
    lines = timeline(make("administrative", {"decision_date": dt.date.max}), LEEDS)
    assert [line.meaning for line in lines] == ["Decision, if signed that day", "In force: not open to call-in"]
    before = timeline(make("administrative", {"decision_date": dt.date.max - DAY}), LEEDS)
    assert [line.meaning for line in before][-1] == "Councillors see it, within 24 hours"


def test_what_is_done_follows_from_the_record_and_not_from_the_calendar(make: Make) -> None:
    record = make("key", MOST)
    done = {line.meaning: line.done for line in timeline(record, LEEDS)}
    assert done["Added to the list"]
    assert done["Scrutiny chair notified"]
    assert done["Notice of General Exception published"]
    assert done["Report published"]
    assert not any(done[name] for name in ("Earliest decision", "Call-in ends", "In effect, if not called in"))
    signed = sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=dt.date(2024, 5, 14), mark=None, at=NOON)
    after = {line.meaning: line.done for line in timeline(signed, LEEDS)}
    assert after["Earliest decision"]
    assert after["Decision taken"]
    assert not any(after[name] for name in ("Call-in ends", "In effect, if not called in", "Record may be disposed of"))


def test_the_dates_of_general_exception_are_shown_for_it_only(make: Make) -> None:
    listed = make("key", MOST | {"forthcoming_list.route": None})
    meanings = [line.meaning for line in timeline(listed, LEEDS)]
    assert "Scrutiny chair notified" not in meanings
    assert "Notice of General Exception published" not in meanings
    other = make("administrative", MOST)
    assert "Added to the list" not in [line.meaning for line in timeline(other, LEEDS)]


def test_nothing_follows_from_nothing() -> None:
    assert deadlines(LEEDS) == Deadlines()
