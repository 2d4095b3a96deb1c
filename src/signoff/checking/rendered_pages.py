"""A PDF's pages as PDFium shows them: their words in order, and their look.

PDFium reads and draws; its forms, and with them every script, are never started. Nothing in the file is opened or run.
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
"""Pixels per point: few enough to be quick, and enough that a full stop has several."""

_SAME_SIZE = 0.5  # points
_VISIBLE = 24  # of 255: a smaller difference between two pixels cannot be seen


class RenderedPages:
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
        """Return the box of the word at this position of a page, or None where it has no box."""
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

    def image(self, number: int) -> Image.Image:
        """Return a page as a reader shows it, with its annotations."""
        with self._bitmap(number) as bitmap:
            image: Image.Image = bitmap.to_pil().convert("RGB")
            return image

    def pixels(self, number: int) -> bytes:
        """Return the raw pixels of a page, to be compared with those of another of the same size."""
        with self._bitmap(number) as bitmap:
            return bytes(bitmap.buffer)

    @contextmanager
    def _bitmap(self, number: int) -> Iterator[pypdfium2.PdfBitmap]:
        page = self._document[number]
        try:
            bitmap = page.render(scale=SCALE, may_draw_forms=False)
            try:
                yield bitmap
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
class VisibleDifference:
    """Where one page looks different from another: the box around all differences."""

    box: Box


@contextmanager
def open_pages(data: bytes, source: str) -> Iterator[RenderedPages]:
    """Open a PDF to be read; raises RecordRefused, naming `source`, when it cannot be."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged, locked or not a PDF: it cannot be read.") from None
    try:
        yield RenderedPages(document)
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged: a page of it cannot be read.") from None
    finally:
        document.close()


def same_size(ours: RenderedPages, theirs: RenderedPages, number: int) -> bool:
    """Return whether a page has the same size in both."""
    pairs = zip(ours.size(number), theirs.size(number), strict=True)
    return all(abs(our_length - their_length) < _SAME_SIZE for our_length, their_length in pairs)


def find_difference(ours: RenderedPages, theirs: RenderedPages, number: int) -> VisibleDifference | None:
    """Return where a page looks different in the two PDFs, or None; both have the same size."""
    from PIL import ImageChops

    if ours.pixels(number) == theirs.pixels(number):
        return None
    our_picture, their_picture = ours.image(number), theirs.image(number)
    if our_picture.size != their_picture.size:
        return VisibleDifference((0.0, 0.0, *ours.size(number)))
    difference = ImageChops.difference(our_picture, their_picture)
    bands = [band.point([255 * (value > _VISIBLE) for value in range(256)]) for band in difference.split()]
    bounds = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2]).getbbox()
    if bounds is None:
        return None
    left, top, right, bottom = (value / SCALE for value in bounds)
    return VisibleDifference((left, top, right, bottom))


def _word_starts(text: pypdfium2.PdfTextPage) -> Iterator[int]:
    """Yield the index of each word's first character."""
    from pypdfium2 import raw

    inside = False
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        is_space = code == 0 or chr(code if code < 0x110000 else 0x20).isspace()
        if not is_space and not inside:
            yield place
        inside = not is_space


def _plain(text: str) -> str:
    """Return text without PDFium's own insertions: its mark for a hyphen at a line's end, and null characters."""
    return text.replace("\ufffe", "-").replace("\x00", " ")
