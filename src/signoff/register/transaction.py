"""One transaction of the register: finds, reads and writes notices through their rows."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from signoff.errors import NotAllowed, NotFound, RecordRefused, RegisterDamaged, on_one_line
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record, Status
from signoff.register import (
    auditing,
    event_chain,
    identities,
    list_entries,
    listing,
    orphans,
    search_index,
    signed_notices,
)
from signoff.register.digests import sha256
from signoff.register.documents import decode, is_locked
from signoff.register.instants import instant_text
from signoff.register.known_states import KnownState, KnownStates
from signoff.register.register_events import RegisterEvent, RegisterFact
from signoff.register.results import Row, name_of
from signoff.register.rows import (
    CheckPositionRow,
    DocumentRow,
    EarlierStateRow,
    NoticeRow,
    find,
    insert,
    select,
    update,
)
from signoff.register.search_index import FoldedTexts
from signoff.register.signed_notices import Examined

_DOCUMENT = (
    "SELECT data FROM signed_document WHERE number = :number "
    "UNION ALL SELECT data FROM document WHERE number = :number LIMIT 1"
)
"""What was signed goes before what another program may have left beside it."""

_IS_SIGNED = "SELECT EXISTS (SELECT 1 FROM signed_document WHERE number = ?)"
_HAS_LOCK = (
    "SELECT EXISTS (SELECT 1 FROM signed_document WHERE number = :number) "
    "OR EXISTS (SELECT 1 FROM event WHERE number = :number AND kind = 'locked')"
)


_ALTERED_STATE = "one of its earlier states is not what was kept"


class _Document(NamedTuple):
    """The bytes of a draft or publication copy, and the digest that they had when they were saved."""

    sha256: str
    data: bytes


class RegisterTransaction:
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

    def relist(self, notice: str) -> NoticeRow | None:
        """List a signed notice again that another program removed from the list; None where nothing is left of it.

        What was signed, and what came after, is not changed by this: reading it shows whether it is sound.
        """
        row = orphans.find_orphan(self._connection, notice)
        if row is None:
            return None
        insert(self._connection, row)
        record = self.examine(row).record
        if record is not None:
            search_index.index(self._connection, row.number, record)
        self.relist_copies(row.number)
        return row

    def damaged_notices(self) -> dict[str, str]:
        """Return a sentence for each notice that is damaged or was removed, by its identity."""
        sentences = self.removed_notices()
        for number in sorted(auditing.suspect_numbers(self._connection)):
            row = self.row_numbered(number)
            if row is not None and (faults := self.examine(row).faults):
                sentences[row.id] = self.damage_sentence(row, faults[0])
        for number in sorted(auditing.altered_states(self._connection)):
            if (listed := self.row_numbered(number)) is not None:
                sentences.setdefault(listed.id, self.damage_sentence(listed, _ALTERED_STATE))
        return sentences

    def altered_state(self, row: NoticeRow) -> str:
        """Return the sentence for a notice of which an earlier state is not what was kept, which can be read itself."""
        is_altered = bool(auditing.altered_states(self._connection, row.number))
        return self.damage_sentence(row, _ALTERED_STATE) if is_altered else ""

    def check_position(self) -> tuple[str, int] | None:
        """Return where the thorough check goes on: the part, and the last number done there; None at its start."""
        row = find(self._connection, CheckPositionRow, 1)
        return (row.part, row.number) if row else None

    def set_check_position(self, position: tuple[str, int]) -> None:
        """Note where the thorough check goes on."""
        part, number = position
        row = CheckPositionRow(key=1, part=part, number=number)
        if not update(self._connection, row, ("part", "number")):
            insert(self._connection, row)

    def removed_notices(self) -> dict[str, str]:
        """Return a sentence for each signed notice that another program removed from the list, by its identity."""
        rest = f"was removed from the register {self._path} by another program; what was signed is still in the file."
        return {
            notice.identity: on_one_line(f"The signed notice “{notice.subject[:80]}” ({notice.identity}) {rest}")
            for notice in auditing.removed_notices(self._connection)
        }

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

    def insert(self, record: Record, data: bytes, now: dt.datetime, pdf: bytes | None = None) -> NoticeRow:
        """Add a notice; a record that has no instant of its own is dated `now`."""
        number = orphans.free_number(self._connection)
        row = NoticeRow(**{"number": number, "changed_at": instant_text(now), **listing.listed_columns(record)})
        insert(self._connection, row)
        if is_locked(record):
            signed_notices.insert_signed(self._connection, row, record, data, pdf, now)
        else:
            insert(self._connection, DocumentRow(number=number, sha256=sha256(data), data=data))
            self._known.add(record.id, sha256(data), KnownState(record, sha256(data)))
        search_index.index(self._connection, number, record, texts=self._texts)
        list_entries.put(self._connection, number, listing.row_of(row, None, None, None))
        return row

    def update(
        self, row: NoticeRow, stored: Record, record: Record, data: bytes, now: dt.datetime, pdf: bytes | None
    ) -> None:
        """Replace the row's stored record by another, with the PDF that was seen if it has just been signed.

        Raises NotAllowed where that would change what was signed.
        """
        current: tuple[str | None, str | None, str | None] = (None, None, None)
        if is_locked(stored):
            current = (record.status.value, record.reference, instant_text(record.changed_at or now))
            if not signed_notices.append_status_change(self._connection, row, stored, record, now):
                raise NotAllowed(f"{name_of(stored)} is signed: it cannot be changed; a new notice can supersede it.")
        else:
            if is_locked(record):
                self._relist(row, record)
                self._connection.execute("DELETE FROM document WHERE number = ?", (row.number,))
                signed_notices.insert_signed(self._connection, row, record, data, pdf, now)
            else:
                self._replace_draft(row, record, data)
        search_index.index(self._connection, row.number, record, stored, self._texts)
        list_entries.put(self._connection, row.number, listing.row_of(row, *current))

    def _replace_draft(self, row: NoticeRow, record: Record, data: bytes) -> None:
        digest = sha256(data)
        self._relist(row, record)
        if not update(self._connection, DocumentRow(row.number, digest, data), ("sha256", "data")):
            raise RegisterDamaged(self.damage_sentence(row, "its document is missing"))
        self._known.add(record.id, digest, KnownState(record, digest))

    def _relist(self, row: NoticeRow, record: Record) -> None:
        """Write what the list says of a notice that is not signed, as far as it has changed."""
        listed = listing.listed_columns(record)
        changed = tuple(name for name, value in listed.items() if getattr(row, name) != value)
        for name in changed:
            setattr(row, name, listed[name])
        update(self._connection, row, changed)

    def archive_state(self, row: NoticeRow, data: bytes, now: dt.datetime) -> None:
        """Keep the bytes of a record for good among the notice's earlier states."""
        digest, kept_at = sha256(data), instant_text(now)
        insert(self._connection, EarlierStateRow(None, row.number, kept_at, digest, data))

    def earlier_states(self, row: NoticeRow) -> tuple[Record, ...]:
        """Return the archived states, the oldest first; raises RegisterDamaged when one is damaged."""
        states = select(self._connection, EarlierStateRow, "number = ? ORDER BY key", row.number)
        return tuple(self._read(row, state.sha256, state.data) for state in states)

    def append_event(self, row: NoticeRow, fact: RegisterFact) -> None:
        """Add an event to the register's own chain of a notice."""
        event_chain.append_event(self._connection, row, fact)

    def events(self, row: NoticeRow) -> tuple[RegisterEvent, ...]:
        """Return the register's own events of a notice, the oldest first."""
        return event_chain.read_chain(self._connection, row).events

    def seen_pdf(self, row: NoticeRow) -> bytes | None:
        """Return the PDF that was seen and signed; None where there is none. Raises RegisterDamaged."""
        self.record(row)
        return signed_notices.select_seen_pdf(self._connection, row)

    def row_of(self, notice: str) -> Row | None:
        """Return the notice with this identity as a row of the list; None where there is none."""
        row = self.find_row(notice)
        return None if row is None else self.numbered_rows((row.number,))[row.number]

    def successor_numbers(self, notice: str) -> list[int]:
        """Return the numbers of the notices that supersede this one."""
        return [row.number for row in self.successors(notice)]

    def successors(self, notice: str) -> list[NoticeRow]:
        """Return the rows of the notices that supersede the one with this identity, whatever a damaged index says."""
        rows = select(self._connection, NoticeRow, "supersedes = ? AND supersedes <> ''", notice)
        return [row for row in rows if row.supersedes == notice]

    def numbered_rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Return the rows of the notices with these numbers, as far as there are any, by number."""
        selected = listing.select_notices(self._connection, numbers)
        return {notice.number: self._row_of(notice, *changed) for notice, *changed in selected}

    def numbers(self) -> tuple[int, ...]:
        """Return the number of every notice."""
        return listing.numbers_of(self._connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection on which this transaction runs."""
        return self._connection

    def relist_copies(self, number: int) -> None:
        """Make the list's entry of a notice what the register says of it; one of no notice is removed."""
        row = self.numbered_rows((number,)).get(number)
        if row is None:
            list_entries.remove(self._connection, number)
        else:
            list_entries.put(self._connection, number, row)

    @property
    def path(self) -> Path:
        """The register's file, as sentences name it."""
        return self._path

    def row_numbered(self, number: int) -> NoticeRow | None:
        """Return the row of the notice with this number; None where there is none."""
        return find(self._connection, NoticeRow, number)

    def index_words(self, number: int) -> None:
        """Index a notice by its words as they are now; one that is not in the register is not found any longer."""
        if self.row_numbered(number) is None:
            search_index.remove(self._connection, number)
        else:
            search_index.put(self._connection, number, self.columns_of_words(number))

    def columns_of_words(self, number: int) -> dict[str, str]:
        """Return the words of a notice by its record and current reference; where that is damaged, by its row."""
        ((_, columns),) = self.words_of((number,))
        return columns

    def words_of(self, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the numbers of these notices, as far as there are any, with their words, and read one at a time."""
        for number, row in self.numbered_rows(numbers).items():
            document = self._connection.execute(_DOCUMENT, {"number": number}).fetchone()
            record = decode(document[0]) if document else None
            if record is None:
                yield number, search_index.columns_of_row(row)
            else:
                yield number, self._texts.columns(replace(record, reference=row.reference or None))

    def _row_of(self, notice: NoticeRow, *changed: str | None) -> Row:
        status, reference, changed_at = changed
        try:
            return listing.row_of(notice, status, reference, changed_at)
        except (ValueError, TypeError):
            record = self.examine(notice).record
            return listing.row_of_record(record) if record else listing.unreadable_row(notice)

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
