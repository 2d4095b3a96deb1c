"""Reading notices within one transaction, every digest checked."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from signoff.errors import NotFound, RecordRefused, RegisterDamaged, on_one_line
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record, Status
from signoff.register import (
    event_chain,
    identities,
    listing,
    signed_notices,
)
from signoff.register.digests import sha256
from signoff.register.documents import decode, is_locked
from signoff.register.known_states import KnownState, KnownStates
from signoff.register.register_events import RegisterEvent
from signoff.register.rows import (
    EarlierStateRow,
    NoticeRow,
    find,
    select,
)
from signoff.register.search_index import FoldedTexts
from signoff.register.signed_notices import Examined

_IS_SIGNED = "SELECT EXISTS (SELECT 1 FROM signed_document WHERE number = ?)"

_HAS_LOCK = (
    "SELECT EXISTS (SELECT 1 FROM signed_document WHERE number = :number) "
    "OR EXISTS (SELECT 1 FROM event WHERE number = :number AND kind = 'locked')"
)


class _Document(NamedTuple):
    """The bytes of a draft or publication copy, and the digest that they had when they were saved."""

    sha256: str
    data: bytes


class NoticeReader:
    """Works on a connection within one transaction, which the caller begins and commits.

    Sentences name the register by `path`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        known: KnownStates | None = None,
        texts: FoldedTexts | None = None,
    ) -> None:
        """Work on this connection; `known` and `texts` save work that an earlier transaction has done."""
        self._connection, self._path = connection, path
        self._known, self._texts = known or KnownStates(), texts or FoldedTexts()

    def find_row(self, notice: str) -> NoticeRow | None:
        """Return the row of the notice with this identity; None where there is none."""
        number = identities.find_number(self._connection, notice)
        return None if number is None else self.row_numbered(number)

    def get_row(self, notice: str) -> NoticeRow:
        """Return the row of the notice with this identity; raises NotFound."""
        row = self.find_row(notice)
        if row is None:
            raise NotFound(f"There is no notice {notice[:60]} in the register {self._path}.")
        return row

    def get_number(self, notice: str) -> int:
        """Return the number of the notice with this identity; raises NotFound."""
        return self.get_row(notice).number

    def record(self, row: NoticeRow) -> Record:
        """Return the row's record with every digest checked; raises RegisterDamaged."""
        examined = self.examine(row)
        if examined.record is None or examined.faults:
            raise RegisterDamaged(self.damage_sentence(row, examined.faults[0]))
        return examined.record

    def record_and_digest(self, row: NoticeRow) -> tuple[Record, str]:
        """Return the row's record, and the digest of its bytes as a file would hold it now; raises RegisterDamaged."""
        document = self._sound_draft(row)
        known = self._known.find(row.id, document.sha256) if document else None
        if known is not None:
            return known.record, known.digest
        record = self.record(row)
        digest = sha256(write_record(record))
        if document is not None:
            self._known.add(record.id, document.sha256, KnownState(record, digest))
        return record, digest

    def has_draft(self, row: NoticeRow, digest: str) -> bool:
        """Whether the row has a draft with this digest; never for a signed notice, which is always read."""
        document = self._draft(row)
        return document is not None and document.sha256 == digest

    def is_signed(self, row: NoticeRow) -> bool:
        """Whether the row's notice is locked for good."""
        (is_signed,) = self._connection.execute(_IS_SIGNED, (row.number,)).fetchone()
        return bool(is_signed)

    def examine(self, row: NoticeRow) -> Examined:
        """Return the row's record as far as it can be read, and what is wrong with it."""
        examined = signed_notices.examine(self._connection, row)
        if examined is not None:
            return examined
        document = self._draft(row)
        if document is None:
            return Examined(None, ("its document is missing",))
        return self._examine_unsigned(row, document)

    def damage_sentence(self, row: NoticeRow, fault: str) -> str:
        """Return the sentence that names a damaged notice and what is wrong with it; damage may have made any text."""
        name = f"The notice “{str(row.subject)[:80]}” ({str(row.id)[:36]})"
        return on_one_line(f"{name} is damaged in the register {self._path}: {fault}.")

    def earlier_states(self, row: NoticeRow) -> tuple[Record, ...]:
        """Return the archived states, the oldest first; raises RegisterDamaged when one is damaged."""
        states = select(self._connection, EarlierStateRow, "number = ? ORDER BY key", row.number)
        return tuple(self._read(row, state.sha256, state.data) for state in states)

    def events(self, row: NoticeRow) -> tuple[RegisterEvent, ...]:
        """Return the register's own events of a notice, the oldest first."""
        return event_chain.read_chain(self._connection, row).events

    def seen_pdf(self, row: NoticeRow) -> bytes | None:
        """Return the PDF that was seen and signed; None where there is none. Raises RegisterDamaged."""
        self.record(row)
        return signed_notices.select_seen_pdf(self._connection, row)

    def successor_numbers(self, notice: str) -> list[int]:
        """Return the numbers of the notices that supersede this one."""
        return [row.number for row in self.successors(notice)]

    def successors(self, notice: str) -> list[NoticeRow]:
        """Return the rows of the notices that supersede the one with this identity, whatever a damaged index says."""
        rows = select(self._connection, NoticeRow, "supersedes = ? AND supersedes <> ''", notice)
        return [row for row in rows if row.supersedes == notice]

    def numbers(self) -> tuple[int, ...]:
        """Return the number of every notice."""
        return listing.numbers_of(self._connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection on which this transaction runs."""
        return self._connection

    @property
    def path(self) -> Path:
        """The register's file, as sentences name it."""
        return self._path

    def row_numbered(self, number: int) -> NoticeRow | None:
        """Return the row of the notice with this number; None where there is none."""
        return find(self._connection, NoticeRow, number)

    def _draft(self, row: NoticeRow) -> _Document | None:
        asked = "SELECT sha256, data FROM document WHERE number = ?"
        values = self._connection.execute(asked, (row.number,)).fetchone()
        return _Document(*values) if values else None

    def _sound_draft(self, row: NoticeRow) -> _Document | None:
        """Return the document of a draft if its bytes are as they were saved; None where anything speaks of a lock."""
        document = self._draft(row)
        if document is None or not isinstance(document.data, bytes) or sha256(document.data) != document.sha256:
            return None
        if row.status in (Status.SIGNED, Status.PUBLISHED) or row.is_publication:
            return None
        (is_locked,) = self._connection.execute(_HAS_LOCK, {"number": row.number}).fetchone()
        return None if is_locked else document

    def _examine_unsigned(self, row: NoticeRow, document: _Document) -> Examined:
        try:
            record = self._read(row, document.sha256, document.data)
        except RegisterDamaged:
            return Examined(decode(document.data), ("its document is not what was saved",))
        if is_locked(record) or (row.status in (Status.SIGNED, Status.PUBLISHED) and not record.is_publication):
            return Examined(record, ("it was signed, but its lock was removed by another program",))
        fault = alteration(record)
        return Examined(record, (fault.words,) if fault else ())

    def _read(self, row: NoticeRow, digest: str, data: bytes) -> Record:
        """Return the record in stored bytes; raises RegisterDamaged unless they have this digest and can be read."""
        if not isinstance(data, bytes) or sha256(data) != digest:
            raise RegisterDamaged(self.damage_sentence(row, "its document is not what was saved"))
        try:
            return read_record(data, "Its document")
        except RecordRefused as problem:
            raise RegisterDamaged(self.damage_sentence(row, str(problem).rstrip("."))) from problem
