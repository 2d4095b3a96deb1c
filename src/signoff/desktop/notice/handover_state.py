"""What an open notice's last hand-over asks of whoever sits here, in words, and the commands that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING

from signoff.desktop.core.commands import Command
from signoff.notice.record.handover import Handover, last_handover, who_waits
from signoff.notice.record.message import ASKED_WORDS, Asked
from signoff.notice.record.record import EventKind
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written
from signoff.notice.text.names import is_same_person

if TYPE_CHECKING:
    from signoff.desktop.core.outbox import Outbox
    from signoff.notice.record.record import Record


class HandoverStage(Enum):
    """Where a hand-over is, as seen from this machine."""

    UNSENT = "unsent"
    RECEIVED = "received"
    AWAY = "away"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class HandoverState:
    """A title, the note that came along, what to know before sending, and the commands offered, each with its words."""

    stage: HandoverStage
    title: str
    note: str = ""
    hint: str = ""
    commands: tuple[tuple[Command, str], ...] = ()


_CHANGED_BEFORE = "You have changed the notice since it was saved: “Send…” saves it again first."
_CHANGED_AFTER = "You have changed the notice since you sent it. Send it again, or there will be two versions."

_AGAIN, _AS_FILE = "Send again…", "Send a file…"
_PUBLISHED = (Command.MARK_PUBLISHED, "Mark as published…")

_ANSWERS: dict[Asked, tuple[tuple[Command, str], ...]] = {
    Asked.SIGN: ((Command.SIGN, "Read and sign…"), (Command.SEND_BACK, "Send back…")),
    Asked.APPROVE: ((Command.SIGN, "Read and approve…"), (Command.SEND_BACK, "Send back…")),
    Asked.CHANGE: ((Command.HAND_OVER, "Hand over…"),),
    Asked.PUBLISH: ((Command.EXPORT_PUBLICATION_COPY, "Export the publication copy…"), _PUBLISHED),
    Asked.READ: ((Command.MARK_DONE, "Done"),),
}


def handover_state(
    record: Record, me: str, outbox: Outbox, *, post: str = "", is_exported: bool = False
) -> HandoverState | None:
    """Return what remains of the last hand-over of a notice; None for nothing.

    `me` is the person here, if known, in this `post`. Where the publication copy `is_exported`, what remains is to note
    that it was published.
    """
    handover = last_handover(record)
    if handover is None or record.is_publication:
        return None
    outgoing = outbox.find(record.id, handover.key)
    if outgoing is not None and outgoing.is_done:
        return None
    for_me = handover.is_to(me, post)
    if handover.answered is not None:
        return _answered(record, handover) if for_me and handover.asked is not Asked.PUBLISH else None
    has_changed = record.history[-1] != handover.event
    if outgoing is not None and not outgoing.is_sent and outgoing.file:
        return _unsent(handover, outgoing.file, has_changed=has_changed)
    if not for_me and (is_same_person(handover.by, me) or outgoing is not None):
        is_shared = outgoing is not None and outgoing.is_sent and not outgoing.file
        return _away(handover, has_changed=has_changed and not is_shared, again=_AS_FILE if is_shared else _AGAIN)
    return _received(handover, me, for_me=for_me, is_exported=is_exported)


def is_to_be_published(record: Record) -> bool:
    """Whether a notice was handed over to be published, and that is not done."""
    handover = last_handover(record)
    return handover is not None and handover.asked is Asked.PUBLISH and handover.answered is None


def _unsent(handover: Handover, file: str, *, has_changed: bool) -> HandoverState:
    path = PurePath(file)
    to = f" to {shown(handover.to)}" if handover.to else ""
    return HandoverState(
        HandoverStage.UNSENT,
        f"Still to be sent{to}",
        f"Send the file {shown(path.name)}, which is in {path.parent}.",
        _CHANGED_BEFORE if has_changed else "",
        ((Command.SEND_FILE, "Send…"), (Command.MARK_SENT, "I have sent it")),
    )


def _away(handover: Handover, *, has_changed: bool, again: str) -> HandoverState | None:
    """Return with whom a notice is; None for one that was only sent to be read."""
    if handover.asked is Asked.READ:
        return None
    whom = f"With {shown(handover.to)}" if handover.to else "With somebody else"
    links = ((Command.SEND_FILE, again),)
    done = ((Command.MARK_DONE, "Hide this"),) if handover.asked is Asked.PUBLISH else ()
    title = f"{whom} since {written(handover.day)}, {_asked(handover)}"
    hint = _CHANGED_AFTER if has_changed and handover.asked is not Asked.PUBLISH else ""
    return HandoverState(HandoverStage.AWAY, title, handover.note, hint, (*links, *done))


def _received(handover: Handover, me: str, *, for_me: bool, is_exported: bool) -> HandoverState:
    by = f" by {shown(handover.by)}" if handover.by else ""
    to = f" to {shown(handover.to)}" if handover.to and not for_me else ""
    if handover.is_return:
        wanted = f", to change by {written(handover.wanted_by)}" if handover.wanted_by else ""
        title = f"Sent back{by}{to} on {written(handover.day)}{wanted}"
    else:
        title = f"Handed over{by}{to} on {written(handover.day)}, {_asked(handover)}"
    is_me = ((Command.ADOPT_NAME, f"I am {shown(handover.to)}"),) if handover.to and not me else ()
    answers = _ANSWERS[handover.asked]
    if handover.asked is Asked.PUBLISH and is_exported:
        answers = (_PUBLISHED, (Command.EXPORT_PUBLICATION_COPY, "Export again…"))
    return HandoverState(HandoverStage.RECEIVED, title, handover.note, "", (*answers, *is_me))


def _answered(record: Record, handover: Handover) -> HandoverState:
    """Return that what was asked of me is done, and who waits for it."""
    is_approved = handover.answered is EventKind.APPROVED
    done = "approved" if is_approved else "signed"
    by = shown(handover.by if is_approved else who_waits(record)) or "the person who sent it"
    return HandoverState(
        HandoverStage.ANSWERED,
        f"You have {done} it. Hand it over to {by}, who is waiting for it.",
        commands=((Command.HAND_OVER, "Hand over…"), (Command.MARK_DONE, "Not needed")),
    )


def _asked(handover: Handover) -> str:
    wanted = f" by {written(handover.wanted_by)}" if handover.wanted_by else ""
    return f"{ASKED_WORDS[handover.asked]}{wanted}"
