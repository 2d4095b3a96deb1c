"""The dates that a signature notes as seen, held against the record's own, as far as that needs no council's profile.

How long periods are is the council's to say, and a profile may have changed since. But a date that repeats one of the
record's is that one, and nothing that follows from a decision comes before it. What another version of signoff calls
otherwise is left alone.
"""

from __future__ import annotations

import datetime as dt

from signoff.checking.word_diff import shown
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Record
from signoff.notice.text.days import read, written
from signoff.rules.deadlines import CALL_IN_ENDS, EXEMPT, IN_EFFECT, NOT_OPEN, UNKNOWN, is_date_line, is_meaning
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
        if not may_be(when, meaning, record):
            return (Check(Subject.DATES, Result.BAD, WRONG.format(when=shown(when), meaning=shown(meaning))),)
    return ()


def may_be(when: str, meaning: str, record: Record) -> bool:
    """Whether a record could have a date of this meaning, as far as that needs no council's profile.

    What another version of signoff calls otherwise may be so, unless what it begins with says that it cannot.
    """
    if is_meaning(meaning) and not is_date_line(when, meaning):
        return False
    if meaning.startswith(_WITHOUT_DAY):
        return when in ("At once", "Not known") and not meaning.startswith(_denied(record))
    own = _own(record)
    if meaning in own:
        day = own[meaning]
        return day is not None and when == written(day)
    if not meaning.startswith(_AFTER):
        return True
    day, decided = read(when), record.notice.decision_date
    return day is not None and (decided is None or day >= decided) and not meaning.startswith(_denied(record))


def _denied(record: Record) -> tuple[str, ...]:
    """Return what cannot be said of when a notice's decision takes force, by how it begins."""
    notice = record.notice
    if notice.decision_type is not DecisionType.KEY:
        return (CALL_IN_ENDS, IN_EFFECT, UNKNOWN, EXEMPT)
    if notice.call_in.available is False:
        return (CALL_IN_ENDS, IN_EFFECT, UNKNOWN, NOT_OPEN)
    return (EXEMPT, NOT_OPEN)


def _own(record: Record) -> dict[str, dt.date | None]:
    """Return what a date means that is one of the record's own, or the day after."""
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
