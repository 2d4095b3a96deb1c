"""The form's sections as rows: what each kind of section prints for any answers."""

from __future__ import annotations

from collections.abc import Callable

from signoff.notice.form.form import Section
from signoff.notice.form.kinds import SectionKind
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import DecisionType, WardScope, given
from signoff.pdf.exempt import exempt_items, exempt_rows
from signoff.pdf.fields import field_items, is_answered
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.metrics import BAND, BELOW_HEADING, LABEL, PAD_BOTTOM, PAD_TOP, PAD_X
from signoff.pdf.papers import paper_rows
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import CONTENT, NOT_APPLICABLE, WIDE, Sheet, first, named
from signoff.pdf.structure import Element
from signoff.pdf.subrows import approval, call_in, consultation, forthcoming_list, report_publication


def form_rows(sheet: Sheet) -> list[Item]:
    """Return the rows of the whole form, in its order."""
    rows: list[Item] = []
    for section in sheet.form.sections:
        if section.kind is not SectionKind.BANDS:  # part of the grid with the decision type
            rows += WRITERS[section.kind](sheet, section)
    return rows


Fill = Callable[[DecisionType, float, Element], list[Item]]
"""Returns the check boxes of one column: of a decision type, for this width and element."""


def _choice_row(sheet: Sheet, key: str, fill: Fill) -> Box:
    """Return a row of check boxes: its label, then equal columns, one for each decision type."""
    section = sheet.section(key)
    width = CONTENT / len(sheet.form.types)
    padding = Padding(PAD_X - 1, PAD_TOP, 1.0, PAD_BOTTOM)
    columns = []
    for decision_type in sheet.form.types:
        items = fill(decision_type, width - padding.left - padding.right, section.add("Div"))
        columns.append(Column(width, Feed(items), padding=padding))
    return sheet.row(key, *columns, heading=first(section))


def _decision_type(sheet: Sheet, section: Section) -> list[Item]:
    """Return the rows of two sections: decision types, and the value bands of each below it.

    The page says by the column of which type a band is; its name is said, and not printed, where a column begins and at
    the band that is selected.
    """
    notice, terms = sheet.record.notice, sheet.record.terms

    def types(decision_type: DecisionType, width: float, column: Element) -> list[Item]:
        is_chosen, group = notice.decision_type is decision_type, sheet.label(section.key).plain
        return sheet.tick(sheet.type_label(decision_type), is_chosen, width, column, LABEL, group)

    def bands(decision_type: DecisionType, width: float, column: Element) -> list[Item]:
        key, chosen, group = notice.approximate_value, notice.decision_type, sheet.type_label(decision_type)
        question = f"{sheet.label(keys[0]).plain}, {group}"
        boxes = [(band.label, decision_type is chosen and band.key == key) for band in terms.bands_of(decision_type)]
        if key and terms.band(chosen, key) is None and decision_type is (chosen or DecisionType.KEY):
            boxes.append((key, True))
        items: list[Item] = []
        for words, is_chosen in boxes:
            spoken = group if is_chosen or not items else ""
            items += sheet.tick(words, is_chosen, width, column, BAND, question, spoken=spoken)
        return items

    keys = [bands_section.key for bands_section in sheet.form.sections if bands_section.kind is SectionKind.BANDS]
    rows: list[Item] = [_choice_row(sheet, section.key, types)]
    if terms.bands or notice.approximate_value:
        rows += [_choice_row(sheet, key, bands) for key in keys]
    return rows


def _fields(sheet: Sheet, section: Section) -> list[Item]:
    element = sheet.section(section.key)
    items = field_items(sheet, section, element)
    if not items and not section.applies_to(sheet.record.notice.decision_type):
        items = sheet.text(NOT_APPLICABLE, element)
    return [sheet.labelled(section.key, items, element)]


def _if_answered(sheet: Sheet, section: Section) -> list[Item]:
    return _fields(sheet, section) if is_answered(sheet, section) else []


def _contact(sheet: Sheet, section: Section) -> list[Item]:
    element = sheet.section(section.key)
    contact = sheet.record.notice.contact
    items = sheet.text(named(contact.name, contact.post, ", "), element)
    if sheet.form.has_field("contact.telephone"):
        items += sheet.run_in("contact.telephone", given(contact.telephone), element, gap=BELOW_HEADING)
    items += field_items(sheet, section, element, below=True)
    return [sheet.labelled(section.key, items, element)]


def _long_text(sheet: Sheet, section: Section) -> list[Item]:
    """Return one of the long texts over the whole width, with its exempt part below it."""
    element = sheet.section(section.key)
    items = sheet.guidance(section.guidance, element)
    items += rich_items(value_at(sheet.record.notice, section.key), WIDE, element, sheet.paragraphs)
    items += exempt_items(sheet, section.key, WIDE, element)
    items += field_items(sheet, section, element, width=WIDE, below=True)
    return [sheet.wide(section.key, items, element)]


def _wards(sheet: Sheet, section: Section) -> list[Item]:
    element = sheet.section(section.key)
    wards = sheet.record.notice.wards
    names = ", ".join(wards.names)
    words = {WardScope.ALL: f"All {sheet.record.terms.area_words.plural}", WardScope.NOT_APPLICABLE: NOT_APPLICABLE}
    text = names if wards.scope is None else words.get(wards.scope, names)
    items = sheet.text(text, element) + field_items(sheet, section, element, below=True)
    return [sheet.labelled(section.key, items, element)]


WRITERS: dict[SectionKind, Callable[[Sheet, Section], list[Item]]] = {
    SectionKind.FIELDS: _fields,
    SectionKind.IF_ANSWERED: _if_answered,
    SectionKind.DECISION_TYPE: _decision_type,
    SectionKind.CONTACT: _contact,
    SectionKind.LONG_TEXT: _long_text,
    SectionKind.WARDS: _wards,
    SectionKind.CONSULTATION: consultation,
    SectionKind.FORTHCOMING_LIST: forthcoming_list,
    SectionKind.REPORT_PUBLICATION: report_publication,
    SectionKind.EXEMPT_INFORMATION: exempt_rows,
    SectionKind.CALL_IN: call_in,
    SectionKind.PAPERS: paper_rows,
    SectionKind.APPROVAL: approval,
}
"""The writer of each kind of section."""
