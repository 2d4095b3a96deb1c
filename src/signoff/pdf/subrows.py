"""The sections that have sub-rows: consultation, forthcoming list, publication, call-in, approval."""

from __future__ import annotations

from signoff.notice.form.form import Field, Section
from signoff.notice.form.kinds import Printed
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Consultee, DecisionType, Route, given
from signoff.notice.text.days import written
from signoff.pdf.exempt import exempt_items
from signoff.pdf.fields import field_part, field_parts, interest_sentence
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.metrics import BELOW_HEADING, PAD_BOTTOM, PAD_TOP, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import CONTENT, INNER, NOT_APPLICABLE, Sheet, named
from signoff.pdf.signature_cells import approval_parts, decision_parts
from signoff.pdf.structure import Element

_ROUTES = {Route.GENERAL_EXCEPTION: "General exception", Route.SPECIAL_URGENCY: "Special urgency"}
_CHOICE = 52.0


def consultation(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row about who was consulted."""
    element = sheet.section(section.key)
    parts = (_consultation_part(sheet, field, element) for field in section.fields)
    return [sheet.parted(section.key, [part for part in parts if part is not None], element)]


def _consultation_part(sheet: Sheet, field: Field, element: Element) -> Box | None:
    """Return the sub-row of a consultee, or of a long text with its exempt part."""
    if field.printed is not Printed.BY_SECTION:
        return field_part(sheet, field, element)
    items = sheet.heading(field.path, element)
    answer = value_at(sheet.record.notice, field.path)
    if isinstance(answer, Consultee):
        items += _consultee(sheet, answer, element)
    else:
        items += rich_items(answer, INNER, element, sheet.paragraphs)
        items += exempt_items(sheet, field.path.rpartition(".")[2], INNER, element, level=4)
    return sheet.part(field.path, items)


def _consultee(sheet: Sheet, answer: Consultee, section: Element) -> list[Item]:
    words = [NOT_APPLICABLE] if answer.applies is False else []
    words += [given(answer.details)] if given(answer.details) else []
    items = sheet.text(" ".join(words), section, gap=BELOW_HEADING)
    for interest in answer.interests:
        items += sheet.text(interest_sentence(interest), section, gap=PARAGRAPH_GAP if items else 0.0)
    return items


def forthcoming_list(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row about the List of Forthcoming Key Decisions."""
    element = sheet.section(section.key)
    parts = [_listing(sheet, element), _urgency(sheet, element), *_chairs(sheet, element)]
    return [sheet.parted(section.key, parts + field_parts(sheet, section, element), element)]


def _listing(sheet: Sheet, element: Element) -> Box:
    answers = sheet.record.notice.forthcoming_list
    path = "forthcoming_list.date_added"
    date = written(answers.date_added) if answers.date_added else _none_given(sheet)
    items = sheet.run_in(path, date, element)
    title = given(answers.listed_title)
    if title and title != given(sheet.record.notice.subject):
        items += sheet.run_in("forthcoming_list.listed_title", title, element, gap=2.0)
    return sheet.part(path, items)


def _urgency(sheet: Sheet, element: Element) -> Box:
    answers = sheet.record.notice.forthcoming_list
    path = "forthcoming_list.reason"
    items = sheet.heading(path, element)
    lines: list[Item] = []
    if answers.route in _ROUTES:
        lines += sheet.text(_ROUTES[answers.route] + ".", element, gap=BELOW_HEADING)
    if answers.chair_notified_date:
        day = written(answers.chair_notified_date)
        lines += sheet.run_in("forthcoming_list.chair_notified_date", day, element, gap=BELOW_HEADING)
    if answers.notice_published_date:
        day = written(answers.notice_published_date)
        gap = 2.0 if answers.chair_notified_date else BELOW_HEADING
        lines += sheet.run_in("forthcoming_list.notice_published_date", day, element, gap=gap)
    lines += sheet.text(answers.reason, element, gap=BELOW_HEADING)
    if answers.reasons_published_date:
        day = written(answers.reasons_published_date)
        lines += sheet.run_in("forthcoming_list.reasons_published_date", day, element, gap=BELOW_HEADING)
    if not lines:
        lines = sheet.text(_none_given(sheet, answers.route is Route.NONE), element, gap=BELOW_HEADING)
    return sheet.part(path, items + lines)


def _chairs(sheet: Sheet, element: Element) -> list[Box]:
    route = sheet.record.notice.forthcoming_list.route
    not_given = _none_given(sheet, route in (Route.NONE, Route.GENERAL_EXCEPTION))
    return approval_parts(sheet, "scrutiny_chair", not_given, element)


def report_publication(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row about the publication of the report."""
    element = sheet.section(section.key)
    answers = sheet.record.notice.report_publication
    late = given(answers.late_reason)
    not_given = _none_given(sheet, answers.published_date is not None and not late)
    path = "report_publication.late_reason"
    parts = []
    if answers.published_date:
        published = "report_publication.published_date"
        parts.append(sheet.part(published, sheet.run_in(published, written(answers.published_date), element)))
    items = sheet.heading(path, element) + sheet.text(late or not_given, element, gap=BELOW_HEADING)
    parts.append(sheet.part(path, items))
    parts += approval_parts(sheet, "executive_member", "" if late else not_given, element)
    parts += field_parts(sheet, section, element)
    return [sheet.parted(section.key, parts, element)]


def call_in(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row about call-in: the question with its two check boxes, and the reason of an exemption."""
    element = sheet.section(section.key)
    answers = sheet.record.notice.call_in
    path = "call_in.available"
    width = CONTENT - 2 * _CHOICE
    words = sheet.label(path)
    heading = sheet.titled(path, element.add("H3"), element)
    question = sheet.paragraphs.lines(words.spans, width - 12.0, heading, notes=words.notes)
    padding = Padding(4.0, PAD_TOP, 2.0, PAD_BOTTOM)
    boxes = [
        Column(
            _CHOICE,
            Feed(sheet.tick(text, answers.available is value, _CHOICE - 6, element, group=words.plain)),
            padding=padding,
        )
        for text, value in (("Yes", True), ("No", False))
    ]
    reason = "call_in.exemption_reason"
    not_given = _none_given(sheet, answers.available is True)
    items = sheet.heading(reason, element) + sheet.text(
        given(answers.exemption_reason) or not_given, element, gap=BELOW_HEADING
    )
    parts = [sheet.part(path, question, boxes), sheet.part(reason, items), *field_parts(sheet, section, element)]
    return [sheet.parted(section.key, parts, element)]


def approval(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row of the decision maker's name, signature and date, which is never split between pages."""
    element = sheet.section(section.key)
    maker = sheet.record.notice.decision_maker
    who = named(maker.name, maker.post)
    says_both = sheet.label(section.key).plain != sheet.label("decision_maker.name").plain
    items = sheet.heading("decision_maker.name", element) if says_both or sheet.has_earlier_words else []
    items += sheet.text(who, element, gap=BELOW_HEADING if items else 0.0)
    parts = [sheet.part("decision_maker.name", items), *field_parts(sheet, section, element)]
    parts += decision_parts(sheet, element)
    return [sheet.parted(section.key, parts, element, whole=True)]


def _none_given(sheet: Sheet, settled: bool = False) -> str:
    """Return N/A where a key-only answer does not apply; in a key decision nothing, until that is `settled`."""
    other = sheet.record.notice.decision_type not in (DecisionType.KEY, None)
    return NOT_APPLICABLE if other or settled else ""
