"""How large a notice may be: limits far above any real one, so that a file made to exhaust a computer is refused.

They apply to reading, whatever a document's version; what could not be read again is not saved either.
"""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import Any

from signoff.notice.marks.curves import LONGEST_OUTLINE
from signoff.notice.marks.kinds import strokes_of
from signoff.notice.part import Part
from signoff.notice.record.model import is_long_text
from signoff.notice.record.record import Document
from signoff.notice.record.shape import Refusal

MOST_VALUES = 170_000
"""The most values of a document, counted by its commas before anything is built from it."""

MOST_NAMES = 100_000
"""The most names of values, counted by its colons."""

MOST_BRACKETS = 100_000
"""The most lists and objects, counted by their opening brackets, including those in texts."""

MOST_SIGNATURES = 20
MOST_EVENTS = 5_000
"""Entries of a history."""

MOST_SETTLED = 1_000
MOST_INTERESTS = 200
"""Interests disclosed by one consultee."""

MOST_COMMENTS = 500
MOST_REPLIES = 100
"""Answers to one comment."""

MOST_PAPERS = 200
"""Papers that go with one notice."""

MOST_SAMPLES = 20_000
"""Points of one drawn signature."""

MOST_OF_ANY = 1_000
"""Wards, bands, labels, and anything else that a document lists."""

LONGEST_TEXT = 500_000
"""Characters of a long text; a page has about four thousand."""

MOST_LINES = 10_000
"""Lines of all long texts together: each paragraph, list item and table row has at least one."""

MOST_SIGNS = 10_000
"""Formatting characters of each kind in all long texts together: cells of tables, emphasis, links."""

MOST_ACCENTS = 10_000
"""Combining accents in all texts together: each is drawn by itself."""

LONGEST_ANSWER = 20_000
"""Characters of any other text."""

LONGEST_PICTURE = 4 * 1024 * 1024
"""Characters of a picture in base64."""

MOST_CHARACTERS = 2_000_000
"""Characters of all texts together, pictures left out."""

_MOST = MappingProxyType(
    {
        "signatures": MOST_SIGNATURES,
        "history": MOST_EVENTS,
        "merged": MOST_EVENTS,
        "settled": MOST_SETTLED,
        "interests": MOST_INTERESTS,
        "papers": MOST_PAPERS,
        "comments": MOST_COMMENTS,
        "replies": MOST_REPLIES,
    }
)
_PICTURES = MappingProxyType({"png": LONGEST_PICTURE, "outline": LONGEST_OUTLINE})
_FORMATTING = "|*_[\\"
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+")


def require_within(document: Document) -> None:
    """Raise Refusal, which says where, for a document that is larger than any notice."""
    _Measurement().measure(document, "")


class _Measurement:
    """The measurement of one document, part by part; each method raises Refusal."""

    def __init__(self) -> None:
        self._characters = 0
        self._lines = self._accents = 0
        self._signs = Counter[str]()

    def measure(self, part: Part, path: str) -> None:
        """Measure a part, with all that is in it."""
        if (strokes := strokes_of(part)) is not None:
            _require(len(strokes), MOST_SAMPLES, f"{path}.strokes", "strokes")
            _require(sum(map(len, strokes)), MOST_SAMPLES, f"{path}.strokes", "points")
            return
        for name in part.__struct_fields__:
            self._measure_value(getattr(part, name), f"{path}.{name}" if path else name, name)

    def _measure_value(self, value: Any, path: str, name: str) -> None:
        if isinstance(value, str):
            self._measure_text(value, path, name)
        elif isinstance(value, Part):
            self.measure(value, path)
        elif isinstance(value, tuple):
            _require(len(value), _MOST.get(name, MOST_OF_ANY), path, "entries")
            for index, entry in enumerate(value):
                self._measure_value(entry, f"{path}[{index}]", "")
        elif isinstance(value, dict):
            _require(len(value), MOST_OF_ANY, path, "entries")
            for key, entry in value.items():
                self._measure_text(key, path, "")
                self._measure_value(entry, f"{path}.{key}", "")

    def _measure_text(self, text: str, path: str, name: str) -> None:
        if name in _PICTURES:
            _require(len(text), _PICTURES[name], path, "characters")
            return
        self._characters += len(text)
        _require(self._characters, MOST_CHARACTERS, path, "characters so far")
        if not text.isascii():
            self._accents += len(text) - len(_ACCENTS.sub("", text))
            _require(self._accents, MOST_ACCENTS, path, "accents so far")
        if not is_long_text(path.removeprefix("notice.")):
            _require(len(text), LONGEST_ANSWER, path, "characters")
            return
        _require(len(text), LONGEST_TEXT, path, "characters")
        self._measure_formatting(text, path)

    def _measure_formatting(self, text: str, path: str) -> None:
        self._lines += text.count("\n")
        _require(self._lines, MOST_LINES, path, "lines so far")
        for sign in _FORMATTING:
            self._signs[sign] += text.count(sign)
            _require(self._signs[sign], MOST_SIGNS, path, f"signs “{sign}” so far")


def _require(number: int, most: int, path: str, unit: str) -> None:
    if number > most:
        raise Refusal(f"at {path}, there are {number:,} {unit}, and {most:,} are the most that a notice may have")
