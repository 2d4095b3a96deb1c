"""What a person types into a field of a profile, and the value that it stands for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from signoff.notice.text.date_parsing import NoDate, parse_date
from signoff.notice.text.days import MONTHS, written

EVERY_YEAR = 2024
"""A year with a 29 February, in which days of every year are read."""


class Kind(Enum):
    """What a field holds, and so how it is asked."""

    LINE = auto()
    WHOLE = auto()
    NUMBER = auto()
    MONEY = auto()
    CLOSED_DAY = auto()
    DATE = auto()
    TIME = auto()
    PERIOD = auto()
    YES_NO = auto()
    CHOICE = auto()
    SEVERAL = auto()
    WORDS = auto()
    LINES = auto()
    ROWS = auto()
    PAIRS = auto()
    RECORDS = auto()
    OPTIONAL_TABLE = auto()
    SECTIONS = auto()


class NotAnAnswer(Exception):
    """A text stands for no value of its kind; `str()` of it is a sentence that says why."""


def shown(kind: Kind, value: Any) -> str:
    """Return a value as it is shown in a field; a value of another kind is shown as it is written."""
    if value is None:
        return ""
    try:
        return _SHOWN.get(kind, str)(value)
    except (ValueError, TypeError, IndexError):
        return str(value)


def value_of(kind: Kind, text: str) -> Any:
    """Return the value that a text stands for, None for an empty one; raises NotAnAnswer."""
    words = text.strip()
    if kind is Kind.WORDS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if not words:
        return None
    return _VALUES.get(kind, str)(words)


def _whole(text: str) -> int:
    digits = text.replace(",", "").replace("_", "").replace(" ", "")
    if not re.fullmatch(r"\d{1,18}", digits, re.ASCII):
        raise NotAnAnswer(f"Enter a whole number: “{text}” is not one.")
    return int(digits)


def _money(text: str) -> int:
    plain = re.fullmatch(r"£?\s*([\d,_ ]+?)\s*(k|m|million|thousand)?", text, re.IGNORECASE | re.ASCII)
    if plain is None:
        raise NotAnAnswer(f"Enter whole pounds, such as £500,000: “{text}” is not an amount.")
    factor = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
    return _whole(plain[1]) * factor.get((plain[2] or "").casefold(), 1)


def _number(text: str) -> float:
    digits = text.rstrip("% ")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", digits, re.ASCII):
        raise NotAnAnswer(f"Enter a number, such as 10 or 2.5: “{text}” is not one.")
    return float(digits)


def _closed_day(text: str) -> str:
    """Return a day of every year as its month and day, and one with its year in full."""
    if re.search(r"\d{4}", text):
        return _date(text, "27 December 2026").isoformat()
    return _date(f"{text} {EVERY_YEAR}", "27 December").isoformat()[5:]


def _date(text: str, such_as: str = "7 May 2026") -> dt.date:
    try:
        day = parse_date(text, dt.date(EVERY_YEAR, 1, 1))
    except NoDate as problem:
        raise NotAnAnswer(str(problem)) from None
    if day is None:
        raise NotAnAnswer(f"Enter a day, such as {such_as}.")
    return day


def _time(text: str) -> str:
    match = re.fullmatch(r"(\d{1,2})(?:[.:](\d\d))?\s*(am|pm)?", text, re.IGNORECASE | re.ASCII)
    hour = int(match[1]) if match else 24
    if match and match[3]:
        hour = hour % 12 + (12 if match[3].casefold() == "pm" else 0)
    minute = int(match[2] or 0) if match else 60
    if hour > 23 or minute > 59:
        raise NotAnAnswer(f"Enter an hour, such as 16:00: “{text}” is not one.")
    return f"{hour:02}:{minute:02}"


def _show_closed_day(value: str) -> str:
    if len(value) > len("12-27"):
        return written(dt.date.fromisoformat(value))
    month, day = (int(part) for part in value.split("-"))
    return f"{day} {MONTHS[month - 1]}"


def _show_date(value: Any) -> str:
    return written(value if isinstance(value, dt.date) else dt.date.fromisoformat(value))


_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.WHOLE: lambda value: f"{value:,}",
    Kind.MONEY: lambda value: f"£{value:,}",
    Kind.NUMBER: lambda value: f"{value:g}",
    Kind.CLOSED_DAY: _show_closed_day,
    Kind.DATE: _show_date,
    Kind.WORDS: "\n".join,
}
_VALUES: dict[Kind, Callable[[str], Any]] = {
    Kind.WHOLE: _whole,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.CLOSED_DAY: _closed_day,
    Kind.DATE: _date,
    Kind.TIME: _time,
}
