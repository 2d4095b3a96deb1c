"""Statements of plain SQL by which the tests share notices, and states of one that follow each other."""

from __future__ import annotations

from msgspec.structs import replace

from builders import later
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.digests import sha256
from signoff.register.documents import encode


def offered(record: Record, before: Record | None = None, team: str = "Highways") -> str:
    """Return the statement by which a laptop shares a state."""
    previous = sha256(encode(before)) if before is not None else ""
    return f"SELECT signoff.offer(ARRAY[{as_bytes(encode(record))}], ARRAY['{previous}'], '{team}')"


def together(*states: tuple[Record, Record | None]) -> str:
    """Return the statement by which a laptop shares several states, each with the one that it continues."""
    data = ", ".join(as_bytes(encode(record)) for record, _ in states)
    previous = ", ".join(f"'{sha256(encode(before)) if before else ''}'" for _, before in states)
    return f"SELECT signoff.offer(ARRAY[{data}], ARRAY[{previous}], 'Highways')"


def as_bytes(data: bytes) -> str:
    return f"decode('{data.hex()}', 'hex')"


def edited(record: Record, minute: int = 1, **answers: str) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor="Pat Adams", at=later(minute))


def handed(record: Record, to: str = "A. Officer", minute: int = 5) -> Record:
    return lifecycle.hand_over(record, actor="Pat Adams", at=later(minute), to=to)
