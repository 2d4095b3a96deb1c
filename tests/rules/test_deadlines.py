"""Deadlines in words, which date decides, and which lines of dates a page can have at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from signoff.errors import DateUnknown
from signoff.notice.form.council import Closure, load_profile
from signoff.notice.record.lifecycle import publish, sign
from signoff.notice.record.model import Route
from signoff.notice.record.record import Record, Role
from signoff.notice.text.days import written
from signoff.rules.calendar import FIRST_YEAR, LAST_YEAR, WorkingDays, bank_holidays, require_known
from signoff.rules.deadlines import (
    Deadlines,
    deadlines,
    deadlines_of,
    earliest_decision,
    in_words,
    is_date_line,
    is_meaning,
    timeline,
)

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
        sign(one, role=Role.DECISION_MAKER, name="A", post="B", date=one.notice.decision_date, mark=None, at=NOON)
        for one in plain
        if one.notice.decision_date
    ]
    return [*plain, *signed, *(publish(one, date=days[0], url=None, actor="A", at=NOON) for one in signed)]


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
def test_no_other_line_is_one(when: str, meaning: str) -> None:
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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("earliest_from_list", "the decision may be taken, by the List"),
        ("earliest_from_report", "the decision may be taken, by the report"),
        ("earliest_general_exception", "the decision may be taken, by General Exception"),
        ("effective_from", "in effect, if not called in; call-in ends on Tuesday 21 May 2024"),
    ],
)
def test_a_deadline_in_words(name: str, words: str) -> None:
    assert in_words(name, dt.date(2024, 5, 22), LEEDS) == words
    later = in_words(name, dt.date(2033, 5, 18), LEEDS)
    assert later.endswith("(the bank holidays of 2033 are not yet proclaimed)") == (name != "earliest_from_list")


def test_a_council_without_call_in_says_no_end_of_it() -> None:
    without = replace(LEEDS, periods=replace(LEEDS.periods, call_in_working_days=0))
    assert in_words("effective_from", dt.date(2024, 5, 22), without) == "in effect, if not called in"


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
    found, sound = deadlines_of(record.notice, LEEDS), deadlines_of(make("key").notice, LEEDS)
    assert found.earliest_from_list is None
    assert found == Deadlines(None, sound.earliest_from_report, None, sound.effective_from)


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
    found = [one.when for one in lines if one.meaning == "Record may be disposed of"]
    assert found == ([disposed_of] if disposed_of else [])


def test_on_the_last_day_of_all_there_is_no_day_after(make: Make) -> None:
    lines = timeline(make("administrative", {"decision_date": dt.date.max}), LEEDS)
    assert [one.meaning for one in lines] == ["Decision, if signed that day", "In force: not open to call-in"]
    before = timeline(make("administrative", {"decision_date": dt.date.max - DAY}), LEEDS)
    assert [one.meaning for one in before][-1] == "Councillors see it, within 24 hours"


def test_what_is_done_is_what_the_record_says_and_not_what_the_calendar_says(make: Make) -> None:
    record = make("key", MOST)
    done = {one.meaning: one.done for one in timeline(record, LEEDS)}
    assert done["Added to the list"]
    assert done["Scrutiny chair notified"]
    assert done["Notice of General Exception published"]
    assert done["Report published"]
    assert not any(done[name] for name in ("Earliest decision", "Call-in ends", "In effect, if not called in"))
    signed = sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=dt.date(2024, 5, 14), mark=None, at=NOON)
    after = {one.meaning: one.done for one in timeline(signed, LEEDS)}
    assert after["Earliest decision"]
    assert after["Decision taken"]
    assert not any(after[name] for name in ("Call-in ends", "In effect, if not called in", "Record may be disposed of"))


def test_what_belongs_to_general_exception_is_told_for_it_alone(make: Make) -> None:
    listed = make("key", MOST | {"forthcoming_list.route": None})
    meanings = [one.meaning for one in timeline(listed, LEEDS)]
    assert "Scrutiny chair notified" not in meanings
    assert "Notice of General Exception published" not in meanings
    other = make("administrative", MOST)
    assert "Added to the list" not in [one.meaning for one in timeline(other, LEEDS)]


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_that_are_known(year: int) -> None:
    assert dt.date(year, 12, 25) in bank_holidays(year)
    require_known(dt.date(year, 1, 1))
    require_known(dt.date(year, 12, 31))


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_year_beyond_them_is_refused_and_named(year: int) -> None:
    with pytest.raises(DateUnknown, match=f"bank holidays of {year} are not known; .* from 2000 to 2035"):
        bank_holidays(year)
    with pytest.raises(DateUnknown, match=f"^{year}-06-01 lies outside .*2000 to 2035"):
        require_known(dt.date(year, 6, 1))


@pytest.mark.parametrize(
    ("first", "last", "closed", "open_"),
    [
        ("12-24", "12-24", ["2024-12-24"], ["2024-12-23", "2024-12-27"]),
        ("12-27", "12-31", ["2024-12-27", "2024-12-31"], ["2024-12-24", "2025-01-02"]),
        ("12-30", "01-02", ["2024-12-30", "2024-12-31", "2025-01-02"], ["2024-12-27", "2025-01-03"]),
    ],
)
def test_a_council_is_closed_from_the_first_to_the_last_day_of_a_closure(
    first: str, last: str, closed: list[str], open_: list[str]
) -> None:
    days = WorkingDays((Closure(first="07-01", last="07-02"), Closure(first=first, last=last)))
    assert [day for day in closed if days.is_working(dt.date.fromisoformat(day))] == []
    assert [day for day in open_ if not days.is_working(dt.date.fromisoformat(day))] == []
    assert not days.is_working(dt.date(2024, 7, 2))


@given(st.dates(dt.date(2001, 1, 1), dt.date(2034, 1, 1)), st.integers(0, 30))
def test_the_nth_working_day_has_so_many_up_to_it(day: dt.date, count: int) -> None:
    days = WorkingDays(LEEDS.closures)
    nth = days.nth_after(day, count)
    assert sum(days.is_working(day + n * DAY) for n in range(1, (nth - day).days + 1)) == count
    assert count == 0 or days.is_working(nth)
    assert days.after_clear(day, count) == days.nth_after(day, count + 1)


def test_the_last_day_that_is_known_can_be_a_working_day() -> None:
    days = WorkingDays()
    assert days.nth_after(dt.date(2035, 12, 28), 1) == dt.date(2035, 12, 31)
    with pytest.raises(DateUnknown, match="falls after 2035"):
        days.nth_after(dt.date(2035, 12, 31), 1)
    assert days.nth_after(dt.date(2035, 12, 31), 0) == dt.date(2035, 12, 31)


def test_nothing_follows_from_nothing() -> None:
    assert deadlines(LEEDS) == Deadlines()
