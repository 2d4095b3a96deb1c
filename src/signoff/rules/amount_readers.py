"""The ways in which people write amounts: after a sign, before the word pounds, in columns, after a word of money.

Each reader yields what it finds in a text, with the places; `amounts.py` asks one after the other, and blots out what
was found in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain

from signoff.rules import number_words
from signoff.rules.amount_numbers import PRECISE, SOUND, fault_end, is_mistyped, scale_of, value_of
from signoff.rules.amount_patterns import (
    CUE,
    MEASURE,
    PART_OF_MILLION,
    POUND_SIGN_BEFORE,
    POUND_WORD,
    SCALES,
    SIGN_BEFORE,
    THOUSANDS_HEAD,
    WORD_AFTER,
    counts_otherwise,
    is_of_money,
)
from signoff.rules.answer_text import in_lower_case
from signoff.rules.money import Amount, Malformed, Mention

_HEAD = re.compile(r"[£￡]\s?\(?(?:['’]?000|[kmb])", re.IGNORECASE)
"""How every head of a column begins, which is quicker to look for than the whole."""

_SIGN_AND_LETTER = re.compile(r"[£￡]\s{0,3}(?=[A-Za-z])")
_GBP_AND_LETTER = re.compile(r"\bGBP\s{1,4}(?=[A-Za-z])")
_LETTER_FIRST = re.compile(
    r"[£￡]\s{0,3}[lIOo](?:\d|[.,]\d)[\d.,lIOo]{0,20}(?:\s?(?:k|m|bn|thousand|million|billion)\b)?(?![\w])"
)
"""A number of which the first figure was typed, or read off a scan, as a letter."""

_AND_THOUSANDS = re.compile(r",?\s{1,2}(?:and\s)?(\d{1,3})\s?k\b(?!\s?[²³])", re.IGNORECASE)
"""What goes on with thousands after millions: £1m 200k."""

_BEFORE_POUNDS = re.compile(
    r"(?<![\d.,£￡¤])(\d[\d.,]{0,60})(?:\s{0,2}([A-Za-z]{1,10}))?[\s-]{1,4}(?:pounds?|GBP)\b", re.IGNORECASE
)
SCALED = re.compile(r"\d\s?[kmb]n?\b", re.IGNORECASE)


def _of_columns(text: str) -> Iterator[Mention]:
    """Yield the amounts of `£000s 1,250`."""
    for match in THOUSANDS_HEAD.finditer(text) if _HEAD.search(text) is not None else ():
        scale = SCALES[match["letter"].lower()] if match["letter"] else 1_000
        yield Amount(value_of(match[2]) * scale, match.start(), match.end(), "")


def _of_signs(text: str) -> Iterator[Mention]:
    """Yield the amounts of `£1.2m`, `£1–2 million` and `£half a million`."""
    has_gbp = "gbp" in in_lower_case(text)
    for match in (SIGN_BEFORE if has_gbp else POUND_SIGN_BEFORE).finditer(text):
        yield from _of_sign(match)
    for match in _LETTER_FIRST.finditer(text):
        yield Malformed(match.start(), match.start() + len(match[0].rstrip(".,")), "")
    for match in chain(_SIGN_AND_LETTER.finditer(text), _GBP_AND_LETTER.finditer(text) if has_gbp else ()):
        number = number_words.beginning_at(text, match.end())
        if number is not None:
            yield Amount(number[1], match.start(), number[0], "")


def _of_sign(match: re.Match[str]) -> Iterator[Mention]:
    text, start = match.string, match.start()
    number, *scale_names, until, second, word, letter, b = match.groups()
    scale, second_scale = scale_of(*scale_names), scale_of(word, letter, b)
    end_of_first = match.start("until") if second is not None else match.end()
    if scale is None and MEASURE.match(text, match.end(1)):
        return
    if (fault := fault_end(text, match.start(1), match.end(1), scale)) is not None:
        yield Malformed(start, max(fault, end_of_first if scale else fault), "")
        return
    if number.startswith("000"):
        return  # the head of a column of thousands
    first = value_of(number) * (scale or 1)
    if second is not None and second_scale is None and MEASURE.match(text, match.end(6)):
        return  # a length, whatever sign stands before it
    thousands = _AND_THOUSANDS.match(text, end_of_first) if second is None and scale == 1_000_000 else None
    if thousands is not None:
        yield Amount(first + Decimal(thousands[1]) * 1_000, start, thousands.end(), "")
        return
    if second is None or not _is_range(until, second, second_scale, text, match.end()):
        yield Amount(first, start, end_of_first, "")
        return
    place = match.start(6)
    if (fault := fault_end(text, place, match.end(6), second_scale)) is not None:
        yield Amount(first, start, end_of_first, "")
        yield Malformed(place, fault, "")
        return
    last = value_of(second) * (second_scale or 1)
    if scale is None and second_scale and first * second_scale <= last:
        first *= second_scale
    yield Amount(first, start, match.end(), "")
    yield Amount(last, start, match.end(), "")


def _of_words(text: str) -> Iterator[Mention]:
    """Yield the amounts of `1.5 million pounds`, `1 to 2 million pounds`, and of numbers in words before pounds."""
    lower = in_lower_case(text)
    if not any(word in lower for word in ("pound", "gbp", "£", "￡", "quid", "sterling")):
        return
    for match in WORD_AFTER.finditer(text):
        yield from _of_word(match)
    for match in POUND_WORD.finditer(text):
        number = number_words.ending_at(text, match.start())
        if number is not None:
            yield Amount(number[1], number[0], match.end(), "")
    for match in _BEFORE_POUNDS.finditer(text):
        digits, word = match[1].rstrip(".,"), (match[2] or "").lower()
        sound = SOUND.fullmatch(digits) or (word in SCALES and PRECISE.fullmatch(digits))
        if not sound or is_mistyped(word):
            yield Malformed(match.start(), match.end(), "")


def _of_word(match: re.Match[str]) -> Iterator[Mention]:
    number, word, letter, b, _, second, *second_names = match.groups()
    scale, last_scale = scale_of(word, letter, b), scale_of(*second_names)
    last = value_of(second) * (last_scale or 1)
    if number is not None:
        first = value_of(number) * (scale or 1)
        if scale is None and last_scale and first * last_scale <= last:
            first *= last_scale
        yield Amount(first, match.start(), match.end(), "")
    yield Amount(last, match.start(), match.end(), "")


def _of_cues(text: str) -> Iterator[Mention]:
    """Yield amounts that need no sign: half a million, and numbers right after a word of money."""
    lower = in_lower_case(text)
    if not any(hint in lower for hint in ("illion", "thousand", "hundred")) and SCALED.search(text) is None:
        return
    last = 0
    for match in PART_OF_MILLION.finditer(text):
        number = number_words.ending_at(text, match.end())
        if number is not None and is_of_money(text, match.start(), match.end()):
            last = match.end()
            yield Amount(number[1], number[0], match.end(), "")
    for match in CUE.finditer(text, last):
        if match[1] is not None:
            scale = scale_of(match[2], match[3])
            if not counts_otherwise(text, match.end()):
                yield Amount(value_of(match[1]) * (scale or 1), match.start(1), match.end(), "")
            continue
        number = number_words.beginning_at(text, match.end())
        if number is not None and number[1] >= 1_000 and is_of_money(text, match.end(), number[0]):
            yield Amount(number[1], match.end(), number[0], "")


def _is_range(until: str, second: str, scale: int | None, text: str, end: int) -> bool:
    """Whether a second number belongs to the amount: “£5,000 to 6,000” is a range, “£5,000 to 30 people” is not."""
    if any(sign in until.lower() for sign in ("£", "￡", "gbp")):
        return True
    if counts_otherwise(text, end):
        return False
    return "to" not in until.lower() or "," in second or scale is not None


READERS: tuple[Callable[[str], Iterator[Mention]], ...] = (_of_columns, _of_signs, _of_words, _of_cues)
