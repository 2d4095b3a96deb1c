"""Checks the dates that a signature records as seen against the notice, as far as that needs no council's profile.

How long periods are is up to the council, and a profile may have changed since. But a date that repeats one of the
record's must be that date, and nothing that follows from a decision comes before it. Meanings that another version of
signoff words differently are not judged.
"""

from __future__ import annotations

import datetime as dt

from signoff.errors import on_one_line
from signoff.notice.record.record import Record
from signoff.notice.text.days import read, written
from signoff.rules.timeline import (
    CALL_IN_ENDS,
    EXEMPT,
    IN_EFFECT,
    NOT_OPEN,
    UNKNOWN,
    is_date_line,
    is_meaning,
    is_open_to_call_in,
)
from signoff.signing.verification import Check, Result, Subject

WRONG = "The signature names a date that is not the notice’s: “{when}: {meaning}”."
_WITHOUT_DAY = ("In force: ", "In effect: ")
_AFTER = ("Call-in ends", "Effective", "In effect", "Record may be disposed of")


def date_faults(record: Record) -> tuple[Check, ...]:
    """Return a check for the first recorded date that is impossible; empty where all are possible."""
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return ()
    for when, meaning in signature.pages.dates:
        if not is_possible(when, meaning, record):
            return (
                Check(Subject.DATES, Result.BAD, WRONG.format(when=on_one_line(when), meaning=on_one_line(meaning))),
            )
    return ()


def is_possible(when: str, meaning: str, record: Record) -> bool:
    """Return whether a record could have a date of this meaning, as far as that needs no council's profile.

    A meaning that another version of signoff words differently is possible, unless its beginning rules it out.
    """
    if is_meaning(meaning) and not is_date_line(when, meaning):
        return False
    if meaning.startswith(_WITHOUT_DAY):
        return when in ("At once", "Not known") and not meaning.startswith(_excluded_meanings(record))
    record_dates = _record_dates(record)
    if meaning in record_dates:
        day = record_dates[meaning]
        return day is not None and when == written(day)
    if not meaning.startswith(_AFTER):
        return True
    day, decided = read(when), record.notice.decision_date
    return (
        day is not None and (decided is None or day >= decided) and not meaning.startswith(_excluded_meanings(record))
    )


def _excluded_meanings(record: Record) -> tuple[str, ...]:
    """Return how meanings begin that are impossible for when this notice's decision takes effect."""
    notice = record.notice
    if not is_open_to_call_in(record):
        return (CALL_IN_ENDS, IN_EFFECT, UNKNOWN, EXEMPT)
    if notice.call_in.available is False:
        return (CALL_IN_ENDS, IN_EFFECT, UNKNOWN, NOT_OPEN)
    return (EXEMPT, NOT_OPEN)


def _record_dates(record: Record) -> dict[str, dt.date | None]:
    """Return the meanings whose date is one of the record's own, or the day after, with that date."""
    notice, decided = record.notice, record.notice.decision_date
    last = decided is None or decided == dt.date.max
    return {
        "Added to the list": notice.forthcoming_list.date_added,
        "Scrutiny chair notified": notice.forthcoming_list.chair_notified_date,
        "Notice of General Exception published": notice.forthcoming_list.notice_published_date,
        "Report published": notice.report_publication.published_date,
        "Decision taken": decided if record.decision_signature is not None else None,
        "Decision, if signed that day": decided,
        "Councillors see it, within 24 hours": None if last or decided is None else decided + dt.timedelta(days=1),
    }
