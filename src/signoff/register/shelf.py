"""One transaction's view of the register: finds, writes and reads records through their rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from signoff.errors import NotFound, RecordRefused, RegisterProblem
from signoff.notice.codec import read_record, write_record
from signoff.notice.model import DecisionType, given
from signoff.notice.record import Record, Status
from signoff.register import words
from signoff.register.row import Row
from signoff.register.tables import DocumentRow, EarlierStateRow, NoticeRow, instant_of, instant_text

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands for an instant that neither a damaged row nor its record tells."""


def written(record: Record) -> bytes:
    """Return the record's bytes; raises RecordRefused for a record that could not be read again."""
    try:
        data = write_record(record)
    except UnicodeEncodeError:
        raise RecordRefused("The notice cannot be kept: one of its texts holds half a character.") from None
    read_record(data, "The notice")
    return data


def sha256(data: bytes) -> str:
    """Return the digest by which a document's bytes are told to be sound."""
    return hashlib.sha256(data).hexdigest()


class Shelf:
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

    def document(self, row: NoticeRow) -> DocumentRow:
        """Return the record's bytes; raises RegisterProblem when they are missing."""
        document = self._session.get(DocumentRow, row.number)
        if document is None:
            raise RegisterProblem(f"{self._damaged(row)}: its document is missing.")
        return document

    def record(self, row: NoticeRow) -> Record:
        """Return the row's record; raises RegisterProblem when it is damaged."""
        document = self.document(row)
        return self._read(row, document.sha256, document.data)

    def insert(self, record: Record, data: bytes, now: dt.datetime) -> NoticeRow:
        """Add a notice; `now` dates a record that tells no instant itself."""
        row = NoticeRow(**{"changed_at": instant_text(now), **_columns(record)})
        self._session.add(row)
        self._session.flush()
        number = _number(row)
        self._session.add(DocumentRow(number=number, sha256=sha256(data), data=data))
        words.index(self._session.connection(), number, record)
        return row

    def replace(self, row: NoticeRow, record: Record, data: bytes) -> None:
        """Put a record in the place of the one that the row has."""
        document = self.document(row)
        document.sha256, document.data = sha256(data), data
        self._session.add(document)
        self._session.add(row.sqlmodel_update(_columns(record)))
        words.index(self._session.connection(), _number(row), record)

    def put_by(self, row: NoticeRow, data: bytes, now: dt.datetime) -> None:
        """Keep a state of the notice for good, beside the one that it has."""
        state = EarlierStateRow(number=_number(row), kept_at=instant_text(now), sha256=sha256(data), data=data)
        self._session.add(state)

    def earlier(self, row: NoticeRow) -> tuple[Record, ...]:
        """Return the states put by, the oldest first; raises RegisterProblem when one is damaged."""
        asked = select(EarlierStateRow).where(EarlierStateRow.number == row.number).order_by(col(EarlierStateRow.key))
        return tuple(self._read(row, state.sha256, state.data) for state in self._session.exec(asked))

    def listed(self, asked: SelectOfScalar[NoticeRow]) -> tuple[Row, ...]:
        """Return what a query finds, the latest change first; raises RegisterProblem for a notice past telling."""
        ordered = asked.order_by(col(NoticeRow.changed_at).desc(), col(NoticeRow.number).desc())
        return tuple(self._told(row) for row in self._session.exec(ordered))

    def _told(self, row: NoticeRow) -> Row:
        """Return what the row tells; where it is damaged, what its record tells."""
        try:
            return _row(row)
        except ValueError:
            return _row(NoticeRow(**{"changed_at": instant_text(_LONG_AGO), **_columns(self.record(row))}))

    def _read(self, row: NoticeRow, digest: str, data: bytes) -> Record:
        if not isinstance(data, bytes) or sha256(data) != digest:
            raise RegisterProblem(f"{self._damaged(row)}: its document is not what was saved.")
        try:
            return read_record(data, "Its document")
        except RecordRefused as problem:
            raise RegisterProblem(f"{self._damaged(row)}. {problem}") from problem

    def _damaged(self, row: NoticeRow) -> str:
        return f"The notice “{row.subject[:80]}” ({row.id[:36]}) is damaged in the register {self._path}"


def _row(row: NoticeRow) -> Row:
    """Return the row as it is told outside; raises ValueError for a value that can only be damage."""
    texts = (row.subject, row.decision_maker, row.director, row.reference, row.council, row.changed_at)
    if not all(isinstance(one, str) for one in texts):
        raise ValueError("SQLite keeps a value of any type in any column, and this is no text")
    return Row(
        id=row.id,
        subject=row.subject,
        decision_type=DecisionType(row.decision_type) if row.decision_type else None,
        status=Status(row.status),
        decision_maker=row.decision_maker,
        director=row.director,
        reference=row.reference,
        council=row.council,
        changed_at=instant_of(row.changed_at),
        is_publication=row.is_publication,
    )


def _columns(record: Record) -> dict[str, Any]:
    """Return what the register lists of a record; without `changed_at` where it tells no instant itself."""
    notice, signature = record.notice, record.decision_signature
    changed_at = record.changed_at or (signature.signed_at if signature else None)
    return {
        "id": record.id,
        "subject": given(notice.subject),
        "decision_type": notice.decision_type.value if notice.decision_type else "",
        "status": record.status.value,
        "decision_maker": given(notice.decision_maker.name),
        "director": given(notice.director),
        "reference": given(record.reference),
        "council": record.council,
        "supersedes": given(record.supersedes),
        "is_publication": record.is_publication,
        **({"changed_at": instant_text(changed_at)} if changed_at else {}),
    }


def _number(row: NoticeRow) -> int:
    if row.number is None:
        raise AssertionError("a row that was flushed has its number")
    return row.number
