"""The dates that follow from a notice's own: when a decision may be taken, when it takes effect, and all in order."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from signoff.errors import DateUnknown
from signoff.notice.form.council import Profile
from signoff.notice.record.model import DecisionType, Notice, Route
from signoff.notice.record.record import Record
from signoff.notice.text.days import read as read_day
from signoff.notice.text.days import short as short_day
from signoff.notice.text.days import with_weekday
from signoff.rules.answer_text import meaningful
from signoff.rules.calendar import FIRST_YEAR, LAST_YEAR, WorkingDays, caveat, require_known

GENERAL_EXCEPTION_CLEAR_DAYS = 5
"""The clear days, by the calendar, that must pass after the day of a notice of General Exception: 2012 reg 10(1)(c)."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What follows from the dates that were given; None for each that was not.

    `general_exception_by_law` is the day from which the law allows it, `earliest_general_exception` that from which the
    council does, which counts working days.
    """

    earliest_from_list: dt.date | None = None
    earliest_from_report: dt.date | None = None
    earliest_general_exception: dt.date | None = None
    effective_from: dt.date | None = None
    general_exception_by_law: dt.date | None = None


def deadlines(
    profile: Profile,
    *,
    listed: dt.date | None = None,
    report_published: dt.date | None = None,
    general_exception: dt.date | None = None,
    decided: dt.date | None = None,
) -> Deadlines:
    """Return the dates that follow; `effective_from` is that of a key decision open to call-in.

    Listed: clear calendar days (2012 reg 9). Report: the first working day after the clear working days (form note 7).
    General Exception, from the day of its notice: by law clear calendar days (2012 reg 10(1)(c)); by the council the
    first working day after its clear working days, and never before the law allows. Call-in: the calendar day after the
    last of its working days, which is not moved off a Saturday, a Sunday or a holiday. Raises DateUnknown outside 2000
    to 2035.
    """
    for date in (listed, report_published, general_exception, decided):
        if date is not None:
            require_known(date)
    periods, days = profile.periods, WorkingDays(profile.closures)
    one_day = dt.timedelta(days=1)
    by_law = general_exception and general_exception + dt.timedelta(days=GENERAL_EXCEPTION_CLEAR_DAYS) + one_day
    by_council = general_exception and days.after_clear(general_exception, periods.general_exception_clear_working_days)
    return Deadlines(
        listed and listed + dt.timedelta(days=periods.list_clear_days) + one_day,
        report_published and days.after_clear(report_published, periods.report_clear_working_days),
        max(by_law, by_council) if by_law and by_council else None,
        decided and days.nth_after(decided, periods.call_in_working_days) + one_day,
        by_law,
    )


_MEANINGS_OF_DEADLINES = {
    "earliest_from_list": "the decision may be taken, by the List",
    "earliest_from_report": "the decision may be taken, by the report",
    "general_exception_by_law": "the decision may be taken, by General Exception, as the law counts",
    "earliest_general_exception": "the decision may be taken, by General Exception, as the council counts",
    "effective_from": "in effect, if not called in",
}


def in_words(name: str, date: dt.date, profile: Profile) -> str:
    """Return what one of the `Deadlines` means, with any note on that date."""
    words = _MEANINGS_OF_DEADLINES[name]
    if name == "effective_from" and profile.periods.call_in_working_days:
        words += f"; call-in ends on {with_weekday(date - dt.timedelta(days=1))}"
    return words if name in ("earliest_from_list", "general_exception_by_law") else words + caveat(date)


def deadlines_of(notice: Notice, profile: Profile) -> Deadlines:
    """Return the dates that follow from a notice's own; None for each whose date is missing or its year unknown."""
    listing, report = notice.forthcoming_list, notice.report_publication
    exception = _deadlines_if_known(profile, general_exception=listing.notice_published_date)
    return Deadlines(
        _deadlines_if_known(profile, listed=listing.date_added).earliest_from_list,
        _deadlines_if_known(profile, report_published=report.published_date).earliest_from_report,
        exception.earliest_general_exception,
        _deadlines_if_known(profile, decided=notice.decision_date).effective_from,
        exception.general_exception_by_law,
    )


