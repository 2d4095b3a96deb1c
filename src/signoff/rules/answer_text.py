"""The text of an officer's answer: whether it says anything, what “N/A” leaves, and which hint words it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from signoff.notice.text import plain
from signoff.notice.text.cleaning import as_read

_NOT_APPLICABLE = re.compile(
    r"[\s\-–—:*•]*(?:n\s*[/\\]\s*a|n\.\s*a\.?|(?-i:NA)|not[\s-]+applicable)(?!\w)[\s.,:;–—-]*", re.IGNORECASE
)
_NOTHING = frozenset(
    (
        *("none", "nil", "no", "nothing", "no one", "not required", "not needed", "not relevant", "not consulted"),
        *("none required", "none needed", "none applicable", "none identified", "none consulted", "none undertaken"),
        *("no consultation", "no consultation required", "no consultation undertaken"),
    )
)
"""Whole answers that say that there is nothing, in other words than “N/A”."""

_PLACEHOLDERS = frozenset(
    ("tbc", "tba", "tbd", "to be confirmed", "to be advised", "to be decided", "to follow", "xxx")
)
"""Whole answers that are only placeholders for one."""

_NO_ANSWER = _NOTHING | _PLACEHOLDERS

_FUNCTION_WORDS = "and|or|to|of|in|on|the|a|an|for|is|are|was|be|by|with|at|as|that|which|will|has|have|from"
_VERBS = "supports?|helps?|ends?|expires?|needs?|allows?|enables?|provides?|includes?|means|makes|gives|can|may|must"
_NEXT_WORD = rf"(?:[ \t]+(?!(?:{_FUNCTION_WORDS}|{_VERBS}|\w+ed)\b)[^\W\d_]+(?!\w))?"


_SINGLE_WORD = re.compile(r"\w+")
_Phrase = tuple[int, str, list[tuple[str, ...]]]
"""The place of a phrase among others, the phrase, and the forms of each of its words but the first."""

_REST_OF_NUMBER = r"|[.,]\d"
"""What makes a longer number of one that ends a word: “£1” is not in “£1,200”."""


_BLANKS = re.compile(r"\s{20}\s+")
"""Blanks beyond those that anybody types between words: a pattern that skips blanks tries each number of them."""


@lru_cache(maxsize=32)
def words_of(markdown: str) -> str:
    """Return the words of a long text without markup; cached, since a keystroke changes only one text of many.

    Of many blanks in a row, which say no more than one, a line's end or a single one is left.
    """
    return _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks[0] else " ", plain(markdown))


def filled(text: str | None) -> bool:
    """Whether a box says anything: at least one letter or digit."""
    return text is not None and any(letter.isalnum() for letter in text)


def begins_not_applicable(text: str | None) -> bool:
    """Whether a text begins with “N/A” or “not applicable”, or says in other words that there is nothing."""
    return text is not None and (_NOT_APPLICABLE.match(text) is not None or _short_answer(text) in _NOTHING)


def beyond_not_applicable(text: str | None) -> str:
    """Return what a text says apart from a leading “N/A”."""
    if text is None:
        return ""
    match = _NOT_APPLICABLE.match(text)
    return text[match.end() :] if match else text


def meaningful(text: str | None) -> bool:
    """Whether a box says anything other than “N/A”, “None”, “TBC” or similar."""
    rest = beyond_not_applicable(text)
    return filled(rest) and _short_answer(rest) not in _NO_ANSWER


def is_placeholder(text: str | None) -> bool:
    """Whether a box has only “TBC” or a similar placeholder."""
    return _short_answer(text or "") in _PLACEHOLDERS


def _short_answer(text: str) -> str:
    """Return a short answer in lower case without its punctuation; nothing for a long one."""
    return " ".join(re.findall(r"\w+", text)).casefold() if len(text) <= 60 else ""


def clip(text: str | None, length: int = 80) -> str:
    """Return a text on one line, cut short with an ellipsis: what an officer typed may be of any length."""
    words = " ".join((text or "").split())
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def find_words(text: str, words: Sequence[str], unless: Sequence[str] = ()) -> str | None:
    """Return the first of the words in a text, with the noun after it, or None; as `places_of` finds them."""
    return next((match[1] for match in places_of(text, words, unless)), None)


def places_of(text: str, words: Sequence[str], unless: Sequence[str] = ()) -> Iterator[re.Match[str]]:
    """Yield where a text has one of the words, in order: group 1 is the words with the noun after them.

    Whole words only; case and a plural `s` do not matter, except that words in capitals must be in capitals;
    phrases of `unless` do not count.
    """
    words = _possible(words, text)
    if not words:
        return
    for match in _pattern_of(tuple(words), tuple(_possible(unless, text))).finditer(text):
        if match[1]:
            yield match


@lru_cache(maxsize=256)
def _pattern_of(words: tuple[str, ...], unless: tuple[str, ...]) -> re.Pattern[str]:
    excluded = f"(?:{_alternatives(unless)})|" if unless else ""
    return re.compile(rf"\b(?:{excluded}((?:{_alternatives(words)}){_NEXT_WORD}))", re.IGNORECASE)


def has_any(text: str, parts: Sequence[str]) -> bool:
    """Whether a text contains any of these, given in lower case; most contain none, and this is quick to find out."""
    lower = in_lower_case(text)
    return any(part in lower for part in parts)


@lru_cache(maxsize=64)
def in_lower_case(text: str) -> str:
    """Return a text in lower case; cached, since many rules ask for that of the same few texts."""
    return text.lower()


def _possible(phrases: Sequence[str], text: str) -> list[str]:
    """Return the phrases all of whose words are somewhere in a text, in order; most texts have few of them."""
    words, index = single_words(text), _by_first_word(tuple(phrases))
    places = {
        place: phrase
        for word in words & index.keys()
        for place, phrase, others in index[word]
        if all(any(form in words for form in forms) for forms in others)
    }
    return [places[place] for place in sorted(places)]


@lru_cache(maxsize=64)
def single_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case; cached, since many rules look for theirs in the same few texts."""
    return frozenset(_SINGLE_WORD.findall(in_lower_case(text)))


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[_Phrase]]:
    """Return phrases by their first word in lower case; the last word of one may have a plural `s`."""
    index: dict[str, list[_Phrase]] = {}
    for place, phrase in enumerate(phrases):
        words = _SINGLE_WORD.findall(phrase.lower())
        forms = [*((word,) for word in words[:-1]), *((word, f"{word}s") for word in words[-1:])]
        for form in forms[0] if forms else ():
            index.setdefault(form, []).append((place, phrase, forms[1:]))
    return index


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(
        f"{_pattern(word)}(?:s|[’']s)?(?!\\w{_REST_OF_NUMBER if word[-1:].isdigit() else ''})" for word in words
    )


def _pattern(word: str) -> str:
    parts = (
        f"(?-i:{re.escape(part)})" if part.isupper() and len(part) > 1 else re.escape(part) for part in word.split()
    )
    return r"[\s‐‑-]+".join(parts).replace(r"\-", r"[\s‐‑-]")


def same_words(first: str, second: str) -> bool:
    """Whether two titles or names are the same except for case, spacing, quotes, dashes and a final full stop."""
    return _comparable(first) == _comparable(second)


def _comparable(text: str) -> str:
    text = as_read(text).translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
    return " ".join(text.split()).rstrip(". ").casefold()


def counted(number: int, noun: str) -> str:
    """Return a number and what it counts: 1 clear day, 5 clear days."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Return the words as a list in a sentence: a, b and c."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
