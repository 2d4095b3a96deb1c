"""The dates of a notice in order, as a reader is shown them, and which lines of dates there can be."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from signoff.errors import DateUnknown
from signoff.notice.form.council import Profile
from signoff.notice.record.model import DecisionType, Route
from signoff.notice.record.record import Record
from signoff.notice.text.days import read as read_day
from signoff.notice.text.days import short as short_day
from signoff.rules.calendar import FIRST_YEAR, LAST_YEAR
from signoff.rules.deadlines import deadlines, deadlines_of, earliest_decision, note_on, note_on_effect


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
IN_EFFECT = "In effect, if "
IF_NOT_CALLED_IN = f"{IN_EFFECT}not called in"
IF_PUBLISHED = f"{IN_EFFECT}published at once and not called in"
PUBLISHED_AT_ONCE = ", if published at once"
EXEMPT = "In force: exempt from call-in"
NOT_OPEN = "In force: not open to call-in"
UNKNOWN = f"In effect: bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}"

_WITHOUT_DAY = {EXEMPT: "At once", NOT_OPEN: "At once", UNKNOWN: "Not known"}
"""What is shown instead of the day, for a meaning without one."""

_MEANINGS = re.compile(
    "(Added to the list|Scrutiny chair notified|Notice of General Exception published|Report published"
    "|Decision taken|Decision, if signed that day|Councillors see it, within 24 hours|Published"
    f"|Record may be disposed of|{EXEMPT}|{NOT_OPEN}|{UNKNOWN}"
    rf"|(?:Earliest decision|{IF_NOT_CALLED_IN}|{IF_PUBLISHED}"
    rf"|{CALL_IN_ENDS}(?: at (?:noon|(?:1[0-2]|[1-9])(?:\.[0-5]\d)?[ap]m))?(?:{PUBLISHED_AT_ONCE})?)"
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


def is_open_to_call_in(record: Record) -> bool:
    """Whether an executive decision of this type was open to call-in, by the notice's terms; no others are."""
    notice = record.notice
    return notice.authority.executive is not False and notice.decision_type in record.terms.call_in_types


def timeline(record: Record, profile: Profile) -> tuple[Milestone, ...]:
    """Return the dates that follow from a record's own, earliest first; empty while it has none.

    The List, the report and the earliest day are of key decisions, and only an executive decision is one (2012 reg 8).
    Dates that depend on bank holidays which are not yet proclaimed say so; those outside the known years say
    that they are not known.
    """
    is_key = record.notice.decision_type is DecisionType.KEY and record.notice.authority.executive is not False
    earlier = _before_decision(record, profile) if is_key else []
    decided = record.notice.decision_date
    later = _after_decision(record, profile, decided) if decided else []
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
        meaning = f"Earliest decision{note_on(*earliest, profile)}"
        milestones.append(_milestone(earliest[0], meaning, done=signed))
    return milestones


def _after_decision(record: Record, profile: Profile, decided: dt.date) -> list[Milestone]:
    """Return the decision and what follows from it."""
    signed = record.decision_signature is not None
    milestones = [_milestone(decided, "Decision taken" if signed else "Decision, if signed that day", done=signed)]
    is_open = is_open_to_call_in(record)
    if is_open and record.notice.call_in.available is not False:
        milestones.extend(_end_of_call_in(decided, record.publication.date, profile))
    else:
        meaning = EXEMPT if is_open else NOT_OPEN
        milestones.append(Milestone(None, _WITHOUT_DAY[meaning], meaning, signed))
    if decided < dt.date.max:
        milestones.append(_milestone(decided + dt.timedelta(days=1), "Councillors see it, within 24 hours"))
    if record.publication.date:
        milestones.append(_milestone(record.publication.date, "Published", done=True))
    if decided.year + profile.record_years <= dt.MAXYEAR:
        milestones.append(_milestone(_years_after(decided, profile.record_years), "Record may be disposed of"))
    return milestones


def _end_of_call_in(decided: dt.date, published: dt.date | None, profile: Profile) -> list[Milestone]:
    try:
        dates = deadlines(profile, decided=decided, published=published)
    except DateUnknown:
        return [Milestone(None, _WITHOUT_DAY[UNKNOWN], UNKNOWN)]
    milestones: list[Milestone] = []
    if last := dates.call_in_ends:
        hour = profile.call_in_terms.hour
        ends = f"{CALL_IN_ENDS}{' at ' if hour else ''}{hour}{PUBLISHED_AT_ONCE if dates.is_projected else ''}"
        milestones.append(_milestone(last, ends + note_on_effect(last, profile)))
    if effective := dates.effective_from:
        meaning = IF_PUBLISHED if dates.is_projected else IF_NOT_CALLED_IN
        milestones.append(_milestone(effective, meaning + note_on_effect(effective, profile)))
    return milestones


def _milestone(date: dt.date, meaning: str, *, done: bool = False) -> Milestone:
    return Milestone(date, short_day(date), meaning, done)


def _years_after(date: dt.date, years: int) -> dt.date:
    """Return the same day some years later; the day after for 29 February in a year without one."""
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return dt.date(date.year + years, 3, 1)
