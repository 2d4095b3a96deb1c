"""Signatures' marks on the page: in their cells, visible, and refused where a record's are damaged."""

from __future__ import annotations

import base64
import io

import pypdfium2
import pytest
from PIL import Image

import builders
from pdf import factory
from signoff.errors import MarkRefused
from signoff.notice.marks.mark import Device, ImageMark, Mark, StrokesMark, TypedMark
from signoff.pdf.export import Rendered, render
from signoff.pdf.places import Place


def cell_of(rendered: Rendered) -> Place:
    (cell,) = [place for place in rendered.places if place.key == "signature.decision_maker"]
    return cell


def picture(rendered: Rendered) -> tuple[Image.Image, Place]:
    """Return the page of the decision maker's signature at 2 pixels a point, and its cell."""
    cell = cell_of(rendered)
    with pypdfium2.PdfDocument(rendered.data) as document:
        return document[cell.page - 1].render(scale=2).to_pil().convert("RGB"), cell


def blue_box(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box around everything that is the blue of ink, in pixels."""
    red, _, blue = image.split()
    from PIL import ImageChops

    return ImageChops.subtract(blue, red).point(lambda value: 255 * (value > 25)).getbbox()


MARKS: dict[str, Mark] = {
    "strokes": factory.strokes(),
    "image": factory.image(),
    "typed": TypedMark(text="Ángela Ŵyn-Smith"),
}


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_is_drawn_in_its_cell_and_nowhere_else(kind: str) -> None:
    page, cell = picture(render(builders.signed(builders.draft(), mark=MARKS[kind])))
    box = blue_box(page)
    assert box is not None
    assert cell.x0 <= box[0] / 2 < box[2] / 2 <= cell.x1
    assert cell.y0 <= box[1] / 2 < box[3] / 2 <= cell.y1
    assert box[2] - box[0] > 100
    assert box[3] - box[1] > 20


def test_without_a_signature_the_cell_is_empty() -> None:
    page, _ = picture(render(builders.draft()))
    assert blue_box(page) is None


@pytest.mark.parametrize(
    "mark",
    [
        StrokesMark(
            width=0,
            height=-5,
            device=Device.MOUSE,
            strokes=(((-90_000_000, 0, 0, 0), (90_000_000, 90_000_000, 9, 1000)),),
        ),
        TypedMark(text="A very long name indeed " * 30),
        TypedMark(text="Ελένη Ж."),
    ],
)
def test_any_mark_that_a_record_may_hold_stays_in_its_cell(mark: Mark) -> None:
    page, cell = picture(render(builders.signed(builders.draft(), mark=mark)))
    box = blue_box(page)
    assert box is None or (cell.x0 - 1 <= box[0] / 2 and box[2] / 2 <= cell.x1 + 1)
    assert box is None or (cell.y0 - 1 <= box[1] / 2 and box[3] / 2 <= cell.y1 + 1)


def bomb() -> str:
    buffer = io.BytesIO()
    Image.new("1", (6000, 5000)).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.mark.parametrize("png", ["", "no base64!", base64.b64encode(b"\x89PNG\r\n\x1a\nbroken").decode(), bomb()])
def test_a_damaged_picture_is_refused_in_a_sentence(png: str) -> None:
    record = builders.signed(builders.draft(), mark=ImageMark(width=60000, height=20000, png=png))
    with pytest.raises(MarkRefused, match=r"^The picture of A\. Officer’s signature .*\.$"):
        render(record)
