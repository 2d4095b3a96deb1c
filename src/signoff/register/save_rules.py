"""What a save may replace: the new record must extend the stored one, and lose nothing of it."""

from __future__ import annotations

from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record.digest import state_digest
from signoff.notice.record.history_entry import is_typing
from signoff.notice.record.record import Event, Record
from signoff.register.results import name_of


def check_new(record: Record) -> None:
    """Raise NotAllowed for a publication copy: only an import may add one."""
    if record.is_publication:
        raise NotAllowed(f"{name_of(record)} is a publication copy: it can only be read and exported.")


def check_successor(stored: Record, record: Record, *, is_current: bool) -> None:
    """Raise unless `record` may replace `stored`, which is in the register.

    `is_current` says whether `stored` is what this program last read or wrote. NotAllowed where signed content, or
    any of the history, would be lost; RegisterProblem where somebody else has changed the notice meanwhile.
    """
    check_new(record)
    name = name_of(stored)
    if stored.is_publication:
        raise NotAllowed(f"{name} is in the register only as a publication copy: import the record itself.")
    if stored.decision_signature is not None and not _same_signed_content(stored, record):
        raise NotAllowed(f"{name} is signed: its content cannot change; a new notice can supersede it.")
    if not is_current and not strictly_extends(record, stored):
        raise RegisterProblem(
            f"{name} was changed elsewhere since it was opened here, so this change was not saved: "
            "open it again and repeat the change."
        )
    if not _extends_history(record.history, stored.history):
        raise NotAllowed(f"{name} cannot be saved like this: entries of its history would be lost.")


def strictly_extends(record: Record, stored: Record) -> bool:
    """Whether a record's history goes on from another's."""
    begins_alike = record.history[: len(stored.history)] == stored.history
    return begins_alike and len(record.history) > len(stored.history)


def _same_signed_content(stored: Record, record: Record) -> bool:
    """Whether two records carry the same signatures over the same content."""
    return stored.signatures == record.signatures and state_digest(stored) == state_digest(record)


def _extends_history(history: tuple[Event, ...], stored: tuple[Event, ...]) -> bool:
    """Whether a history begins with the stored one, whose last entry may have grown by further typing."""
    if history[: len(stored)] == stored:
        return True
    last = len(stored) - 1
    return len(history) > last and history[:last] == stored[:last] and _has_grown(stored[last], history[last])


def _has_grown(stored: Event, event: Event) -> bool:
    """Whether an entry is what `lifecycle.edit` makes of the stored one by further typing: only sections are added."""
    return (
        is_typing(stored)
        and is_typing(event)
        and event.actor == stored.actor
        and event.previous == stored.previous
        and event.sections[: len(stored.sections)] == stored.sections
    )
