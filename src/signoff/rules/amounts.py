"""Amounts of money in prose, read as people write them: £319,151, £1.2m, £1 million, half a million pounds.

Only what a pound sign, GBP, the word pounds or a word of money right before it marks is an amount; dates, telephone
numbers, lengths and numbers of people are not. Of a range both ends count, and a scale after the second (“£1–2
million”) belongs to both. What could be one amount or another (£1,2000) is none of them: `malformed_in` has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from signoff.rules import number_words
from signoff.rules.amount_patterns import (
    ATTACHED,
    CUE,
    FRACTIONS,
    KNOWN_SUFFIXES,
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
from signoff.rules.rates import Rate, rate_at

_NOTE_MARKS = re.compile("(?<![mM])[²³]|[¹⁰⁴-⁹]")
_SIGN_AND_LETTER = re.compile(r"(?:[£￡]|\bGBP\s)\s{0,3}(?=[A-Za-z])")
_RAW = re.compile(r"\d(?:[\d.,·'’]{0,60}\d)?")
"""A number with all the points and commas in it, whatever they mean."""

_SOUND = re.compile(
    r"(?:\d{1,18}|\d{1,6}(?:,\d{3}){1,5}|\d{1,3}(?:\.\d{3}){2,5}|\d{1,3}(?:['’]\d{3}){1,5})(?:[.·‧∙⋅]\d{1,2})?"
    r"|0?[.·‧∙⋅]\d{1,9}"
)
_PRECISE = re.compile(r"(?:\d{1,18}|\d{1,6}(?:,\d{3}){1,5})[.·‧∙⋅]\d{3,9}|\d{1,3},\d{1,2}")
"""A number that is sound where a scale follows it, or where it is a rate: £1.234m, £12.3456 per unit, £1,2m."""

_SPLIT = re.compile(
    r",\s000\b|\s,(?:\s000|\d{3})\b|\s\d{3},\d{3}\b|[,.]?[Oo]{2,}"
    r"|(?:\s\.\s?\d{1,2}|\s[1-3]/[2-4]|/\d{1,3}(?:\.\d)?)\s?(?:k|m|bn|thousand|million|billion)\b"
)
"""What stands after a number that was torn apart, or goes on with the letter O."""

_LETTER_FIRST = re.compile(
    r"[£￡]\s{0,3}[lIOo](?:\d|[.,]\d)[\d.,lIOo]{0,20}(?:\s?(?:k|m|bn|thousand|million|billion)\b)?(?![\w])"
)
"""A number of which the first figure was typed, or read off a scan, as a letter."""

_SCALE_WORDS = ("thousand", "million", "billion", "millions", "thousands")
_WORD = re.compile(r"[^\S\n]{1,3}([A-Za-z]{5,10})\b")
_IMPLAUSIBLE = Decimal(100_000)
"""A number from which on nobody means millions: £600,000m."""

_BEFORE_POUNDS = re.compile(
    r"(?<![\d.,£￡¤])(\d[\d.,]{0,60})(?:\s{0,2}([A-Za-z]{1,10}))?[\s-]{1,4}(?:pounds?|GBP)\b", re.IGNORECASE
)
_HINTS = ("£", "￡", "gbp", "pound", "quid", "sterling", "illion", "thousand", "hundred")
_SCALED = re.compile(r"\d\s?[kmb]n?\b", re.IGNORECASE)
_BLOT = "¤"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds, its place in the text (from `start` to `end`), and how it is written there.

    One that is a rate, such as £100 a month, says so in `rate`.
    """

    pounds: Decimal
    start: int
    end: int
    text: str
    rate: Rate | None = None

    @property
    def words(self) -> str:
        """The words of the text that say it: of a rate, with what it is for and how long."""
        return self.text if self.rate is None else self.rate.text

    @property
    def is_open(self) -> bool:
        """Whether it is a rate, and the text does not say for how long."""
        return self.rate is not None and self.rate.whole is None

    @property
    def value(self) -> Decimal:
        """What it comes to: a rate's whole value, where the text says for how long."""
        return self.rate.whole if self.rate is not None and self.rate.whole is not None else self.pounds


