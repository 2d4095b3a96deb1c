"""What the register returns to other parts of the program; imports no database, so that it costs nothing to import."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from signoff.notice.record.model import DecisionType, given
from signoff.notice.record.record import Record, Status


class Row(Struct, frozen=True):
    """A notice as the register lists it; texts not yet given are empty, `changed_at` is an instant in UTC.

    The register leaves `need` (why the notice needs attention, in a few words, or where it `waits`, for whom) and
    `damaged` as they are: a screen or command that knows them makes a copy with `msgspec.structs.replace`. A page has
    sixty, and a struct is made in a tenth of the time that a frozen dataclass takes.
    """

    id: str
    subject: str
    decision_type: DecisionType | None
    status: Status
    decision_maker: str
    director: str
    reference: str
    council: str
    changed_at: dt.datetime
    is_publication: bool
    need: str = ""
    damaged: bool = False
    waits: bool = False


class Outcome(StrEnum):
    """What an import did: added or updated a notice, or its comments, or nothing, since ours is the same or newer."""

    ADDED = "added"
    IDENTICAL = "identical"
    UPDATED = "taken"
    COMMENTED = "commented"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Imported:
    """An import's outcome, the record that the register now holds, and a sentence for the user."""

    outcome: Outcome
    record: Record
    sentence: str


def name_of(record: Record) -> str:
    """Return how a sentence names a notice: its subject in quotation marks, shortened, or that it has none."""
    subject = " ".join(given(record.notice.subject).split())
    if not subject:
        return "The notice without a subject"
    return f"“{subject}”" if len(subject) <= 80 else f"“{subject[:79].rstrip()}…”"
