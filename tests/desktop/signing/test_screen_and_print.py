"""What is seen is what is printed: every kind of mark, on the screen and in the PDF, pixel by pixel."""

from __future__ import annotations

import base64
import io

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

import builders
from signing import hands
from signing.papers import photograph, saved, signature
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.mark_painter import POINT, paint_mark
from signoff.notice.marks.mark import Mark, StrokesMark, TypedMark
from signoff.pdf.export import render
from signoff.pdf.places import Place
from signoff.signing.marks.pictures import picture_mark


def drawn() -> StrokesMark:
    (mark,) = hands.marks(lambda dice: hands.cursive(dice, 55, 11), 1, seed=4)
    return mark


MARKS: dict[str, Mark] = {
    "drawn": drawn(),
    "picture": picture_mark(saved(photograph("lined", signature((900, 600), (200, 200, 500))))),
    "typed": TypedMark(text="Zoë O’Neill-Ŵyn"),
    "typed in text type": TypedMark(text="Иван Петров"),
    "typed on two lines": TypedMark(text="The Honourable Alexandra Featherstonehaugh-Cholmondeley of Marjoribanks"),
}


def printed(mark: Mark, scale: float) -> tuple[Image.Image, Place]:
    """Return the page with the mark, and its cell, in points."""
    rendered = render(builders.signed(builders.draft(), mark=mark))
    (cell,) = [place for place in rendered.places if place.key == "signature.decision_maker"]
    with pypdfium2.PdfDocument(rendered.data) as document:
        return document[cell.page - 1].render(scale=scale).to_pil().convert("L"), cell


def shown(mark: Mark, cell: Place, size: tuple[int, int], scale: float) -> Image.Image:
    """Return a page that is empty but for the mark, as the screen paints it."""
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    place = QRectF(cell.x0 * scale, cell.y0 * scale, (cell.x1 - cell.x0) * scale, (cell.y1 - cell.y0) * scale)
    paint_mark(painter, mark, place, (cell.x1 - cell.x0) * POINT)
    painter.end()
    return Image.frombytes("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine())


@pytest.mark.parametrize("kind", MARKS)
@pytest.mark.parametrize("density", [1, 3])
def test_the_screen_shows_what_is_printed(theme: Theme, kind: str, density: int) -> None:
    scale = density * 96 / 72
    page, cell = printed(MARKS[kind], scale)
    screen = shown(MARKS[kind], cell, page.size, scale)
    left, top, right, bottom = (place * scale for place in (cell.x0 + 1, cell.y0 + 1, cell.x1 - 1, cell.y1 - 1))
    page, screen = (image.crop((round(left), round(top), round(right), round(bottom))) for image in (page, screen))
    difference = ImageChops.difference(page, screen)
    ink = ImageStat.Stat(screen.point([255 - value for value in range(256)])).sum[0]
    assert ink > 0
    # Edges are softened differently, by two programs; nothing as wide as two pixels may differ by half.
    wide = difference.filter(ImageFilter.MinFilter(3))
    assert max(value for value, count in enumerate(wide.histogram()) if count) < 110
    assert ImageStat.Stat(difference).sum[0] < (0.7 if density == 1 else 0.35) * ink


def test_a_traced_picture_is_printed_as_lines_and_an_older_one_as_the_picture_it_is() -> None:
    from pdf import factory

    traced = render(builders.signed(builders.draft(), mark=MARKS["picture"])).data
    older = render(builders.signed(builders.draft(), mark=factory.image())).data
    assert pictures_in(traced) == 0
    assert pictures_in(older) == 1


@pytest.mark.parametrize("kind", ["sound", "huge", "no picture", "no base64"])
def test_a_picture_in_a_record_that_signoff_never_made_is_not_painted(theme: Theme, kind: str) -> None:
    from pdf import factory

    sound = factory.image()
    huge = io.BytesIO()
    Image.new("RGBA", (3_000, 3_000), (0, 0, 0, 255)).save(huge, "PNG")
    texts = {
        "sound": sound.png,
        "huge": base64.b64encode(huge.getvalue()).decode(),
        "no picture": base64.b64encode(b"Dear all").decode(),
        "no base64": "é",
    }
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    painter = QPainter(image)
    paint_mark(painter, replace(sound, png=texts[kind]), QRectF(0, 0, 400, 200), 60_000)
    painter.end()
    assert (image == blank) == (kind != "sound")


def pictures_in(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        image = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        return sum(found.type == image for page in document for found in page.get_objects(max_depth=4))
