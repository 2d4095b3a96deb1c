"""The dates that follow from a notice's dates: from when a decision may be taken, and when it takes effect."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from signoff.errors import DateUnknown
from signoff.notice.council import Profile
from signoff.notice.model import Notice, Route
from signoff.rules.calendar import WorkingDays, require_known
from signoff.rules.words import meaningful


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What follows from the dates that were given; None for each that was not."""

    earliest_from_list: dt.date | None = None
    earliest_from_report: dt.date | None = None
    earliest_general_exception: dt.date | None = None
    effective_from: dt.date | None = None


def deadlines(
    profile: Profile,
    *,
    listed: dt.date | None = None,
    report_published: dt.date | None = None,
    general_exception: dt.date | None = None,
    decided: dt.date | None = None,
) -> Deadlines:
    """Return the dates that follow; `effective_from` is that of a key decision open to call-in.

    Listed: clear calendar days (2012 reg 9). Report and General Exception: the first working day after the
    clear working days (form note 7, 2012 reg 10). Call-in: the calendar day after the last of its working
    days, which is not moved off a Saturday, a Sunday or a holiday. Raises DateUnknown outside 2000 to 2035.
    """
    for date in (listed, report_published, general_exception, decided):
        if date is not None:
            require_known(date)
    periods, days = profile.periods, WorkingDays(profile.closures)
    one_day = dt.timedelta(days=1)
    return Deadlines(
        listed and listed + dt.timedelta(days=periods.list_clear_days) + one_day,
        report_published and days.after_clear(report_published, periods.report_clear_working_days),
        general_exception and days.after_clear(general_exception, periods.general_exception_clear_working_days),
        decided and days.nth_after(decided, periods.call_in_working_days) + one_day,
    )


def deadlines_of(notice: Notice, profile: Profile) -> Deadlines:
    """Return the dates that follow from a notice's own; None for each whose date is missing or its year unknown."""
    listing, report = notice.forthcoming_list, notice.report_publication
    return Deadlines(
        _known(profile, listed=listing.date_added).earliest_from_list,
        _known(profile, report_published=report.published_date).earliest_from_report,
        _known(profile, general_exception=listing.chair_notified_date).earliest_general_exception,
        _known(profile, decided=notice.decision_date).effective_from,
    )


def earliest_decision(notice: Notice, dates: Deadlines) -> tuple[dt.date, str] | None:
    """Return the day from which a key decision may be taken, and the field whose date decides it, or None.

    The later of the List's date (or the General Exception's; Special Urgency has none) and the report's;
    a late report with a reason holds nothing up.
    """
    route, report = notice.forthcoming_list.route, notice.report_publication
    days: list[tuple[dt.date | None, str]] = []
    if route is Route.GENERAL_EXCEPTION:
        days.append((dates.earliest_general_exception, "forthcoming_list.chair_notified_date"))
    elif route is not Route.SPECIAL_URGENCY:
        days.append((dates.earliest_from_list, "forthcoming_list.date_added"))
    if not meaningful(report.late_reason):
        days.append((dates.earliest_from_report, "report_publication.published_date"))
    return max(((date, path) for date, path in days if date is not None), default=None)


def _known(profile: Profile, **given: dt.date | None) -> Deadlines:
    """Return what follows from one date; nothing where its year is unknown, which a rule reports."""
    try:
        return deadlines(profile, **given)
    except DateUnknown:
        return Deadlines()
