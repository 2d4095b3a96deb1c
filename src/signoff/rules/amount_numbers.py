"""Whether the figures of an amount are written like a number, and what number they are."""

from __future__ import annotations

import re
from decimal import Decimal

from signoff.rules.amount_patterns import ATTACHED, FRACTIONS, KNOWN_SUFFIXES, SCALES
from signoff.rules.rates import rate_at

_RAW = re.compile(r"\d(?:[\d.,·'’]{0,60}\d)?")
"""A number with all the points and commas in it, whatever they mean."""

SOUND = re.compile(
    r"(?:\d{1,18}|\d{1,6}(?:,\d{3}){1,5}|\d{1,3}(?:\.\d{3}){2,5}|\d{1,3}(?:['’]\d{3}){1,5})(?:[.·‧∙⋅]\d{1,2})?"
    r"|0?[.·‧∙⋅]\d{1,9}"
)
PRECISE = re.compile(r"(?:\d{1,18}|\d{1,6}(?:,\d{3}){1,5})[.·‧∙⋅]\d{3,9}|\d{1,3},\d{1,2}")
"""A number that is sound where a scale follows it, or where it is a rate: £1.234m, £12.3456 per unit, £1,2m."""

_SPLIT = re.compile(
    r",\s000\b|\s,(?:\s000|\d{3})\b|\s\d{3},\d{3}\b|[,.]?[Oo]{2,}"
    r"|(?:\s\.\s?\d{1,2}|\s[1-3]/[2-4]|/\d{1,3}(?:\.\d)?)\s?(?:k|m|bn|thousand|million|billion)\b"
)
"""What stands after a number that was torn apart, or goes on with the letter O."""

_SCALE_WORDS = ("thousand", "million", "billion", "millions", "thousands")
_WORD = re.compile(r"[^\S\n]{1,3}([A-Za-z]{5,10})\b")
_IMPLAUSIBLE = Decimal(100_000)
"""A number from which on nobody means millions: £600000m."""

_IMPLAUSIBLE_IN_GROUPS = Decimal(2_000)
"""The same of one with a comma, which may be a mistyped point: £6,141m, where £6.141m is meant."""


def fault_end(text: str, start: int, end: int, scale: int | None) -> int | None:
    """Return where a number ends that is not written like one; None for one that is sound."""
    raw = _RAW.match(text, start)
    digits = raw[0] if raw is not None else ""
    last = max(end, raw.end()) if raw is not None else end
    if raw is not None and not SOUND.fullmatch(digits):
        is_precise = PRECISE.fullmatch(digits) and (scale or rate_at(text, start, last, Decimal(1)))
        if not is_precise:
            return max(last, _end_of_letters(text, last))
    if scale is not None:
        is_huge = value_of(text[start:end]) >= (_IMPLAUSIBLE if "," not in digits else _IMPLAUSIBLE_IN_GROUPS)
        return last if scale >= 1_000_000 and is_huge else None
    if torn := _SPLIT.match(text, last):
        return torn.end()
    attached = ATTACHED.match(text, last)
    if attached is not None:
        return None if attached[0].lower() in KNOWN_SUFFIXES else attached.end()
    word = _WORD.match(text, last)
    return word.end() if word is not None and is_mistyped(word[1].lower()) else None


def _end_of_letters(text: str, end: int) -> int:
    letters = ATTACHED.match(text, end)
    return letters.end() if letters is not None else end


def is_mistyped(word: str) -> bool:
    """Whether a word is thousand, million or billion with one letter wrong, missing, doubled or swapped."""
    return word not in SCALES and any(_is_one_letter_off(word, right) for right in _SCALE_WORDS)


def _is_one_letter_off(word: str, right: str) -> bool:
    if abs(len(word) - len(right)) > 1 or len(word) < 5:
        return False
    same = next((place for place, pair in enumerate(zip(word, right, strict=False)) if pair[0] != pair[1]), len(word))
    rest, rest_right = word[same:], right[same:]
    swapped = rest[:2] == rest_right[1::-1] and rest[2:] == rest_right[2:]
    return swapped or rest_right in (rest[1:], "") or rest in (rest_right[1:], "") or rest[1:] == rest_right[1:]


def scale_of(*names: str | None) -> int | None:
    """Return what the first of these names of scales multiplies by; None where none is given."""
    return next((SCALES[name.lower()] for name in names if name), None)


def value_of(number: str) -> Decimal:
    """Return the number that figures stand for, with their fraction: 1,200.50, 1½, 3/4, 1.000.000."""
    if "/" in number:
        upper, lower = number.split("/")
        return Decimal(upper) / Decimal(lower)
    fraction = FRACTIONS.get(number[-1], Decimal(0))
    number = re.sub("[·‧∙⋅]", ".", number)
    if re.fullmatch(r"\d{1,3},\d{1,2}", number):
        number = number.replace(",", ".")
    elif number.count(".") > 1:
        number = number.replace(".", "")
    digits = re.sub(r"[^\d.]", "", number)
    return (Decimal(digits) if digits else Decimal(0)) + fraction
