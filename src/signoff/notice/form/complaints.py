"""The messages of the library that reads profiles and forms, in plain words for the person who writes them."""

from __future__ import annotations

import re

from signoff.notice.form.patterns import ABBREVIATION, CLOSED_DAY, FIELD_PATH, HOUR, KEY, LINE, SMALL_WORDS
from signoff.notice.record.council_form import FORM_LINE
from signoff.notice.record.limits import MOST_OF_ANY
from signoff.notice.record.model import ANSWER_KEY

_LONGEST_TEXT = re.compile(r"`str` of length <= (\d+)")
_MOST = re.compile(r"`(?:array|object)` of length <= (\d{1,3})\b(?!,)")

_MEANINGS = {
    f"`str` matching regex {KEY!r}": "lower-case letters, numbers, - and _, beginning with a letter or a number",
    f"`str` matching regex {FIELD_PATH!r}": "the name of a section, or a path such as contact.name",
    f"`str` matching regex {ABBREVIATION!r}": 'one word without spaces, such as "LCC"',
    f"`str` matching regex {CLOSED_DAY!r}": 'a month and a day, such as "12-27", or a day, such as "2026-12-24"',
    f"`str` matching regex {HOUR!r}": 'an hour, such as "17:00"',
    f"`str` matching regex {SMALL_WORDS!r}": "a word in lower-case letters",
    f"`str` matching regex {LINE!r}": "a text on one line that is not empty",
    f"`str` matching regex {FORM_LINE!r}": "a text on one line that is not empty",
    f"`str` matching regex {ANSWER_KEY!r}": "at most 40 lower-case letters, numbers and _, beginning with a letter",
    "`array` of length >= 1": "a list that is not empty",
    f"`array` of length <= {MOST_OF_ANY}": f"a list of at most {MOST_OF_ANY:,}",
    "`int` >= ": "a whole number of at least ",
    "`int` <= ": "a whole number of at most ",
    "`str | null`": "a text",
    "`object | null`": "a table",
    "`int | null`": "a whole number",
    "`float` > ": "a number above ",
    "`float` <= ": "a number of at most ",
    "`int`": "a whole number",
    "`float`": "a number with a point",
    "`str`": "a text",
    "`bool`": "true or false",
    "`array`": "a list",
    "`object`": "a table",
    "Object contains unknown field": "There is no key",
    "Object missing required field": "There has to be a key",
}


def place_and_words(complaint: str) -> tuple[str, str]:
    """Split a message of msgspec into the key that it is about, such as `bands[1].upper`, and what is wrong there."""
    words, _, place = complaint.replace(" - at `key` in `$", " - at `$").partition(" - at `$")
    steps = [place.rstrip("`").lstrip("."), *re.findall("unknown field `(.+?)`", words)]
    return ".".join(step for step in steps if step), words


def in_plain_words(words: str) -> str:
    """Return what is wrong as the end of a sentence, in terms known to a person who writes a file."""
    words = _LONGEST_TEXT.sub(r"a text of at most \1 characters", _MOST.sub(r"a list of at most \1", words))
    for term, meaning in _MEANINGS.items():
        words = words.replace(term, meaning)
    return lowered(words.replace("`", ""))


def lowered(words: str) -> str:
    """Return words with their first letter small, for use after a colon."""
    return words[:1].lower() + words[1:]
