"""Entries of a notice's history: how one is added, and which of them only say what was typed."""

from __future__ import annotations

import datetime as dt
import secrets

from msgspec.structs import replace

from signoff.notice.record.digest import event_digest, state_digest
from signoff.notice.record.document import refreshed
from signoff.notice.record.message import Message
from signoff.notice.record.model import Notice, answers_by_section, storable
from signoff.notice.record.record import Event, EventKind, Record


def with_event(
    record: Record,
    kind: EventKind,
    actor: str,
    at: dt.datetime,
    *,
    sections: tuple[str, ...] = (),
    reason: str = "",
    message: Message | None = None,
    merged: tuple[Event, ...] = (),
) -> Record:
    """Return the record with one more entry of its history, which digests its present state."""
    record = storable(salted(record))
    event = Event(
        at=at.astimezone(dt.UTC).replace(microsecond=0),
        actor=actor,
        event=kind,
        sections=sections,
        reason=reason,
        digest=state_digest(record),
        previous=event_digest(record.history[-1]) if record.history else "",
        message=message,
        merged=merged,
    )
    return refreshed(replace(record, history=(*record.history, storable(event))))


def changed_sections(before: Notice, after: Notice) -> tuple[str, ...]:
    """Return the keys of the sections in which two notices differ."""
    old_values, new_values = answers_by_section(before), answers_by_section(after)
    return tuple(name for name in {**old_values, **new_values} if old_values.get(name) != new_values.get(name))


def is_typing(event: Event) -> bool:
    """Whether an entry of the history says only which sections were edited; only such an entry may be joined."""
    return event.event is EventKind.EDITED and not event.reason


def salted(record: Record) -> Record:
    """Return the record with a salt, unless a signature covers that it has none."""
    return record if record.salt or record.signatures else replace(record, salt=new_salt())


def new_salt() -> str:
    """Return a salt that nobody can guess."""
    return secrets.token_hex(16)
