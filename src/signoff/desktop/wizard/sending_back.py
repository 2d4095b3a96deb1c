"""Why a notice came back from the decision maker, for whoever works on it now."""

from __future__ import annotations

from signoff.notice.record.record import EventKind, Record, Status


def about_return(record: Record) -> str:
    """Return who sent the notice back and why, until it is handed over or signed again; empty where nobody did."""
    turns = (EventKind.HANDED_OVER, EventKind.RETURNED, EventKind.SIGNED, EventKind.WITHDRAWN)
    last = next((one for one in reversed(record.history) if one.event in turns), None)
    if record.status is not Status.DRAFT or last is None or last.event is not EventKind.RETURNED:
        return ""
    return f"Sent back by {last.actor}: {last.reason.rstrip('.')}." if last.reason else f"Sent back by {last.actor}."