@dataclass(frozen=True, slots=True)
class Malformed:
    """Words that look like an amount of money and are not written like one, and their place in the text."""

    start: int
    end: int
    text: str


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in a text, in order; a range gives its two ends, both at the place of the range."""
    return tuple(mention for mention in mentions_in(text) if isinstance(mention, Amount))


def malformed_in(text: str) -> tuple[Malformed, ...]:
    """Return what looks like an amount and is none, in order."""
    return tuple(mention for mention in mentions_in(text) if isinstance(mention, Malformed))


Mention: TypeAlias = Amount | Malformed


def mentions_in(text: str) -> list[Mention]:
    """Return every amount, and what looks like one, in order; each place of the text is read once."""
    lower = text.lower()  # most texts have none, and a search for words is quick
    if not any(hint in lower for hint in _HINTS) and _SCALED.search(text) is None:
        return []
    source = text if text.isascii() else _NOTE_MARKS.sub(" ", text)
    mentions: list[Mention] = []
    left = source
    for read in _READERS:
        found = list(read(left))
        mentions += found
        left = _blot_out(left, found)
    return [_in_words(mention, text, source) for mention in sorted(mentions, key=_place)]


def _place(mention: Mention) -> tuple[int, Decimal]:
    return mention.start, mention.pounds if isinstance(mention, Amount) else Decimal(0)


def _in_words(mention: Mention, text: str, source: str) -> Mention:
    """Return a mention with the words of the text itself, and what it is a rate of."""
    words = text[mention.start : mention.end].rstrip()
    mention = replace(mention, text=words, end=mention.start + len(words))
    if isinstance(mention, Malformed):
        return mention
    rate = rate_at(source, mention.start, mention.end, mention.pounds)
    if rate is None:
        return mention
    end = rate.end
    if text.count("(", rate.start, end) > text.count(")", rate.start, end) and text[end : end + 1] == ")":
        end += 1
    return replace(mention, rate=rate._replace(end=end, text=text[rate.start : end].strip()))


def _blot_out(text: str, mentions: list[Mention]) -> str:
    """Return the text with these mentions blotted out, so that nothing is read twice."""
    parts, position = [], 0
    for mention in sorted(mentions, key=_place):
        if mention.start >= position:
            parts += [text[position : mention.start], _BLOT * (mention.end - mention.start)]
            position = mention.end
    return "".join((*parts, text[position:]))


def _of_columns(text: str) -> Iterator[Mention]:
    """Yield the amounts of `£000s 1,250`."""
    for match in THOUSANDS_HEAD.finditer(text) if "£" in text or "￡" in text else ():
        scale = SCALES[match["letter"].lower()] if match["letter"] else 1_000
        yield Amount(_value(match[2]) * scale, match.start(), match.end(), "")


def _of_signs(text: str) -> Iterator[Mention]:
    """Yield the amounts of `£1.2m`, `£1–2 million` and `£half a million`."""
    for match in (SIGN_BEFORE if "gbp" in text.lower() else POUND_SIGN_BEFORE).finditer(text):
        yield from _of_sign(match)
    for match in _LETTER_FIRST.finditer(text):
        yield Malformed(match.start(), match.start() + len(match[0].rstrip(".,")), "")
    for match in _SIGN_AND_LETTER.finditer(text):
        number = number_words.beginning_at(text, match.end())
        if number is not None:
            yield Amount(number[1], match.start(), number[0], "")


def _of_sign(match: re.Match[str]) -> Iterator[Mention]:
    text, start = match.string, match.start()
    number, *scale_names, until, second, word, letter, b = match.groups()
    scale, second_scale = _scale(*scale_names), _scale(word, letter, b)
    end_of_first = match.start("until") if second is not None else match.end()
    if scale is None and MEASURE.match(text, match.end(1)):
        return
    if (fault := _fault_end(text, match.start(1), match.end(1), scale)) is not None:
        yield Malformed(start, max(fault, end_of_first if scale else fault), "")
        return
    if number.startswith("000"):
        return  # the head of a column of thousands
    first = _value(number) * (scale or 1)
    if second is not None and second_scale is None and MEASURE.match(text, match.end(6)):
        return  # a length, whatever sign stands before it
    if second is None or not _is_range(until, second, second_scale, text, match.end()):
        yield Amount(first, start, end_of_first, "")
        return
    place = match.start(6)
    if (fault := _fault_end(text, place, match.end(6), second_scale)) is not None:
        yield Amount(first, start, end_of_first, "")
        yield Malformed(place, fault, "")
        return
    last = _value(second) * (second_scale or 1)
    if scale is None and second_scale and first * second_scale <= last:
        first *= second_scale
    yield Amount(first, start, match.end(), "")
    yield Amount(last, start, match.end(), "")


def _of_words(text: str) -> Iterator[Mention]:
    """Yield the amounts of `1.5 million pounds`, `1 to 2 million pounds`, and of numbers in words before pounds."""
    lower = text.lower()
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
        sound = _SOUND.fullmatch(digits) or (word in SCALES and _PRECISE.fullmatch(digits))
        if not sound or _is_mistyped(word):
            yield Malformed(match.start(), match.end(), "")


def _of_word(match: re.Match[str]) -> Iterator[Mention]:
    number, word, letter, b, _, second, *second_names = match.groups()
    scale, last_scale = _scale(word, letter, b), _scale(*second_names)
    last = _value(second) * (last_scale or 1)
    if number is not None:
        first = _value(number) * (scale or 1)
        if scale is None and last_scale and first * last_scale <= last:
            first *= last_scale
        yield Amount(first, match.start(), match.end(), "")
    yield Amount(last, match.start(), match.end(), "")


def _of_cues(text: str) -> Iterator[Mention]:
    """Yield amounts that need no sign: half a million, and numbers right after a word of money."""
    lower = text.lower()
    if not any(hint in lower for hint in ("illion", "thousand", "hundred")) and _SCALED.search(text) is None:
        return
    last = 0
    for match in PART_OF_MILLION.finditer(text):
        number = number_words.ending_at(text, match.end())
        if number is not None and is_of_money(text, match.start(), match.end()):
            last = match.end()
            yield Amount(number[1], number[0], match.end(), "")
    for match in CUE.finditer(text, last):
        if match[1] is not None:
            scale = _scale(match[2], match[3])
            if not counts_otherwise(text, match.end()):
                yield Amount(_value(match[1]) * (scale or 1), match.start(1), match.end(), "")
            continue
        number = number_words.beginning_at(text, match.end())
        if number is not None and number[1] >= 1_000 and is_of_money(text, match.end(), number[0]):
            yield Amount(number[1], match.end(), number[0], "")


_READERS: tuple[Callable[[str], Iterator[Mention]], ...] = (_of_columns, _of_signs, _of_words, _of_cues)


def _fault_end(text: str, start: int, end: int, scale: int | None) -> int | None:
    """Return where a number ends that is not written like one; None for one that is sound."""
    raw = _RAW.match(text, start)
    digits = raw[0] if raw is not None else ""
    last = max(end, raw.end()) if raw is not None else end
    if raw is not None and not _SOUND.fullmatch(digits):
        is_precise = _PRECISE.fullmatch(digits) and (scale or rate_at(text, start, last, Decimal(1)))
        if not is_precise:
            return max(last, _end_of_letters(text, last))
    if scale is not None:
        return last if scale >= 1_000_000 and _value(text[start:end]) >= _IMPLAUSIBLE else None
    if torn := _SPLIT.match(text, last):
        return torn.end()
    attached = ATTACHED.match(text, last)
    if attached is not None:
        return None if attached[0].lower() in KNOWN_SUFFIXES else attached.end()
    word = _WORD.match(text, last)
    return word.end() if word is not None and _is_mistyped(word[1].lower()) else None


def _end_of_letters(text: str, end: int) -> int:
    letters = ATTACHED.match(text, end)
    return letters.end() if letters is not None else end


def _is_mistyped(word: str) -> bool:
    """Whether a word is thousand, million or billion with one letter wrong, missing, doubled or swapped."""
    return word not in SCALES and any(_is_one_letter_off(word, right) for right in _SCALE_WORDS)


def _is_one_letter_off(word: str, right: str) -> bool:
    if abs(len(word) - len(right)) > 1 or len(word) < 5:
        return False
    same = next((place for place, pair in enumerate(zip(word, right, strict=False)) if pair[0] != pair[1]), len(word))
    rest, rest_right = word[same:], right[same:]
    swapped = rest[:2] == rest_right[1::-1] and rest[2:] == rest_right[2:]
    return swapped or rest_right in (rest[1:], "") or rest in (rest_right[1:], "") or rest[1:] == rest_right[1:]


def _is_range(until: str, second: str, scale: int | None, text: str, end: int) -> bool:
    """Whether a second number belongs to the amount: “£5,000 to 6,000” is a range, “£5,000 to 30 people” is not."""
    if any(sign in until.lower() for sign in ("£", "￡", "gbp")):
        return True
    if counts_otherwise(text, end):
        return False
    return "to" not in until.lower() or "," in second or scale is not None


def _scale(*names: str | None) -> int | None:
    return next((SCALES[name.lower()] for name in names if name), None)


def _value(number: str) -> Decimal:
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


def with_original_words(amount: Amount) -> str:
    """Return an amount in figures, with the words of the text where those differ: £600,000 (“£0.6m”)."""
    figures, words = money(amount.value), " ".join(amount.words.split())
    if amount.rate is not None and amount.rate.whole is None and amount.text in (figures, f"{figures}.00"):
        return words
    return figures if words in (figures, f"{figures}.00") else f"{figures} (“{words}”)"


def money(pounds: Decimal) -> str:
    """Return an amount for a sentence: £319,151, or £1,200.50 where there are pence."""
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"
