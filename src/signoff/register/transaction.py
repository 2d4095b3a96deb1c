"""One transaction's view of the register: finds, writes and reads records through their rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import ColumnElement, TextClause
from sqlmodel import Session, col, select

from signoff.errors import NotAllowed, NotFound, RecordRefused, RegisterDamaged
from signoff.notice.record.codec import read_record, require_readable, write_record
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record, Status
from signoff.register import auditing, events, listing, orphans, search_index, signed
from signoff.register.register_events import RegisterEvent, RegisterFact
from signoff.register.row import Row, name_of
from signoff.register.signed import Examined, sha256
from signoff.register.tables import DocumentRow, EarlierStateRow, NoticeRow, SignedDocumentRow, instant_text, number_of


def written(record: Record) -> bytes:
    """Return the record's bytes; raises RecordRefused for a record that could not be read again."""
    try:
        data = write_record(record)
    except UnicodeEncodeError:
        raise RecordRefused("The notice cannot be kept: one of its texts holds half a character.") from None
    require_readable(data, "The notice")
    return data


class RegisterTransaction:
    """The rows of one session, which the caller begins and commits; `path` names the register in sentences."""

    def __init__(self, session: Session, path: Path) -> None:
        """Work within this session."""
        self._session, self._path = session, path

    def find(self, notice: str) -> NoticeRow | None:
        """Return the row of the notice with this identity, if it is here."""
        return self._session.exec(select(NoticeRow).where(NoticeRow.id == notice)).first()

    def found(self, notice: str) -> NoticeRow:
        """Return the row of the notice with this identity; raises NotFound."""
        row = self.find(notice)
        if row is None:
            raise NotFound(f"The register {self._path} holds no notice {notice[:60]}.")
        return row

    def bring_back(self, notice: str) -> NoticeRow | None:
        """List a signed notice again that another program took out of the list; None where nothing is left of it.

        What was signed, and what came after, is as it was left: reading it tells whether it is sound.
        """
        row = orphans.left_behind(self._session, notice)
        if row is None:
            return None
        self._session.add(row)
        self._session.flush()
        record = self.examine(row).record
        if record is not None:
            search_index.index(self._session.connection(), number_of(row), record)
        return row

    def suspects(self) -> tuple[NoticeRow, ...]:
        """Return the rows of which something is not as it was saved, as far as a look over all of them tells."""
        numbers = sorted(auditing.suspects(self._session.connection()))
        return tuple(self._session.get_one(NoticeRow, number) for number in numbers)

    def removed(self) -> dict[str, str]:
        """Return a sentence for each signed notice that another program took out of the list, by its identity."""
        rest = f"was removed from the register {self._path} by another program; what was signed is still in the file."
        return {
            one.identity: f"The signed notice “{one.subject[:80]}” ({one.identity}) {rest}"
            for one in auditing.removed(self._session.connection())
        }

    def drafts(self) -> tuple[Record, ...]:
        """Return every draft and ready notice that is sound."""
        return tuple(auditing.drafts(self._session.connection()))

    def record(self, row: NoticeRow) -> Record:
        """Return the row's record with every digest checked; raises RegisterDamaged."""
        examined = self.examine(row)
        if examined.record is None or examined.faults:
            raise RegisterDamaged(self.sentence(row, examined.faults[0]))
        return examined.record

    def state(self, row: NoticeRow) -> tuple[Record, str]:
        """Return the row's record, and the digest of its bytes as a file would hold it now."""
        record = self.record(row)
        return record, sha256(write_record(record))

    def is_kept(self, row: NoticeRow, digest: str) -> bool:
        """Whether the row has a draft of just these bytes; a signed notice is always read and compared."""
        document = self._session.get(DocumentRow, row.number)
        return document is not None and document.sha256 == digest

    def is_signed(self, row: NoticeRow) -> bool:
        """Whether the row's notice is locked for good."""
        return self._session.get(SignedDocumentRow, row.number) is not None

    def examine(self, row: NoticeRow) -> Examined:
        """Return the row's record as far as it can be read, and what is wrong with it."""
        examined = signed.examine(self._session, row)
        if examined is not None:
            return examined
        document = self._session.get(DocumentRow, row.number)
        if document is None:
            return Examined(None, ("its document is missing",))
        return self._unsigned(row, document)

    def sentence(self, row: NoticeRow, fault: str) -> str:
        """Return the sentence that names a damaged notice and what is wrong with it."""
        name = f"The notice “{str(row.subject)[:80]}” ({str(row.id)[:36]})"
        return f"{name} is damaged in the register {self._path}: {fault}."

    def insert(self, record: Record, data: bytes, now: dt.datetime, pdf: bytes | None = None) -> NoticeRow:
        """Add a notice; `now` dates a record that tells no instant itself."""
        number = orphans.free_number(self._session)
        row = NoticeRow(**{"number": number, "changed_at": instant_text(now), **listing.listed_columns(record)})
        self._session.add(row)
        self._session.flush()
        if is_locked(record):
            signed.keep(self._session, row, record, data, pdf, now)
        else:
            self._session.add(DocumentRow(number=number_of(row), sha256=sha256(data), data=data))
        search_index.index(self._session.connection(), number_of(row), record)
        return row

    def follow(
        self, row: NoticeRow, held: Record, record: Record, data: bytes, now: dt.datetime, pdf: bytes | None
    ) -> None:
        """Let a record take the place of the one that the row has, with the PDF that was seen if it was just signed.

        Raises NotAllowed where a signed one would not be told as it is.
        """
        if is_locked(held):
            if not signed.go_on(self._session, row, held, record, now):
                raise NotAllowed(f"{name_of(held)} is signed: nothing of it can change; a new notice can supersede it.")
        else:
            self._session.add(row.sqlmodel_update(listing.listed_columns(record)))
            document = self._session.get_one(DocumentRow, row.number)
            if is_locked(record):
                self._session.delete(document)
                signed.keep(self._session, row, record, data, pdf, now)
            else:
                document.sha256, document.data = sha256(data), data
                self._session.add(document)
        search_index.index(self._session.connection(), number_of(row), record)

    def archive_state(self, row: NoticeRow, data: bytes, now: dt.datetime) -> None:
        """Keep a state of the notice for good, beside the one that it has."""
        state = EarlierStateRow(number=number_of(row), kept_at=instant_text(now), sha256=sha256(data), data=data)
        self._session.add(state)

    def earlier(self, row: NoticeRow) -> tuple[Record, ...]:
        """Return the states put by, the oldest first; raises RegisterDamaged when one is damaged."""
        asked = select(EarlierStateRow).where(EarlierStateRow.number == row.number).order_by(col(EarlierStateRow.key))
        return tuple(self._read(row, state.sha256, state.data) for state in self._session.exec(asked))

    def note(self, row: NoticeRow, fact: RegisterFact) -> None:
        """Add an event to the register's own chain of a notice."""
        events.append(self._session, row, fact)

    def events(self, row: NoticeRow) -> tuple[RegisterEvent, ...]:
        """Return the register's own events of a notice, the oldest first."""
        return events.chain_of(self._session, row).events

    def seen_pdf(self, row: NoticeRow) -> bytes | None:
        """Return the PDF that was seen and signed, if one was kept; raises RegisterDamaged."""
        self.record(row)
        return signed.seen_pdf(self._session, row)

    def listed(self, *conditions: ColumnElement[bool] | TextClause) -> tuple[Row, ...]:
        """Return what a query finds, the latest change first; one past telling does not keep the others back."""
        rows = []
        for notice, *standing in listing.found(self._session, *conditions):
            try:
                rows.append(listing.told(notice, *standing))
            except (ValueError, TypeError):
                record = self.examine(notice).record
                rows.append(listing.of_record(record) if record else listing.unreadable_row(notice))
        return tuple(rows)

    def _unsigned(self, row: NoticeRow, document: DocumentRow) -> Examined:
        try:
            record = self._read(row, document.sha256, document.data)
        except RegisterDamaged:
            return Examined(readable(document.data), ("its document is not what was saved",))
        if is_locked(record) or (row.status in (Status.SIGNED, Status.PUBLISHED) and not record.is_publication):
            return Examined(record, ("it was signed, but its lock was removed by another program",))
        fault = alteration(record)
        return Examined(record, (fault.words,) if fault else ())

    def _read(self, row: NoticeRow, digest: str, data: bytes) -> Record:
        if not isinstance(data, bytes) or sha256(data) != digest:
            raise RegisterDamaged(self.sentence(row, "its document is not what was saved"))
        try:
            return read_record(data, "Its document")
        except RecordRefused as problem:
            raise RegisterDamaged(self.sentence(row, str(problem).rstrip("."))) from problem


def is_locked(record: Record) -> bool:
    """Whether the register keeps a record for good: the decision maker signed it, and it is no publication copy."""
    return record.decision_signature is not None and not record.is_publication


def readable(data: object) -> Record | None:
    """Return the record in bytes that may be damaged, if there is one."""
    try:
        return read_record(data) if isinstance(data, bytes) else None
    except RecordRefused:
        return None
