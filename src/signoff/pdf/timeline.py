"""The dates that follow from a notice, printed below the form; not part of the form, and only in the record copy."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.notice.text.days import DateLine
from signoff.pdf.flow import NO_PADDING, Box, Column, Feed, Item, Padding
from signoff.pdf.items import keep_together
from signoff.pdf.metrics import CAPTION, LABEL, LABEL_TINT, LABEL_WIDTH, PAD_BOTTOM, PAD_X
from signoff.pdf.sheet import CONTENT, INNER, Sheet
from signoff.pdf.structure import Element

HEADING = "Dates that follow"
DATES = "dates_that_follow"
"""The place of the row on its page; no section of a form has this name."""

ORIGIN = "Worked out from the dates above; no part of the form."
_WHEN = 114.0
"""The width of the column of dates, in points: the longest fits on one line."""


def date_rows(sheet: Sheet, lines: Sequence[DateLine]) -> list[Item]:
    """Return the row of these dates, a list to screen readers; empty without dates, or in a publication copy."""
    if not lines or sheet.record.is_publication:
        return []
    section = sheet.document.add("Sect")
    room = LABEL_WIDTH - 2 * PAD_X
    label = sheet.paragraphs.text(HEADING, room, section.add("H2"), style=LABEL)
    origin = sheet.paragraphs.text(ORIGIN, INNER, section.add("P"), style=CAPTION)
    head = Box((Column(CONTENT, Feed(keep_together(origin)), padding=Padding(bottom=1.0)),), border=False, keep=True)
    listing = section.add("L", numbering="None")
    last = len(lines) - 1
    rows = [_line(sheet, line, listing, last=place == last) for place, line in enumerate(lines)]
    dates = Column(CONTENT, Feed([head, *rows]), padding=NO_PADDING)
    head_column = Column(LABEL_WIDTH, Feed(label), tint=LABEL_TINT, is_label=True)
    return [Box((head_column, dates), place=DATES, gap=9.0, whole=True)]


def _line(sheet: Sheet, line: DateLine, listing: Element, *, last: bool) -> Box:
    """Return one date and its meaning, side by side."""
    body = listing.add("LI").add("LBody")
    bottom = PAD_BOTTOM if last else 0.0
    room = CONTENT - _WHEN
    when = sheet.paragraphs.text(line.when, _WHEN - 2 * PAD_X, body.add("P"), style=LABEL)
    meaning = sheet.paragraphs.text(line.meaning, room - PAD_X, body.add("P"))
    day = Column(_WHEN, Feed(when), padding=Padding(top=1.0, bottom=bottom))
    words = Column(room, Feed(meaning), padding=Padding(left=0.0, top=1.0, bottom=bottom))
    return Box((day, words), border=False)
