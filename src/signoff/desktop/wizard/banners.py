"""What stands above an open notice, for whoever works on it: approvals at stake, a return, what it supersedes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.notice.record.record import Event, EventKind, Record, Status
from signoff.rules.answer_text import listed

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession

_UNKNOWN = "Once signed, this notice supersedes one that is not in this register."


def about_approvals(record: Record) -> str:
    """Return what whoever edits must know of approvals: that they would become void, or have; else nothing."""
    if record.approvals:
        names = listed([one.name for one in record.approvals])
        voided = "that approval" if len(record.approvals) == 1 else "these approvals"
        return f"Approved by {names}. Changing any answer but the date of the decision makes {voided} void."
    kinds = [event.event for event in record.history]
    if EventKind.APPROVALS_VOIDED not in kinds:
        return ""
    last = len(kinds) - 1 - kinds[::-1].index(EventKind.APPROVALS_VOIDED)
    before = [event.actor for event in _given_before(record.history[:last])]
    if not before:
        return ""
    if len(before) == 1:
        return f"A change made the approval of {before[0]} void: it has to be given again."
    return f"A change made the approvals of {listed(before)} void: they have to be given again."


def _given_before(history: Sequence[Event]) -> list[Event]:
    """Return the approvals since the last that were made void, by their events."""
    since = [event for event in history if event.event in (EventKind.APPROVED, EventKind.APPROVALS_VOIDED)]
    voids = [place for place, event in enumerate(since) if event.event is EventKind.APPROVALS_VOIDED]
    return since[voids[-1] + 1 :] if voids else since


def about_return(record: Record) -> str:
    """Return who sent the notice back and why, until it is handed over or signed again; empty where nobody did."""
    turns = (EventKind.HANDED_OVER, EventKind.RETURNED, EventKind.SIGNED, EventKind.WITHDRAWN)
    last = next((one for one in reversed(record.history) if one.event in turns), None)
    if record.status is not Status.DRAFT or last is None or last.event is not EventKind.RETURNED:
        return ""
    return f"Sent back by {last.actor}: {last.reason.rstrip('.')}." if last.reason else f"Sent back by {last.actor}."


def about_superseded(session: NoticeSession) -> str:
    """Return which notice the open one is to supersede, in a sentence; empty for none.

    Where the register cannot be read, the reason stands in its place: the draft can be worked on all the same.
    """
    if not session.record.supersedes:
        return ""
    try:
        row = session.superseded()
    except SignoffError as problem:
        return f"Once signed, this notice supersedes another. {problem}"
    if row is None:
        return _UNKNOWN
    subject = " ".join(row.subject.split()) or "a notice without a subject"
    reference = f" ({row.reference})" if row.reference else ""
    return f"Once signed, this notice supersedes “{subject}”{reference}."
