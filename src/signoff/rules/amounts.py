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
    "mil": 1_000_000,
    "mill": 1_000_000,
    "million": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_FRACTIONS = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}

_WORD_SCALE = r"[\s-]?(thousand|million|billion|mill?)\b"
_LETTER_SCALE = r"[ \u00a0\u2009\u202f]?(k|mn|m|bn)\b|(b)\b"
_SCALE = rf"(?:{_WORD_SCALE}|{_LETTER_SCALE})?"
_SCALE_FOLLOWS = r"(?=[\s-]?(?:k|mn?|bn?|thousand|million|billion|mill?)\b)"
_WHOLE = (
    # Every run is bounded, so that no text, however odd, takes longer than its length.
    r"(?:\d{1,6}(?:,\d{3}){1,5}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,5}"  # 1,000,000, or with narrow spaces
    r"|\d{1,3}(?:\x20\d{3}){2,5}|\d{1,3}\x20000"  # 1 000 000 and 250 000, but not “£20 300 times”
    r"|\d{1,3}(?:\.\d{3}){2,5}"  # 1.000.000
    rf"|\d{{1,3}},\d{{1,2}}{_SCALE_FOLLOWS}"  # 1,2m, mistyped for 1.2m
    r"|\d{1,18})"
)
_NUMBER = rf"(?:{_WHOLE}(?:\.\d{{1,9}}|[¼½¾])?(?!\d)|\.\d{{1,9}}(?!\d)|[¼½¾])"
_UNTIL = r"(?:\s?[-‐‑–—]\s?|\sto\s)"
_LAST = rf"(?!0\d)({_NUMBER})(?!\s?[/%]){_SCALE}"  # no year, no percentage, no telephone number
_SIGN_BEFORE = re.compile(
    rf"(?:[£￡]|\bGBP)\s?({_NUMBER}){_SCALE}(?:(?P<until>{_UNTIL}(?:[£￡]|GBP)?\s?){_LAST})?", re.IGNORECASE
)
_WORD_AFTER = re.compile(
    rf"(?<![\d.,£￡])(?:({_NUMBER}){_SCALE}({_UNTIL}|\sand\s))?({_NUMBER}){_SCALE}[\s-](?:pounds?|GBP)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds, its place in the text (from `start` to `end`), and how it is written there."""

    pounds: Decimal
    start: int
    end: int
    text: str


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in a text, in order; a range gives its two ends, both at the place of the range."""
    amounts: list[Amount] = []
    lower = text.lower()  # most texts have neither sign nor word, and a search for those is quick
    if "£" in text or "￡" in text or "gbp" in lower:
        for match in _SIGN_BEFORE.finditer(text):
            amounts.extend(_amounts_of_sign(match))
    if "pound" in lower or "gbp" in lower:
        for match in _WORD_AFTER.finditer(_blot_out(text, amounts)):
            amounts.extend(_amounts_of_word(match, text))
    return tuple(sorted(amounts, key=lambda amount: (amount.start, amount.pounds)))


def _blot_out(text: str, amounts: list[Amount]) -> str:
    """Return the text with these amounts blotted out, so that nothing is read twice."""
    parts, position = [], 0
    for amount in amounts:
        if amount.start >= position:
            parts += [text[position : amount.start], "£" * (amount.end - amount.start)]
            position = amount.end
    return "".join((*parts, text[position:]))


def _amounts_of_sign(match: re.Match[str]) -> list[Amount]:
    """Return the one or two amounts of `£1.2m` or `£1–2 million`."""
    number, *scale_names, until, second, word, letter, b = match.groups()
    scale, second_scale = _scale(*scale_names), _scale(word, letter, b)
    first = _value(number) * (scale or 1)
    if second is None or not _is_range(until, second, second_scale):
        end = match.start("until") if second is not None else match.end()
        return [_amount(match, match.string, first, end)]
    last = _value(second) * (second_scale or 1)
    if scale is None and second_scale and first * second_scale <= last:
        first *= second_scale
    return [_amount(match, match.string, first, match.end()), _amount(match, match.string, last, match.end())]


def _amounts_of_word(match: re.Match[str], text: str) -> list[Amount]:
    """Return the one or two amounts of `1.5 million pounds` or `1 to 2 million pounds`."""
    number, word, letter, b, _, second, *second_names = match.groups()
    scale, last_scale = _scale(word, letter, b), _scale(*second_names)
    last = _amount(match, text, _value(second) * (last_scale or 1), match.end())
    if number is None:
        return [last]
    first = _value(number) * (scale or 1)
    if scale is None and last_scale and first * last_scale <= last.pounds:
        first *= last_scale
    return [_amount(match, text, first, match.end()), last]


def _is_range(until: str, second: str, scale: int | None) -> bool:
    """Whether a second number belongs to the amount: “£5,000 to 6,000” is a range, “£5,000 to 30 people” is not."""
    has_sign = any(sign in until.lower() for sign in ("£", "￡", "gbp"))
    return "to" not in until.lower() or has_sign or "," in second or scale is not None


def _scale(*names: str | None) -> int | None:
    return next((_SCALES[name.lower()] for name in names if name), None)


def _value(number: str) -> Decimal:
    fraction = _FRACTIONS.get(number[-1], Decimal(0))
    if re.fullmatch(r"\d{1,3},\d{1,2}", number):
        number = number.replace(",", ".")
    elif number.count(".") > 1:
        number = number.replace(".", "")
    digits = re.sub(r"[^\d.]", "", number)
    return (Decimal(digits) if digits else Decimal(0)) + fraction


def _amount(match: re.Match[str], text: str, pounds: Decimal, end: int) -> Amount:
    words = text[match.start() : end].rstrip()
    return Amount(pounds, match.start(), match.start() + len(words), words)


def with_original_words(amount: Amount) -> str:
    """Return an amount in figures, with the words of the text where those differ: £600,000 (“£0.6m”)."""
    figures, words = money(amount.pounds), " ".join(amount.text.split())
    return figures if words in (figures, f"{figures}.00") else f"{figures} (“{words}”)"


def money(pounds: Decimal) -> str:
    """Return an amount for a sentence: £319,151, or £1,200.50 where there are pence."""
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"
