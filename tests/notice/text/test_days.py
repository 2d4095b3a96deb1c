"""Days in words: written in one form, and read back from that form only."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.notice.text.days import MONTHS, read, short, with_weekday, written


@pytest.mark.parametrize(
    ("day", "long_form", "short_form", "weekday_form"),
    [
        (dt.date(2023, 3, 23), "23 March 2023", "23 Mar 2023", "Thursday 23 March 2023"),
        (dt.date(2024, 1, 1), "1 January 2024", "1 Jan 2024", "Monday 1 January 2024"),
        (dt.date(2024, 12, 31), "31 December 2024", "31 Dec 2024", "Tuesday 31 December 2024"),
        (dt.date(2024, 2, 29), "29 February 2024", "29 Feb 2024", "Thursday 29 February 2024"),
        (dt.date(2024, 9, 1), "1 September 2024", "1 Sep 2024", "Sunday 1 September 2024"),
        (dt.date(1066, 10, 14), "14 October 1066", "14 Oct 1066", "Sunday 14 October 1066"),
    ],
)
def test_a_day_is_written_in_british_english(day: dt.date, long_form: str, short_form: str, weekday_form: str) -> None:
    assert (written(day), short(day), with_weekday(day)) == (long_form, short_form, weekday_form)


@given(st.dates())
def test_what_is_written_is_read_back_and_its_short_form_is_not(day: dt.date) -> None:
    assert read(written(day)) == day
    assert read(short(day)) == (day if day.month == 5 else None)  # May is short already
    assert read(with_weekday(day)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "23", "23 March", "March 2023", "23 March 2023 ", " 23 March 2023", "23  March 2023", "23 March 2023."),
        *("23 march 2023", "23 MARCH 2023", "23 März 2023", "23rd March 2023", "023 March 2023", "3 March 02023"),
        *("30 February 2023", "29 February 2023", "0 March 2023", "32 March 2023", "1 March 0", "1 March -5"),
        *("٢٣ March 2023", "+23 March 2023", "2_3 March 2023", "23 March 10000", "23/03/2023", "2023-03-23"),
    ],
)
def test_no_other_text_is_a_day(text: str) -> None:
    assert read(text) is None


def test_every_month_has_its_name_and_its_three_letters() -> None:
    days = [dt.date(2024, month, 7) for month in range(1, 13)]
    assert [written(day) for day in days] == [f"7 {name} 2024" for name in MONTHS]
    assert len({short(day) for day in days}) == 12
    assert all(len(short(day)) == len("7 Mar 2024") for day in days)
