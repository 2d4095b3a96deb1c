"""The List of Forthcoming Key Decisions: when a decision was listed, and under which title."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.form.periods import DayKind, Period
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Role
from signoff.notice.text.days import written as day
from signoff.rules.answer_text import begins_not_applicable, clip, filled, meaningful, same_words
from signoff.rules.case import Case
from signoff.rules.deadlines import LIST_CLEAR_DAYS
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule

_STATUTORY_LIST = Period(days=LIST_CLEAR_DAYS, kind=DayKind.CLEAR_DAYS)


@rule(
    "key-section-not-key",
    WARNING,
    when="not key, and the List, urgency or publication section filled in",
    says="{section} is for key decisions only. Clear this section, or choose Key as the decision type.",
    source="form notes 6, 7",
)
def key_section_not_key(case: Case) -> Iterator[Hit]:
    """One finding per section, at its first answer; a text that begins with “N/A” is not an answer.

    A type Key that cannot be, since the function is not the executive's, has a rule of its own.
    """
    if not case.is_other or case.notice.decision_type is DecisionType.KEY:
        return
    listing, report = case.notice.forthcoming_list, case.notice.report_publication
    sections = (
        {
            "forthcoming_list.date_added": listing.date_added,
            "forthcoming_list.listed_title": _is_answered(listing.listed_title),
            "forthcoming_list.route": case.route,
            "forthcoming_list.chair_notified_date": listing.chair_notified_date,
            "forthcoming_list.notice_published_date": listing.notice_published_date,
            "forthcoming_list.reason": _is_answered(listing.reason),
            "forthcoming_list.reasons_published_date": listing.reasons_published_date,
            "signatures.scrutiny_chair": case.signatures(Role.SCRUTINY_CHAIR),
        },
        {
            "report_publication.published_date": report.published_date,
            "report_publication.late_reason": _is_answered(report.late_reason),
            "signatures.executive_member": case.signatures(Role.EXECUTIVE_MEMBER),
        },
    )
    for answers in sections:
        if answered := [path for path, answer in answers.items() if answer]:
            yield hit(*answered, section=case.label(case.form.section_of(answered[0]).key))


@rule(
    "list-date-missing",
    ERROR,
    when="key, no date added to the List and no urgency route",
    says="Enter the date added to the list, or choose General Exception or Special Urgency.",
    source="2012 regs 9–11, {list}",
)
def list_date_missing(case: Case) -> Iterator[Hit]:
    """A key decision is listed, or names the route by which it need not be."""
    if case.is_key and case.route is None and case.notice.forthcoming_list.date_added is None:
        yield hit("forthcoming_list.date_added", "forthcoming_list.route")


@rule(
    "list-period-too-short",
    ERROR,
    when="key, date added, no route, decision date before the clear days of the List are over",
    says="The earliest date is {earliest}. The decision is dated {decided}; it was listed on {listed}, and {days}. "
    "Choose a later date, or General Exception or Special Urgency.",
    source="2012 reg 9",
)
def list_period_too_short(case: Case) -> Iterator[Hit]:
    """By law clear calendar days: neither the day of listing nor that of the decision counts."""
    listed, decided = case.notice.forthcoming_list.date_added, case.notice.decision_date
    earliest = case.dates.earliest_from_list
    if not case.is_key or case.route or listed is None or decided is None or earliest is None:
        return
    if decided < earliest:
        period = case.profile.periods.on_list
        yield hit(
            "decision_date",
            "forthcoming_list.date_added",
            earliest=day(earliest),
            decided=day(decided),
            listed=day(listed),
            days=f"{period.words} must pass {'between' if period.is_clear else 'first'}",
            source="" if period == _STATUTORY_LIST else "{list}",
        )


@rule(
    "listed-title-differs",
    WARNING,
    when="key, on the List, subject differs from the listed title",
    says="The two titles should be the same. The list calls this decision “{title}”.",
    source="form note 2",
)
def listed_title_differs(case: Case) -> Iterator[Hit]:
    """Case, spacing and typographic marks do not matter."""
    title, subject = case.notice.forthcoming_list.listed_title or "", case.notice.subject or ""
    if case.is_key and meaningful(title) and filled(subject) and not same_words(title, subject):
        yield hit("subject", "forthcoming_list.listed_title", title=clip(title, 160))


def _is_answered(text: str | None) -> bool:
    return meaningful(text) and not begins_not_applicable(text)
