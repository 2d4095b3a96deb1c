"""A record as a PDF: the whole form, with the record itself attached."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from signoff.notice.form import form
from signoff.notice.record.codec import write_record
from signoff.notice.record.model import given
from signoff.notice.record.record import Record, Status
from signoff.notice.text.days import DateLine, written
from signoff.pdf.document import Attachment, Content, write_document
from signoff.pdf.flow import Box, Item
from signoff.pdf.fonts import FontBook
from signoff.pdf.items import Paragraphs
from signoff.pdf.marks import require_printable
from signoff.pdf.metadata import Information
from signoff.pdf.metrics import CAPTION, HEADER, HEADER_DRAFT, INTRODUCTION, TITLE, WIDTH, Style
from signoff.pdf.missing_glyphs import refuse_losses
from signoff.pdf.names import file_name
from signoff.pdf.notes import NoteSetter
from signoff.pdf.pages import Running, add_later, header_of, lay_out, number_pages
from signoff.pdf.seal_field import add_seal_place
from signoff.pdf.sections import form_rows
from signoff.pdf.sheet import Sheet
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface
from signoff.pdf.timeline import date_rows
from signoff.pdf.typefaces import Faces

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section, sub-row or signature's cell lies: page from 1, points from its upper left corner."""

    key: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """An exported notice: the PDF, how many pages it has, and what lies where."""

    data: bytes
    pages: int
    places: tuple[Place, ...]


def render(record: Record, dates: Sequence[DateLine] = ()) -> Rendered:
    """Return the record as a PDF; the same record (and dates) gives the same bytes, in any time zone.

    `dates` are those that follow from it, printed below the form of a record copy; those that its decision maker saw
    are printed in any case.
    Raises TextWouldBeLost, and makes nothing, when it holds characters that no bundled font shows, and
    MarkRefused when the picture of a signature is damaged.
    """
    refuse_losses(record)
    for signature in record.signatures:
        if signature.mark is not None:
            require_printable(signature.mark, signature.name)
    faces, fonts = Faces(), FontBook()
    images: dict[str, bytes] = {}
    tree = Element("Document")
    notes: dict[int, Element] = {}
    running = _running(record, tree)
    sheet = Sheet(record, Paragraphs(faces), tree, notes)
    items = [*_items(record, sheet), *date_rows(sheet, _dates_to_print(record, dates))]
    pages = lay_out(items, header_of(running, faces), NoteSetter(faces, notes), fonts, images)
    number_pages(pages, faces)
    add_later(pages, running, faces)
    if record.decision_signature is not None:
        add_seal_place(pages[-1], tree)
    content = Content(pages, fonts, images, tree, _headings(record, pages))
    source = write_record(record)
    about = Information(
        title=_title(record),
        author=record.terms.labels.get("council", ""),
        moment=_moment(record),
        digest=hashlib.sha256(source).digest()[:16],
    )
    name = file_name(record).removesuffix(".pdf") + ".signoff"
    data = write_document(content, about, Attachment(name, source, "The notice as signoff keeps it"))
    return Rendered(data, len(pages), _places(pages))


def _dates_to_print(record: Record, dates: Sequence[DateLine]) -> Sequence[DateLine]:
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return dates
    return [DateLine(*one) for one in signature.pages.dates]


def _items(record: Record, sheet: Sheet) -> list[Item]:
    """Return everything that flows: title, introduction, what the notice supersedes, and the form's rows."""
    title = sheet.paragraphs.text(form.TITLE, WIDTH, sheet.document.add("H1"), style=TITLE, keep=True)
    items = title + sheet.paragraphs.text(
        form.INTRODUCTION, WIDTH, sheet.document.add("P"), style=INTRODUCTION, keep=True, gap=2.0
    )
    if given(record.supersedes):
        words = f"It supersedes the notice {given(record.supersedes)}."
        items += sheet.paragraphs.text(words, WIDTH, sheet.document.add("P"), style=CAPTION, keep=True, gap=2.0)
    rows = form_rows(sheet)
    return [*items, _spaced(rows[0]), *rows[1:]]


def _spaced(row: Item) -> Item:
    return replace(row, gap=9.0) if isinstance(row, Box) else row


def _running(record: Record, tree: Element) -> Running:
    """Return what stands at the head of every page: the council, how far the notice has come, what came later."""
    council = record.terms.labels.get("council", "")
    elements = tree.add("P"), tree.add("P"), tree.add("P")
    signature = record.decision_signature
    state, style = "DRAFT – not signed", HEADER_DRAFT
    if signature is not None:
        state, style = f"Decided on {written(signature.date)}", HEADER
    return Running(council, state, style, _later(record), elements)


def _later(record: Record) -> list[tuple[str, Style]]:
    """Return what a signed notice may still gain: the council's reference, and that it was withdrawn."""
    reference = given(record.reference)
    later = [(f"Reference {reference}", HEADER)] if reference else []
    if record.status is Status.WITHDRAWN:
        later += [(" · ", HEADER)] if later else []
        later.append(("WITHDRAWN", HEADER_DRAFT))
    return later


def _title(record: Record) -> str:
    subject = " ".join(given(record.notice.subject).split())
    return f"{form.TITLE}: {subject}" if subject else form.TITLE


def _moment(record: Record) -> dt.datetime:
    """Return the instant of the record's last change; a publication copy's is the last signature's."""
    signed = [one.signed_at for one in record.signatures]
    return record.changed_at or max(signed, default=_UNDATED)


def _headings(record: Record, pages: Sequence[Surface]) -> list[tuple[str, int, float]]:
    """Return the sections for the outline: label, page, and distance of its first row from the page's top."""
    found: dict[str, tuple[str, int, float]] = {}
    for surface in pages:
        for key, rectangle in surface.places.items():
            if "." not in key and key not in found:
                label = form.plain_label(form.label(key, record.terms.labels))
                found[key] = (" ".join(label.split()), surface.number, rectangle[1])
    return list(found.values())


def _places(pages: Sequence[Surface]) -> tuple[Place, ...]:
    places = [
        Place(key, surface.number, *(round(value, 2) for value in rectangle))
        for surface in pages
        for key, rectangle in surface.places.items()
    ]
    if not any(one.key == "exempt_information" for one in places):
        boxes = [one for one in places if one.key == "decision"]  # the paper form asks for it in that box
        places += [replace(one, key="exempt_information") for one in boxes]
    return tuple(places)
