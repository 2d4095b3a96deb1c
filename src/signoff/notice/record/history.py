"""Histories compared: which of two goes on from the other, and what either has that the other does not.

An entry may hold those of another copy, with which the notice was merged: they count as its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.record.digest import event_digest
from signoff.notice.record.record import Event, Record


def extends(longer: Record, shorter: Record) -> bool:
    """Whether one record's history goes on from the other's: it begins with it, or was merged with it."""
    if longer.history[: len(shorter.history)] == shorter.history:
        return True
    if not any(event.merged for event in longer.history):
        return False
    return event_digest(shorter.history[-1]) in {event_digest(entry) for entry in entries_of(longer.history)}


def entries_of(history: Iterable[Event]) -> Iterator[Event]:
    """Yield the entries of a history, each after those of another copy that it merged."""
    for event in history:
        yield from entries_of(event.merged)
        yield event


def entries_since(record: Record, earlier: Record) -> tuple[Event, ...]:
    """Return the entries of a record's history that another state or copy of it does not have.

    What both have in common is not looked at again: a history is as long as the notice is old.
    """
    common = _common_length(record, earlier)
    known = {event_digest(entry) for entry in entries_of(earlier.history[common:])}
    return tuple(entry for entry in record.history[common:] if event_digest(entry) not in known)


def shares_beginning(record: Record, other: Record) -> bool:
    """Whether two records began as the same notice."""
    return _common_length(record, other) > 0


def _common_length(record: Record, other: Record) -> int:
    pairs = zip(record.history, other.history, strict=False)
    shorter = min(len(record.history), len(other.history))
    return next((place for place, (own, theirs) in enumerate(pairs) if own != theirs), shorter)
