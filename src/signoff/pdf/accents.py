"""Combining marks: put over (or under) the middle of their letter, which simple setting does not do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack

from signoff.pdf.typefaces import Face

_CLEAR = 40.0
"""The space between a letter and its mark, in thousandths of the size."""

_BEFORE_NEXT = 240.0
"""How far right a mark may begin, less than a space is wide: readers go by where things begin.

A mark whose letter is in another face is not moved right at all: as drawn, it lies over what stands before it.
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters set together: moved right by `right` and up by `up`, in thousandths of the size."""

    text: str
    right: float = 0.0
    up: float = 0.0


_BEYOND_LETTERS = re.compile("[\u0300-\U0010ffff]")
"""Where combining marks begin."""


def has_marks(text: str) -> bool:
    """Whether a text holds combining marks."""
    return not text.isascii() and any(unicodedata.combining(char) for char in _BEYOND_LETTERS.findall(text))


def clusters(text: str) -> Iterator[str]:
    """Yield the text in order: what is plain together, and each letter with its marks by itself."""
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
    """Yield a letter, then each of its combining marks with the way it must be moved."""
    base = "" if unicodedata.combining(cluster[0]) else cluster[0]
    if base:
        yield Segment(base)
    lifted = 0.0
    for char in cluster[len(base) :]:
        right, up, height = move_of(face, base, char)
        yield Segment(char, right, up + lifted if height else up)
        lifted += height


def move_of(face: Face, base: str, mark: str) -> tuple[float, float, float]:
    """Return the move that centres a mark on its letter and lifts it clear of a tall one, and the room it takes."""
    left, bottom, right, top = outline_of(face, mark)
    letter = face.widths.get(ord(base), 0.0) if base else 0.0
    centred = -letter / 2 - (left + right) / 2 if face.widths.get(ord(mark), 0.0) == 0 else 0.0
    centred = min(centred, _BEFORE_NEXT if base else 0.0)
    if bottom <= 0:
        return centred, 0.0, 0.0
    above = outline_of(face, base)[3] if base else 0.0
    return centred, max(0.0, above + _CLEAR - bottom), top - bottom + _CLEAR


def outline_of(face: Face, char: str) -> tuple[float, float, float, float]:
    """Return the box of a glyph's outline in thousandths: left, bottom, right, top; nothing has an empty one."""
    parsed = face.parsed
    glyph = parsed.charToGlyph.get(ord(char), 0)
    begin, end = parsed.glyphPos[glyph], parsed.glyphPos[glyph + 1]
    if begin == end:
        return 0.0, 0.0, 0.0, 0.0
    at = parsed.get_table_pos("glyf")[0] + begin
    left, bottom, right, top = (parsed._pdfScale(value) for value in unpack(">4h", parsed._ttf_data[at + 2 : at + 10]))
    return left, bottom, right, top
