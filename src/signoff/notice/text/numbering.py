"""How the items of a numbered list are numbered: with figures, letters or Roman numerals, as "1.", "a)" or "(iv)"."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, TypeAlias, get_args

NumberKind: TypeAlias = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
"""What counts; named as the list styles of CSS are."""

Enclosure: TypeAlias = Literal[".", ")", "()"]
"""What stands around a number: "1.", "1)" or "(1)"."""

MAX_ROMAN = 3999
"""The highest Roman numeral; higher numbers of such a list are written in figures."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a list counts, and what stands around each number."""

    kind: NumberKind = "decimal"
    enclosure: Enclosure = "."


FIGURES = NumberStyle()
"""1. 2. 3."""

EVERY_STYLE = tuple(NumberStyle(kind, enclosure) for kind in get_args(NumberKind) for enclosure in get_args(Enclosure))


def label(number: int, style: NumberStyle) -> str:
    """Return what stands before an item, such as "3.", "(c)" or "iii)"; after z comes aa.

    What letters or Roman numerals cannot express, such as 0, is written in figures.
    """
    written = _letters(number) if style.kind.endswith("alpha") else str(number)
    if style.kind.endswith("roman"):
        written = roman(number)
    written = written.upper() if style.kind.startswith("upper") else written
    return f"({written})" if style.enclosure == "()" else f"{written}{style.enclosure}"


def roman(number: int) -> str:
    """Return the number as a Roman numeral in small letters, or in figures where there is none."""
    if not 1 <= number <= MAX_ROMAN:
        return str(number)
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def number_of_roman(numeral: str) -> int | None:
    """Return the number of a Roman numeral, in small letters or capitals; None for what `roman` would not write."""
    values = {sign: value for value, sign in _ROMAN if len(sign) == 1}
    numeral = numeral.lower()
    digits = [values.get(sign, 0) for sign in numeral]
    number = sum(-value if value < after else value for value, after in zip(digits, [*digits[1:], 0], strict=True))
    return number if number > 0 and roman(number) == numeral else None


def number_of_letters(letters: str) -> int:
    """Return the number of letters, small ones or capitals: 3 of c, 27 of aa."""
    number = 0
    for letter in letters.lower():
        number = number * len(ascii_lowercase) + ascii_lowercase.index(letter) + 1
    return number


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, place = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[place] + letters
    return letters
