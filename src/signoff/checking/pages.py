"""A PDF's pages as a reader has them: their words in order, and how they look. Nothing in the file is opened or run.

PDFium reads and draws; its forms, and with them every script, are never started.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.errors import RecordRefused

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from a page's upper left corner."""

SCALE = 2.0
"""Pixels a point: small enough to be quick, and large enough that a full stop has several."""

_SAME_SIZE = 0.5  # points
_VISIBLE = 24  # of 255: less than that between two pixels, nobody sees


class Pages:
    """An open PDF; close it after use."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Return a page's width and height in points, as a reader shows it; pages count from 0."""
        width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def words(self, number: int) -> list[str]:
        """Return a page's words in the order of its text."""
        return list(_plain(self._text(number)).split())

    def box_of(self, number: int, place: int) -> Box | None:
        """Return where the word at this place of a page stands, or None where it has no place of its own."""
        page = self._document[number]
        text = page.get_textpage()
        try:
            for count, first in enumerate(_word_starts(text)):
                if count == place:
                    left, bottom, right, top = text.get_charbox(first)
                    height = page.get_height()
                    return left, height - top, right, height - bottom
            return None
        finally:
            text.close()
            page.close()

    def picture(self, number: int) -> Image.Image:
        """Return a page as a reader shows it, with the annotations that lie on it."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=SCALE, may_draw_forms=False)
            try:
                picture: Image.Image = bitmap.to_pil().convert("RGB")
                return picture
            finally:
                bitmap.close()
        finally:
            page.close()

    def pixels(self, number: int) -> bytes:
        """Return a page's picture as bare bytes, to be compared with another's of the same size."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=SCALE, may_draw_forms=False)
            try:
                return bytes(bitmap.buffer)
            finally:
                bitmap.close()
        finally:
            page.close()

    def _text(self, number: int) -> str:
        page = self._document[number]
        text = page.get_textpage()
        try:
            return str(text.get_text_range(errors="replace"))
        finally:
            text.close()
            page.close()


@dataclass(frozen=True, slots=True)
class Unlike:
    """Where a page looks otherwise than another: the box around all of it."""

    box: Box


@contextmanager
def opened(data: bytes, source: str) -> Iterator[Pages]:
    """Open a PDF to be read; raises RecordRefused, naming `source`, when it cannot be."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged, locked or not a PDF: it cannot be read.") from None
    try:
        yield Pages(document)
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged: a page of it cannot be read.") from None
    finally:
        document.close()


def same_size(ours: Pages, theirs: Pages, number: int) -> bool:
    """Whether a page has the same size in both."""
    pairs = zip(ours.size(number), theirs.size(number), strict=True)
    return all(abs(one - other) < _SAME_SIZE for one, other in pairs)


def unlike(ours: Pages, theirs: Pages, number: int) -> Unlike | None:
    """Return where a page of one PDF looks otherwise than in the other, or None; both have the same size."""
    from PIL import ImageChops

    if ours.pixels(number) == theirs.pixels(number):
        return None
    mine, other = ours.picture(number), theirs.picture(number)
    if mine.size != other.size:
        return Unlike((0.0, 0.0, *ours.size(number)))
    apart = ImageChops.difference(mine, other)
    bands = [band.point([255 * (value > _VISIBLE) for value in range(256)]) for band in apart.split()]
    found = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2]).getbbox()
    if found is None:
        return None
    left, top, right, bottom = (value / SCALE for value in found)
    return Unlike((left, top, right, bottom))


def _word_starts(text: pypdfium2.PdfTextPage) -> Iterator[int]:
    """Yield the number of each word's first character."""
    from pypdfium2 import raw

    inside = False
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        is_space = code == 0 or chr(code if code < 0x110000 else 0x20).isspace()
        if not is_space and not inside:
            yield place
        inside = not is_space


def _plain(text: str) -> str:
    """Return text without what PDFium puts in for itself: its mark for a hyphen at a line's end, and zeros."""
    return text.replace("\ufffe", "-").replace("\x00", " ")
