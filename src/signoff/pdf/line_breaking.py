"""Breaks words into lines: a greedy breaker over styled spans, never over markup.

Lines break only at spaces, so that every word is whole when the text is read back. Only a word that is long for its
line is broken, after a slash or similar if possible, and is still read as one word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import msgspec

from signoff.pdf.accents import has_marks
from signoff.pdf.characters import normalise
from signoff.pdf.metrics import Style
from signoff.pdf.styled_words import (
    HYPHENS,
    Word,
    first_characters,
    take_characters,
    with_actual_text,
    with_spoken_accents,
)
from signoff.pdf.typefaces import Face, Faces, main_face


class Span(msgspec.Struct, frozen=True, gc=False):
    """Text of one style; a line feed in it is a hard break."""

    text: str
    style: Style


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Characters of one face and style on one line, `width` points wide."""

    face: Face
    style: Style
    text: str
    width: float


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of a paragraph, `width` points wide without the space at its end."""

    pieces: tuple[Piece, ...]
    width: float


SOFT = frozenset("/–—.,;:?&=_@+#\\|)")
"""Characters after which a long word may break, unless another of them or a digit follows."""
_BEYOND_PLANE = re.compile("[\U00010000-\U0010ffff]")

_LONG = 0.6
"""A word longer than this share of its line may break after a soft character to fill the line before."""

_UNMEASURED = 120
"""Words of more characters than this count as longer than any line, and are not cached."""


def break_lines(spans: Iterable[Span], width: float, faces: Faces) -> list[Line]:
    """Return the lines that hold the spans within `width` points; no spans give no line."""
    spans = list(spans)
    if len(spans) == 1 and (lines := _plain_lines(normalise(spans[0].text), spans[0].style, width, faces)) is not None:
        return lines
    setter = _Setter(width, faces)
    for word in _words(spans):
        if word is None:
            setter.end_line()
        else:
            setter.add(word)
    return setter.finish()


def _plain_lines(text: str, style: Style, width: float, faces: Faces) -> list[Line] | None:
    """Return the lines of a paragraph of one style in one face, or None where it is not that simple."""
    words = text.split()
    if not words or "\n" in text or "\u00a0" in text or has_marks(text):
        return None
    widths = faces.plain_widths(words, style)
    if widths is None or max(widths) > width * _LONG:
        return None
    face, space = main_face(style), faces.width(" ", style)
    ends = list(accumulate([word_width + space for word_width in widths]))  # each word's end, with the space after it
    room, lines, start, begin = width + space + 0.001, [], 0, 0.0
    while start < len(words):
        after = bisect_right(ends, begin + room, start + 1)
        lines.append(_plain_line(words[start:after], ends[after - 1] - space - begin, face, style))
        start, begin = after, ends[after - 1]
    return lines


def _plain_line(words: Sequence[str], width: float, face: Face, style: Style) -> Line:
    space = "\u00a0" if words[-1][-1] in HYPHENS else " "
    return Line((Piece(face, style, " ".join(words) + space, width),), width)


def _words(spans: Iterable[Span]) -> Iterator[Word | None]:
    """Yield words, each of one or more styles, and None for each hard break."""
    word: Word = []
    for span in spans:
        style = span.style
        for number, line in enumerate(normalise(span.text).split("\n")):
            if number:
                if word:
                    yield word
                    word = []
                yield None
            for place, part in enumerate(line.split(" ")):
                if place and word:
                    yield word
                    word = []
                if part:
                    word.append((part, style))
    if word:
        yield word


class _Setter:
    """Fills one line after another."""

    def __init__(self, width: float, faces: Faces) -> None:
        self._full = width
        self._faces = faces
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._used = 0.0

    def add(self, word: Word) -> None:
        """Put a word on the line, or on the next, in pieces if it is long."""
        length = sum([len(text) for text, _ in word])
        width = self._full + 1 if length > _UNMEASURED else self._width(word)
        if not self._fits(word, width):
            self._part(word, length, width)

    def _fits(self, word: Word, width: float) -> bool:
        """Put a word of this width on the line if there is room for it; return whether there was."""
        space = self._space_before(word) if self._words else 0.0
        if self._used + space + width > self._full + 0.001:
            return False
        self._words.append(word)
        self._used += space + width
        return True

    def _part(self, word: Word, length: int, width: float) -> None:
        """Put a word that does not fit on the next line, or parts of it on this and the next ones."""
        rest = word[::-1]  # a stack: long words of many styles are split in one pass
        whole = "".join(text for text, _ in word)
        if _BEYOND_PLANE.search(whole):
            whole = ""  # read in its pieces: pdfium drops such characters from ActualText
        while rest:
            room = self._full - self._used - (self._space_before(rest[-1:]) if self._words else 0.0)
            count = self._count(rest, length, room, width)
            if not count:
                self._close()
            else:
                head = take_characters(rest, count)
                if whole and rest:
                    head, rest, whole = with_actual_text(head, whole), with_actual_text(rest, " "), ""
                self._words.append(head)
                self._close(whole_words=not rest)
                length -= count
            if length <= _UNMEASURED and rest:
                width = self._width(rest)
                if self._fits(rest[::-1], width):
                    return

    def end_line(self) -> None:
        """Take a hard break: the line ends here, even if it is empty."""
        self._close()

    def finish(self) -> list[Line]:
        """Return all lines."""
        if self._words:
            self._close()
        while self._lines and not self._lines[-1].pieces:
            self._lines.pop()
        return self._lines

    def _close(self, whole_words: bool = True) -> None:
        self._lines.append(_line(self._words, self._faces, whole_words))
        self._words = []
        self._used = 0.0

    def _width(self, word: Word) -> float:
        return sum([self._faces.width(text, style) for text, style in word])

    def _space_before(self, word: Word) -> float:
        return self._faces.width(" ", _space_style(self._words[-1][-1][1], word[0][1]))

    def _count(self, rest: Word, length: int, room: float, width: float) -> int:
        """Return how many characters of a word, last part first, go on this line: 0 where it starts the next."""
        if self._words and width <= self._full * _LONG:
            return 0
        fitting, soft = self._fitting(rest, room)
        if fitting == length:  # it was not measured, and fits
            return length
        if soft or self._words:
            return soft
        letters = "".join(first_characters(rest, fitting))
        return len(letters.rstrip("".join(HYPHENS))) or len(letters)

    def _fitting(self, rest: Word, room: float) -> tuple[int, int]:
        """Return how many characters fit, and how many up to the last good break among them.

        The first letter, with its marks, fits on an empty line, however narrow that is.
        """
        used, count, soft = 0.0, 0, 0
        for text, style in reversed(rest):
            for place, char in enumerate(text):
                used += self._faces.width(char, style)
                if used > room and (count or self._words) and not unicodedata.combining(char):
                    return count, soft
                count += 1
                following = text[place + 1 : place + 2]
                if char in SOFT and following and following not in SOFT and not following.isdigit():
                    soft = count
        return count, soft


def _space_style(before: Style, after: Style) -> Style:
    """Return the style of the space between two words: never raised, nor part of a link or a word that ends there.

    Nor of an abbreviation: said in full, it would run into what follows.
    """
    if before.actual_text is not None or before.expansion:
        before = replace(before, actual_text=None, expansion="")
    if before is after or before == after:
        return before
    if before.rise:
        return replace(after, link=None, actual_text=None, expansion="")
    return replace(before, link=None) if before.link and before.link != after.link else before


def _line(words: Sequence[Word], faces: Faces, whole_words: bool) -> Line:
    """Join words by spaces; the line also ends with one, so that words stay apart when read back."""
    runs: Word = []
    for place, word in enumerate(words):
        after = _space_style(word[-1][1], words[place + 1][0][1]) if place + 1 < len(words) else None
        for text, style in with_spoken_accents(word, after):
            _append(runs, text, style)
    pieces: list[Piece] = []
    for text, style in runs:
        for run in faces.measure_runs(text, style):
            pieces.append(Piece(run.face, style, run.text, run.width * style.size))
    width = sum([piece.width for piece in pieces])
    if pieces and whole_words:
        last = pieces[-1]
        space = "\u00a0" if last.text[-1] in HYPHENS else " "
        if last.style.actual_text is None and not last.style.expansion:
            pieces[-1] = Piece(last.face, last.style, last.text + space, last.width)
        else:
            pieces.append(Piece(last.face, replace(last.style, actual_text=None, expansion=""), space, 0.0))
    return Line(tuple(pieces), width)


def _append(runs: Word, text: str, style: Style) -> None:
    if runs and (runs[-1][1] is style or runs[-1][1] == style):
        runs[-1] = (runs[-1][0] + text, style)
    else:
        runs.append((text, style))
