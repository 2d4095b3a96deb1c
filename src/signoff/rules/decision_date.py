"""The decision date, and what may not come before it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from signoff.notice.text.days import WEEKDAYS
from signoff.notice.text.days import written as day
from signoff.rules.calendar import FIRST_YEAR, LAST_YEAR, bank_holidays
from signoff.rules.case import Case
from signoff.rules.deadlines import earliest_decision, note_on, note_on_effect
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule


@rule(
    "implementation-too-early",
    ERROR,
    when="implementation starts before the effective date",
    says="Implementation cannot start before {effective}. It is given as {start}, {why}.",
    source="practice",
)
def implementation_too_early(case: Case) -> Iterator[Hit]:
    """A decision open to call-in takes effect after it; any other, on the day it is taken."""
    start, decided = case.notice.implementation.start_date, case.notice.decision_date
    open_to_call_in = case.is_open_type and case.notice.call_in.available is not False
    effective = case.dates.effective_from if open_to_call_in else decided
    if start is None or effective is None or start >= effective:
        return
    why = "before the decision is taken"
    since = day(effective)
    if open_to_call_in:
        since += note_on_effect(effective, case.profile)
        why = "while the decision can still be called in"
        if case.dates.is_projected:
            why += ", even if it is published on the day it is taken: call-in counts from publication"
    source = "{call_in}, practice" if open_to_call_in else ""
    yield hit("implementation.start_date", "decision_date", source=source, effective=since, start=day(start), why=why)


@rule(
    "decision-date-not-working-day",
    WARNING,
    when="decision date not a working day",
    says="Check the decision date. {date} is {what}, not a working day.",
    source="practice",
)
def decision_date_not_working_day(case: Case) -> Iterator[Hit]:
    """Officers may decide on any day, but a date that is not a working day is often a mistake."""
    decided = case.notice.decision_date
    if decided is None or not _is_known(decided) or case.working_days.is_working(decided):
        return
    closure = case.working_days.closure_on(decided)
    what = "a day on which the council is closed"
    if closure is not None and closure.name:
        what = f"{closure.name}, {what}"
    if decided.weekday() > 4:
        what = f"a {WEEKDAYS[decided.weekday()]}"
    elif decided in bank_holidays(decided.year):
        what = "a bank holiday"
    yield hit("decision_date", date=day(decided), what=what)


@rule(
    "decision-date-in-future",
    ERROR,
    when="decision date in the future when signing",
    says="The date of the decision is after today. It is {date}: sign on or after that day, or change it. {slip}",
    source="form",
)
def decision_date_in_future(case: Case) -> Iterator[Hit]:
    """The future begins after the day on which the notice is checked."""
    decided = case.notice.decision_date
    if decided is not None and decided > case.on:
        slip = "That is over a month ahead: is it right?" if _over_a_month(decided, case.on) else ""
        yield replace(hit("decision_date", date=day(decided), slip=slip), until=decided)


@rule(
    "decision-date-slip",
    WARNING,
    when="decision date over a month from today, or a year off",
    says="Check the decision date. {date} is {far} today, {today}.",
    source="practice",
)
def decision_date_slip(case: Case) -> Iterator[Hit]:
    """A date in the future has a finding already; that of a signed notice may also be near the day of signing."""
    decided, signature = case.notice.decision_date, case.record.decision_signature
    if decided is None or decided > case.on or not _is_known(decided):
        return
    days = (case.on, signature.signed_at.date()) if signature else (case.on,)
    if all(_over_a_month(decided, reference) for reference in days):
        far = "about a year before" if _a_year_off(decided, case.on) else "over a month before"
        yield hit("decision_date", date=day(decided), far=far, today=day(case.on))


@rule(
    "publication-date",
    WARNING,
    when="published before the decision, or over a month after it",
    says="Check the date of publication. The notice is marked as published on {published}, {why}",
    source="2012 regs 13(4), 14",
    council_source="2014 reg 8(1)",
)
def publication_date(case: Case) -> Iterator[Hit]:
    """A record is produced, and open to the public, as soon as reasonably practicable after the decision."""
    published, decided = case.record.publication.date, case.notice.decision_date
    if published is None or decided is None:
        return
    why = ""
    if published < decided:
        why = f"and the decision is dated {day(decided)}, after it."
    elif _over_a_month(published, decided):
        why = f"over a month after the decision of {day(decided)}: it is due as soon as reasonably practicable."
    if why:
        yield hit("decision_date", published=day(published), why=why)


@rule(
    "earliest-date-ahead",
    WARNING,
    when="key, no decision date yet, and the decision may not be taken today",
    says="The decision may be taken from {earliest}. {why}",
    source="2012 regs 9, 10, form note 7",
)
def earliest_date_ahead(case: Case) -> Iterator[Hit]:
    """Where no date is proposed, says from when the decision may be taken."""
    if not case.is_key or case.notice.decision_date is not None:
        return
    earliest = earliest_decision(case.notice, case.dates)
    if earliest and earliest[0] > case.on:
        date, path = earliest
        note = note_on(date, path, case.profile)
        why = "It can be signed on that day, and not before."
        by_law = case.dates.general_exception_by_law
        if path == "forthcoming_list.notice_published_date" and by_law and by_law < date:
            council = case.profile.periods.of_general_exception.words
            why = f"The council counts {council}; by law it may be taken from {day(by_law)}."
        yield hit("decision_date", path, earliest=day(date) + note, why=why)


@rule(
    "date-unknown-year",
    ERROR,
    when="a date on which other dates depend, outside the years whose bank holidays are known",
    says="{box}: check the year of {date}. Later dates can only be worked out from {first} to {last}.",
    source="bank holidays of 2000 to 2035",
)
def date_unknown_year(case: Case) -> Iterator[Hit]:
    """Such a date is refused, never guessed; a decision date in the future has a rule of its own."""
    notice = case.notice
    dates: dict[str, dt.date | None] = {}
    if notice.decision_date is not None and notice.decision_date <= case.on:
        dates["decision_date"] = notice.decision_date
    if case.is_key:
        dates["forthcoming_list.date_added"] = notice.forthcoming_list.date_added
        dates["forthcoming_list.notice_published_date"] = notice.forthcoming_list.notice_published_date
        dates["report_publication.published_date"] = notice.report_publication.published_date
    for path, date in dates.items():
        if date is not None and not _is_known(date):
            yield hit(path, box=case.label(path), date=day(date), first=str(FIRST_YEAR), last=str(LAST_YEAR))


def _is_known(date: dt.date) -> bool:
    return FIRST_YEAR <= date.year <= LAST_YEAR


def _over_a_month(first: dt.date, second: dt.date) -> bool:
    """Whether two days are more than a calendar month apart, in either order."""
    earlier, later = sorted((first, second))
    year, month = earlier.year + earlier.month // 12, earlier.month % 12 + 1
    if year > dt.MAXYEAR:
        return False
    return later > dt.date(year, month, min(earlier.day, calendar.monthrange(year, month)[1]))


def _a_year_off(decided: dt.date, on: dt.date) -> bool:
    """Whether a day would be near today in another year."""
    return abs((on - decided).days - 365) <= 31
