"""Dates as people in the United Kingdom write them: day, month, year; nothing is guessed or swapped."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta

from signoff.notice.text.cleaning import as_read
from signoff.notice.text.days import MONTHS, WEEKDAYS, written

FIRST_YEAR = 1900
LAST_YEAR = 2199

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = tuple(name.lower() for name in WEEKDAYS)
_WEEKDAYS = {name[:length]: number for number, name in enumerate(_DAYS) for length in range(3, len(name) + 1)} | {
    "weds": 2
}
_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}

_ALIKE = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("⁄∕\\", "/") | dict.fromkeys("‘’ʼ`´", "'") | {"·": "."}
)
"""What a word processor makes of hyphens, slashes, apostrophes and full stops, and what is typed for them."""

_ORDINAL = r"(\d{1,2})(?:\s?(?:st|nd|rd|th)\b|(?:st|nd|rd|th))?\.?(?:\s+day)?(?:\s+of)?"
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*'?(\d{4}|\d{2})")
_NAMED = re.compile(rf"{_ORDINAL}[\s.\-/,]*([a-z]+)[\s.\-/,]*'?(\d{{4}}|\d{{2}})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s?(\d{1,2})(?:st|nd|rd|th)?(?:\s?,\s?|\s)(\d{4})")
_ISO = re.compile(r"(\d{4})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{1,2})")
_NO_YEAR = re.compile(rf"\d{{1,2}}\s*[/.\-\s]\s*\d{{1,2}}|{_ORDINAL}[\s.\-/,]*[a-z]+")
_TIME = re.compile(
    r"(?<=\d)(?:,? (?:at )?|t)"
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:z|[+-]0[01]:?00| ?[ap]m)?|\d{1,2}(?:\.\d{2})? ?[ap]m)$"
)
_LEADING = re.compile(r"^(?:on |dated? ?:? |the )+")
_AROUND = " .,;:()[]\"“”'"


class NoDate(ValueError):
    """What was typed is not a date; `str()` of it is a sentence that says why."""


def parse_date(text: str, today: date) -> date | None:
    """Return the date that was typed, None for an empty text; raise NoDate for anything else.

    Understood are 23/3/23, 23.3.2023, 23–03–2023, 23 Mar ’23, the 23rd of March 2023, March 23, 2023, 2023-03-23, each
    with the day of the week before or after it if it is right, and today, yesterday, tomorrow; a time of day, a full
    stop, brackets and quotation marks around it say nothing. A two-digit year is the one within 50 years of `today`.
    """
    words = _plain_words(text)
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
    return re.search(r"\d{4}$|^\d{4}-\d{1,2}-\d{2}$", _plain_words(text)) is not None


def _plain_words(text: str) -> str:
    """Return what was typed in lower case, with plain figures and signs, and without what stands around a date.

    Compatibility characters are folded here alone, as in 1ˢᵗ: the day is kept, and not its words.
    """
    plain = as_read(unicodedata.normalize("NFKC", as_read(text))).translate(_ALIKE).lower()
    return _LEADING.sub("", _TIME.sub("", " ".join(plain.split()).strip(_AROUND)), count=1)


def _split_weekday(words: str) -> tuple[int | None, str]:
    """Return the weekday before or after a date, and the date."""
    before = re.match(r"([a-z]{3,9})[.,:]*\s*(?:the )?(?=\d|[a-z]{3,9}\b\.? ?\d)", words)
    if before is not None and before[1] in _WEEKDAYS:
        return _WEEKDAYS[before[1]], words[before.end() :]
    after = re.search(r"(?<=\d)[\s,(]+([a-z]{3,9})$", words)
    if after is not None and after[1] in _WEEKDAYS:
        return _WEEKDAYS[after[1]], words[: after.start()]
    return None, words


def _parse(words: str, today: date) -> date:
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        return _date(_year(match[3], today), int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(words):
        return _date(_year(match[3], today), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(words):
        return _date(int(match[3]), _month(match[1]), int(match[2]))
    if _NO_YEAR.fullmatch(words):
        raise NoDate("Give the year as well, like 23 March 2023.")
    raise NoDate("This is not a date: write it like 23/3/2023 or 23 March 2023.")


def _month(name: str) -> int:
    month = _MONTHS.get(name) or _SHORT.get(name)
    if month is None:
        raise NoDate(f"“{name}” is not a month: write the date like 23 March 2023.")
    return month


def _year(digits: str, today: date) -> int:
    if len(digits) == 4:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year + 100 if year < today.year - 50 else year - 100 if year >= today.year + 50 else year


def _date(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDate(f"The year {year} is outside {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise NoDate(f"There is no month {month}: the day comes first, as in 23/3/2023.")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise NoDate(f"{MONTHS[month - 1]} {year} has {length} days, so there is no {day}.")
    return date(year, month, day)
