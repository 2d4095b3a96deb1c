"""What a person types into a field, and what the file says."""

from __future__ import annotations

import datetime as dt

import pytest

from signoff.profiles.answers import Kind, NotAnAnswer, shown, value_of


@pytest.mark.parametrize(
    ("kind", "typed", "value", "words"),
    [
        (Kind.MONEY, "500000", 500_000, "£500,000"),
        (Kind.MONEY, "£500,000", 500_000, "£500,000"),
        (Kind.MONEY, "250k", 250_000, "£250,000"),
        (Kind.MONEY, "1 million", 1_000_000, "£1,000,000"),
        (Kind.WHOLE, " 28 ", 28, "28"),
        (Kind.NUMBER, "2.5%", 2.5, "2.5"),
        (Kind.CLOSED_DAY, "27 December", "12-27", "27 December"),
        (Kind.CLOSED_DAY, "29/2", "02-29", "29 February"),
        (Kind.CLOSED_DAY, "24/12/2026", "2026-12-24", "24 December 2026"),
        (Kind.DATE, "7 May 2026", dt.date(2026, 5, 7), "7 May 2026"),
        (Kind.TIME, "4pm", "16:00", "16:00"),
        (Kind.TIME, "9.30 am", "09:30", "09:30"),
        (Kind.WORDS, "one\n\n two words \n", ["one", "two words"], "one\ntwo words"),
        (Kind.LINE, "", None, ""),
    ],
)
def test_what_is_typed_and_what_is_shown(kind: Kind, typed: str, value: object, words: str) -> None:
    assert value_of(kind, typed) == value
    assert shown(kind, value) == words
    assert value_of(kind, words) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.MONEY, "lots"),
        (Kind.WHOLE, "-1"),
        (Kind.WHOLE, "five"),
        (Kind.CLOSED_DAY, "32 December"),
        (Kind.DATE, "soon"),
        (Kind.TIME, "25:00"),
        (Kind.NUMBER, "ten"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(kind: Kind, typed: str) -> None:
    with pytest.raises(NotAnAnswer, match=r"^[A-Z].*\.$"):
        value_of(kind, typed)


def test_a_value_of_another_kind_is_shown_as_it_is_written() -> None:
    assert shown(Kind.MONEY, "much") == "much"
    assert shown(Kind.CLOSED_DAY, "13-99") == "13-99"
