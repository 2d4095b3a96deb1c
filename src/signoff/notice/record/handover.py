"""Who has a notice, and what they are asked to do: read from its history, and ended by what happens after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from signoff.notice.record.message import Asked, Message
from signoff.notice.record.record import Event, EventKind, Record
from signoff.notice.text.cleaning import as_read, cleaned_line, cleaned_lines
from signoff.notice.text.names import is_same_person

_TURNS = (EventKind.HANDED_OVER, EventKind.RETURNED)
_CHANGES = (EventKind.EDITED, EventKind.MERGED)
_ENDS = {
    Asked.SIGN: (EventKind.SIGNED,),
    Asked.APPROVE: (EventKind.APPROVED, EventKind.SIGNED),
    Asked.CHANGE: (EventKind.SIGNED,),
    Asked.PUBLISH: (EventKind.PUBLISHED,),
    Asked.READ: (),
}


@dataclass(frozen=True, slots=True)
class Handover:
    """One hand-over, or return, with its message: every text is in the form in which it is read.

    `event` is its entry; `answered` is the kind of entry by which it was done, None while it is not.
    """

    event: Event
    by: str
    at: dt.datetime
    to: str
    post: str
    asked: Asked
    note: str
    wanted_by: dt.date | None = None
    is_return: bool = False
    answered: EventKind | None = None

    @property
    def key(self) -> str:
        """What tells it from every other one: the digest of its entry."""
        from signoff.notice.record.digest import event_digest  # here, since whether there is one is asked at the start

        return event_digest(self.event)

    def is_to(self, name: str, post: str = "") -> bool:
        """Whether a person of this name, or in this post, is asked: a notice may name a post alone."""
        return is_same_person(self.to, name) or is_same_person(self.to, post)

    @property
    def day(self) -> dt.date:
        """The local day on which it was handed over."""
        return self.at.astimezone().date()


def handover_of(event: Event) -> Handover | None:
    """Return what an entry of the history hands over; None for one of another kind."""
    if event.event not in _TURNS:
        return None
    message = event.message or Message()
    is_return = event.event is EventKind.RETURNED
    to, note = (message.to, event.reason) if is_return else (event.reason, message.note)
    return Handover(
        event=event,
        by=_line(event.actor),
        at=event.at,
        to=_line(to),
        post=_line(message.post),
        asked=Asked.CHANGE if is_return else message.asked or Asked.SIGN,
        note=as_read(cleaned_lines(note)).strip(),
        wanted_by=message.by,
        is_return=is_return,
    )


def last_handover(record: Record) -> Handover | None:
    """Return the last hand-over or return of a notice, whether it was answered or not; None where it has none.

    One that was taken back is none: by the withdrawal of the notice, or by whoever handed it over to be signed or
    approved, who has changed it since, or merged it with another copy. Where two copies were merged, the last of both
    counts.
    """
    history = _in_order(record.history)
    place = next((place for place, event in reversed([*enumerate(history)]) if event.event in _TURNS), None)
    if place is None or (handover := handover_of(history[place])) is None:
        return None
    later = history[place + 1 :]
    if _is_taken_back(handover, history[place].actor, later):
        return None
    answer = next((event.event for event in later if event.event in _ENDS[handover.asked]), None)
    return replace(handover, answered=answer)


def open_handover(record: Record) -> Handover | None:
    """Return the hand-over or return that nobody has answered yet; None where there is none."""
    handover = last_handover(record)
    return None if handover is None or handover.answered else handover


def who_waits(record: Record) -> str:
    """Return who waits for a notice that was signed: who handed it over last, but not who had it only to approve it."""
    handovers = (handover_of(event) for event in reversed(_in_order(record.history)))
    senders = [handover.by for handover in handovers if handover is not None and not handover.is_return]
    approvers = [signature.name for signature in record.approvals]
    others = (by for by in senders if not any(is_same_person(by, name) for name in approvers))
    return next(others, senders[0] if senders else "")


def _in_order(history: Sequence[Event]) -> Sequence[Event]:
    """Return the entries of a history, and of those that were merged with it, in the order in which they were made."""
    if not any(event.merged for event in history):
        return history
    from signoff.notice.record.history import entries_of  # here, for the same reason

    return sorted(entries_of(history), key=lambda event: event.at)


def _is_taken_back(handover: Handover, actor: str, later: Sequence[Event]) -> bool:
    from signoff.notice.record.lifecycle import CLEANED

    if any(event.event is EventKind.WITHDRAWN for event in later):
        return True
    waits = handover.asked in (Asked.SIGN, Asked.APPROVE)
    changes = (event for event in later if event.event in _CHANGES and event.reason != CLEANED)
    return waits and any(event.actor == actor for event in changes)


def _line(text: str) -> str:
    return as_read(cleaned_line(text)).strip()
