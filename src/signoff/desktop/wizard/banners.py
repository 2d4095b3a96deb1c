"""The sentences above an open notice: approvals at stake, which notice it supersedes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.notice.record.approvals import voided
from signoff.notice.record.record import Record
from signoff.rules.answer_text import listed

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession

_UNKNOWN = "Once signed, this notice supersedes one that is not in this register."


def about_approvals(record: Record) -> str:
    """Return that a change would make the approvals void, or that one did; empty for neither."""
    if record.approvals:
        names = listed([approval.name for approval in record.approvals])
        approvals = "that approval" if len(record.approvals) == 1 else "these approvals"
        return f"Approved by {names}. Changing any answer except the date of the decision makes {approvals} void."
    actors = [event.actor for event in voided(record.history)]
    if not actors:
        return ""
    if len(actors) == 1:
        return f"A change made the approval of {actors[0]} void: it must be given again, or the change undone."
    return f"A change made the approvals of {listed(actors)} void: they must be given again, or the change undone."


def about_superseded(session: NoticeSession) -> str:
    """Return a sentence on the notice that the open one is to supersede; empty for none.

    Where the register cannot be read, the sentence gives the reason: the draft can still be edited.
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
    return f"Once signed, this notice supersedes “{subject.removesuffix('.')}”{reference}."
