"""What changed in a notice since somebody last read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signoff.notice.comparison.comparison import SectionChange, compare
from signoff.notice.record.history import entries_since
from signoff.notice.record.record import Record


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """The sections that others changed since a state that was read, and who they are."""

    read: Record
    sections: tuple[SectionChange, ...]
    actors: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sections."""
        return tuple(section.key for section in self.sections)


def changed_since(read: Record, now: Record, reader: str) -> ChangesSince | None:
    """Return what others than the reader changed since; None for nothing.

    What the reader has changed alone, they know: it was done where the state that was read could not be noted.
    """
    actors = tuple(dict.fromkeys(entry.actor for entry in entries_since(now, read) if entry.actor != reader))
    if not actors and now.history:
        return None
    sections = compare(read, now, about=False)
    if now.decision_signature is not None:
        sections = tuple(_without_date(sections))
    return ChangesSince(read, sections, actors) if sections else None


def _without_date(sections: tuple[SectionChange, ...]) -> Iterator[SectionChange]:
    """Yield the sections without the date of the decision: it came with the signature, as everybody expects."""
    for section in sections:
        answers = tuple(answer for answer in section.answers if answer.path != "decision_date")
        if answers:
            yield SectionChange(section.key, section.title, answers)
