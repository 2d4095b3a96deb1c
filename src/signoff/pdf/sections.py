"""The form's sections as rows: what each prints, whatever has been given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from signoff.notice import form
from signoff.notice.model import DecisionType, WardScope, given
from signoff.pdf.exempt import exempt_items, exempt_rows
from signoff.pdf.flow import Column, Feed, Item, Padding
from signoff.pdf.look import BELOW_HEADING, LABEL, PAD_BOTTOM, PAD_TOP, PAD_X, PARAGRAPH_GAP
from signoff.pdf.rich import rich_items
from signoff.pdf.sheet import CONTENT, NOT_APPLICABLE, WIDE, Sheet, named
from signoff.pdf.subrows import approval, call_in, consultation, forthcoming_list, report_publication


def form_rows(sheet: Sheet) -> list[Item]:
    """Return the rows of the whole form, in its order."""
    rows: list[Item] = []
    for section in form.SECTIONS:
        rows += _WRITERS[section.key](sheet)
    return rows


def _grid_columns(sheet: Sheet, fill: Callable[[DecisionType, float], list[Item]]) -> list[Column]:
    """Return three equal columns, one for each decision type."""
    width = CONTENT / len(form.TYPE_LABELS)
    padding = Padding(PAD_X - 1, PAD_TOP, 1.0, PAD_BOTTOM)
    return [
        Column(width, Feed(fill(one, width - padding.left - padding.right)), padding=padding)
        for one in form.TYPE_LABELS
    ]


def _decision_type(sheet: Sheet) -> list[Item]:
    section = sheet.document.add("Sect")

    def fill(one: DecisionType, width: float) -> list[Item]:
        return sheet.tick(sheet.type_label(one), sheet.record.notice.decision_type is one, width, section, LABEL)

    return [sheet.row("decision_type", *_grid_columns(sheet, fill), section=section)]


def _approximate_value(sheet: Sheet) -> list[Item]:
    notice, terms = sheet.record.notice, sheet.record.terms
    key = notice.approximate_value
    known = terms.band(notice.decision_type, key) is not None
    if not terms.bands and not key:
        return []
    section = sheet.document.add("Sect")

    def fill(one: DecisionType, width: float) -> list[Item]:
        items: list[Item] = []
        for band in terms.bands_of(one):
            selected = one is notice.decision_type and band.key == key
            items += sheet.tick(band.label, selected, width, section)
        if key and not known and one is (notice.decision_type or DecisionType.KEY):
            items += sheet.tick(key, True, width, section)
        return items

    return [sheet.row("approximate_value", *_grid_columns(sheet, fill), section=section)]


def _director(sheet: Sheet) -> list[Item]:
    section = sheet.document.add("Sect")
    return [sheet.labelled("director", sheet.text(sheet.record.notice.director, section), section)]


def _contact(sheet: Sheet) -> list[Item]:
    section = sheet.document.add("Sect")
    contact = sheet.record.notice.contact
    who = named(contact.name, contact.post, ", ")
    items = sheet.text(who, section)
    items += sheet.run_in("contact.telephone", given(contact.telephone), section, gap=BELOW_HEADING)
    return [sheet.labelled("contact", items, section)]


def _subject(sheet: Sheet) -> list[Item]:
    section = sheet.document.add("Sect")
    return [sheet.labelled("subject", sheet.text(sheet.record.notice.subject, section), section)]


def _long_text(key: str) -> Callable[[Sheet], list[Item]]:
    """Return the writer of one of the three long texts, with its exempt part below it."""

    def write(sheet: Sheet) -> list[Item]:
        section = sheet.document.add("Sect")
        heading: Sequence[Item] = ()
        items = rich_items(getattr(sheet.record.notice, key), WIDE, section, sheet.paragraphs)
        items += exempt_items(sheet, key, WIDE, section)
        return [*heading, sheet.wide(key, form.section(key).guidance, items, section)]

    return write


def _wards(sheet: Sheet) -> list[Item]:
    section = sheet.document.add("Sect")
    wards = sheet.record.notice.wards
    names = ", ".join(wards.names)
    words = {WardScope.ALL: "All wards", WardScope.NOT_APPLICABLE: NOT_APPLICABLE}
    text = names if wards.scope is None else words.get(wards.scope, names)
    return [sheet.labelled("wards", sheet.text(text, section), section)]


def _implementation(sheet: Sheet) -> list[Item]:
    from signoff.pdf.dates import written

    section = sheet.document.add("Sect")
    answers = sheet.record.notice.implementation
    items = sheet.heading("implementation.accountable_officer", section)
    for text in (answers.accountable_officer, answers.timescales):
        items += sheet.text(text, section, gap=BELOW_HEADING)
    if answers.start_date is not None:
        items += sheet.run_in("implementation.start_date", written(answers.start_date), section, gap=PARAGRAPH_GAP)
    return [sheet.labelled("implementation", items, section)]


_WRITERS: dict[str, Callable[[Sheet], list[Item]]] = {
    "decision_type": _decision_type,
    "approximate_value": _approximate_value,
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
