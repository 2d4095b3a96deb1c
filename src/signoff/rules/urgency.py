"""The two urgency routes for key decisions that were not listed in time: General Exception and Special Urgency."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import Route
from signoff.notice.record.record import Role
from signoff.notice.text.days import written as day
from signoff.rules.answer_text import counted, meaningful
from signoff.rules.calendar import caveat
from signoff.rules.case import Case
from signoff.rules.deadlines import GENERAL_EXCEPTION_CLEAR_DAYS
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule

_STATUTORY_DAYS = counted(GENERAL_EXCEPTION_CLEAR_DAYS, "clear day")


@rule(
    "route-reason-missing",
    ERROR,
    when="a route chosen and no reason",
    says="Say why it is impracticable to delay the decision. {route} needs a reason, which is published.",
    source="2012 regs 10, 11",
)
def route_reason_missing(case: Case) -> Iterator[Hit]:
    """Both routes publish their reason."""
    if case.is_key and case.route and not meaningful(case.notice.forthcoming_list.reason):
        yield hit("forthcoming_list.reason", "forthcoming_list.route", route=_route_name(case.route))


@rule(
    "reasons-not-published",
    WARNING,
    when="a route chosen and no day on which the notice of its reasons was published",
    says="Publish the reasons, and enter the date. {route} requires a notice of why {what}, at the council’s offices "
    "and on its website, as soon as reasonably practicable.",
    source="2012 regs 10(3), 11(2)",
)
def reasons_not_published(case: Case) -> Iterator[Hit]:
    """It may follow the decision, so its absence holds nothing up."""
    if not case.is_key or case.route is None or case.notice.forthcoming_list.reasons_published_date is not None:
        return
    is_exception = case.route is Route.GENERAL_EXCEPTION
    yield hit(
        "forthcoming_list.reasons_published_date",
        "forthcoming_list.route",
        route=_route_name(case.route),
        what="28 days’ publicity is impracticable"
        if is_exception
        else "the decision is urgent and cannot reasonably be deferred",
        source="2012 reg 10(3)" if is_exception else "2012 reg 11(2)",
    )


@rule(
    "general-exception-chair-not-told",
    ERROR,
    when="General Exception and no date on which the scrutiny chair was notified, or one after the decision",
    says="Enter the date on which the scrutiny chair was notified. {why}",
    source="2012 reg 10(1)(a)",
)
def general_exception_chair_not_told(case: Case) -> Iterator[Hit]:
    """The chair is informed of the matter by notice in writing; no period runs from that day."""
    told, decided = case.notice.forthcoming_list.chair_notified_date, case.notice.decision_date
    if not _is_excepted(case):
        return
    if told is None:
        why = "General Exception requires that in writing."
        yield hit("forthcoming_list.chair_notified_date", "forthcoming_list.route", why=why)
    elif decided and told >= decided:
        why = f"It must be before the decision: {day(told)} is given, and the decision is dated {day(decided)}."
        yield hit("forthcoming_list.chair_notified_date", "decision_date", why=why)


@rule(
    "general-exception-notice-missing",
    ERROR,
    when="General Exception without the day of its notice",
    says="Enter the date on which the notice of General Exception was published. It is made available at the council’s "
    "offices and on its website, and the decision may be taken once {days} have passed after that day.",
    source="2012 reg 10(1)(b), (c)",
)
def general_exception_notice_missing(case: Case) -> Iterator[Hit]:
    """Without it, nobody can know whether the clear days are over."""
    if _is_excepted(case) and case.notice.forthcoming_list.notice_published_date is None:
        yield hit("forthcoming_list.notice_published_date", "forthcoming_list.route", days=_STATUTORY_DAYS)


@rule(
    "general-exception-too-early",
    ERROR,
    when="General Exception, decision before five clear days after the day of its notice",
    says="The earliest date is {earliest}. The decision is dated {decided}; the notice of General Exception was "
    "published on {published}, and {days} must pass between. {council}",
    source="2012 reg 10(1)(c)",
)
def general_exception_too_early(case: Case) -> Iterator[Hit]:
    """Clear days of the calendar: neither the day of the notice nor that of the decision counts."""
    published, decided = case.notice.forthcoming_list.notice_published_date, case.notice.decision_date
    earliest, by_council = case.dates.general_exception_by_law, case.dates.earliest_general_exception
    if _is_excepted(case) and published and decided and earliest and decided < earliest:
        later = by_council if by_council and by_council > earliest else None
        yield hit(
            "decision_date",
            "forthcoming_list.notice_published_date",
            earliest=day(earliest),
            decided=day(decided),
            published=day(published),
            days=_STATUTORY_DAYS,
            council=f"By the council’s {_council_days(case)} it is {day(later)}{caveat(later)}." if later else "",
        )


@rule(
    "general-exception-before-working-days",
    WARNING,
    when="General Exception, decision after the five clear days of the law and before the council’s longer period",
    says="The council counts {days}, after which the earliest date is {earliest}. By law the decision may be taken "
    "from {by_law}; it is dated {decided}, and the notice was published on {published}.",
    source="profile",
)
def general_exception_before_working_days(case: Case) -> Iterator[Hit]:
    """A caution of the council's, since a weekend or a holiday leaves few people to read the notice."""
    published, decided = case.notice.forthcoming_list.notice_published_date, case.notice.decision_date
    by_law, earliest = case.dates.general_exception_by_law, case.dates.earliest_general_exception
    if not _is_excepted(case) or not (published and decided and by_law and earliest):
        return
    if by_law <= decided < earliest:
        yield hit(
            "decision_date",
            "forthcoming_list.notice_published_date",
            earliest=day(earliest) + caveat(earliest),
            by_law=day(by_law),
            decided=day(decided),
            published=day(published),
            days=_council_days(case),
        )


