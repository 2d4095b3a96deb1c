"""The sections that have sub-rows: consultation, forthcoming list, publication, call-in, approval."""

from __future__ import annotations

from signoff.notice.record.model import Consultee, DecisionType, Dispensation, Interest, Route, given
from signoff.notice.text.days import written
from signoff.pdf.exempt import exempt_items
from signoff.pdf.flow import Box, Column, Feed, Item, Padding
from signoff.pdf.metrics import BELOW_HEADING, PAD_BOTTOM, PAD_TOP, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.sheet import CONTENT, INNER, NOT_APPLICABLE, Sheet, named
from signoff.pdf.signature_cells import approval_parts, decision_parts
from signoff.pdf.structure import Element

CONSULTEES = (
    "executive_member",
    "ward_councillors",
    "chief_digital_information_officer",
    "chief_asset_management_regeneration_officer",
)
_ROUTES = {Route.GENERAL_EXCEPTION: "General exception", Route.SPECIAL_URGENCY: "Special urgency"}
_CHOICE = 52.0


def consultation(sheet: Sheet) -> list[Item]:
    """Return the row about who was consulted."""
    section = sheet.section("consultation")
    answers = sheet.record.notice.consultation
    parts = []
    for name in CONSULTEES:
        path = f"consultation.{name}"
        items = sheet.heading(path, section) + _consultee(sheet, getattr(answers, name), section)
        parts.append(sheet.part(path, items))
    others = sheet.heading("consultation.others", section)
    others += rich_items(answers.others, INNER, section, sheet.paragraphs)
    others += exempt_items(sheet, "others", INNER, section)
    parts.append(sheet.part("consultation.others", others))
    return [sheet.parted("consultation", parts, section)]


def _consultee(sheet: Sheet, answer: Consultee, section: Element) -> list[Item]:
    words = [NOT_APPLICABLE] if answer.applies is False else []
    words += [given(answer.details)] if given(answer.details) else []
    items = sheet.text(" ".join(words), section, gap=BELOW_HEADING)
    for one in answer.interests:
        items += sheet.text(_interest(one), section, gap=PARAGRAPH_GAP if items else 0.0)
    return items


def _interest(one: Interest) -> str:
    """Return an interest as a sentence, with the dispensation and its date."""
    member = f" by {given(one.member)}" if given(one.member) else ""
    text = f"Interest disclosed{member}: {given(one.interest)}".rstrip(" :")
    text += "" if text.endswith((".", "!", "?")) else "."
    day = f" on {written(one.date)}" if one.date else ""
    if one.dispensation is Dispensation.GRANTED:
        return f"{text} Dispensation granted{day}."
    if one.dispensation is Dispensation.NONE:
        return f"{text} No dispensation{day}."
    return f"{text} Dispensation{day}." if day else text


def forthcoming_list(sheet: Sheet) -> list[Item]:
    """Return the row about the List of Forthcoming Key Decisions."""
    section = sheet.section("forthcoming_list")
    return [
        sheet.parted(
            "forthcoming_list",
            [_listing(sheet, section), _urgency(sheet, section), *_chairs(sheet, section)],
            section,
        )
    ]


def _listing(sheet: Sheet, section: Element) -> Box:
    answers = sheet.record.notice.forthcoming_list
    path = "forthcoming_list.date_added"
    date = written(answers.date_added) if answers.date_added else _none_given(sheet)
    items = sheet.run_in(path, date, section)
    title = given(answers.listed_title)
    if title and title != given(sheet.record.notice.subject):
        items += sheet.run_in("forthcoming_list.listed_title", title, section, gap=2.0)
    return sheet.part(path, items)


