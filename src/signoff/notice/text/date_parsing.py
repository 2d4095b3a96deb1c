"""Dates as people in the United Kingdom write them: day, month, year; nothing is guessed or swapped."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from signoff.notice.text.days import MONTHS, WEEKDAYS, written

FIRST_YEAR = 1900
LAST_YEAR = 2199

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = tuple(name.lower() for name in WEEKDAYS)
_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.\-/]*([a-z]+)[\s.\-/,]*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NO_YEAR = re.compile(r"\d{1,2}\s*[/.\-\s]\s*\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[\s.\-/]*[a-z]+")


class NoDate(ValueError):
    """What was typed is not a date; `str()` of it is a sentence that says why."""


def parse_date(text: str, today: date) -> date | None:
    """Return the date that was typed, None for an empty text; raise NoDate for anything else.

    Understood are 23/3/23, 23.3.2023, 23-03-2023, 23 Mar 2023, 23rd March 2023, 2023-03-23, each with the day of
    the week before it if it is right, and today, yesterday, tomorrow. A year of two digits is the one within
    50 years of `today`.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    weekday, rest = _split_weekday(words)
    day = _parse(rest, today)
    if weekday is not None and day.weekday() != weekday:
        raise NoDate(f"{written(day)} is a {WEEKDAYS[day.weekday()]}, not a {_DAYS[weekday].capitalize()}.")
    return day


def is_complete(text: str) -> bool:
    """Return whether more typing could not make it another date: its year has four digits."""
    return re.search(r"\d{4}\s*$|^\s*\d{4}-\d{1,2}-\d{2}\s*$", text) is not None


def _split_weekday(words: str) -> tuple[int | None, str]:
    first, _, rest = words.partition(" ")
    first = first.rstrip(",.")
    if rest and len(first) >= 3:
        for number, name in enumerate(_DAYS):
            if name.startswith(first):
                return number, rest
    return None, words


def _parse(words: str, today: date) -> date:
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        return _date(_year(match[3], today), int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(words):
        month = _MONTHS.get(match[2]) or _SHORT.get(match[2])
        if month is None:
            raise NoDate(f"“{match[2]}” is not a month: write the date like 23 March 2023.")
        return _date(_year(match[3], today), month, int(match[1]))
    if _NO_YEAR.fullmatch(words):
        raise NoDate("Give the year as well, like 23 March 2023.")
    raise NoDate("This is not a date: write it like 23/3/2023 or 23 March 2023.")


def _year(digits: str, today: date) -> int:
    if len(digits) == 4:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year + 100 if year < today.year - 50 else year - 100 if year >= today.year + 50 else year


def _date(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDate(f"The year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise NoDate(f"There is no month {month}: the day comes first, as in 23/3/2023.")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise NoDate(f"{MONTHS[month - 1]} {year} has {length} days, so there is no {day}.")
    return date(year, month, day)
