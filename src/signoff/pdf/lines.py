"""Words to lines: a greedy breaker over ready fragments, never over markup.

Lines break at spaces alone, so that every word comes out whole when the text is read back. Only a word that
is long for its line breaks inside, after a slash or the like if it can, and is still read as one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from signoff.pdf.characters import settle
from signoff.pdf.faces import Face, Faces, chain
from signoff.pdf.look import Style


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look; a line feed in them is a hard break."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one face and style on one line, `width` points wide."""

    face: Face
    style: Style
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph, `width` points wide without the space at its end."""

    pieces: tuple[Piece, ...]
    width: float


Word = list[tuple[str, Style]]

_SOFT = frozenset("/–—.,;:?&=_@+#\\|)")
_HYPHENS = frozenset("-\u2010\u2011")
"""At the end of a line readers take them for hyphenation and drop them: no word breaks after them, and a
no-break space follows where a line ends with one."""

_LONG = 0.6
"""A word longer than this share of its line may break after a soft character to fill the line before."""

_UNMEASURED = 120
"""Words of more characters than this are taken as longer than any line, and not remembered."""


def break_lines(spans: Iterable[Span], width: float, faces: Faces) -> list[Line]:
    """Return the lines that hold the spans within `width` points; no spans make no line."""
    spans = list(spans)
    if len(spans) == 1 and (lines := _plain_lines(settle(spans[0].text), spans[0].style, width, faces)) is not None:
        return lines
    setter = _Setter(width, faces)
    for word in _words(spans):
        if word is None:
            setter.end_line()
        else:
            setter.add(word)
    return setter.finish()


def _plain_lines(text: str, style: Style, width: float, faces: Faces) -> list[Line] | None:
    """Return the lines of a paragraph of one style in one face, or None where that is not all there is to it."""
    words = text.split()
    if not words or "\n" in text or "\u00a0" in text:
        return None
    widths = faces.plain_widths(words, style)
    if widths is None or max(widths) > width * _LONG:
        return None
    face, space = chain(style)[0], faces.width(" ", style)
    lines, start, used = [], 0, widths[0]
    for place in range(1, len(words)):
        more = used + space + widths[place]
        if more > width + 0.001:
            lines.append(_plain_line(words[start:place], used, face, style))
            start, more = place, widths[place]
        used = more
    lines.append(_plain_line(words[start:], used, face, style))
    return lines


def _plain_line(words: Sequence[str], width: float, face: Face, style: Style) -> Line:
    space = "\u00a0" if words[-1][-1] in _HYPHENS else " "
    return Line((Piece(face, style, " ".join(words) + space, width),), width)


def _words(spans: Iterable[Span]) -> Iterator[Word | None]:
    """Words, each of one or more styles, and None for each hard break."""
    word: Word = []
    for span in spans:
        style = span.style
        for number, line in enumerate(settle(span.text).split("\n")):
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
        while True:
            space = self._space_before(word) if self._words else 0.0
            room = self._full - self._used - space
            long = sum(len(text) for text, _ in word) > _UNMEASURED
            width = self._full + 1 if long else self._width(word)
            if width <= room + 0.001:
                self._words.append(word)
                self._used += space + width
                return
            head, tail = self._parted(word, room, width)
            if head and tail and word[-1][0][-1] not in _HYPHENS:
                head, tail = _said(head, word), _said(tail, [])
            if head:
                self._words.append(head)
                self._close(whole_words=False)
                word = tail
            else:
                self._close()

    def end_line(self) -> None:
        """Take a hard break: the line ends here, be it empty."""
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

    def _parted(self, word: Word, room: float, width: float) -> tuple[Word, Word]:
        """Return what of a word goes on this line (nothing: the whole word starts the next) and the rest."""
        if self._words and width <= self._full * _LONG:
            return [], word
        fitting, soft = self._fitting(word, room)
        if soft:
            return _cut(word, soft)
        if self._words:
            return [], word
        letters = "".join(text for text, _ in word)[: max(fitting, 1)]
        shorter = len(letters.rstrip("".join(_HYPHENS)))
        return _cut(word, shorter or len(letters))

    def _fitting(self, word: Word, room: float) -> tuple[int, int]:
        """Return how many characters fit, and how many up to the last good place to break among them."""
        used, count, soft = 0.0, 0, 0
        for text, style in word:
            for place, char in enumerate(text):
                used += self._faces.width(char, style)
                if used > room and not unicodedata.combining(char):
                    return count, soft
                count += 1
                following = text[place + 1 : place + 2]
                if char in _SOFT and following and following not in _SOFT and not following.isdigit():
                    soft = count
        return count, soft


def _said(part: Word, whole: Word) -> Word:
    """Return a piece of a broken word that is read as the whole of it, or as a space (nothing is ignored)."""
    if part[0][1].said is not None:
        return part
    words = "".join(text for text, _ in whole)
    return [
        (text, replace(style, said=" " if place or not words else words)) for place, (text, style) in enumerate(part)
    ]


def _cut(word: Word, count: int) -> tuple[Word, Word]:
    head: Word = []
    for place, (text, style) in enumerate(word):
        if count < len(text):
            if count:
                head.append((text[:count], style))
            return head, [(text[count:], style), *word[place + 1 :]]
        head.append((text, style))
        count -= len(text)
    return head, []


def _space_style(before: Style, after: Style) -> Style:
    """Return the look of the space between two words: never raised, nor part of a link or a word that ends there."""
    if before.said is not None:
        before = replace(before, said=None)
    if before is after or before == after:
        return before
    if before.rise:
        return replace(after, link=None, said=None)
    return replace(before, link=None) if before.link and before.link != after.link else before


def _line(words: Sequence[Word], faces: Faces, whole_words: bool) -> Line:
    """Join words by spaces; a space stands at the line's end too, so that words stay apart when read back."""
    runs: list[tuple[str, Style]] = []
    for word in words:
        if runs:
            _append(runs, " ", _space_style(runs[-1][1], word[0][1]))
        for text, style in word:
            _append(runs, text, style)
    pieces: list[Piece] = []
    for text, style in runs:
        for one in faces.shaped(text, style):
            pieces.append(Piece(one.face, style, one.text, one.width * style.size))
    width = sum([piece.width for piece in pieces])
    if pieces and whole_words:
        last = pieces[-1]
        space = "\u00a0" if last.text[-1] in _HYPHENS else " "
        if last.style.said is None:
            pieces[-1] = Piece(last.face, last.style, last.text + space, last.width)
        else:
            pieces.append(Piece(last.face, replace(last.style, said=None), space, 0.0))
    return Line(tuple(pieces), width)


def _append(runs: list[tuple[str, Style]], text: str, style: Style) -> None:
    if runs and (runs[-1][1] is style or runs[-1][1] == style):
        runs[-1] = (runs[-1][0] + text, style)
    else:
        runs.append((text, style))
