"""Dates as the form prints them."""

from __future__ import annotations

import datetime as dt

_MONTHS = (
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


def written(day: dt.date) -> str:
    """Return a date as in "23 March 2023", in English whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
