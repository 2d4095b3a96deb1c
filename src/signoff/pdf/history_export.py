"""Renders a notice's history as a separate PDF: accessible and archival, with the same events attached as data."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

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
from signoff.pdf.typefaces import Faces

HEADING = "History of a Delegated Decision Notice"
_WHEN = 118.0
"""The width of the column of instants, in points: the longest fits on one line."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event: when, a sentence that says what happened, and why it cannot be trusted ("" if it can)."""

    when: str
    what: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class HistorySheet:
    """What is printed: whose history it is, the lines from the first, and the same as data to be attached."""

    council: str
    subject: str
    about: Sequence[str]
    lines: Sequence[HistoryLine]
    data: bytes
    moment: dt.datetime


def render_history(sheet: HistorySheet) -> bytes:
    """Return the PDF; the same sheet gives the same bytes.

    Raises TextWouldBeLost, and makes nothing, for characters that no bundled font shows.
    """
    _require_printable(sheet)
    faces, fonts = Faces(), FontBook()
    images: dict[str, bytes] = {}
    tree = Element("Document")
    running = RunningHeader(sheet.council, "History", HEADER, (), (tree.add("P"), tree.add("P"), tree.add("P")))
    items = _items(sheet, Paragraphs(faces), tree)
    pages = lay_out(items, set_header(running, faces), FootnoteSetter(faces, {}, {}), fonts, images)
    number_pages(pages, faces)
    about = Information(
        title=f"{HEADING}: {sheet.subject}" if sheet.subject else HEADING,
        author=sheet.council,
        moment=sheet.moment,
        digest=hashlib.sha256(sheet.data).digest()[:16],
    )
    content = Content(pages, fonts, images, tree, [(HEADING, 1, 0.0)])
    return write_document(content, about, Attachment("history.json", sheet.data, HISTORY_INSIDE))


def _items(sheet: HistorySheet, paragraphs: Paragraphs, tree: Element) -> list[Item]:
    items = paragraphs.text(HEADING, WIDTH, tree.add("H1"), style=TITLE, keep=True)
    if sheet.subject:
        items += paragraphs.text(sheet.subject, WIDTH, tree.add("P"), style=LABEL, keep=True, gap=3.0)
    for words in sheet.about:
        items += paragraphs.text(words, WIDTH, tree.add("P"), style=INTRODUCTION, keep=True, gap=2.0)
    listing = tree.add("L", numbering="None")
    rows = [_row(line, paragraphs, listing, first=place == 0) for place, line in enumerate(sheet.lines)]
    foot = paragraphs.text(f"{len(rows)} entries.", WIDTH, tree.add("P"), style=CAPTION, gap=8.0)
    return [*items, *rows, *foot]


def _row(line: HistoryLine, paragraphs: Paragraphs, listing: Element, *, first: bool) -> Box:
    """Return an event: when it happened next to what happened."""
    body = listing.add("LI").add("LBody")
    room = WIDTH - _WHEN
    when = paragraphs.text(line.when, _WHEN - PAD_X, body.add("P"), style=CAPTION)
    description = paragraphs.text(line.what, room, body.add("P"))
    if line.fault:
        description += paragraphs.text(line.fault, room, body.add("P"), style=LABEL, gap=1.0)
    sides = (
        Column(_WHEN, Feed(when), padding=Padding(left=0.0, top=5.0, bottom=1.0)),
        Column(room, Feed(description), padding=Padding(left=0.0, right=0.0, top=3.0, bottom=1.0)),
    )
    return Box(sides, border=False, gap=8.0 if first else 0.0)


def _require_printable(sheet: HistorySheet) -> None:
    sentences = "".join(text for line in sheet.lines for text in (line.what, line.fault))
    lost = unprintable_characters("".join((sheet.council, sheet.subject, *sheet.about, sentences)))
    if lost:
        code_points = " ".join(f"U+{ord(char):04X}" for char in lost[:12])
        raise TextWouldBeLost(f"The PDF would lose characters that its fonts cannot show: {code_points}.")
