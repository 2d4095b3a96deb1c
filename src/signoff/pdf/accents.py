"""Combining marks: placed over (or under) the middle of their letter, which simple text setting does not do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack

from signoff.pdf.typefaces import Face

_CLEAR = 40.0
"""The space between a letter and its mark, in thousandths of the font size."""

_BEFORE_NEXT = 240.0
"""How far right a mark may begin, less than the width of a space: readers go by where glyphs begin.

A mark whose letter is in another face is not moved right at all: as drawn, it is over the character before it.
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters set together: moved right by `right` and up by `up`, in thousandths of the font size."""

    text: str
    right: float = 0.0
    up: float = 0.0


_BEYOND_LETTERS = re.compile("[\u0300-\U0010ffff]")
"""The range of code points from the first combining mark."""


def has_marks(text: str) -> bool:
    """Return whether a text contains combining marks."""
    return not text.isascii() and any(unicodedata.combining(char) for char in _BEYOND_LETTERS.findall(text))


def clusters(text: str) -> Iterator[str]:
    """Yield the text in order: stretches without marks, and each letter with its marks."""
    begin = 0
    for place, char in enumerate(text):
        if place and unicodedata.combining(char) and not unicodedata.combining(text[place - 1]):
            if begin < place - 1:
                yield text[begin : place - 1]
            begin = place - 1
        elif begin < place and unicodedata.combining(text[place - 1]) and not unicodedata.combining(char):
            yield text[begin:place]
            begin = place
    yield text[begin:]


def segments(face: Face, cluster: str) -> Iterator[Segment]:
    """Yield a letter, then each of its combining marks with its offset."""
    base = "" if unicodedata.combining(cluster[0]) else cluster[0]
    if base:
        yield Segment(base)
    lifted = 0.0
    for char in cluster[len(base) :]:
        right, up, height = mark_offset(face, base, char)
        yield Segment(char, right, up + lifted if height else up)
        lifted += height


def mark_offset(face: Face, base: str, mark: str) -> tuple[float, float, float]:
    """Return the offset that centres a mark on its letter and clears a tall one, and the height that it takes."""
    left, bottom, right, top = glyph_box(face, mark)
    letter = face.widths.get(ord(base), 0.0) if base else 0.0
    centred = -letter / 2 - (left + right) / 2 if face.widths.get(ord(mark), 0.0) == 0 else 0.0
    centred = min(centred, _BEFORE_NEXT if base else 0.0)
    if bottom <= 0:
        return centred, 0.0, 0.0
    above = glyph_box(face, base)[3] if base else 0.0
    return centred, max(0.0, above + _CLEAR - bottom), top - bottom + _CLEAR


def glyph_box(face: Face, char: str) -> tuple[float, float, float, float]:
    """Return the box of a glyph's outline in thousandths: left, bottom, right, top; zeros for an empty one."""
    parsed = face.parsed
    glyph = parsed.charToGlyph.get(ord(char), 0)
    begin, end = parsed.glyphPos[glyph], parsed.glyphPos[glyph + 1]
    if begin == end:
        return 0.0, 0.0, 0.0, 0.0
    at = parsed.get_table_pos("glyf")[0] + begin
    left, bottom, right, top = (parsed._pdfScale(value) for value in unpack(">4h", parsed._ttf_data[at + 2 : at + 10]))
    return left, bottom, right, top
