"""One transaction of the register: finds, reads and writes notices through their rows."""

from __future__ import annotations

import datetime as dt

from signoff.errors import NotAllowed, RegisterDamaged
from signoff.notice.record.record import Record
from signoff.register import (
    event_chain,
    list_entries,
    listing,
    orphans,
    search_index,
    signed_notices,
)
from signoff.register.damage_finder import DamageFinder
from signoff.register.digests import sha256
from signoff.register.documents import is_locked
from signoff.register.instants import instant_text
from signoff.register.known_states import KnownState
from signoff.register.register_events import RegisterFact
from signoff.register.results import name_of
from signoff.register.rows import (
    DocumentRow,
    EarlierStateRow,
    NoticeRow,
    insert,
    update,
)


class RegisterTransaction(DamageFinder):
    """Adds notices and replaces them, besides all that is read of them."""

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
            self._append_status_change(row, stored, record, now)
        else:
            if is_locked(record):
                self._relist(row, record)
                self._connection.execute("DELETE FROM document WHERE number = ?", (row.number,))
                signed_notices.insert_signed(self._connection, row, record, data, pdf, now)
            else:
                self._replace_draft(row, record, data)
        search_index.index(self._connection, row.number, record, stored, self._texts)
        list_entries.put(self._connection, row.number, listing.row_of(row, *current))

    def replace_aftermath(self, row: NoticeRow, stored: Record, record: Record, now: dt.datetime) -> None:
        """Let what followed on a signature be as in another record of the same signed notice; raises NotAllowed."""
        self._append_status_change(row, stored, record, now, is_replacing=True)
        changed_at = instant_text(record.changed_at or now)
        search_index.index(self._connection, row.number, record, stored, self._texts)
        listed = listing.row_of(row, record.status.value, record.reference, changed_at)
        list_entries.put(self._connection, row.number, listed)

    def _append_status_change(
        self, row: NoticeRow, stored: Record, record: Record, now: dt.datetime, *, is_replacing: bool = False
    ) -> None:
        if not signed_notices.append_status_change(
            self._connection, row, stored, record, now, is_replacing=is_replacing
        ):
            raise NotAllowed(f"{name_of(stored)} is signed: it cannot be changed; a new notice can supersede it.")

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

    def append_event(self, row: NoticeRow, fact: RegisterFact) -> None:
        """Add an event to the register's own chain of a notice."""
        event_chain.append_event(self._connection, row, fact)
