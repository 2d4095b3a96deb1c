"""Amounts that are a rate, such as £338,106 a year: for what, and over the term that is stated, the whole value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from signoff.rules import number_words
from signoff.rules.counted_things import things_at

_TIMES = {
    "year": Decimal(12),
    "annum": Decimal(12),
    "yr": Decimal(12),
    "quarter": Decimal(3),
    "month": Decimal(1),
    "week": Decimal(12) / 52,
    "wk": Decimal(12) / 52,
    "fortnight": Decimal(12) / 26,
    "day": Decimal(0),
    "night": Decimal(0),
    "hour": Decimal(0),
}
"""Units of time, in months; 0 where months do not say how many there are."""

_SHORT = {
    "pa": "year", "pcm": "month", "pm": "month", "pw": "week", "pcw": "week", "pd": "day", "ph": "hour",
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "quarterly": "quarter", "fortnightly": "fortnight", "nightly": "night", "annual": "year",
}  # fmt: skip
_UNIT = r"(?:year|yr|quarter|month|week|wk|fortnight|day|night|hour)"
_AFTER = re.compile(
    r"(?:\s?\((?:ex|exc|excl|excluding|plus|inc|incl|including)\.?\s(?:of\s)?vat\)|\s?(?:plus|\+|exc?l?\.?|inc?l?\.?)\s?vat)?"
    r"(?:\s(?:rent|rental|salary|fee|cost|funding|grant|income|saving))?(?:\s[–—-]|\s{0,3},)?(?:\sfor(?=\s(?:each|every)\s))?[\s-]{0,3}\(?(?:"
    r"(?P<each>each\b(?!\s(?:of\s(?:which|the|them|these|those)|with|being|is|was|below|under|above|year|yr|quarter|month|week|day|night|hour)\b)|apiece\b)|"
    rf"(?:an?|each|every|per|/|p/)[\s-]?(?P<time>calendar\smonth|financial\syear|academic\syear|annum|a\b|{_UNIT})(?:\b|(?=s\b))|"
    r"(?P<short>p\.\s?a\b\.?|pa|p\.?c\.?m\b\.?|p\.?m\b\.?|p\.?w|pcw|pd|ph)(?![\w])|"
    r"(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|quarterly|fortnightly|nightly)\b|"
    r"(?:per|/)\s?(?!cent\b|se\b|centum\b)(?P<thing>[a-z²]{1,20})(?:\s(?:metre|foot|mile|kilometre|head|unit|person)\b)?|"
    r"a\s(?P<piece>square\smetre|go|head|piece|unit|time|person|place|visit|session|tonne|ton|mile|metre|child|pupil|property|household)\b"
    r")",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    r"\sin\s(?:each|every\sone)\sof\s(?:the\s|these\s|those\s)?(?:next\s|first\s|coming\s|following\s)?"
    r"(?P<count>\d{1,2}|[a-z]{3,9})\s(?P<unit>year|quarter|month|week)s\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:\s(?:plus|excluding|including|exclusive\sof|inclusive\sof)(?:\s[a-z]+){1,4}?)?"
    r"\s(?:for|in)\s(?:the\s)?(?:first|initial)\s(?P<unit>year|month)\b(?!\sonly)",
    re.IGNORECASE,
)
"""What makes an amount that of the first of several years."""

_BEFORE = re.compile(
    r"\b(?:(?P<unit>day|night|hour|week|month)(?=\srate\b)|(?P<adverb>annual|yearly|monthly|weekly|daily|hourly|quarterly))\s"
    r"(?:\w{1,20}\s){0,2}?"
    r"(?:costs?|fees?|charges?|rent|rental|payments?|licen[cs]e|subscriptions?|sum|rate|salary|instal+ments?|values?|prices?|premium)"
    r"(?:\sof\s(?:the|this)\s[a-z]+)?(?:\s(?:of|is|was|at|to|will|be|being|up|about|around|approximately|approx\.?|circa|c\.|ca\.|some|roughly|"
    r"estimated|in|the|region))"
    r"{0,5}\s$",
    re.IGNORECASE,
)
_FIRST_YEAR = re.compile(
    r"\b(?:year\s(?:1|one)|first[\s-]year(?:['’]s)?)\s(?:[a-z]+\s)?(?:value|cost|price|charge|fee)s?\s"
    r"(?:(?:is|of|at|will|be|estimated|about|approximately)\s){1,3}$",
    re.IGNORECASE,
)
_SECOND_YEAR = re.compile(r"\b(?:year\s(?:2|two)|second[\s-]year)\b", re.IGNORECASE)
"""What makes an amount that of the first year, and what says that those of later years are named too."""

_COUNT = r"(?P<count>\d{1,3}(?:\.\d)?|[a-z]+(?:[\s-](?:and\sa\shalf|one|two|three|four|five|six|seven|eight|nine))?)"
_TERM = re.compile(
    r"(?:[\s,(]|starting\b|from\b|commencing\b|[\w/]{0,20}\s){0,4}?"
    r"(?:(?:for|over|during|across|throughout|lasting|x|×|times)\s|(?<=\())(?:up\sto\s|at\sleast\s|an?\s|the\s|its\s|next\s|coming\s|"
    r"initial\s|first\s|full\s|further\s|additional\s|maximum\s|total\s|period\sof\s|term\sof\s|life\sof\s){0,5}"
    rf"{_COUNT}[\s-]{_UNIT.replace('(?:', '(?P<unit>', 1)}s?\b(?!\s(?:a|per|each|every)\s)",
    re.IGNORECASE,
)
_TERM_BEFORE = re.compile(
    r"\b(?:for|over|an?|the|its|of|next|initial|during)\s(?:(?:new|further|fresh|fixed|minimum|maximum|renewed|full|remaining)\s)?"
    rf"{_COUNT}[\s-]{_UNIT.replace('(?:', '(?P<unit>', 1)}s?\b",
    re.IGNORECASE,
)
_TERM_OF_SUM = re.compile(
    r"\b(?:for|over|during|across|throughout|lasting|a|an|the)\s(?:up\sto\s|an?\s|the\s|its\s|next\s|initial\s|full\s|"
    rf"maximum\s|period\sof\s|term\sof\s|life\sof\s){{0,5}}{_COUNT}[\s-](?P<unit>year|month)s?\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\b(?:options?(?:\sto\sextend)?|extendable|extensible|(?:be|and)\sextended)\s(?:it\s)?(?:for|by|of)\s"
    r"(?:(?P<times>one|two|three|four|\d)\s(?:(?:further|additional|separate|more)\s){0,2}(?:periods?|terms?|extensions?)\sof\s)?(?:up\sto\s|an?\s|a\smaximum\sof\s|"
    rf"additional\s|further\s|another\s){{0,3}}{_COUNT}[\s-](?P<unit>year|month)s?\b",
    re.IGNORECASE,
)
"""Years that may follow a term: “with an option to extend for a further two years”."""

_TIME_TOO = re.compile(rf"\s?(?:per|an?|each|every|/)\s?(?P<time>{_UNIT}|annum)\b", re.IGNORECASE)
"""What makes a price for each thing also one for a time."""

_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_REACH = 70
"""Characters before a rate in which its term may stand."""


class Rate(NamedTuple):
    """A rate: where its words begin and end, the whole value where they say for how long, and the words.

    `months` are those of the unit that it is for; 0 for a unit that is no number of months.
    """

    start: int
    end: int
    whole: Decimal | None
    text: str = ""
    months: Decimal = Decimal(0)


def rate_at(text: str, start: int, end: int, pounds: Decimal) -> Rate | None:
    """Return the rate that the amount at a place of the text is; None where it is none."""
    if (each := _EACH_OF.match(text, end)) is not None:
        return Rate(start, each.end(), _whole(pounds, each["unit"].lower(), each))
    after = _AFTER.match(text, end)
    if after is None and (of_first := _FIRST.match(text, end)) is not None:
        unit, first, last = of_first["unit"].lower(), start, of_first.end()
    elif after is None:
        before = _BEFORE.search(text, max(0, start - 80), start)
        if before is None:
            return _of_first_year(text, start, end)
        unit, first, last = (before["unit"] or "").lower() or _SHORT[before["adverb"].lower()], before.start(), end
    else:
        unit, first, last = _unit_of(after), start, after.end()
    months = _TIMES.get(unit)
    if months is None:
        return _of_things(text, first, last, pounds, _thing(after) if after is not None else "")
    optional = _optional_near(text, first, last)
    term = _TERM.match(text, last)
    if term is not None:
        return _with_option(Rate(first, term.end(), _whole(pounds, unit, term), months=months), term, optional)
    earlier = _term_before(text, first, optional)
    if earlier is not None:
        whole = _whole(pounds, unit, earlier)
        return _with_option(Rate(earlier.start(), last, whole, months=months), earlier, optional)
    return Rate(first, last, None, months=months)


def _of_first_year(text: str, start: int, end: int) -> Rate | None:
    """Return the rate that “the Year 1 contract value is” makes of an amount, if no later year is named."""
    before = _FIRST_YEAR.search(text, max(0, start - 80), start)
    if before is None or _SECOND_YEAR.search(text) is not None:
        return None
    return Rate(before.start(), end, None, months=_TIMES["year"])


def years_at(sentence: str) -> Decimal:
    """Return the years over which a sentence says that a sum is spent: 5 of “over five years”; 0 where it does not."""
    for term in _TERM_OF_SUM.finditer(sentence):
        count = number_words.count_of(term["count"])
        if count is not None:
            return count * _TIMES[term["unit"].lower()] / 12
    return Decimal(0)


def _thing(match: re.Match[str]) -> str:
    return (match["thing"] or match["piece"] or "").lower()


def _of_things(text: str, start: int, end: int, pounds: Decimal, each: str) -> Rate:
    """Return the rate for each of some things, with what it comes to where the sentence says for how many.

    One that is also for a time, such as £80 per room per night, comes to something where the text says both.
    """
    things = things_at(text, start, end, each)
    more = _TIME_TOO.match(text, end)
    if more is None:
        if things is None:
            return Rate(start, end, None)
        return Rate(min(start, things.start), max(end, things.end), pounds * things.number)
    unit, last = more["time"].lower(), more.end()
    term = _TERM.match(text, last)
    if term is None or things is None:
        return Rate(start, last, None)
    return Rate(min(start, things.start), term.end(), _whole(pounds * things.number, unit, term))


def _optional_near(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words in the same sentence, before or after a rate, on years that may follow its term."""
    first = _sentence_start(text, start)
    last = _SENTENCE_END.search(text, end, end + 2 * _REACH)
    return _OPTIONAL.search(text, first, last.start() if last else end + 2 * _REACH)


