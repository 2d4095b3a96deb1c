"""The words of changed rows that differ between two layouts of a notice, as rectangles of their pages."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from signoff.notice.comparison.sequence_diff import gaps, in_phrases
from signoff.pdf.pdfium_lock import ONE_AT_A_TIME
from signoff.pdf.places import Place

if TYPE_CHECKING:
    import pypdfium2

    from signoff.pdf.preview import Pages

MOST_PAGES = 30
"""The most pages whose words are looked at: on more, only the rows are marked."""


class _PrintedWord(NamedTuple):
    text: str
    place: Place


def changed_places(before: Pages, after: Pages, keys: Collection[str]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return where words of these sections were that went, and where those are that came; for a thread of its own."""
    first, second = _words_of(before, keys), _words_of(after, keys)
    went: list[Place] = []
    came: list[Place] = []
    for key in keys:
        old, new = first.get(key, []), second.get(key, [])
        for gap in in_phrases(gaps([word.text for word in old], [word.text for word in new])):
            went += [word.place for word in old[gap.first : gap.first_end]]
            came += [word.place for word in new[gap.second : gap.second_end]]
    return tuple(went), tuple(came)


def holds(row: Place, word: Place) -> bool:
    """Whether a word stands in a row."""
    middle = (word.y0 + word.y1) / 2
    return row.page == word.page and row.y0 <= middle <= row.y1 and row.x0 <= word.x1 <= row.x1


def _words_of(pages: Pages, keys: Collection[str]) -> dict[str, list[_PrintedWord]]:
    """Return the words of sections by their keys, in reading order."""
    import pypdfium2

    rows = [place for place in pages.places if place.key in keys]
    numbers = sorted({row.page for row in rows})
    words: dict[str, list[_PrintedWord]] = {}
    if not pages.data or len(numbers) > MOST_PAGES:
        return words
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pages.data)
        try:
            for number in numbers:
                _add_words(document, number, [row for row in rows if row.page == number], words)
        finally:
            document.close()
    return words


def _add_words(
    document: pypdfium2.PdfDocument, number: int, rows: Sequence[Place], words: dict[str, list[_PrintedWord]]
) -> None:
    page = document[number - 1]
    text = page.get_textpage()
    try:
        for word in _printed_words(text, number, page.get_height()):
            row = next((row for row in rows if holds(row, word.place)), None)
            if row is not None:
                words.setdefault(row.key, []).append(word)
    finally:
        text.close()
        page.close()


def _printed_words(text: pypdfium2.PdfTextPage, page: int, height: float) -> Iterator[_PrintedWord]:
    from pypdfium2 import raw

    sides = [ctypes.c_double() for _ in range(4)]
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for place in range(raw.FPDFText_CountChars(text) + 1):
        code = raw.FPDFText_GetUnicode(text, place)
        if code and not chr(code).isspace():
            raw.FPDFText_GetCharBox(text, place, *sides)  # left, right, bottom, top
            letters.append(chr(code))
            left, right, bottom, top = (side.value for side in sides)
            boxes.append((left, height - top, right, height - bottom))
        elif letters:
            x0, y0, x1, y1 = zip(*boxes, strict=True)
            yield _PrintedWord("".join(letters), Place("", page, min(x0), min(y0) - 1, max(x1), max(y1) + 1))
            letters, boxes = [], []
