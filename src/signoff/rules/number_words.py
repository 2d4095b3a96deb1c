"""Numbers in words, as people write amounts out: two hundred and fifty thousand, half a million, one point two."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_VALUES = {word: Decimal(value) for value, word in enumerate(_SMALL)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)
}
_SCALES = {"thousand": Decimal(1_000), "million": Decimal(1_000_000), "billion": Decimal(1_000_000_000)}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "threequarters": Decimal("0.75")}
_JOINING = frozenset({"a", "an", "and", "of", "point"})
_KNOWN = frozenset({*_VALUES, *_SCALES, *_FRACTIONS, *_JOINING, "hundred", "quarters"})

_WORD = re.compile(r"[A-Za-z]+")
_BETWEEN = re.compile(r",?[\s‐‑-]{1,3}")
_LONGEST = 160
"""Characters of a number in words that are looked at."""


def ending_at(text: str, end: int) -> tuple[int, Decimal] | None:
    """Return where the number in words begins that ends at a place of the text, and its value; None where none does."""
    first = max(0, end - _LONGEST)
    words = [match for match in _WORD.finditer(text, first, end) if match.end() <= end]
    start = len(words)
    while start and words[start - 1][0].lower() in _KNOWN and _adjoins(text, words, start, end):
        start -= 1
    run = words[start:]
    while run and run[0][0].lower() in {"and", "of", "point"}:
        del run[0]
    value = _value([word[0].lower() for word in run])
    return None if value is None else (run[0].start(), value)


def beginning_at(text: str, start: int) -> tuple[int, Decimal] | None:
    """Return where the number in words ends that begins at a place of the text, and its value; None where none does."""
    run: list[re.Match[str]] = []
    position = start
    while (word := _WORD.match(text, position)) and word[0].lower() in _KNOWN and word.end() - start <= _LONGEST:
        run.append(word)
        between = _BETWEEN.match(text, word.end())
        if between is None:
            break
        position = between.end()
    while run and run[-1][0].lower() in _JOINING:
        del run[-1]
    value = _value([word[0].lower() for word in run])
    return None if value is None else (run[-1].end(), value)


def count_of(words: str) -> Decimal | None:
    """Return the number that words stand for: 12, a, two, twenty-four; None for what is no number."""
    if words[0].isdigit():
        return Decimal(words)
    if words.lower() in {"a", "an"}:
        return Decimal(1)
    number = beginning_at(words, 0)
    return number[1] if number is not None and number[0] == len(words) else None


def _adjoins(text: str, words: list[re.Match[str]], start: int, end: int) -> bool:
    """Whether only white space or a hyphen stands between a word and the one after it, or the end."""
    following = words[start].start() if start < len(words) else end
    between = text[words[start - 1].end() : following]
    return (following == end and not between) or _BETWEEN.fullmatch(between) is not None


def _value(words: list[str]) -> Decimal | None:
    """Return the value of a number in words; None where they are no number."""
    total, current, scale = Decimal(0), Decimal(0), Decimal(0)
    decimals = ""
    is_number = after_point = False
    for word in _fractions_joined(words):
        if word == "point":
            after_point = True
        elif after_point and word in _VALUES and _VALUES[word] < 10:
            decimals += str(_VALUES[word])
        elif word in _VALUES or word in _FRACTIONS:
            current += _VALUES.get(word, _FRACTIONS.get(word, Decimal(0)))
            is_number = True
        elif word == "hundred":
            current, is_number = (current or Decimal(1)) * 100, True
        elif word in _SCALES:
            scale = _SCALES[word]
            total += ((current + Decimal(f"0.{decimals or 0}")) or Decimal(1)) * scale
            current, decimals, after_point, is_number = Decimal(0), "", False, True
    if not is_number or words[0] in _SCALES or words[0] == "hundred":
        return None  # “thousand pounds”, as in “several thousand pounds”, says no number
    rest = current + Decimal(f"0.{decimals or 0}")
    return total + (rest * scale if scale and 0 < rest < 1 else rest)


def _fractions_joined(words: list[str]) -> list[str]:
    """Return the words with “three quarters” as one."""
    joined: list[str] = []
    for word in words:
        if word in {"quarter", "quarters"} and joined and joined[-1] == "three":
            joined[-1] = "threequarters"
        elif word != "quarters":
            joined.append(word)
    return joined
