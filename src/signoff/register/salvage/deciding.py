"""Which of two states of a notice stays, where two registers have it, and whether the other one goes on top."""

from __future__ import annotations

from dataclasses import dataclass

from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record.record import Record
from signoff.register.save_rules import check_successor


@dataclass(frozen=True, slots=True)
class State:
    """A notice in one of the registers: its record if it is sound, else what of it is proven; whether it has a PDF."""

    record: Record | None
    proven: Record | None
    has_pdf: bool

    @property
    def known(self) -> Record | None:
        """What is known of the notice."""
        return self.record or self.proven


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with a notice that two registers have: whose rows stay, and which record goes on top."""

    take_theirs: bool
    to_import: Record | None


def decide(mine: State | None, other: State) -> Decision:
    """Return what is to be done with a notice: `mine` is what the register has of it, `other` what the other has."""
    if mine is None:
        return Decision(take_theirs=True, to_import=None)
    if mine.record is not None:
        return _beside_sound(mine, mine.record, other)
    if other.record is not None:
        is_covered = mine.proven is None or mine.proven == other.record or goes_on_from(mine.proven, other.record)
        return Decision(take_theirs=True, to_import=None if is_covered else mine.proven)
    if mine.proven is None:
        return Decision(take_theirs=other.proven is not None, to_import=None)
    is_covered = other.proven is None or mine.proven == other.proven or goes_on_from(other.proven, mine.proven)
    return Decision(take_theirs=False, to_import=None if is_covered else other.proven)


def _beside_sound(mine: State, held: Record, other: State) -> Decision:
    record = other.known
    if record is None or record == held or goes_on_from(record, held):
        return Decision(take_theirs=False, to_import=None)
    loses_pdf = mine.has_pdf and not other.has_pdf
    if other.record is not None and goes_on_from(held, record) and not loses_pdf:
        return Decision(take_theirs=True, to_import=None)
    return Decision(take_theirs=False, to_import=record)


def goes_on_from(held: Record, record: Record) -> bool:
    """Whether a record is a later state of another, as a register would save it in its place."""
    try:
        check_successor(held, record, is_current=True)
    except (NotAllowed, RegisterProblem):
        return False
    return True