def _with_option(rate: Rate, term: re.Match[str], optional: re.Match[str] | None) -> Rate:
    """Return a rate with the years that may follow its term, if those are others than the term."""
    if optional is None or rate.whole is None or (optional.start() < term.end() and term.start() < optional.end()):
        return rate
    more, length = number_words.count_of(optional["count"]), number_words.count_of(term["count"])
    if more is None or not length:
        return rate
    more *= number_words.count_of(optional["times"] or "1") or 1
    share = more * _TIMES[optional["unit"].lower()] / (length * (_TIMES[term["unit"].lower()] or 1))
    whole = (rate.whole * (1 + share)).quantize(Decimal("0.01"))
    return rate._replace(start=min(rate.start, optional.start()), end=max(rate.end, optional.end()), whole=whole)


def _term_before(text: str, start: int, optional: re.Match[str] | None) -> re.Match[str] | None:
    """Return the last term in the same sentence before a rate, and before years that may follow it."""
    terms = [
        term
        for term in _TERM_BEFORE.finditer(text, _sentence_start(text, start), start)
        if number_words.count_of(term["count"])
    ]
    firm = [term for term in terms if optional is None or term.end() <= optional.start()]
    return next(iter(reversed(firm or terms)), None)


def _sentence_start(text: str, start: int) -> int:
    """Return where the sentence around a place begins, within reach of it."""
    first = max(0, start - _REACH)
    return max((match.end() for match in _SENTENCE_END.finditer(text, first, start)), default=first)


def _unit_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups["time"]:
        unit = groups["time"].lower().split()[-1]
        return "year" if unit == "a" else unit
    word = (groups["short"] or groups["adverb"] or "").lower().replace(".", "").replace(" ", "")
    return _SHORT.get(word, "each")


def _whole(pounds: Decimal, unit: str, term: re.Match[str]) -> Decimal | None:
    """Return the rate times its term; None where the one is not so many of the other."""
    count, length = number_words.count_of(term["count"]), term["unit"].lower()
    if count is None:
        return None
    if _TIMES[unit] == _TIMES[length] and (_TIMES[unit] or unit == length):
        return pounds * count
    if not _TIMES[unit] or not _TIMES[length]:
        return None
    return (pounds * count * _TIMES[length] / _TIMES[unit]).quantize(Decimal("0.01"))
