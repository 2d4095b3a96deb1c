"""Renders a notice's history as a separate PDF: accessible and archival, with the same events attached as data."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from signoff.errors import TextWouldBeLost
from signoff.pdf.characters import unprintable_characters
from signoff.pdf.document import Attachment, Content, write_document
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.fonts import FontBook
from signoff.pdf.footnotes import FootnoteSetter
from signoff.pdf.items import Paragraphs
from signoff.pdf.made_by_signoff import HISTORY_INSIDE
from signoff.pdf.metadata import Information
from signoff.pdf.metrics import CAPTION, HEADER, INTRODUCTION, LABEL, PAD_X, TITLE, WIDTH
from signoff.pdf.page_layout import RunningHeader, lay_out, number_pages, set_header
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import Faces

HEADING = "History"
_TIME = 42.0
"""The width of the column of times, in points."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event: its day and time, what happened as a sentence, and why that cannot be trusted ("" if it can)."""

    day: str
    time: str
    what: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class HistorySheet:
    """What is printed: whose history it is, the lines from the first, and the same as data to be attached.

    `title` is the notice's own, `form` is what its council calls it, and `abbreviations` are said in full.
    """

    title: str
    council: str
    form: str
    subject: str
    about: Sequence[str]
    lines: Sequence[HistoryLine]
    data: bytes
    moment: dt.datetime
    abbreviations: Mapping[str, str]


def render_history(sheet: HistorySheet) -> bytes:
    """Return the PDF; the same sheet gives the same bytes.

    Raises TextWouldBeLost, and makes nothing, for characters that no bundled font shows.
    """
    _require_printable(sheet)
    faces, fonts = Faces(), FontBook()
    images: dict[str, bytes] = {}
    tree = Element("Document")
    running = RunningHeader(sheet.council, "History", HEADER, (), (tree.add("P"), tree.add("P"), tree.add("P")))
    items = _items(sheet, Paragraphs(faces, sheet.abbreviations), tree)
    pages = lay_out(items, set_header(running, faces), FootnoteSetter(faces, {}, {}), fonts, images)
    number_pages(pages, faces)
    about = Information(
        title=f"{HEADING}: {sheet.title}",
        author=sheet.council,
        moment=sheet.moment,
        digest=hashlib.sha256(sheet.data).digest()[:16],
    )
    content = Content(pages, fonts, images, tree, [(_heading(sheet), 1, 0.0), *_days(pages)])
    return write_document(content, about, Attachment("history.json", sheet.data, HISTORY_INSIDE))


def _heading(sheet: HistorySheet) -> str:
    return f"{HEADING}: {sheet.form}"


def _days(pages: Sequence[Surface]) -> list[tuple[str, int, float]]:
    """Return the days for the outline: in words, page, and distance of their heading from the top of the page."""
    return [
        (day.partition(" ")[2], surface.number, rectangle[1])
        for surface in pages
        for day, rectangle in surface.places.items()
    ]


def _items(sheet: HistorySheet, paragraphs: Paragraphs, tree: Element) -> list[Item]:
    items = paragraphs.text(_heading(sheet), WIDTH, tree.add("H1"), style=TITLE, keep=True)
    if sheet.subject:
        items += paragraphs.text(sheet.subject, WIDTH, tree.add("P"), style=LABEL, keep=True, gap=3.0)
    for words in sheet.about:
        items += paragraphs.text(words, WIDTH, tree.add("P"), style=INTRODUCTION, keep=True, gap=2.0)
    for place, (day, lines) in enumerate(groupby(sheet.lines, key=lambda line: line.day)):
        items += _day(f"{place} {day}", day, list(lines), paragraphs, tree)
    words = "1 entry." if len(sheet.lines) == 1 else f"{len(sheet.lines)} entries."
    return [*items, *paragraphs.text(words, WIDTH, tree.add("P"), style=CAPTION, gap=8.0)]


def _day(place: str, day: str, lines: Sequence[HistoryLine], paragraphs: Paragraphs, tree: Element) -> list[Item]:
    """Return the events of a day, under its heading."""
    section = tree.add("Sect")
    head = paragraphs.text(day, WIDTH, section.add("H2"), style=LABEL, keep=True)
    column = Column(WIDTH, Feed(head), padding=Padding(left=0.0, top=0.0, bottom=0.0))
    listing = section.add("L", numbering="None")
    rows = [_row(line, paragraphs, listing) for line in lines]
    return [Box((column,), place=place, border=False, gap=8.0, keep=True), *rows]


def _row(line: HistoryLine, paragraphs: Paragraphs, listing: Element) -> Box:
    """Return an event: when it happened next to what happened."""
    body = listing.add("LI").add("LBody")
    room = WIDTH - _TIME
    when = paragraphs.text(line.time, _TIME - PAD_X, body.add("P"), style=CAPTION)
    description = paragraphs.text(line.what, room, body.add("P"))
    if line.fault:
        description += paragraphs.text(line.fault, room, body.add("P"), style=LABEL, gap=1.0)
    sides = (
        Column(_TIME, Feed(when), padding=Padding(left=0.0, top=5.0, bottom=1.0)),
        Column(room, Feed(description), padding=Padding(left=0.0, right=0.0, top=3.0, bottom=1.0)),
    )
    return Box(sides, border=False)


def _require_printable(sheet: HistorySheet) -> None:
    sentences = "".join(text for line in sheet.lines for text in (line.what, line.fault))
    lost = unprintable_characters(
        "".join((sheet.title, sheet.council, sheet.form, sheet.subject, *sheet.about, sentences))
    )
    if lost:
        code_points = " ".join(f"U+{ord(char):04X}" for char in lost[:12])
        raise TextWouldBeLost(f"The PDF would lose characters that its fonts cannot show: {code_points}.")
