"""Days in words, in British English whatever the machine's language."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateLine(NamedTuple):
    """A day in words, and what it means: "30 March 2024", "Earliest decision"."""

    when: str
    meaning: str


def written(day: dt.date) -> str:
    """Return a day as it is written out: 23 March 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read(text: str) -> dt.date | None:
    """Return the day that `written` writes as this text; None for any other text."""
    try:
        day, month, year = text.split(" ")
        date = dt.date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
    return date if written(date) == text else None


def short(day: dt.date) -> str:
    """Return a day in its short form: 23 Mar 2023."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def with_weekday(day: dt.date) -> str:
    """Return a day with its weekday: Thursday 23 March 2023."""
    return f"{WEEKDAYS[day.weekday()]} {written(day)}"
