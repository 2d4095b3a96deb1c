"""The dates that follow from a notice's own: from when a decision may be taken, and when it takes effect."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from signoff.errors import DateUnknown
from signoff.notice.form.call_in_terms import CountsFrom, TakesEffect
from signoff.notice.form.council import Profile
from signoff.notice.record.model import Notice, Route
from signoff.notice.text.days import with_weekday
from signoff.rules.answer_text import meaningful
from signoff.rules.calendar import WorkingDays, caveat, require_known

GENERAL_EXCEPTION_CLEAR_DAYS = 5
"""The clear days, by the calendar, that must pass after the day of a notice of General Exception: 2012 reg 10(1)(c)."""

LIST_CLEAR_DAYS = 28
"""The clear days for which a decision must be on the List: 2012 reg 9(2)."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What follows from the dates that were given; None for each that was not.

    `general_exception_by_law` is the day from which the law allows it, `earliest_general_exception` that from which the
    council does. `effective_from` and `call_in_ends` are those of a decision that is open to call-in; `is_projected`
    says that they count from a publication still to come, as if it were on the day of the decision.
    """

    earliest_from_list: dt.date | None = None
    earliest_from_report: dt.date | None = None
    earliest_general_exception: dt.date | None = None
    effective_from: dt.date | None = None
    general_exception_by_law: dt.date | None = None
    call_in_ends: dt.date | None = None
    is_projected: bool = False


def deadlines(
    profile: Profile,
    *,
    listed: dt.date | None = None,
    report_published: dt.date | None = None,
    general_exception: dt.date | None = None,
    decided: dt.date | None = None,
    published: dt.date | None = None,
) -> Deadlines:
    """Return the dates that follow, as the council counts them.

    General Exception, from the day of its notice: by law clear calendar days (2012 reg 10(1)(c)); by the council as it
    counts, and never before the law allows. Call-in counts from the decision or from its publication; a decision takes
    effect on the day after, unless the council says otherwise. Raises DateUnknown outside 2000 to 2035.
    """
    for date in (listed, report_published, general_exception, decided, published):
        if date is not None:
            require_known(date)
    periods, days = profile.periods, WorkingDays(profile.closures)
    by_law = general_exception and general_exception + (GENERAL_EXCEPTION_CLEAR_DAYS + 1) * _DAY
    by_council = general_exception and days.earliest_after(general_exception, periods.of_general_exception)
    ends, effective, is_projected = _call_in(profile, days, decided, published)
    return Deadlines(
        listed and days.earliest_after(listed, periods.on_list),
        report_published and days.earliest_after(report_published, periods.of_report),
        max(by_law, by_council) if by_law and by_council else None,
        effective,
        by_law,
        ends,
        is_projected,
    )


def _call_in(
    profile: Profile, days: WorkingDays, decided: dt.date | None, published: dt.date | None
) -> tuple[dt.date | None, dt.date | None, bool]:
    """Return when call-in ends, when the decision takes effect, and whether publication is only assumed."""
    terms = profile.call_in_terms
    if not terms.available:
        return None, decided, False
    from_publication = terms.counts_from is CountsFrom.PUBLICATION
    start = max((day for day in (decided, published if from_publication else None) if day), default=None)
    if start is None:
        return None, None, False
    last = days.last_of(start, terms.period)
    effective = last if terms.takes_effect is TakesEffect.AT_END else last + _DAY
    if terms.takes_effect is TakesEffect.NEXT_WORKING_DAY:
        effective = days.nth_after(last, 1)
    return last if terms.days else None, effective, from_publication and published is None


_MEANINGS_OF_DEADLINES = {
    "earliest_from_list": "the decision may be taken, by the List",
    "earliest_from_report": "the decision may be taken, by the report",
    "general_exception_by_law": "the decision may be taken, by General Exception, as the law counts",
    "earliest_general_exception": "the decision may be taken, by General Exception, as the council counts",
}


_FIELDS_OF_DEADLINES = {
    "earliest_from_list": "forthcoming_list.date_added",
    "earliest_from_report": "report_publication.published_date",
    "earliest_general_exception": "forthcoming_list.notice_published_date",
}


def in_words(name: str, dates: Deadlines, profile: Profile) -> str:
    """Return what one of the deadlines means, with any note on its date."""
    date: dt.date = getattr(dates, name)
    if name != "effective_from":
        path = _FIELDS_OF_DEADLINES.get(name)
        return _MEANINGS_OF_DEADLINES[name] + (note_on(date, path, profile) if path else "")
    terms = profile.call_in_terms
    if not terms.available:
        return "in effect: no decision of this council is open to call-in"
    words = "in effect, if published on the day of the decision and not called in"
    words = words if dates.is_projected else "in effect, if not called in"
    if dates.call_in_ends is not None:
        hour = f" at {terms.hour}" if terms.hour else ""
        words += f"; call-in ends{hour} on {with_weekday(dates.call_in_ends)}"
    return words + (caveat(date) if _effect_depends_on_holidays(profile) else "")


def deadlines_of(notice: Notice, profile: Profile, published: dt.date | None = None) -> Deadlines:
    """Return the dates that follow from a notice's own; None for each whose date is missing or its year unknown."""
    listing, report = notice.forthcoming_list, notice.report_publication
    exception = _deadlines_if_known(profile, general_exception=listing.notice_published_date)
    decided = notice.decision_date
    call_in = _deadlines_if_known(profile, decided=decided, published=published) if decided else Deadlines()
    return Deadlines(
        _deadlines_if_known(profile, listed=listing.date_added).earliest_from_list,
        _deadlines_if_known(profile, report_published=report.published_date).earliest_from_report,
        exception.earliest_general_exception,
        call_in.effective_from,
        exception.general_exception_by_law,
        call_in.call_in_ends,
        call_in.is_projected,
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


def note_on(date: dt.date, path: str, profile: Profile) -> str:
    """Return the note on a day from which a decision may be taken, by the field whose date decides it; else nothing."""
    periods = {
        "forthcoming_list.date_added": profile.periods.on_list,
        "report_publication.published_date": profile.periods.of_report,
        "forthcoming_list.notice_published_date": profile.periods.of_general_exception,
    }
    return caveat(date) if periods[path].depends_on_holidays else ""


def note_on_effect(date: dt.date, profile: Profile) -> str:
    """Return the note on a day of call-in, or after it; else nothing."""
    return caveat(date) if _effect_depends_on_holidays(profile) else ""


def _effect_depends_on_holidays(profile: Profile) -> bool:
    terms = profile.call_in_terms
    return terms.period.depends_on_holidays or terms.takes_effect is TakesEffect.NEXT_WORKING_DAY


def _deadlines_if_known(profile: Profile, **given: dt.date | None) -> Deadlines:
    """Return what follows from one date; nothing where its year is unknown, which has a rule of its own."""
    try:
        return deadlines(profile, **given)
    except DateUnknown:
        return Deadlines()
