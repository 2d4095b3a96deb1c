"""Amounts of money in prose, read as people write them: £319,151, £1.2m, £90.5k, £1 million, 1,000,000 pounds.

Only what a pound sign, GBP or the word pounds marks is an amount; dates, telephone numbers and regulations
are not. Of a range both ends count, and a scale after the second (“£1–2 million”) belongs to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}

_NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d{1,18})(?:\.\d{1,9})?(?!\d)"
_SCALE = r"(?:\s?(thousand|million|billion)\b|(k|mn|m|bn|b)\b)?"
_UNTIL = r"(?:\s?[-‐‑–—]\s?|\sto\s)"
_MARKED = re.compile(
    rf"(?:£|\b[Gg][Bb][Pp])\s?({_NUMBER}){_SCALE}(?:({_UNTIL}(?:£|GBP)?\s?)({_NUMBER})(?!\s?[/%]){_SCALE})?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<![\d.,£])(?:({_NUMBER}){_SCALE}({_UNTIL}|\sand\s))?({_NUMBER}){_SCALE}[\s-](?:pounds?|GBP)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds, where it stands in the text (from `start` to `end`), and how it is written there."""

    pounds: Decimal
    start: int
    end: int
    text: str


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in a text, in order; a range gives its two ends, both where the range stands."""
    found: list[Amount] = []
    lower = text.lower()  # most texts hold neither sign nor word, and looking for those is quick
    if "£" in text or "gbp" in lower:
        for match in _MARKED.finditer(text):
            found.extend(_marked(match))
    if "pound" in lower or "gbp" in lower:
        for match in _NAMED.finditer(_without(text, found)):
            found.extend(_named(match, text))
    return tuple(sorted(found, key=lambda one: (one.start, one.pounds)))


def _without(text: str, found: list[Amount]) -> str:
    """Return the text with what was read already blotted out, so that nothing is read twice."""
    parts, place = [], 0
    for one in found:
        if one.start >= place:
            parts += [text[place : one.start], "£" * (one.end - one.start)]
            place = one.end
    return "".join((*parts, text[place:]))


def _marked(match: re.Match[str]) -> list[Amount]:
    """Return the one or two amounts of `£1.2m` or `£1–2 million`."""
    number, word, letter, until, second, second_word, second_letter = match.groups()
    scale, second_scale = _scale(word, letter), _scale(second_word, second_letter)
    first = _value(number) * (scale or 1)
    if second is None or not _is_range(until, second, second_scale):
        end = match.start(4) if second is not None else match.end()
        return [_amount(match, match.string, first, end)]
    last = _value(second) * (second_scale or 1)
    if scale is None and second_scale and first * second_scale <= last:
        first *= second_scale
    return [_amount(match, match.string, first, match.end()), _amount(match, match.string, last, match.end())]


def _named(match: re.Match[str], text: str) -> list[Amount]:
    """Return the one or two amounts of `1.5 million pounds` or `1 to 2 million pounds`."""
    number, word, letter, _, second, second_word, second_letter = match.groups()
    scale, last_scale = _scale(word, letter), _scale(second_word, second_letter)
    last = _amount(match, text, _value(second) * (last_scale or 1), match.end())
    if number is None:
        return [last]
    first = _value(number) * (scale or 1)
    if scale is None and last_scale and first * last_scale <= last.pounds:
        first *= last_scale
    return [_amount(match, text, first, match.end()), last]


def _is_range(until: str, second: str, scale: int | None) -> bool:
    """Whether a second number belongs to the amount: “£5,000 to 30 people” is no range, “£5,000 to 6,000” is."""
    return "to" not in until.lower() or "£" in until or "gbp" in until.lower() or "," in second or scale is not None


def _scale(word: str | None, letter: str | None) -> int | None:
    name = word or letter
    return _SCALES[name.lower()] if name else None


def _value(number: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", number))


def _amount(match: re.Match[str], text: str, pounds: Decimal, end: int) -> Amount:
    words = text[match.start() : end].rstrip()
    return Amount(pounds, match.start(), match.start() + len(words), words)


def money(pounds: Decimal) -> str:
    """Return an amount as it stands in a sentence: £319,151, or £1,200.50 where there are pence."""
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"