@rule(
    "special-urgency-not-agreed",
    ERROR,
    when="Special Urgency without a chair’s signature and date, or dated after the decision",
    says="The chair must agree first. {why}",
    source="2012 reg 11(1)",
)
def special_urgency_not_agreed(case: Case) -> Iterator[Hit]:
    """One chair's agreement is enough, of scrutiny or else of the council."""
    if not case.is_key or case.route is not Route.SPECIAL_URGENCY:
        return
    agreed = [signature.date for signature in case.signatures(Role.SCRUTINY_CHAIR)]
    decided = case.notice.decision_date
    if not agreed:
        why = (
            "Special Urgency needs the signature and date of the chair of the relevant scrutiny committee; where there "
            "is none, or the chair is unable to act, of the chair of the council; and where there is neither, of its "
            "vice-chair."
        )
        yield hit("signatures.scrutiny_chair", "forthcoming_list.route", why=why)
    elif decided and min(agreed) > decided:
        why = f"The chair agreed on {day(min(agreed))}, and the decision is dated {day(decided)}."
        yield hit("signatures.scrutiny_chair", "decision_date", why=why)


@rule(
    "general-exception-signed",
    WARNING,
    when="General Exception with a chair’s signature",
    says="The chair is notified, and does not have to agree. General Exception needs no signature: check that "
    "Special Urgency is "
    "not meant.",
    source="2012 reg 10",
)
def general_exception_signed(case: Case) -> Iterator[Hit]:
    """The form's signature is for Special Urgency alone."""
    if _is_excepted(case) and case.signatures(Role.SCRUTINY_CHAIR):
        yield hit("signatures.scrutiny_chair", "forthcoming_list.route")


def _is_excepted(case: Case) -> bool:
    return case.is_key and case.route is Route.GENERAL_EXCEPTION


def _council_days(case: Case) -> str:
    return case.profile.periods.of_general_exception.words


def _route_name(route: Route) -> str:
    return "General Exception" if route is Route.GENERAL_EXCEPTION else "Special Urgency"