def _urgency(sheet: Sheet, section: Element) -> Box:
    answers = sheet.record.notice.forthcoming_list
    path = "forthcoming_list.reason"
    items = sheet.heading(path, section)
    said: list[Item] = []
    if answers.route in _ROUTES:
        said += sheet.text(_ROUTES[answers.route] + ".", section, gap=BELOW_HEADING)
    if answers.chair_notified_date:
        day = written(answers.chair_notified_date)
        said += sheet.run_in("forthcoming_list.chair_notified_date", day, section, gap=BELOW_HEADING)
    if answers.notice_published_date:
        day = written(answers.notice_published_date)
        gap = 2.0 if answers.chair_notified_date else BELOW_HEADING
        said += sheet.run_in("forthcoming_list.notice_published_date", day, section, gap=gap)
    said += sheet.text(answers.reason, section, gap=BELOW_HEADING)
    if not said:
        said = sheet.text(_none_given(sheet, answers.route is Route.NONE), section, gap=BELOW_HEADING)
    return sheet.part(path, items + said)


def _chairs(sheet: Sheet, section: Element) -> list[Box]:
    route = sheet.record.notice.forthcoming_list.route
    idle = _none_given(sheet, route in (Route.NONE, Route.GENERAL_EXCEPTION))
    return approval_parts(sheet, "scrutiny_chair", idle, section)


def report_publication(sheet: Sheet) -> list[Item]:
    """Return the row about the publication of the report."""
    section = sheet.section("report_publication")
    answers = sheet.record.notice.report_publication
    late = given(answers.late_reason)
    idle = _none_given(sheet, answers.published_date is not None and not late)
    path = "report_publication.late_reason"
    parts = []
    if answers.published_date:
        published = "report_publication.published_date"
        parts.append(sheet.part(published, sheet.run_in(published, written(answers.published_date), section)))
    items = sheet.heading(path, section) + sheet.text(late or idle, section, gap=BELOW_HEADING)
    parts.append(sheet.part(path, items))
    parts += approval_parts(sheet, "executive_member", "" if late else idle, section)
    return [sheet.parted("report_publication", parts, section)]


def call_in(sheet: Sheet) -> list[Item]:
    """Return the row about call-in: the question with its two check boxes, and the reason of an exemption."""
    section = sheet.section("call_in")
    answers = sheet.record.notice.call_in
    path = "call_in.available"
    width = CONTENT - 2 * _CHOICE
    words = sheet.label(path)
    element = sheet.titled(path, section.add("H3"), section)
    question = sheet.paragraphs.lines(words.spans, width - 12.0, element, notes=words.notes)
    padding = Padding(4.0, PAD_TOP, 2.0, PAD_BOTTOM)
    boxes = [
        Column(_CHOICE, Feed(sheet.tick(text, answers.available is value, _CHOICE - 6, section)), padding=padding)
        for text, value in (("Yes", True), ("No", False))
    ]
    reason = "call_in.exemption_reason"
    idle = _none_given(sheet, answers.available is True)
    items = sheet.heading(reason, section) + sheet.text(
        given(answers.exemption_reason) or idle, section, gap=BELOW_HEADING
    )
    parts = [sheet.part(path, question, boxes), sheet.part(reason, items)]
    return [sheet.parted("call_in", parts, section)]


def approval(sheet: Sheet) -> list[Item]:
    """Return the row of the decision maker's name, signature and date, which no page's end parts."""
    section = sheet.section("decision_maker")
    maker = sheet.record.notice.decision_maker
    who = named(maker.name, maker.post)
    items = sheet.heading("decision_maker.name", section) + sheet.text(who, section, gap=BELOW_HEADING)
    parts = [sheet.part("decision_maker.name", items), *decision_parts(sheet, section)]
    return [sheet.parted("decision_maker", parts, section, whole=True)]


def _none_given(sheet: Sheet, settled: bool = False) -> str:
    """Return N/A where a key-only answer does not apply; in a key decision nothing, until that is `settled`."""
    other = sheet.record.notice.decision_type not in (DecisionType.KEY, None)
    return NOT_APPLICABLE if other or settled else ""
