"""Exempt information: printed under its box in the record copy, named as withheld in the publication copy."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from signoff.notice.form.form import Section
from signoff.notice.record.model import given
from signoff.notice.record.record import Withheld
from signoff.pdf.fields import field_items, prints_more
from signoff.pdf.flow import Item
from signoff.pdf.items import keep_together
from signoff.pdf.metrics import BELOW_HEADING, CAPTION, LABEL, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import Sheet
from signoff.pdf.structure import Element

_CONFIDENTIAL = "confidential"

WITHHELD = "Information withheld"
"""How the heading of what is left out of a publication copy begins."""

END = "End of exempt text"
"""What follows an exempt text, whose end is otherwise neither seen nor heard."""


def exempt_items(sheet: Sheet, key: str, width: float, section: Element, level: int = 3) -> list[Item]:
    """Return what is printed below a box that has an exempt part: a part of its own, under a heading of this level.

    Nothing where there is none.
    """
    if sheet.record.is_publication:
        return _withheld_items(sheet, key, width, section, level)
    exempt = sheet.record.notice.exempt_information
    text = given(getattr(exempt.text, key))
    if not text:
        return []
    words = ", ".join(filter(None, ("Exempt", _paragraphs(exempt.paragraphs))))
    part = section.add("Sect")
    head = part.add(f"H{level}")
    items = sheet.paragraphs.text(words, width, head, style=LABEL, gap=2 * PARAGRAPH_GAP, keep=True)
    items += rich_items(text, width, part, sheet.paragraphs)
    return items + sheet.paragraphs.text(END, width, part.add("P"), style=CAPTION, gap=PARAGRAPH_GAP)


def exempt_rows(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row about exempt information, which the paper form does not have, where there is any.

    A publication copy that withholds something states it at its box, with the reason, and does not repeat it here.
    """
    exempt = sheet.record.notice.exempt_information
    reason = given(exempt.public_interest)
    has_answer = bool(exempt.contains or exempt.paragraphs or reason)
    prints_answer = has_answer and not (sheet.record.is_publication and _withheld(sheet))
    if not prints_answer and not prints_more(sheet, section):
        return []
    element = sheet.section(section.key)
    items: list[Item] = []
    if prints_answer:
        paragraphs = _paragraphs(exempt.paragraphs)
        items += sheet.text(paragraphs[:1].upper() + paragraphs[1:] or "Yes", element)
        if reason:
            items += sheet.heading("exempt_information.public_interest", element, gap=PARAGRAPH_GAP)
            items += sheet.text(reason, element, gap=BELOW_HEADING)
    items += field_items(sheet, section, element, below=prints_answer)
    return [sheet.labelled(section.key, items, element)]


def _withheld_items(sheet: Sheet, key: str, width: float, section: Element, level: int) -> list[Item]:
    items: list[Item] = []
    for withheld in _withheld(sheet):
        if withheld.field == f"exempt_information.text.{key}":
            paragraphs = [number.strip() for number in withheld.paragraph.split(",") if number.strip()]
            grounds = _grounds_before_3(paragraphs) if sheet.has_earlier_words else _grounds(paragraphs)
            part = section.add("Sect")
            words = f"{WITHHELD}: {grounds}" if grounds else WITHHELD
            head = sheet.paragraphs.text(words, width, part.add(f"H{level}"), style=LABEL, gap=2 * PARAGRAPH_GAP)
            reason = sheet.text(sheet.record.notice.exempt_information.public_interest, part, width)
            items += keep_together(head) + reason if reason else head
    return items


def _withheld(sheet: Sheet) -> tuple[Withheld, ...]:
    withheld = sheet.record.withheld
    return () if withheld is UNSET else withheld


def _grounds(paragraphs: Sequence[str]) -> str:
    """Return the reasons with their law: "paragraph 3 of Schedule 12A and confidential"."""
    return _paragraphs(paragraphs, " of Schedule 12A")


def _grounds_before_3(paragraphs: Sequence[str]) -> str:
    """Return the reasons as records before version 3 state them: without the law where some of it is confidential."""
    return _paragraphs(paragraphs, "" if _CONFIDENTIAL in paragraphs else " of Schedule 12A")


def _paragraphs(paragraphs: Sequence[str], law: str = "") -> str:
    """Return the reasons in words: "paragraph 3", "paragraphs 1 and 3", "confidential"."""
    numbers = [paragraph for paragraph in paragraphs if paragraph != _CONFIDENTIAL]
    words = []
    if len(numbers) == 1:
        words.append(f"paragraph {numbers[0]}{law}")
    elif numbers:
        words.append(f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}{law}")
    if len(numbers) < len(paragraphs):
        words.append(_CONFIDENTIAL)
    return " and ".join(words)
