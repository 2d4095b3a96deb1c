"""What a save may do to the record that the register holds: go on from it, and never lose any of it."""

from __future__ import annotations

from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.digest import state_digest
from signoff.notice.record.record import Event, Record
from signoff.register.row import name_of


def check_new(record: Record) -> None:
    """Raise NotAllowed for a publication copy: only an import may bring one in."""
    if record.is_publication:
        raise NotAllowed(f"{name_of(record)} is a publication copy: it can be read and exported, and nothing else.")


def check_successor(held: Record, record: Record, *, seen: bool) -> None:
    """Raise unless `record` may take the place of `held`, the state that the register holds.

    `seen` says whether `held` is what the saver last read or wrote. NotAllowed where signed content, or
    any of the history, would be lost; RegisterProblem where somebody else has changed the notice meanwhile.
    """
    check_new(record)
    name = name_of(held)
    if held.is_publication:
        raise NotAllowed(f"{name} is here as a publication copy only: import the record itself.")
    if held.decision_signature is not None and not same_signed_content(held, record):
        raise NotAllowed(f"{name} is signed: its content cannot change; a new notice can supersede it.")
    if not seen and not _strictly_extends(record, held):
        raise RegisterProblem(
            f"{name} was changed elsewhere since it was opened here, so this change was not saved: "
            "open it again and repeat it."
        )
    if not _goes_on(held.history, record.history):
        raise NotAllowed(f"{name} cannot be saved like this: entries of its history would be lost.")


def same_signed_content(one: Record, other: Record) -> bool:
    """Whether two records carry the same signatures over the same content."""
    return one.signatures == other.signatures and state_digest(one) == state_digest(other)


def _strictly_extends(longer: Record, shorter: Record) -> bool:
    begins = longer.history[: len(shorter.history)] == shorter.history
    return begins and len(longer.history) > len(shorter.history)


def _goes_on(held: tuple[Event, ...], new: tuple[Event, ...]) -> bool:
    """Whether the new history begins with the one held; its last entry may have grown, as typing goes on."""
    if new[: len(held)] == held:
        return True
    place = len(held) - 1
    return len(new) > place and new[:place] == held[:place] and _has_grown(held[place], new[place])


def _has_grown(last: Event, grown: Event) -> bool:
    """Whether one entry is what `lifecycle.edit` makes of the other when it goes on: sections are added, no more."""
    return (
        lifecycle.is_typing(last)
        and lifecycle.is_typing(grown)
        and grown.actor == last.actor
        and grown.previous == last.previous
        and grown.sections[: len(last.sections)] == last.sections
    )
