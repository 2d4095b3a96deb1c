"""The dates that a signature notes as seen, held against the record's own, as far as that needs no council's profile.

How long periods are is the council's to say, and a profile may have changed since. But a date that repeats one of the
record's is that one, and nothing that follows from a decision comes before it. What another version of signoff calls
otherwise is left alone.
"""

from __future__ import annotations

import datetime as dt

from signoff.checking.wording import shown
from signoff.notice.days import MONTHS, written
from signoff.notice.record import Record
from signoff.signing.verification import Check, Result, Subject

WRONG = "The signature names a date that is not the notice’s: “{when}: {meaning}”."
_WITHOUT_DAY = ("In force: ", "In effect: ")
_AFTER = ("Call-in ends", "Effective", "In effect", "Record may be disposed of")


def wrong_dates(record: Record) -> tuple[Check, ...]:
    """Return a check for the first noted date that cannot be so; nothing where all may be."""
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return ()
    for when, meaning in signature.pages.dates:
        if not _may_be(when, meaning, record):
            return (Check(Subject.DATES, Result.BAD, WRONG.format(when=shown(when), meaning=shown(meaning))),)
    return ()


def _may_be(when: str, meaning: str, record: Record) -> bool:
    if meaning.startswith(_WITHOUT_DAY):
        return when in ("At once", "Not known")
    own = _own(record)
    if meaning in own:
        day = own[meaning]
        return day is not None and when == written(day)
    if not meaning.startswith(_AFTER):
        return True
    day, decided = _day(when), record.notice.decision_date
    return day is not None and (decided is None or day >= decided)


def _own(record: Record) -> dict[str, dt.date | None]:
    """Return what a date means that is one of the record's own, or the day after."""
    notice, decided = record.notice, record.notice.decision_date
    last = decided is None or decided == dt.date.max
    return {
        "Added to the list": notice.forthcoming_list.date_added,
        "Scrutiny chair notified": notice.forthcoming_list.chair_notified_date,
        "Notice of General Exception published": notice.forthcoming_list.notice_published_date,
        "Report published": notice.report_publication.published_date,
        "Decision taken": decided,
        "Decision, if signed that day": decided,
        "Councillors see it, within 24 hours": None if last or decided is None else decided + dt.timedelta(days=1),
    }


def _day(when: str) -> dt.date | None:
    """Return the day of a date as the page has it, such as 23 March 2023; None for anything else."""
    months = {name: number for number, name in enumerate(MONTHS, 1)}
    try:
        day, month, year = when.split(" ")
        found = dt.date(int(year), months[month], int(day))
    except (ValueError, KeyError):
        return None
    return found if written(found) == when else None
