"""A PDF's pages as pictures: of any width, from any thread, and never beyond the end of the document."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QColor, QImage

from builders import draft
from signoff.desktop.pages.pdf_pages import PdfPages
from signoff.pdf.export import render


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(draft(reasons="A long reason.\n\n" * 120)).data


def darkness(picture: QImage) -> int:
    """Return how many pixels of a small copy of a picture are not white."""
    small = picture.scaledToWidth(60)
    places = ((x, y) for x in range(small.width()) for y in range(small.height()))
    return sum(small.pixelColor(x, y) != QColor("white") for x, y in places)


@pytest.mark.parametrize("width", [1, 72, 595, 1190])
def test_a_page_is_drawn_so_wide(pdf: bytes, width: int) -> None:
    pages = PdfPages(pdf)
    picture = pages.draw(1, width)
    size = pages.sizes[0]
    assert (picture.width(), picture.height()) == (width, max(1, round(width * size.height() / size.width())))
    assert width < 72 or picture.pixelColor(0, 0).name() == "#ffffff"
    assert width < 72 or darkness(picture)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_has_no_pages(data: bytes) -> None:
    pages = PdfPages(data)
    assert pages.sizes == ()
    assert pages.draw(1, 100).isNull()


def test_nothing_is_drawn_of_what_was_closed_or_is_not_there(pdf: bytes) -> None:
    pages = PdfPages(pdf)
    assert pages.draw(len(pages.sizes) + 1, 100).isNull()
    pages.close()
    pages.close()
    assert pages.draw(1, 100).isNull()


def test_several_threads_may_draw_at_once(pdf: bytes) -> None:
    documents = [PdfPages(pdf) for _ in range(3)]
    alone = documents[0].draw(1, 200)
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda place: documents[place % 3].draw(1, 200), range(12)))
    assert all(picture == alone for picture in drawn)
