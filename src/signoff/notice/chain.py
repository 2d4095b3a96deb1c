"""Where a record fails to be what it says of itself: its signatures, their proofs, and the chain of its history."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.notice.days import written
from signoff.notice.digest import copy_digest, covers, event_digest, state_digest
from signoff.notice.proof import holds
from signoff.notice.record import Event, EventKind, Record


def break_in(history: Sequence[Event]) -> int | None:
    """Return the place, from 0, of the first entry that does not name the one before it; None in a sound chain."""
    previous = ""
    for place, event in enumerate(history):
        if event.previous != previous:
            return place
        previous = event_digest(event)
    return None


def named(place: int, event: Event) -> str:
    """Return how a sentence names an entry, counted from 1: what it is, when (UTC), and whose."""
    by = f" by {' '.join(event.actor.split())[:80]}" if event.actor.strip() else ""
    what = event.event.value.replace("_", " ")
    return f"entry {place + 1} ({what} on {written(event.at.date())} at {event.at:%H:%M} UTC{by})"


def broken_at(history: Sequence[Event]) -> str:
    """Return where a chain breaks, as the rest of a sentence without its stop; empty for a sound one."""
    place = break_in(history)
    if place is None:
        return ""
    where = named(place, history[place])
    if place == 0:
        return f"its history does not begin with {where}: an entry before it is missing"
    return (
        f"its history is broken before {where}: {named(place - 1, history[place - 1])} was changed, or one is missing"
    )


def faults(record: Record, *, states: bool = True) -> tuple[str, ...]:
    """Return what is wrong with a whole record, each as the rest of a sentence without its stop, the gravest first.

    `states` says whether the entries since the signature must tell of the content as it stands, which the
    first versions of signoff digested otherwise.
    """
    try:
        found = [
            f"the content is not what {' '.join(one.name.split())[:80]} signed"
            for place, one in enumerate(record.signatures)
            if not covers(record, place)
        ]
        found += [
            f"the proof of {' '.join(one.name.split())[:80]}’s signature does not hold"
            for place, one in enumerate(record.signatures)
            if one.proof is not None and not holds(record, place)
        ]
        if broken := broken_at(record.history):
            found.append(broken)
        if states and not found and not _tells_of_its_content(record):
            found.append("its history tells of other content than it holds")
    except ValueError:  # RFC 8785 has no form for numbers beyond 2^53, so nobody can have signed one
        return ("it holds a number too large to be part of a notice",)
    return tuple(found)


def altered(record: Record) -> str:
    """Return why a record is not what was signed or exported, as the rest of a sentence; empty for a sound one.

    What nobody has signed, not even an approval, may be changed by whoever holds its file.
    """
    if record.is_publication:
        return "" if _is_as_exported(record) else "this publication copy is not what was exported"
    found = faults(record) if record.signatures else ()
    return found[0] if found else ""


def _is_as_exported(copy: Record) -> bool:
    try:
        return copy_digest(copy) == copy.digest
    except ValueError:  # RFC 8785 has no form for numbers beyond 2^53, so no signoff can have exported one
        return False


def _tells_of_its_content(record: Record) -> bool:
    signings = [place for place, event in enumerate(record.history) if event.event is EventKind.SIGNED]
    since = record.history[signings[0] :] if signings else ()
    content = state_digest(record) if since else ""
    return all(event.digest == content for event in since)
