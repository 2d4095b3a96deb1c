"""Reads the drafts and ready notices that were changed since they were read last, and signed ones, some at a time.

Which were is found without reading any: by the instants of their last changes, in the list's index. So a whole round
costs little where little was changed, whatever the register's size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import product

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Record, Status
from signoff.register import paging
from signoff.register.digests import sha256
from signoff.register.list_query import STATUS_ORDER

LOOKED_AT = 2000
"""How many notices a turn looks at, most of which are known."""

_DRAFTS = tuple(product((Status.READY, Status.DRAFT), ("", *DecisionType)))
_SIGNED = tuple(product((Status.SIGNED,), ("", *DecisionType)))
_NEXT = (
    "SELECT age, minus_number FROM listing WHERE decision_type = ? AND status_rank = ? "
    "AND (age, minus_number) > (?, ?) ORDER BY age, minus_number LIMIT ?"
)
_DOCUMENT = "SELECT data, sha256 FROM document WHERE number = ?"
_FROM = (-(2**63), -(2**63))


@dataclass(frozen=True, slots=True)
class ChangedDrafts:
    """What a turn found: the records by identity, and which notices of earlier rounds are no drafts any longer."""

    records: Mapping[str, Record]
    gone: frozenset[str] = frozenset()
    is_last: bool = False


@dataclass(slots=True)
class _Round:
    """How far a round through all drafts has come, and the state of each that it has seen, by number.

    The state is the instant of the last change with the status: what is saved again has another one.
    """

    part: int = 0
    in_part: int = 0
    after: tuple[int, int] = _FROM
    seen: dict[int, int] = field(default_factory=dict)


class DraftReader:
    """Holds what it has read of which notice; one thread at a time may use it."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]], signed: int = 0) -> None:
        """Know nothing yet; every turn is a transaction of `reading`.

        Up to `signed` of the signed notices of each type are read too, the latest change first.
        """
        self._reading, self._most_signed = reading, signed
        self._parts = _DRAFTS + (_SIGNED if signed else ())
        self._known: dict[int, int] = {}
        self._identities: dict[int, str] = {}
        self._round = _Round()

    def forget(self) -> None:
        """Read every notice again in the next round."""
        self._known, self._identities, self._round = {}, {}, _Round()

    def begin(self) -> None:
        """Begin a round at its start: what was changed meanwhile may stand before where the last one has come to."""
        self._known |= self._round.seen
        self._round = _Round()

    def turn(self, most: int) -> ChangedDrafts:
        """Return up to so many of the sound notices that were changed, ready ones first, the latest change first.

        After the last turn of a round, the next begins another. Raises RegisterProblem.
        """
        records = dict[str, Record]()
        with self._reading() as connection:
            for number in self._changed(connection, most):
                record = _sound_draft(connection, number) or _sound_signed(connection, number)
                if record is not None:
                    self._identities[number] = record.id
                    records[record.id] = record
        if self._round.part < len(self._parts):
            return ChangedDrafts(records)
        gone = frozenset(self._identities.pop(number, "") for number in self._known.keys() - self._round.seen.keys())
        self._known, self._round = self._round.seen, _Round()
        return ChangedDrafts(records, gone - records.keys() - {""}, is_last=True)

    def _changed(self, connection: sqlite3.Connection, most: int) -> Iterator[int]:
        """Yield the numbers of the next notices that were changed, and note them and those passed over as seen."""
        looked_at = found = 0
        current = self._round
        while current.part < len(self._parts) and found < most and looked_at < LOOKED_AT:
            status, kind = self._parts[current.part]
            rank, limit = STATUS_ORDER.index(status), LOOKED_AT - looked_at
            if status is Status.SIGNED:
                limit = min(limit, self._most_signed - current.in_part)
            entries = paging.select(connection, _NEXT, (kind, rank, *current.after, limit))
            for age, minus_number in entries:
                current.after, state = (int(age), int(minus_number)), int(age) * len(STATUS_ORDER) + rank
                current.seen[-int(minus_number)] = state
                looked_at += 1
                current.in_part += 1
                if self._known.get(-int(minus_number)) != state:
                    yield -int(minus_number)
                    found += 1
                    if found == most:
                        return
            if looked_at < LOOKED_AT:
                current.part, current.in_part, current.after = current.part + 1, 0, _FROM


def _sound_draft(connection: sqlite3.Connection, number: int) -> Record | None:
    """Return the record of an unsigned notice; None of one that is not as it was saved, and of a publication copy.

    What is within the bytes that this register wrote was checked when they were written.
    """
    for data, digest in paging.select(connection, _DOCUMENT, (number,)):
        if isinstance(data, bytes) and sha256(data) == digest:
            try:
                record = read_record(data, checked=True)
            except RecordRefused:
                return None
            return None if record.is_publication else record
    return None


def _sound_signed(connection: sqlite3.Connection, number: int) -> Record | None:
    """Return the record of a signed notice with all that came after; None of any other, and where it is damaged."""
    from signoff.register.rows import NoticeRow, find
    from signoff.register.signed_notices import examine

    notice = find(connection, NoticeRow, number)
    examined = examine(connection, notice) if notice is not None else None
    return examined.record if examined is not None and not examined.faults else None
