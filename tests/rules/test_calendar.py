"""Working days and clear days, against definitions worked out another way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.bank_holidays import table
from signoff.errors import DateUnknown
from signoff.notice.form.closures import Closure
from signoff.notice.form.profile_file import load_profile
from signoff.paths import resource
from signoff.rules.calendar import (
    BANK_HOLIDAYS,
    FIRST_YEAR,
    LAST_YEAR,
    PROCLAIMED_TO,
    WorkingDays,
    bank_holidays,
    caveat,
    require_known,
)
from signoff.rules.deadlines import deadlines

LEEDS = load_profile("leeds")
DAY = dt.timedelta(days=1)

ONE_OFF = {
    2002: ({(5, 27)}, {(6, 3), (6, 4)}),
    2011: (set(), {(4, 29)}),
    2012: ({(5, 28)}, {(6, 4), (6, 5)}),
    2020: ({(5, 4)}, {(5, 8)}),
    2022: ({(5, 30)}, {(6, 2), (6, 3), (9, 19)}),
    2023: (set(), {(5, 8)}),
}
"""The years in which the government moved (first) or added (second) a bank holiday."""


def easter(year: int) -> dt.date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def english_holidays(year: int) -> set[dt.date]:
    """Return the bank holidays of England on weekdays, by the Banking and Financial Dealings Act 1971."""
    first = {month: dt.date(year, month, 1) for month in (1, 5)}
    days = {easter(year) - 2 * DAY, easter(year) + DAY}
    days.add(first[5] + (-first[5].weekday() % 7) * DAY)
    days |= {last - last.weekday() * DAY for last in (dt.date(year, 5, 31), dt.date(year, 8, 31))}
    days.add(first[1] + {5: 2, 6: 1}.get(first[1].weekday(), 0) * DAY)
    christmas = dt.date(year, 12, 25)
    days |= {christmas + offset * DAY for offset in {4: (0, 3), 5: (2, 3), 6: (1, 2)}.get(christmas.weekday(), (0, 1))}
    moved, added = ONE_OFF.get(year, (set(), set()))
    return {day for day in days if (day.month, day.day) not in moved} | {
        dt.date(year, *month_and_day) for month_and_day in added
    }


@pytest.mark.parametrize("year", range(2000, 2036))
def test_bank_holidays_are_those_of_england(year: int) -> None:
    on_weekdays = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert on_weekdays == english_holidays(year)


LISTED = {
    2026: {(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)},
    2027: {(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)},
    2028: {(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)},
}
"""The bank holidays of England and Wales as GOV.UK lists them, of the last years that it lists."""


@pytest.mark.parametrize("year", LISTED)
def test_bank_holidays_are_those_that_the_government_lists(year: int) -> None:
    on_weekdays = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert on_weekdays == {dt.date(year, *month_and_day) for month_and_day in LISTED[year]}


def test_the_last_listed_year_is_the_last_proclaimed() -> None:
    assert max(LISTED) == PROCLAIMED_TO


@cache
def works(day: dt.date) -> bool:
    closed = day.month == 12 and day.day >= 27
    return day.weekday() < 5 and not closed and day not in english_holidays(day.year)


def after(day: dt.date) -> Iterator[dt.date]:
    while True:
        day += DAY
        yield day


def first_after_clear(start: dt.date, clear: int) -> dt.date:
    """Return the first working day with so many working days strictly between it and the start."""
    between = 0
    for day in after(start):
        if works(day) and between >= clear:
            return day
        between += works(day)
    raise AssertionError


@settings(deadline=None)  # the first example imports the holidays, which is slow
@given(st.dates(dt.date(2000, 1, 1), dt.date(2035, 11, 30)))
def test_clear_days_are_what_they_are_by_definition(day: dt.date) -> None:
    dates = deadlines(LEEDS, listed=day, report_published=day, general_exception=day, decided=day)
    assert dates.earliest_from_list is not None
    assert sum(1 for n in range(1, 60) if day + n * DAY < dates.earliest_from_list) == 28
    assert dates.earliest_from_report == dates.earliest_general_exception == first_after_clear(day, 5)
    assert dates.effective_from is not None
    working = [date for date in (day + n * DAY for n in range(1, 40)) if date < dates.effective_from and works(date)]
    assert len(working) == 5
    assert working[-1] + DAY == dates.effective_from


def test_thirty_years_of_dates_are_monotone_and_never_a_day_early() -> None:
    days = [dt.date(2004, 1, 1) + n * DAY for n in range(30 * 365)]
    results = [deadlines(LEEDS, report_published=day, decided=day) for day in days]
    for name in ("earliest_from_report", "effective_from"):
        values = [getattr(result, name) for result in results]
        assert all(earlier <= later for earlier, later in pairwise(values))
    assert all(
        result.earliest_from_report == first_after_clear(day, 5) for day, result in zip(days, results, strict=True)
    )


@pytest.mark.parametrize(
    ("given_date", "effective"),
    [
        ("2024-05-14", "2024-05-22"),
        ("2024-05-10", "2024-05-18"),  # a Saturday, and not moved
        ("2024-03-27", "2024-04-06"),  # over Easter
        ("2023-12-20", "2024-01-05"),  # over Christmas and the days on which the council is closed
        ("2022-09-15", "2022-09-24"),  # over the state funeral
        ("2023-05-02", "2023-05-11"),  # over the coronation
    ],
)
def test_call_in_of_real_weeks(given_date: str, effective: str) -> None:
    actual = deadlines(LEEDS, decided=dt.date.fromisoformat(given_date)).effective_from
    assert actual == dt.date.fromisoformat(effective)


def test_the_examples_of_the_rules() -> None:
    assert deadlines(LEEDS, listed=dt.date(2024, 3, 1)).earliest_from_list == dt.date(2024, 3, 30)
    assert deadlines(LEEDS, report_published=dt.date(2024, 5, 3)).earliest_from_report == dt.date(2024, 5, 14)
    assert deadlines(LEEDS) == deadlines(LEEDS, listed=None)


PUBLISHED = [
    # Leeds City Council's list of forthcoming key decisions: "notice of decision", "not before" or meeting.
    *(
        ("listed", added, "earliest_from_list", first)
        for added, first in (
            ("2014-09-29", "2014-10-28"),
            ("2018-12-07", "2019-01-05"),
            ("2019-07-03", "2019-08-01"),
            ("2020-01-14", "2020-02-12"),
            ("2020-07-29", "2020-08-27"),
            ("2021-05-05", "2021-06-03"),
            ("2022-05-20", "2022-06-18"),
            ("2023-09-19", "2023-10-18"),
            ("2025-01-09", "2025-02-07"),
            ("2025-02-17", "2025-03-18"),
        )
    ),
    # Its officers' key decisions: the report's publication and the decision taken on the first lawful day.
    *(
        ("report_published", published, "earliest_from_report", decided)
        for published, decided in (
            ("2024-02-13", "2024-02-21"),
            ("2024-02-23", "2024-03-04"),
            ("2024-06-12", "2024-06-20"),
            ("2024-06-27", "2024-07-05"),
        )
    ),
    # When they took effect, and (the last three, with the same five days, from their publication) other councils'.
    *(
        ("decided", decided, "effective_from", effective)
        for decided, effective in (
            ("2024-03-04", "2024-03-12"),
            ("2024-06-20", "2024-06-28"),
            ("2024-07-05", "2024-07-13"),
            ("2021-07-30", "2021-08-07"),
            ("2022-09-16", "2022-09-27"),
            ("2024-09-13", "2024-09-21"),
        )
    ),
]


@pytest.mark.parametrize(("act", "day", "name", "follows"), PUBLISHED)
def test_dates_are_those_that_councils_have_published(act: str, day: str, name: str, follows: str) -> None:
    dates = deadlines(LEEDS, **{act: dt.date.fromisoformat(day)})
    assert getattr(dates, name) == dt.date.fromisoformat(follows)


def test_holidays_not_yet_proclaimed_are_noted() -> None:
    assert caveat(dt.date(PROCLAIMED_TO, 12, 31)) == ""
    assert str(PROCLAIMED_TO + 1) in caveat(dt.date(PROCLAIMED_TO + 1, 1, 1))


def test_the_days_of_2028_are_those_of_the_present_law_with_one_substitute() -> None:
    """1 January is a Saturday, so that the Monday after it is a bank holiday too."""
    days = {day.isoformat()[5:] for day in bank_holidays(2028)}
    assert days == {"01-01", "01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"}


@pytest.mark.parametrize("name", ["listed", "report_published", "general_exception", "decided"])
@pytest.mark.parametrize("day", [dt.date.min, dt.date(1999, 12, 31), dt.date(2036, 1, 1), dt.date.max])
def test_other_years_are_refused_with_a_sentence(name: str, day: dt.date) -> None:
    with pytest.raises(DateUnknown, match=r"2000 to 2035\)?\.$"):
        deadlines(LEEDS, **{name: day})


def test_a_period_that_runs_out_of_the_known_years_is_refused() -> None:
    assert deadlines(LEEDS, decided=dt.date(2035, 12, 17)).effective_from == dt.date(2035, 12, 25)
    with pytest.raises(DateUnknown, match="after 2035"):
        deadlines(LEEDS, decided=dt.date(2035, 12, 27))


def test_closure_days_may_cross_the_new_year() -> None:
    days = WorkingDays((Closure(first="12-30", last="01-03"),))
    assert not days.is_working(dt.date(2024, 12, 31))
    assert not days.is_working(dt.date(2025, 1, 3))
    assert days.is_working(dt.date(2025, 1, 6))
    assert days.is_working(dt.date(2024, 12, 27))


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_known_year(year: int) -> None:
    assert dt.date(year, 12, 25) in bank_holidays(year)
    require_known(dt.date(year, 1, 1))
    require_known(dt.date(year, 12, 31))


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_year_outside_them_is_refused_and_named(year: int) -> None:
    with pytest.raises(DateUnknown, match=f"bank holidays of {year} are not known; .* from 2000 to 2035"):
        bank_holidays(year)
    with pytest.raises(DateUnknown, match=rf"^{year}-06-01 is outside the years .* \(2000 to 2035\)\.$"):
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
def test_there_are_n_working_days_up_to_the_nth(day: dt.date, count: int) -> None:
    days = WorkingDays(LEEDS.closures)
    nth = days.nth_after(day, count)
    assert sum(days.is_working(day + n * DAY) for n in range(1, (nth - day).days + 1)) == count
    assert count == 0 or days.is_working(nth)
    assert days.after_clear(day, count) == days.nth_after(day, count + 1)


def test_the_last_known_day_can_be_a_working_day() -> None:
    days = WorkingDays()
    assert days.nth_after(dt.date(2035, 12, 28), 1) == dt.date(2035, 12, 31)
    with pytest.raises(DateUnknown, match="is after 2035"):
        days.nth_after(dt.date(2035, 12, 31), 1)
    assert days.nth_after(dt.date(2035, 12, 31), 0) == dt.date(2035, 12, 31)


def test_the_bundled_table_is_what_the_library_says() -> None:
    assert resource(BANK_HOLIDAYS).read_text("utf-8") == table(), "write it again: python -m rules.bank_holidays"
