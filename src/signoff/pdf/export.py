"""Renders a record as a PDF: the whole form, with the record itself attached."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from signoff.notice.form.form import Form
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.cleaning import cleaned_notice
from signoff.notice.record.codec import write_record
from signoff.notice.record.comments import without_comments
from signoff.notice.record.document import version_of
from signoff.notice.record.model import given
from signoff.notice.record.record import Record, Status
from signoff.notice.text.days import DateLine, written
from signoff.pdf.abbreviations import OWN
from signoff.pdf.document import Attachment, Content, write_document
from signoff.pdf.file_names import record_name
from signoff.pdf.flow import Box, Item
from signoff.pdf.fonts import FontBook
from signoff.pdf.footnotes import FootnoteSetter
from signoff.pdf.items import Paragraphs
from signoff.pdf.made_by_signoff import NOTICE_INSIDE
from signoff.pdf.marks import require_printable_mark
from signoff.pdf.metadata import Information
from signoff.pdf.metrics import CAPTION, HEADER, HEADER_DRAFT, INTRODUCTION, TITLE, WIDTH, Style
from signoff.pdf.missing_glyphs import require_printable
from signoff.pdf.page_layout import RunningHeader, add_later_line, lay_out, number_pages, set_header
from signoff.pdf.places import Place
from signoff.pdf.seal_field import add_seal_place
from signoff.pdf.sections import form_rows
from signoff.pdf.sheet import Sheet
from signoff.pdf.structure import Element, put_notes_after_answers
from signoff.pdf.surface import Surface
from signoff.pdf.timeline import DATES, HEADING, date_rows
from signoff.pdf.titles import title_of
from signoff.pdf.typefaces import Faces

_CLEANED_SINCE = 3
"""The first version of a record whose texts are cleaned as they come in, and whose pages show them so."""

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Rendered:
    """An exported notice: the PDF, its number of pages, and the places of its parts."""

    data: bytes
    pages: int
    places: tuple[Place, ...]


def render(record: Record, dates: Sequence[DateLine] = (), papers: Sequence[Attachment] = ()) -> Rendered:
    """Return the record as a PDF; the same record, dates and papers give the same bytes, in any time zone.

    `dates` are those that follow from the record, printed below the form of a record copy; the dates that its decision
    maker saw are always printed. `papers` are attached to the file. Its comments are left out, of the record inside
    too: a PDF goes to people whom they were not written for.

    Raises TextWouldBeLost, and makes nothing, when it contains characters that no bundled font shows, and MarkRefused
    when the picture of a signature is damaged.
    """
    record = without_comments(record)
    require_printable(record)
    for signature in record.signatures:
        if signature.mark is not None:
            require_printable_mark(signature.mark, signature.name)
    form = form_of(record.terms)
    shown = _as_shown(record)
    faces, fonts = Faces(), FontBook()
    images: dict[str, bytes] = {}
    tree = Element("Document")
    notes: dict[int, Element] = {}
    running = _running(record, tree)
    abbreviations = {**OWN, **record.terms.abbreviations}
    sheet = Sheet(shown, form, Paragraphs(faces, abbreviations), tree, notes)
    setter = FootnoteSetter(faces, notes, form.footnotes, abbreviations)
    items = [*_items(shown, sheet), *date_rows(sheet, _dates_to_print(record, dates))]
    pages = lay_out(items, set_header(running, faces), setter, fonts, images)
    number_pages(pages, faces)
    add_later_line(pages, running, faces)
    if record.decision_signature is not None:
        add_seal_place(pages[-1], tree)
    put_notes_after_answers(tree)
    content = Content(pages, fonts, images, tree, _headings(record, form, pages))
    source = write_record(record)
    about = Information(
        title=title_of(shown, form),
        author=record.terms.labels.get("council", ""),
        moment=_moment(record),
        digest=hashlib.sha256(source).digest()[:16],
    )
    name = record_name(record)
    data = write_document(content, about, Attachment(name, source, NOTICE_INSIDE), *papers)
    return Rendered(data, len(pages), _places(pages))


def _as_shown(record: Record) -> Record:
    """Return the record with the texts that its pages show: cleaned, but as it is where it was signed before they were.

    Documents of versions 1 and 2 are printed, and verified, as they always were.
    """
    notice = cleaned_notice(record.notice) if version_of(record) >= _CLEANED_SINCE else record.notice
    return record if notice is record.notice else msgspec.structs.replace(record, notice=notice)


def _dates_to_print(record: Record, dates: Sequence[DateLine]) -> Sequence[DateLine]:
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return dates
    return [DateLine(*one) for one in signature.pages.dates]


def _items(record: Record, sheet: Sheet) -> list[Item]:
    """Return everything that flows: title, introduction, what the notice supersedes, and the form's rows."""
    title = sheet.paragraphs.text(sheet.form.title, WIDTH, sheet.document.add("H1"), style=TITLE, keep=True)
    items = title + sheet.paragraphs.text(
        sheet.form.introduction, WIDTH, sheet.document.add("P"), style=INTRODUCTION, keep=True, gap=2.0
    )
    if given(record.supersedes):
        words = f"It supersedes {_superseded(record)}."
        items += sheet.paragraphs.text(words, WIDTH, sheet.document.add("P"), style=CAPTION, keep=True, gap=2.0)
    rows = form_rows(sheet)
    return [*items, _with_gap(rows[0]), *rows[1:]]


