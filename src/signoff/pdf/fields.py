"""Fields that are not printed by the kind of their section: as the form says, below one another or in sub-rows."""

from __future__ import annotations

import datetime as dt

from signoff.notice.form.form import Field, Section
from signoff.notice.form.kinds import Printed
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import AUTHORITY_NAMES, AuthorityKind, Dispensation, Interest, given, is_blank
from signoff.notice.text.days import written
from signoff.pdf.flow import Box, Item
from signoff.pdf.metrics import BELOW_HEADING, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import INNER, Sheet
from signoff.pdf.structure import Element


def field_items(
    sheet: Sheet, section: Section, element: Element, *, width: float = INNER, below: bool = False
) -> list[Item]:
    """Return a section's fields below one another, except those that its kind prints.

    `below` is whether they follow something that its kind prints.
    """
    items: list[Item] = []
    for field in section.fields:
        items += _items(sheet, field, element, width, is_first=not (items or below))
    return items


def field_parts(sheet: Sheet, section: Section, element: Element) -> list[Box]:
    """Return a sub-row for each of a section's fields that prints something, except those that its kind prints."""
    parts = (field_part(sheet, field, element) for field in section.fields)
    return [part for part in parts if part is not None]


def field_part(sheet: Sheet, field: Field, element: Element) -> Box | None:
    """Return a field's sub-row, None where it prints nothing."""
    items = _items(sheet, field, element, INNER, is_first=True)
    return sheet.part(field.path, items) if items else None


def prints_more(sheet: Sheet, section: Section) -> bool:
    """Whether a section has an answer to print in a field that its kind does not know."""
    fields = (field for field in section.fields if field.printed is not Printed.BY_SECTION)
    return any(_words(sheet, field) for field in fields)


def is_answered(sheet: Sheet, section: Section) -> bool:
    """Whether any field of a section is answered."""
    fields = (field for field in section.fields if field.is_answer)
    return any(not is_blank(value_at(sheet.record.notice, field.path)) for field in fields)


def interest_sentence(interest: Interest) -> str:
    """Return an interest as a sentence, with the dispensation and its date."""
    member = f" by {given(interest.member)}" if given(interest.member) else ""
    text = f"Interest disclosed{member}: {given(interest.interest)}".rstrip(" :")
    text += "" if text.endswith((".", "!", "?")) else "."
    day = f" on {written(interest.date)}" if interest.date else ""
    if interest.dispensation is Dispensation.GRANTED:
        return f"{text} Dispensation granted{day}."
    if interest.dispensation is Dispensation.NONE:
        return f"{text} No dispensation{day}."
    return f"{text} Dispensation{day}." if day else text


def _items(sheet: Sheet, field: Field, element: Element, width: float, *, is_first: bool) -> list[Item]:
    """Return the lines of a field, with a gap above unless it is the first."""
    if field.printed is Printed.BY_SECTION:
        return []
    words = _words(sheet, field)
    if field.printed is Printed.RUN_IN and not words:
        return []
    if field.printed is Printed.PLAIN:
        return _answer(sheet, field, words, element, width, gap=0.0 if is_first else BELOW_HEADING)
    above = 0.0 if is_first else PARAGRAPH_GAP
    if field.printed is Printed.RUN_IN and not field.is_long:
        return sheet.run_in(field.path, words, element, width, gap=above)
    heading = sheet.heading(field.path, element, width, gap=above)
    return heading + _answer(sheet, field, words, element, width, gap=BELOW_HEADING)


def _answer(sheet: Sheet, field: Field, words: str, element: Element, width: float, gap: float) -> list[Item]:
    if field.is_long:
        return rich_items(words, width, element, sheet.paragraphs)
    return sheet.text(words, element, width, gap=gap)


def _words(sheet: Sheet, field: Field) -> str:
    """Return an answer in words, or in Markdown where it is a long text; empty where none was given."""
    answer = value_at(sheet.record.notice, field.path)
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if isinstance(answer, AuthorityKind):
        return AUTHORITY_NAMES[answer]
    if isinstance(answer, tuple):
        return "\n\n".join(map(interest_sentence, answer))
    return written(answer) if isinstance(answer, dt.date) else given(answer)
