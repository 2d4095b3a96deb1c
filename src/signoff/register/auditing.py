"""Looking for damage in the whole register at once: a few plain queries find the notices to be examined one by one.

To be fast, it leaves out the digests within records whose signatures no digital key proves: the register's own
digest of the same bytes is checked instead, and examining a single notice checks both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import proven_parts_hold
from signoff.notice.record.model import given
from signoff.notice.record.record import Record
from signoff.register.audit_progress import AuditProgress
from signoff.register.digests import has_digest, sha256
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind

_STATUS_CHANGE_COLUMNS = ("status", "reference", "publication_date", "publication_url", "changed_at", "history")
_EVENT_COLUMNS = ("at", "actor", "kind", "detail", "digest", "previous")
_NOTICE_COLUMNS = (
    *("id", "subject", "decision_type", "status", "decision_maker", "director", "reference", "council"),
    *("supersedes", "is_publication"),
)

_ORPHANED_DOCUMENTS = (
    "SELECT number, data FROM signed_document WHERE number NOT IN (SELECT number FROM notice) ORDER BY number"
)
_CHAIN_ENDS = "SELECT number, place, sha256 FROM chain_end"
_SEEN_PDFS = "SELECT number, data, sha256 FROM seen_pdf"


def suspect_numbers(connection: sqlite3.Connection, progress: AuditProgress) -> set[int]:
    """Return the numbers of the notices of which something is not as it was saved."""
    identities: dict[int, str] = dict(_select(connection, "SELECT number, id FROM notice"))
    chains = _ChainCheck(identities)
    events = _select(connection, _in_order("event", _EVENT_COLUMNS))
    for number, place, digest, *values in progress.each(events):
        chains.add_event(number, place, digest, values)
    ends = _select(connection, _CHAIN_ENDS)
    chains.check_ends({number: (place, digest) for number, place, digest in ends})
    changes = _select(connection, _in_order("standing", _STATUS_CHANGE_COLUMNS))
    for number, place, digest, *values in progress.each(changes):
        chains.check_status_change(number, place, digest, values)
    suspects = (
        chains.suspects
        | _suspect_signed_documents(connection, chains, progress)
        | _suspect_unsigned_documents(connection, progress)
        | _suspect_pdfs(connection, chains, progress)
        | chains.incomplete()
    )
    return suspects & identities.keys()


def altered_states(
    connection: sqlite3.Connection, number: int | None = None, progress: AuditProgress | None = None
) -> set[int]:
    """Return the numbers of the notices, or of one, with an earlier state that is not what was kept."""
    where, values = ("", ()) if number is None else (" WHERE number = ?", (number,))
    altered = set()
    for table in ("earlier_state", "draft_state"):
        query = f"SELECT number, data, sha256 FROM {table}{where}"  # noqa: S608 - own names
        rows = (progress or AuditProgress()).each(connection.execute(query, values))
        altered |= {found for found, data, digest in rows if not _is_sound(data, digest)}
    return altered


class RemovedNotice(NamedTuple):
    """A notice that is no longer in the list: its identity, and its subject as far as it can be read."""

    identity: str
    subject: str


def removed_notices(connection: sqlite3.Connection) -> Iterator[RemovedNotice]:
    """Yield each signed notice that was removed from the list, but whose document is left.

    Where the document cannot be read, its number takes the identity's place.
    """
    for number, data in _select(connection, _ORPHANED_DOCUMENTS):
        record = _decode(data) if isinstance(data, bytes) else None
        if record is None:
            yield RemovedNotice(f"number {number}", "")
        else:
            yield RemovedNotice(record.id[:36], given(record.notice.subject))


class _ChainCheck:
    """Checks the event chain of every notice, and whether the chains agree with the other tables.

    Every digest that an event names is taken once, by the row of another table that has it.
    """

    def __init__(self, identities: dict[int, str]) -> None:
        self.suspects: set[int] = set()
        self._identities = identities
        self._last: dict[int, tuple[int, str]] = {}
        self._digests: dict[tuple[int, str], list[str]] = {}

    def add_event(self, number: int, place: object, digest: str, values: list[object]) -> None:
        """Check the next event of a notice against the one before."""
        event = dict(zip(_EVENT_COLUMNS, values, strict=True))
        last_place, last_digest = self._last.get(number, (0, ""))
        follows = place == last_place + 1 and event["previous"] == last_digest
        if not follows or not has_digest(self._content(number, place, event), digest):
            self.suspects.add(number)
        self._last[number] = (last_place + 1, digest)
        self._digests.setdefault((number, str(event["kind"])), []).append(str(event["digest"]))

    def check_ends(self, ends: dict[int, tuple[int, str]]) -> None:
        """Compare the last event of each notice with `chain_end`."""
        self.suspects |= {number for number in {*ends, *self._last} if ends.get(number) != self._last.get(number)}

    def check_status_change(self, number: int, place: object, digest: str, values: list[object]) -> None:
        """Check the next change of a signed notice."""
        content = self._content(number, place, dict(zip(_STATUS_CHANGE_COLUMNS, values, strict=True)))
        if self.take_digest(number, RegisterEventKind.STATUS_CHANGED) != digest or not has_digest(content, digest):
            self.suspects.add(number)

    def take_digest(self, number: int, kind: RegisterEventKind) -> str:
        """Return the digest in the next event of a kind; empty where there is no further one."""
        digests = self._digests.get((number, kind.value), [])
        return digests.pop(0) if digests else ""

    def incomplete(self) -> set[int]:
        """Return the notices with an event whose document, PDF or change is missing."""
        kinds = {RegisterEventKind.LOCKED, RegisterEventKind.PDF_KEPT, RegisterEventKind.STATUS_CHANGED}
        return {number for (number, kind), digests in self._digests.items() if digests and kind in kinds}

    def _content(self, number: int, place: object, values: dict[str, object]) -> dict[str, object]:
        return {"notice": self._identities.get(number, ""), "place": place, **values}


def _suspect_signed_documents(connection: sqlite3.Connection, chains: _ChainCheck, progress: AuditProgress) -> set[int]:
    names = ", ".join(f"notice.{name}" for name in _NOTICE_COLUMNS)
    query = f"SELECT number, data, sha256, {names} FROM signed_document JOIN notice USING (number)"  # noqa: S608 - own names
    suspects = set()
    for number, data, digest, *columns in progress.each(_select(connection, query)):
        sound = chains.take_digest(number, RegisterEventKind.LOCKED) == digest and _is_sound(data, digest)
        record = _decode(data) if sound else None
        if record is None or not _is_listed_as(record, columns) or not proven_parts_hold(record):
            suspects.add(number)
    return suspects


def _suspect_unsigned_documents(connection: sqlite3.Connection, progress: AuditProgress) -> set[int]:
    """Return every notice without a signed document, unless it is a sound draft; publication copies are examined."""
    names = ", ".join(f"notice.{name}" for name in _NOTICE_COLUMNS)
    query = (
        f"SELECT notice.number, data, sha256, {names} FROM notice LEFT JOIN document USING (number) "  # noqa: S608
        "WHERE notice.number NOT IN (SELECT number FROM signed_document)"
    )
    suspects = set()
    for number, data, digest, *columns in progress.each(_select(connection, query)):
        record = _decode(data) if _is_sound(data, digest) else None
        if record is None or record.is_publication or record.signatures or not _is_listed_as(record, columns):
            suspects.add(number)
    return suspects


def _suspect_pdfs(connection: sqlite3.Connection, chains: _ChainCheck, progress: AuditProgress) -> set[int]:
    return {
        number
        for number, data, digest in progress.each(_select(connection, _SEEN_PDFS))
        if chains.take_digest(number, RegisterEventKind.PDF_KEPT) != digest or not _is_sound(data, digest)
    }


def _is_sound(data: object, digest: str) -> bool:
    return isinstance(data, bytes) and sha256(data) == digest


def _is_listed_as(record: Record, columns: list[object]) -> bool:
    expected = listed_columns(record)
    return [expected.get(name) for name in _NOTICE_COLUMNS] == columns


def _in_order(table: str, columns: tuple[str, ...]) -> str:
    """Return the query for a table whose rows have a place in their notice's sequence."""
    names = ", ".join(columns)
    return f"SELECT number, place, sha256, {names} FROM {table} ORDER BY number, place"  # noqa: S608 - own names


def _decode(data: bytes) -> Record | None:
    """Return the record in bytes that this register wrote itself, and that were checked when they were written."""
    try:
        return read_record(data, checked=True)
    except RecordRefused:
        return None


def _select(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(query):  # no "yield from", which would close a cursor whose connection is closed
        yield tuple(row)
