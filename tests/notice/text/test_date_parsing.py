"""Dates are understood as people in the United Kingdom write them, and never turned round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.notice.text.date_parsing import NoDate, is_complete, parse_date
from signoff.notice.text.days import short, with_weekday, written

TODAY = date(2023, 3, 20)
DAY = date(2023, 3, 23)


@pytest.mark.parametrize(
    "text",
    [
        "23/3/23",
        "23/03/2023",
        "23.3.2023",
        "23-03-2023",
        "23 3 2023",
        "23 Mar 2023",
        "23 mar. 2023",
        "23 March 2023",
        "23rd March 2023",
        "23rd of March, 2023",
        "23march2023",
        "23-Mar-23",
        "2023-03-23",
        "  23 / 3 / 2023  ",
        "Thursday 23 March 2023",
        "thu, 23/3/2023",
        "23–3–2023",
        "23—3—23",
        "23‑3‑2023",
        "23−03−2023",
        "23·3·2023",
        "23.3.2023.",
        "23.03.23",
        "23\\3\\2023",
        "23⁄3⁄2023",
        "２３／３／２０２３",
        "23 Mar ’23",
        "23 Mar '23",
        "23 Mar ‘23",
        "23 Mar.’23",
        "23/Mar/23",
        "23 March ’23.",
        "the 23rd of March 2023",
        "The 23rd March 2023",
        "on 23 March 2023",
        "dated 23rd March 2023",
        "Date: 23 March 2023",
        "23rd March, 2023",
        "23rd. March 2023",
        "23 rd March 2023",
        "23rd day of March 2023",
        "March 23, 2023",
        "March 23rd 2023",
        "Thursday, Mar. 23, 2023",
        "23ʳᵈ March 2023",
        "23 , March , 2023",
        "Thursday, the 23rd of March 2023",
        "Thursday23 March 2023",
        "Thurs. 23/3/2023",
        "THURSDAY 23 MARCH 2023",
        "23 March 2023 (Thursday)",
        "23/03/2023, Thursday",
        "2023/03/23",
        "2023.03.23",
        "2023–03–23",
        "23/03/2023 00:00",
        "23/03/2023 00:00:00",
        "2023-03-23T00:00:00",
        "2023-03-23T00:00:00.000Z",
        "2023-03-23T00:00:00+00:00",
        "23 March 2023 at 10am",
        "23 March 2023, 2.30 pm",
        "23 March 2023 at 2:30 pm",
        "“23 March 2023”",
        "(23 March 2023)",
        "23 March 2023,",
        "\u200e23/\u200e3/\u200e2023",
        "\u202a23/3/2023\u202c",
        "\u200b23\u2060/3/20\u00ad23\ufeff",
        "23\u00a0March\u00a02023",
        "23\u202fMarch\u20092023",
        "23\nMarch\t2023",
    ],
)
def test_forms_of_one_day(text: str) -> None:
    assert parse_date(text, TODAY) == DAY


def test_words_for_the_days_around_today() -> None:
    assert parse_date("Today", TODAY) == TODAY
    assert parse_date("tomorrow", TODAY) == TODAY + timedelta(days=1)
    assert parse_date("yesterday", TODAY) == TODAY - timedelta(days=1)


def test_nothing_is_no_date() -> None:
    assert parse_date("  ", TODAY) is None


@pytest.mark.parametrize(("text", "year"), [("1/2/72", 2072), ("1/2/73", 1973), ("1/2/00", 2000), ("1/2/99", 1999)])
def test_two_digits_mean_the_year_nearest_to_today(text: str, year: int) -> None:
    assert parse_date(text, TODAY) == date(year, 2, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/2/2023", "February 2023 has 28 days, so there is no 31."),
        ("29 Feb 2023", "February 2023 has 28 days, so there is no 29."),
        ("0/3/2023", "March 2023 has 31 days, so there is no 0."),
        ("3–23–2023", "There is no month 23: the day comes first, as in 23/3/2023."),
        ("the 1st of April", "Give the year as well, like 23 March 2023."),
        ("Mon 23 March 2023", "23 March 2023 is a Thursday, not a Monday."),
        ("23 March 2023 (Friday)", "23 March 2023 is a Thursday, not a Friday."),
        ("March 23", "This is not a date: write it like 23/3/2023 or 23 March 2023."),
        ("March 32, 2023", "March 2023 has 31 days, so there is no 32."),
        ("Mars 23, 2023", "“mars” is not a month: write the date like 23 March 2023."),
        ("2023-13-01", "There is no month 13: the day comes first, as in 23/3/2023."),
        ("xx/xx/xxxx", "This is not a date: write it like 23/3/2023 or 23 March 2023."),
        ("3/23/2023", "There is no month 23: the day comes first, as in 23/3/2023."),
        ("23 Mars 2023", "“mars” is not a month: write the date like 23 March 2023."),
        ("23 March", "Give the year as well, like 23 March 2023."),
        ("23/3", "Give the year as well, like 23 March 2023."),
        ("1/1/1066", "The year 1066 is outside 1900 to 2199."),
        ("soon", "This is not a date: write it like 23/3/2023 or 23 March 2023."),
        ("23/3/023", "This is not a date: write it like 23/3/2023 or 23 March 2023."),
        ("Friday 23 March 2023", "23 March 2023 is a Thursday, not a Friday."),
    ],
)
def test_what_is_no_date_says_why(text: str, sentence: str) -> None:
    with pytest.raises(NoDate) as refused:
        parse_date(text, TODAY)
    assert str(refused.value) == sentence


@settings(max_examples=examples(60))
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_form_shown_is_understood_again(day: date) -> None:
    slashed = f"{day.day}/{day.month}/{day.year}"
    for text in (written(day), short(day), with_weekday(day), day.isoformat(), slashed):
        assert parse_date(text, TODAY) == day
        assert is_complete(text)


def assert_date_or_sentence(text: str) -> None:
    sentence = "."
    try:
        parse_date(text, TODAY)
    except NoDate as why:
        sentence = str(why)
    assert sentence.endswith(".")


@settings(max_examples=examples(100))
@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    assert_date_or_sentence(text)


@pytest.mark.parametrize("text", ["23/3/20", "23/3", "2023-03-2", "23 March"])
def test_half_a_date_is_not_complete(text: str) -> None:
    assert not is_complete(text)
