"""Looking over the whole register at once: which notices deserve a closer look, in a few plain queries.

It leaves out what costs most and proves least here, the digests of signatures that no key vouches for: the register's
digests of the same bytes stand for them, and every reading of a single notice checks both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import proven_parts_hold
from signoff.notice.record.model import given
from signoff.notice.record.record import Record
from signoff.register.events import sealed
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind
from signoff.register.signed import sha256

_STATES = ("status", "reference", "publication_date", "publication_url", "changed_at", "history")
_EVENTS = ("at", "actor", "kind", "detail", "digest", "previous")
_COLUMNS = (
    *("id", "subject", "decision_type", "status", "decision_maker", "director", "reference", "council"),
    *("supersedes", "is_publication"),
)


def suspects(connection: Connection) -> set[int]:
    """Return the numbers of the notices of which something is not as it was saved."""
    ids: dict[int, str] = dict(_rows(connection, "SELECT number, id FROM notice"))
    chains = _Chains(ids)
    for row in _rows(connection, _chain("event", _EVENTS)):
        chains.event(*row)
    ends = _rows(connection, "SELECT number, place, sha256 FROM chain_end")
    chains.end({number: (place, digest) for number, place, digest in ends})
    for row in _rows(connection, _chain("standing", _STATES)):
        chains.standing(*row)
    found = chains.wrong | _wrong_documents(connection, chains) | _wrong_pdfs(connection, chains)
    return {number for number in found | chains.unfinished() if number in ids}


class RemovedNotice(NamedTuple):
    """A notice that the list has no more: its identity, and its subject as far as it can be read."""

    identity: str
    subject: str


def removed(connection: Connection) -> Iterator[RemovedNotice]:
    """Yield each signed notice that was taken out of the list, its document left behind.

    One whose document cannot be read is told by its number. Of a notice whose every trace was removed, none is left.
    """
    asked = "SELECT number, data FROM signed_document WHERE number NOT IN (SELECT number FROM notice) ORDER BY number"
    for number, data in _rows(connection, asked):
        record = _decoded(data) if isinstance(data, bytes) else None
        if record is None:
            yield RemovedNotice(f"number {number}", "")
        else:
            yield RemovedNotice(record.id[:36], given(record.notice.subject))


def drafts(connection: Connection) -> Iterator[Record]:
    """Yield the unsigned records that are sound, each draft and ready notice."""
    asked = (
        "SELECT document.data, document.sha256 FROM document JOIN notice USING (number) "
        "WHERE notice.status IN ('draft', 'ready') AND NOT notice.is_publication"
    )
    for data, digest in _rows(connection, asked):
        record = _decoded(data) if isinstance(data, bytes) and sha256(data) == digest else None
        if record is not None:
            yield record


class _Chains:
    """What the events of each notice say, and which of them do not follow from one another."""

    def __init__(self, ids: dict[int, str]) -> None:
        self.wrong: set[int] = set()
        self._ids = ids
        self._last: dict[int, tuple[int, str]] = {}
        self._told: dict[tuple[int, str], list[str]] = {}

    def event(self, number: int, place: object, digest: str, *values: object) -> None:
        """Take the next event of a notice."""
        said = dict(zip(_EVENTS, values, strict=True))
        before, previous = self._last.get(number, (0, ""))
        content = {"notice": self._ids.get(number, ""), "place": place, **said}
        if place != before + 1 or said["previous"] != previous or digest != _sealed(content):
            self.wrong.add(number)
        self._last[number] = (before + 1, digest)
        self._told.setdefault((number, str(said["kind"])), []).append(str(said["digest"]))

    def end(self, counted: dict[int, tuple[int, str]]) -> None:
        """Compare where the chains end with what was counted."""
        self.wrong |= {number for number in {*counted, *self._last} if counted.get(number) != self._last.get(number)}

    def standing(self, number: int, place: object, digest: str, *values: object) -> None:
        """Take the next step of a signed notice."""
        content = {"notice": self._ids.get(number, ""), "place": place, **dict(zip(_STATES, values, strict=True))}
        if digest != _sealed(content) or self.take(number, RegisterEventKind.STANDING) != digest:
            self.wrong.add(number)

    def take(self, number: int, kind: RegisterEventKind) -> str:
        """Return the digest that the next event of a kind names, once; empty where there is none."""
        told = self._told.get((number, kind.value), [])
        return told.pop(0) if told else ""

    def unfinished(self) -> set[int]:
        """Return the notices whose events name what is not there."""
        kinds = {RegisterEventKind.LOCKED, RegisterEventKind.PDF_KEPT, RegisterEventKind.STANDING}
        return {number for (number, kind), left in self._told.items() if left and kind in kinds}


def _wrong_documents(connection: Connection, chains: _Chains) -> set[int]:
    names = ", ".join(f"notice.{name}" for name in _COLUMNS)
    wrong = set()
    asked = f"SELECT number, data, sha256, {names} FROM signed_document JOIN notice USING (number)"  # noqa: S608 - own names
    for number, data, digest, *columns in _rows(connection, asked):
        sound = isinstance(data, bytes) and sha256(data) == digest == chains.take(number, RegisterEventKind.LOCKED)
        record = _decoded(data) if sound else None
        if record is None or not _is_listed_as(record, columns) or not proven_parts_hold(record):
            wrong.add(number)
    asked = (
        f"SELECT notice.number, data, sha256, {names} FROM notice LEFT JOIN document USING (number) "  # noqa: S608
        "WHERE notice.number NOT IN (SELECT number FROM signed_document)"
    )
    for number, data, digest, *columns in _rows(connection, asked):
        record = _decoded(data) if isinstance(data, bytes) and sha256(data) == digest else None
        if record is None or record.is_publication or record.signatures or not _is_listed_as(record, columns):
            wrong.add(number)
    return wrong


def _is_listed_as(record: Record, columns: list[object]) -> bool:
    told = listed_columns(record)
    return [told.get(name) for name in _COLUMNS] == columns


def _wrong_pdfs(connection: Connection, chains: _Chains) -> set[int]:
    return {
        number
        for number, data, digest in _rows(connection, "SELECT number, data, sha256 FROM seen_pdf")
        if not isinstance(data, bytes) or not sha256(data) == digest == chains.take(number, RegisterEventKind.PDF_KEPT)
    }


def _chain(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    return f"SELECT number, place, sha256, {names} FROM {table} ORDER BY number, place"  # noqa: S608 - own names


def _sealed(content: dict[str, object]) -> str:
    try:
        return sealed(content)
    except (TypeError, ValueError):  # SQLite keeps a value of any type in any column
        return "unreadable"


def _decoded(data: bytes) -> Record | None:
    """Return the record in bytes that this register wrote itself, and that were checked when they were written."""
    try:
        return read_record(data, checked=True)
    except RecordRefused:
        return None


def _rows(connection: Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    for row in connection.exec_driver_sql(statement):
        yield tuple(row)
