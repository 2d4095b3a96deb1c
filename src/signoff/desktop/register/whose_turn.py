"""Whose turn it is with a notice: the words for one that waits for somebody else, and for one to be published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from signoff.notice.record.handover import Handover
from signoff.notice.record.message import Asked
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written
from signoff.notice.text.names import is_same_person, may_be_same_person

if TYPE_CHECKING:
    from signoff.notice.record.record import Record

REMINDED_FOR = dt.timedelta(days=92)
"""How long whoever holds a signed notice is reminded to publish it: many a council notes nowhere that it did."""

_WAITS_FOR_ONE = (Asked.SIGN, Asked.APPROVE)


def waits_for_another(handover: Handover, me: str, post: str = "") -> bool:
    """Whether somebody else is to act on a notice: it was handed over here, or a person who is not `me` is to sign it.

    Whose name is written in another way may be the same, and a name that is not known here is nobody's.
    """
    if not handover.to or handover.asked is Asked.READ or handover.is_to(me, post):
        return False
    if is_same_person(handover.by, me):
        return True
    return bool(me) and handover.asked in _WAITS_FOR_ONE and not may_be_same_person(handover.to, me)


def with_whom(handover: Handover, today: dt.date) -> str:
    """Return with whom a notice is, and since when."""
    return f"With {shown(handover.to)} since {_near(handover.day, today)}"


def to_publish(record: Record, handover: Handover | None, today: dt.date, me: str, post: str = "") -> str:
    """Return, of a signed notice that `me` is to publish, why; empty where it is not their turn.

    It is the turn of whom it was handed over to for that; where it was handed over to nobody, from the day after it was
    signed that of whoever holds it.
    """
    signature = record.decision_signature
    if signature is None or record.publication.date is not None:
        return ""
    if handover is not None and handover.asked is Asked.PUBLISH:
        by = f", from {shown(handover.by)}" if handover.by else ""
        return f"For you to publish{by}" if handover.is_to(me, post) else f"To be published{by}"
    signed_on = signature.signed_at.astimezone().date()
    if not signed_on < today <= signed_on + REMINDED_FOR:
        return ""
    return f"Signed on {_near(signed_on, today)}, not yet published"


def _near(day: dt.date, today: dt.date) -> str:
    """Return a day without its year where that is this year."""
    return written(day).rsplit(maxsplit=1)[0] if day.year == today.year else written(day)
