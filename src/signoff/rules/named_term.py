"""For how long a text says that its contract or lease runs: “The contract is for four years”, 3+1+1, two dates.

A yearly sum and its term often stand in sentences of their own. What is read is what the text names; whether the sum
is for that term nobody can be sure of, so a rule says so in its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from signoff.rules import number_words
from signoff.rules.answer_text import has_any
from signoff.rules.case import Case
from signoff.rules.passages import DAY, MONTH, sentence_at

_COUNT = (
    r"(?P<count>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty)[\s-](?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty)(?:\s\(\d{1,2}\))?"
)
_UNIT = r"(?P<unit>year|yr|month)s?\b"
_TERM = re.compile(
    r"(?:\b(?:for|of|is|be|over|lasting|last|an?|the|initial|fixed|new|to)\s+(?:(?:up\s+to|an?|the|initial|full|fixed|total|"
    rf"further|maximum|period\s+of|term\s+of)\s+){{0,3}}|:\s*|\A|\(){_COUNT}[\s-]{_UNIT}(?!\s*(?:old|ago|break|of\s+experience|earlier|later|after|before))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"^\W*(?:(?:contract|lease|initial|proposed|agreed)\s+)?(?:term|length|duration|period)(?:\s+of\s+(?:the\s+)?(?:lease|contract|term))?\s*"
    rf"[:–-]\s*(?:an?\s+)?(?:period\s+of\s+|term\s+of\s+)?{_COUNT}[\s-]{_UNIT}",
    re.IGNORECASE | re.MULTILINE,
)
"""A term after its label, at the start of a line or item: other periods beside it are of breaks, reviews or such."""

_OPTION = re.compile(
    r"\b(?:options?|optional|extend[ai]ble|extensible|be\s+extended|(?:ability|provision|right|possibility|scope)\s+to\s+extend|extensions?)\b(?:(?!\b(?:(?:lease|contract)\s+is|break|after)\b)[^.;\n]){0,60}?"
    r"(?:(?P<times>one|two|three|four|\d)(?:\s\(\d\))?\s+(?:(?:further|additional|separate|annual|optional|extension|more)\s+){0,3}(?:periods?|terms?|extensions?)\s+of\s+"
    r"(?:up\s+to\s+)?|(?P<by>\d)\s*[x×]\s*)?"
    rf"(?:(?:up\s+to|an?|the|additional|further|another|extra|maximum\s+of|period\s+of|for)\s+){{0,5}}(?<![£\d.,])(?:{_COUNT}|an?\b|another)"
    r"(?:[\s-](?:(?:additional|further|extra|single|more|optional)\s+)?(?P<unit>year|yr|month)s?\b|(?=\s*(?:[.;)\n]|,(?!\d)|\Z)))",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?<![\d.,£/+])(?P<first>\d{1,2})(?P<rest>(?:\s?\+\s?\d{1,2}){1,4})(?![\d.,/%])(?=[\s)-]{0,3}(?:years?|yrs?|basis|term|contract|extension|option|agreement|\Z|[.,;)]))",
    re.IGNORECASE,
)
"""Years with the years that may follow them: 3+1+1."""

_DATES = re.compile(
    rf"(?P<first>{DAY})\s*(?:to|until|[-–—]|and\s+(?:will\s+)?(?:end(?:s|ing)?|expir\w+|run(?:s|ning)?\s+(?:to|until))\s+(?:on\s+)?|(?:up\s+)?(?:to|until)\s+)\s*(?P<last>{DAY})",
    re.IGNORECASE,
)
_CONTEXT = (
    "contract", "term", "lease", "agreement", "award", "appoint", "licen", "period", "service", "extension", "extend",
    "duration", "run", "commenc", "tenancy", "framework", "length",
)  # fmt: skip
_OTHER = re.compile(
    r"\b(?:previous\w*|existing|current\w*|last|past|expir(?:es|ed|ing)|present|life\s?(?:span|time|cycle)?|guarantee|warranty|payback|"
    r"old|experience|strategy|plan|since|was\s+(?:let|awarded|for)|loan|borrow\w*)\b",
    re.IGNORECASE,
)
"""What makes a term that of another contract, or of no contract."""

_MONTHS = {"year": 12, "yr": 12, "month": 1}
_LONGEST = 1_200


class NamedTerm(NamedTuple):
    """The months of a term, and those of the options that may follow it."""

    months: int
    optional: int = 0

    @property
    def words(self) -> str:
        """The term in words: the 4 years, the 18 months."""
        return _in_words(self.months)

    @property
    def words_of_option(self) -> str:
        """The options in words."""
        return _in_words(self.optional)


def term_named(case: Case) -> NamedTerm | None:
    """Return the only term that the scanned texts name, or the only one after a label; None for none, or several."""
    labelled = _only(term for path in case.scanned for term in _labelled_in(case.text(path)))
    return labelled or _only(term for path in case.scanned for term in _terms_in(case.text(path)))


def _only(named: Iterable[NamedTerm]) -> NamedTerm | None:
    """Return the one term among those that are named, with the longest of its options."""
    terms: dict[int, int] = {}
    for term in named:
        terms[term.months] = max(term.optional, terms.get(term.months, 0))
    if len(terms) != 1:
        return None
    return NamedTerm(*next(iter(terms.items())))


def _labelled_in(text: str) -> Iterator[NamedTerm]:
    """Yield the terms that a line or item gives after a label: “Term: 10 years”."""
    if has_any(text, ("term", "length", "duration", "period")):
        for match in _LABELLED.finditer(text):
            if months := _months(match["count"], match["unit"]):
                yield NamedTerm(months, _optional_in(sentence_at(text, match.start(), match.end()))[0])


def _terms_in(text: str) -> Iterator[NamedTerm]:
    if not has_any(text, ("year", "month", "yr", "+", "20")):
        return
    sums = list(_SUM.finditer(text))
    for match in sums:
        if _is_of_contract(text, match):
            first = int(match["first"])
            yield NamedTerm(12 * first, 12 * sum(int(more) for more in re.findall(r"\d+", match["rest"])))
    optional, taken = _optional_in(text)
    taken += [match.span() for match in sums]
    for match in _TERM.finditer(text):
        months = _months(match["count"], match["unit"])
        is_taken = any(start < match.end("unit") and match.start("count") < end for start, end in taken)
        if months and not is_taken and _is_of_contract(text, match):
            yield NamedTerm(months, optional)
    for match in _DATES.finditer(text):
        months = _between(match["first"], match["last"])
        if months and _is_of_contract(text, match):
            yield NamedTerm(months, optional)


def _optional_in(text: str) -> tuple[int, list[tuple[int, int]]]:
    """Return the months of the options that a text names, and the places where it does."""
    months, places = 0, []
    for match in _OPTION.finditer(text):
        times = match["times"] or match["by"]
        count = number_words.count_of(times) if times else 1
        more = _months(match["count"] or "1", match["unit"] or "year") if match["count"] or match["unit"] else 0
        if count and more:
            months = max(months, int(count) * more)
            places.append(match.span())
    return months, places


def _is_of_contract(text: str, match: re.Match[str]) -> bool:
    sentence = sentence_at(text, match.start(), match.end())
    return has_any(sentence, _CONTEXT) and _OTHER.search(sentence) is None


def _months(count: str, unit: str) -> int:
    months = int(number_words.count_of(count) or 0) * _MONTHS[unit.lower()]
    return months if 1 < months <= _LONGEST else 0


def _between(first: str, last: str) -> int:
    """Return the whole months from one day to another, the last included; 0 where they are none."""
    begins, ends = _day(first), _day(last)
    if begins is None or ends is None:
        return 0
    days = (ends - begins).days + 1
    months = round(days * 12 / 365.25)
    return months if months > 1 and abs(days - months * 30.4375) < 5 else 0


def _day(words: str) -> dt.date | None:
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    month = re.search(MONTH, words, re.IGNORECASE)
    try:
        if month is not None:
            return dt.date(numbers[1], _NAMES.index(month[0][:3].lower()) + 1, numbers[0])
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
        return dt.date(year, numbers[1], numbers[0])
    except (ValueError, IndexError):
        return None  # no day of the calendar, such as 31 June


_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _in_words(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest:
        return f"{months} months"
    return "1 year" if years == 1 else f"{years} years"
