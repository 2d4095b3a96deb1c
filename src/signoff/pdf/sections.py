"""The form's sections as rows: what each prints, whatever has been given."""

from __future__ import annotations

from collections.abc import Callable

from signoff.notice.form import form
from signoff.notice.record.model import DecisionType, WardScope, given
from signoff.pdf.exempt import exempt_items, exempt_rows
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.metrics import BAND, BELOW_HEADING, LABEL, PAD_BOTTOM, PAD_TOP, PAD_X, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import CONTENT, NOT_APPLICABLE, WIDE, Sheet, named
from signoff.pdf.structure import Element
from signoff.pdf.subrows import approval, call_in, consultation, forthcoming_list, report_publication


def form_rows(sheet: Sheet) -> list[Item]:
    """Return the rows of the whole form, in its order."""
    rows: list[Item] = []
    for section in form.SECTIONS:
        if section.key != "approximate_value":  # stands in the grid with the decision type
            rows += _WRITERS[section.key](sheet)
    return rows


Fill = Callable[[DecisionType, float, Element], list[Item]]
"""Makes the items of one cell of the grid: of a decision type, so wide, for an element."""


def _grid_row(sheet: Sheet, key: str, grid: Element, scope: str, fill: Fill) -> Box:
    """Return a row of the check-box grid: its label, then three equal columns, one for each decision type."""
    row = grid.add("TR")
    cell = row.add("TH", scope="Row")
    heading = sheet.titled(key, cell.add("P"), cell)
    width = CONTENT / len(form.TYPE_LABELS)
    padding = Padding(PAD_X - 1, PAD_TOP, 1.0, PAD_BOTTOM)
    columns = []
    for one in form.TYPE_LABELS:
        element = row.add("TH", scope=scope) if scope else row.add("TD")
        items = fill(one, width - padding.left - padding.right, element)
        columns.append(Column(width, Feed(items), padding=padding))
    return sheet.row(key, *columns, heading=heading)


def _decision_type(sheet: Sheet) -> list[Item]:
    """Return the grid of the form's first two sections: decision types, and the value bands of each."""
    notice, terms = sheet.record.notice, sheet.record.terms
    grid = sheet.document.add("Table")

    def types(one: DecisionType, width: float, element: Element) -> list[Item]:
        return sheet.tick(sheet.type_label(one), notice.decision_type is one, width, element, LABEL)

    def bands(one: DecisionType, width: float, element: Element) -> list[Item]:
        key, chosen = notice.approximate_value, notice.decision_type
        items: list[Item] = []
        for band in terms.bands_of(one):
            items += sheet.tick(band.label, one is chosen and band.key == key, width, element, BAND)
        if key and terms.band(chosen, key) is None and one is (chosen or DecisionType.KEY):
            items += sheet.tick(key, True, width, element, BAND)
        return items

    rows: list[Item] = [_grid_row(sheet, "decision_type", grid, "Column", types)]
    if terms.bands or notice.approximate_value:
        rows.append(_grid_row(sheet, "approximate_value", grid, "", bands))
    return rows


def _director(sheet: Sheet) -> list[Item]:
    section = sheet.section("director")
    return [sheet.labelled("director", sheet.text(sheet.record.notice.director, section), section)]


def _contact(sheet: Sheet) -> list[Item]:
    section = sheet.section("contact")
    contact = sheet.record.notice.contact
    who = named(contact.name, contact.post, ", ")
    items = sheet.text(who, section)
    items += sheet.run_in("contact.telephone", given(contact.telephone), section, gap=BELOW_HEADING)
    return [sheet.labelled("contact", items, section)]


def _subject(sheet: Sheet) -> list[Item]:
    section = sheet.section("subject")
    return [sheet.labelled("subject", sheet.text(sheet.record.notice.subject, section), section)]


def _long_text(key: str) -> Callable[[Sheet], list[Item]]:
    """Return the writer of one of the three long texts, with its exempt part below it."""

    def write(sheet: Sheet) -> list[Item]:
        section = sheet.section(key)
        items = sheet.guidance(form.section(key).guidance, section)
        items += rich_items(getattr(sheet.record.notice, key), WIDE, section, sheet.paragraphs)
        items += exempt_items(sheet, key, WIDE, section)
        return [sheet.wide(key, items, section)]

    return write


def _wards(sheet: Sheet) -> list[Item]:
    section = sheet.section("wards")
    wards = sheet.record.notice.wards
    names = ", ".join(wards.names)
    words = {WardScope.ALL: "All wards", WardScope.NOT_APPLICABLE: NOT_APPLICABLE}
    text = names if wards.scope is None else words.get(wards.scope, names)
    return [sheet.labelled("wards", sheet.text(text, section), section)]


def _implementation(sheet: Sheet) -> list[Item]:
    from signoff.notice.text.days import written

    section = sheet.section("implementation")
    answers = sheet.record.notice.implementation
    items = sheet.heading("implementation.accountable_officer", section)
    for text in (answers.accountable_officer, answers.timescales):
        items += sheet.text(text, section, gap=BELOW_HEADING)
    if answers.start_date is not None:
        items += sheet.run_in("implementation.start_date", written(answers.start_date), section, gap=PARAGRAPH_GAP)
    return [sheet.labelled("implementation", items, section)]


_WRITERS: dict[str, Callable[[Sheet], list[Item]]] = {
    "decision_type": _decision_type,
    "director": _director,
    "contact": _contact,
    "subject": _subject,
    "decision": _long_text("decision"),
    "reasons": _long_text("reasons"),
    "alternatives": _long_text("alternatives"),
    "wards": _wards,
    "consultation": consultation,
    "implementation": _implementation,
    "forthcoming_list": forthcoming_list,
    "report_publication": report_publication,
    "exempt_information": exempt_rows,
    "call_in": call_in,
    "decision_maker": approval,
}
"""The writer of each section of the form, by its key."""