def earliest_decision(notice: Notice, dates: Deadlines) -> tuple[dt.date, str] | None:
    """Return the day from which a key decision may be taken, and the field whose date decides it, or None.

    The later of the List's date (or the General Exception's, as the council counts; Special Urgency has none) and the
    report's; a late report with a reason delays nothing.
    """
    route, report = notice.forthcoming_list.route, notice.report_publication
    days: list[tuple[dt.date | None, str]] = []
    if route is Route.GENERAL_EXCEPTION:
        days.append((dates.earliest_general_exception, "forthcoming_list.notice_published_date"))
    elif route is not Route.SPECIAL_URGENCY:
        days.append((dates.earliest_from_list, "forthcoming_list.date_added"))
    if not meaningful(report.late_reason):
        days.append((dates.earliest_from_report, "report_publication.published_date"))
    return max(((date, path) for date, path in days if date is not None), default=None)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date: `when` as it is shown ("23 Mar 2023", "At once"), what it means, and whether it is done.

    `done` means that the record says so, not that the day has passed; `date` is None where it has no day.
    """

    date: dt.date | None
    when: str
    meaning: str
    done: bool = False


CALL_IN_ENDS = "Call-in ends"
IN_EFFECT = "In effect, if not called in"
EXEMPT = "In force: exempt from call-in"
NOT_OPEN = "In force: not open to call-in"
UNKNOWN = f"In effect: bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}"

_WITHOUT_DAY = {EXEMPT: "At once", NOT_OPEN: "At once", UNKNOWN: "Not known"}
"""What is shown instead of the day, for a meaning without one."""

_MEANINGS = re.compile(
    "(Added to the list|Scrutiny chair notified|Notice of General Exception published|Report published"
    "|Decision taken|Decision, if signed that day|Councillors see it, within 24 hours|Published"
    f"|Record may be disposed of|{EXEMPT}|{NOT_OPEN}|{UNKNOWN}"
    rf"|(?:Earliest decision|{IN_EFFECT}|{CALL_IN_ENDS})"
    r"(?: \(the bank holidays of (\d{4}) are not yet proclaimed\))?)",
    re.ASCII,
)


def is_meaning(words: str) -> bool:
    """Whether `timeline` gives a date this meaning; no others are ever printed."""
    return _MEANINGS.fullmatch(words) is not None


def is_date_line(when: str, meaning: str) -> bool:
    """Whether `timeline` could give a date this meaning, the date written out as it is on the page."""
    match = _MEANINGS.fullmatch(meaning)
    if match is None:
        return False
    if meaning in _WITHOUT_DAY:
        return when == _WITHOUT_DAY[meaning]
    day = read_day(when)
    return day is not None and match[2] in (None, str(day.year))


def timeline(record: Record, profile: Profile) -> tuple[Milestone, ...]:
    """Return the dates that follow from a record's own, earliest first; empty while it has none.

    Dates that depend on bank holidays which are not yet proclaimed say so; those outside the known years say
    that they are not known.
    """
    is_key = record.notice.decision_type is DecisionType.KEY
    earlier = _before_decision(record, profile) if is_key else []
    decided = record.notice.decision_date
    later = _after_decision(record, profile, decided, is_key) if decided else []
    # without a day, it is sorted by the decision's: what takes effect at once does so then
    return tuple(sorted((*earlier, *later), key=lambda milestone: milestone.date or decided or dt.date.max))


def _before_decision(record: Record, profile: Profile) -> list[Milestone]:
    """Return what comes before a key decision."""
    listing, report = record.notice.forthcoming_list, record.notice.report_publication
    milestones: list[Milestone] = []
    if listing.date_added:
        milestones.append(_milestone(listing.date_added, "Added to the list", done=True))
    if listing.route is Route.GENERAL_EXCEPTION and listing.chair_notified_date:
        milestones.append(_milestone(listing.chair_notified_date, "Scrutiny chair notified", done=True))
    if listing.route is Route.GENERAL_EXCEPTION and listing.notice_published_date:
        milestones.append(_milestone(listing.notice_published_date, "Notice of General Exception published", done=True))
    if report.published_date:
        milestones.append(_milestone(report.published_date, "Report published", done=True))
    if earliest := earliest_decision(record.notice, deadlines_of(record.notice, profile)):
        signed = record.decision_signature is not None
        on_list = earliest[1] == "forthcoming_list.date_added"
        milestones.append(_milestone(earliest[0], "Earliest decision", done=signed, depends_on_holidays=not on_list))
    return milestones


def _after_decision(record: Record, profile: Profile, decided: dt.date, is_key: bool) -> list[Milestone]:
    """Return the decision and what follows from it."""
    signed = record.decision_signature is not None
    milestones = [_milestone(decided, "Decision taken" if signed else "Decision, if signed that day", done=signed)]
    if is_key and record.notice.call_in.available is not False:
        milestones.extend(_end_of_call_in(decided, profile))
    else:
        meaning = EXEMPT if is_key else NOT_OPEN
        milestones.append(Milestone(None, _WITHOUT_DAY[meaning], meaning, signed))
    if decided < dt.date.max:
        milestones.append(_milestone(decided + dt.timedelta(days=1), "Councillors see it, within 24 hours"))
    if record.publication.date:
        milestones.append(_milestone(record.publication.date, "Published", done=True))
    if decided.year + profile.record_years <= dt.MAXYEAR:
        milestones.append(_milestone(_years_after(decided, profile.record_years), "Record may be disposed of"))
    return milestones


def _end_of_call_in(decided: dt.date, profile: Profile) -> list[Milestone]:
    try:
        effective = deadlines(profile, decided=decided).effective_from
    except DateUnknown:
        return [Milestone(None, _WITHOUT_DAY[UNKNOWN], UNKNOWN)]
    if effective is None:
        return []
    milestones = [_milestone(effective, IN_EFFECT, depends_on_holidays=True)]
    if profile.periods.call_in_working_days > 0:
        milestones.insert(0, _milestone(effective - dt.timedelta(days=1), CALL_IN_ENDS, depends_on_holidays=True))
    return milestones


def _milestone(date: dt.date, meaning: str, *, done: bool = False, depends_on_holidays: bool = False) -> Milestone:
    meaning += caveat(date) if depends_on_holidays else ""
    return Milestone(date, short_day(date), meaning, done)


def _years_after(date: dt.date, years: int) -> dt.date:
    """Return the same day some years later; the day after for 29 February in a year without one."""
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return dt.date(date.year + years, 3, 1)


def _deadlines_if_known(profile: Profile, **given: dt.date | None) -> Deadlines:
    """Return what follows from one date; nothing where its year is unknown, which has a rule of its own."""
    try:
        return deadlines(profile, **given)
    except DateUnknown:
        return Deadlines()
