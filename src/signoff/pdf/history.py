"""A notice's history as a PDF of its own: accessible and archival as the notice is, with the same events attached."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from signoff.errors import TextWouldBeLost
from signoff.pdf.characters import lost_characters
from signoff.pdf.document import Attachment, Content, write_document
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.fonts import FontBook
from signoff.pdf.items import Paragraphs
from signoff.pdf.metadata import Information
from signoff.pdf.metrics import CAPTION, HEADER, INTRODUCTION, LABEL, PAD_X, TITLE, WIDTH
from signoff.pdf.notes import NoteSetter
from signoff.pdf.pages import Running, header_of, lay_out, number_pages
from signoff.pdf.structure import Element
from signoff.pdf.typefaces import Faces

HEADING = "History of a Delegated Decision Notice"
_WHEN = 118.0
"""The width of the column of instants, in points: the longest stands in one line."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One happening: when, a sentence that says what, and one that says why it cannot be trusted ("" if it can)."""

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
    _refuse_losses(sheet)
    faces, fonts = Faces(), FontBook()
    images: dict[str, bytes] = {}
    tree = Element("Document")
    running = Running(sheet.council, "History", HEADER, (), (tree.add("P"), tree.add("P"), tree.add("P")))
    items = _items(sheet, Paragraphs(faces), tree)
    pages = lay_out(items, header_of(running, faces), NoteSetter(faces, {}, {}), fonts, images)
    number_pages(pages, faces)
    about = Information(
        title=f"{HEADING}: {sheet.subject}" if sheet.subject else HEADING,
        author=sheet.council,
        moment=sheet.moment,
        digest=hashlib.sha256(sheet.data).digest()[:16],
    )
    content = Content(pages, fonts, images, tree, [(HEADING, 1, 0.0)])
    return write_document(content, about, Attachment("history.json", sheet.data, "The same history as data"))


def _items(sheet: HistorySheet, paragraphs: Paragraphs, tree: Element) -> list[Item]:
    items = paragraphs.text(HEADING, WIDTH, tree.add("H1"), style=TITLE, keep=True)
    if sheet.subject:
        items += paragraphs.text(sheet.subject, WIDTH, tree.add("P"), style=LABEL, keep=True, gap=3.0)
    for words in sheet.about:
        items += paragraphs.text(words, WIDTH, tree.add("P"), style=INTRODUCTION, keep=True, gap=2.0)
    listing = tree.add("L", numbering="None")
    rows = [_row(one, paragraphs, listing, first=place == 0) for place, one in enumerate(sheet.lines)]
    foot = paragraphs.text(f"{len(rows)} entries.", WIDTH, tree.add("P"), style=CAPTION, gap=8.0)
    return [*items, *rows, *foot]


def _row(line: HistoryLine, paragraphs: Paragraphs, listing: Element, *, first: bool) -> Box:
    """Return a happening: when it was beside what it was."""
    body = listing.add("LI").add("LBody")
    room = WIDTH - _WHEN
    when = paragraphs.text(line.when, _WHEN - PAD_X, body.add("P"), style=CAPTION)
    what = paragraphs.text(line.what, room, body.add("P"))
    if line.fault:
        what += paragraphs.text(line.fault, room, body.add("P"), style=LABEL, gap=1.0)
    sides = (
        Column(_WHEN, Feed(when), padding=Padding(left=0.0, top=5.0, bottom=1.0)),
        Column(room, Feed(what), padding=Padding(left=0.0, right=0.0, top=3.0, bottom=1.0)),
    )
    return Box(sides, border=False, gap=8.0 if first else 0.0)


def _refuse_losses(sheet: HistorySheet) -> None:
    said = "".join(text for one in sheet.lines for text in (one.what, one.fault))
    lost = lost_characters("".join((sheet.council, sheet.subject, *sheet.about, said)))
    if lost:
        named = " ".join(f"U+{ord(one):04X}" for one in lost[:12])
        raise TextWouldBeLost(f"The PDF would lose characters that its fonts cannot show: {named}.")