def _superseded(record: Record) -> str:
    """Return what the notice supersedes: its reference, date and subject, where the record has them."""
    earlier = record.superseded
    if earlier is None or not (earlier.reference or earlier.date or earlier.subject):
        return f"the notice {given(record.supersedes)}"
    words = f"the notice {earlier.reference}" if earlier.reference else "the notice"
    if earlier.date is not None:
        words += f" of {written(earlier.date)}"
    return f"{words}, “{earlier.subject}”" if earlier.subject else words


def _with_gap(row: Item) -> Item:
    return replace(row, gap=9.0) if isinstance(row, Box) else row


def _running(record: Record, tree: Element) -> RunningHeader:
    """Return what is at the head of every page: the council, the notice's state, and what is added later."""
    council = record.terms.labels.get("council", "")
    elements = tree.add("P"), tree.add("P"), tree.add("P")
    signature = record.decision_signature
    state, style = "DRAFT – not signed", HEADER_DRAFT
    if signature is not None:
        state, style = f"Decided on {written(signature.date)}", HEADER
    return RunningHeader(council, state, style, _later(record), elements)


def _later(record: Record) -> list[tuple[str, Style]]:
    """Return what a signed notice may still gain: the council's reference, and that it was withdrawn."""
    reference = given(record.reference)
    later = [(f"Reference {reference}", HEADER)] if reference else []
    if record.status is Status.WITHDRAWN:
        later += [(" · ", HEADER)] if later else []
        later.append(("WITHDRAWN", HEADER_DRAFT))
    return later


def _moment(record: Record) -> dt.datetime:
    """Return the instant of the record's last change; for a publication copy, of its last signature."""
    signed = [signature.signed_at for signature in record.signatures]
    return record.changed_at or max(signed, default=_UNDATED)


def _headings(record: Record, form: Form, pages: Sequence[Surface]) -> list[tuple[str, int, float]]:
    """Return the sections for the outline: label, page, and distance of their first row from the top of the page."""
    headings: dict[str, tuple[str, int, float]] = {}
    for surface in pages:
        for key, rectangle in surface.places.items():
            if form.has_section(key) and key not in headings:
                label = plain_label(form.label(key, record.terms.labels))
                headings[key] = (" ".join(label.split()), surface.number, rectangle[1])
            elif key == DATES:
                headings[key] = (HEADING, surface.number, rectangle[1])
    return list(headings.values())


def _places(pages: Sequence[Surface]) -> tuple[Place, ...]:
    places = [
        Place(key, surface.number, *(round(value, 2) for value in rectangle))
        for surface in pages
        for key, rectangle in surface.places.items()
        if key != DATES  # nothing is answered there
    ]
    if not any(place.key == "exempt_information" for place in places):
        boxes = [place for place in places if place.key == "decision"]  # the paper form asks for it in that box
        places += [msgspec.structs.replace(place, key="exempt_information") for place in boxes]
    return tuple(places)
