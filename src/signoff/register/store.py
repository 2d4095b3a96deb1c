"""The register: keeps, lists, finds and imports notices in one SQLite file; sessions never leave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import text
from sqlmodel import Session, col

from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record.record import Copy, Record, Status
from signoff.register import merging, saving, search_index
from signoff.register.backup import back_up, require_free
from signoff.register.connection import WRITING
from signoff.register.listing import STATUS
from signoff.register.migrating import Clock
from signoff.register.opening import open_register
from signoff.register.register_events import RegisterEvent, RegisterEventKind, RegisterFact
from signoff.register.row import Imported, Outcome, Row, name_of
from signoff.register.signed import Examined, sha256
from signoff.register.sqlite_errors import index_in_use, translated
from signoff.register.tables import NoticeRow
from signoff.register.transaction import RegisterTransaction, is_locked, written

__all__ = ["Imported", "Outcome", "Register", "Row", "utc_now"]


def utc_now() -> dt.datetime:
    """Return this instant, in UTC."""
    return dt.datetime.now(dt.UTC)


class Register:
    """The notices of one file; every action is one transaction, every failure one sentence.

    It may be used from several threads, and its file by several programs at once.
    """

    def __init__(self, path: Path, *, read_only: bool = False, clock: Clock = utc_now, patience: float = 5.0) -> None:
        """Open the file as `open_register` says; wait `patience` seconds for other programs' locks."""
        opened = open_register(path, read_only=read_only, clock=clock, patience=patience)
        self._path, self._clock = path, clock
        self._engine, self._read_only = opened.engine, opened.read_only
        self._writing = self._engine.execution_options(**WRITING)
        self._seen: dict[str, str] = {}

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the register at `path`, making it when it is missing; raises RegisterProblem."""
        return cls(path, read_only=read_only)

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the register can only be read: asked for, or because its file is read-only."""
        return self._read_only

    def close(self) -> None:
        """Let go of the file; everything saved is in it already."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def rows(self, statuses: Collection[Status] | None = None) -> tuple[Row, ...]:
        """Return the notices, only those of the given statuses if any are named, the latest change first."""
        named = () if statuses is None else (STATUS.in_([one.value for one in statuses]),)
        with self._reads() as transaction:
            return transaction.listed(*named)

    def search(self, asked: str) -> tuple[Row, ...]:
        """Return the notices that hold all the words, the last as a beginning, the latest change first.

        Case, accents and punctuation do not count; blank text finds every notice.
        """
        if not asked.strip():
            return self.rows()
        expression = search_index.query(asked)
        if expression is None:
            return ()
        found = text("notice.number IN (SELECT rowid FROM words WHERE words MATCH :expression)")
        with self._reads() as transaction, index_in_use():
            return transaction.listed(found.bindparams(expression=expression))

    def successors(self, notice: str) -> tuple[Row, ...]:
        """Return the notices that name this one as the one that they supersede."""
        with self._reads() as transaction:
            return transaction.listed(col(NoticeRow.supersedes) == notice)

    def row(self, notice: str) -> Row | None:
        """Return how the notice with this identity is listed; None where it is not here."""
        with self._reads() as transaction:
            return next(iter(transaction.listed(col(NoticeRow.id) == notice)), None)

    def get(self, notice: str) -> Record:
        """Return the notice with this identity, every digest checked; raises NotFound or RegisterDamaged."""
        with self._reads() as transaction:
            record, self._seen[notice] = transaction.state(transaction.found(notice))
            return record

    def save(self, record: Record) -> None:
        """Keep a record: a new one, or the next state of one that the register holds.

        What the decision maker signed is kept for good from here on. Raises NotAllowed where signed content or
        history would be lost, RegisterProblem when the notice was changed elsewhere meanwhile, RecordRefused
        for what could not be read again.
        """
        self._save(record, None)

    def keep_signed(self, record: Record, pdf: bytes) -> None:
        """Keep a record that the decision maker has just signed, and with it the very PDF that was seen.

        Both or neither. Raises as `save` does, and NotAllowed for a record that is unsigned, or signed before.
        """
        if not is_locked(record):
            raise NotAllowed(f"{name_of(record)} is not signed: there is no PDF to be kept with it.")
        if not pdf.startswith(b"%PDF-"):
            raise NotAllowed(f"What was seen of {name_of(record)} is not a PDF, so it was not signed.")
        self._save(record, pdf)

    def seen_pdf(self, notice: str) -> bytes | None:
        """Return the PDF that was seen when the notice was signed; None where none was kept here.

        That is: an unsigned notice, one signed by `save`, or one that came signed from elsewhere. Raises
        NotFound or RegisterDamaged.
        """
        with self._reads() as transaction:
            return transaction.seen_pdf(transaction.found(notice))

    def import_record(self, record: Record, *, actor: str = "") -> Imported:
        """Take in a record from a file if it goes on from what the register holds; the state before is kept.

        Raises, with nothing changed, ImportConflict when both have gone on, and AlteredRecord when the notice
        is not what was signed.
        """
        self._require_writable()
        with self._writes() as transaction:
            imported = saving.import_record(transaction, record, self._clock(), actor)
        self._seen[record.id] = sha256(written(imported.record))
        return imported

    def import_as_copy(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Keep a conflicting file as a draft of its own, and return that; signatures do not come with it.

        The file's own record, signatures and all, is the first of the new notice's earlier states.
        """
        self._require_writable()
        copy = merging.kept_as_copy(record, actor=actor, at=at)
        data, original = written(copy), written(record)
        with self._writes() as transaction:
            row = transaction.insert(copy, data, self._clock())
            transaction.archive_state(row, original, self._clock())
        self._seen[copy.id] = sha256(data)
        return copy

    def earlier_states(self, notice: str) -> tuple[Record, ...]:
        """Return the states of a notice that imports replaced, the oldest first; raises NotFound."""
        with self._reads() as transaction:
            return transaction.earlier(transaction.found(notice))

    def note_exported(
        self, notice: str, *, copy: Copy, actor: str, at: dt.datetime, digest: str, key: str = "", file: str = ""
    ) -> None:
        """Note that a copy was exported: the SHA-256 of the file, its name, and the fingerprint of the sealing key.

        The notice's own history is left as it is. Raises NotFound or RegisterProblem.
        """
        self._require_writable()
        detail = MappingProxyType({"copy": copy.value, "key": key, "file": file})
        with self._writes() as transaction:
            transaction.note(
                transaction.found(notice), RegisterFact(RegisterEventKind.EXPORTED, at, actor, digest, detail)
            )

    def events(self, notice: str) -> tuple[RegisterEvent, ...]:
        """Return what happened to the notice in this register, the oldest first; `broken` is told where it is.

        The notice's own history is `Record.history`. Raises NotFound; never for what is damaged.
        """
        with self._reads() as transaction:
            return transaction.events(transaction.found(notice))

    def examine(self, notice: str) -> Examined:
        """Return a notice as far as it can be read, and what is wrong with it; raises NotFound."""
        with self._reads() as transaction:
            return transaction.examine(transaction.found(notice))

    def damaged(self) -> dict[str, str]:
        """Return a sentence for each notice that is damaged or was removed, by its identity; all of it is read.

        A forger's work that no digest of the register tells of is found when the notice itself is read.
        """
        with self._reads() as transaction:
            found = transaction.removed()
            for row in transaction.suspects():
                faults = transaction.examine(row).faults
                if faults:
                    found[row.id] = transaction.sentence(row, faults[0])
        return found

    def drafts(self) -> tuple[Record, ...]:
        """Return every draft and ready notice that is sound."""
        with self._reads() as transaction:
            return transaction.drafts()

    def back_up(self, destination: Path) -> None:
        """Copy the register to a file, whole or not at all, while others may go on.

        Raises RegisterProblem, with nothing written, also where anything stands in the data folder by that name, or
        elsewhere another file than an earlier backup.
        """
        require_free(destination)
        back_up(self._path, destination)

    def _save(self, record: Record, pdf: bytes | None) -> None:
        self._require_writable()
        data = written(record)
        with self._writes() as transaction:
            saving.save(transaction, record, data, self._clock(), seen=self._seen.get(record.id), pdf=pdf)
        self._seen[record.id] = sha256(data)

    def _require_writable(self) -> None:
        if self._read_only:
            raise RegisterProblem(f"The register {self._path} is read-only: nothing can be saved in it.")

    @contextmanager
    def _reads(self) -> Iterator[RegisterTransaction]:
        with translated(self._path), Session(self._engine) as session:
            yield RegisterTransaction(session, self._path)

    @contextmanager
    def _writes(self) -> Iterator[RegisterTransaction]:
        """Commit what the block has done, or nothing of it when it raises."""
        with translated(self._path), Session(self._writing) as session:
            yield RegisterTransaction(session, self._path)
            session.flush()
            with index_in_use():  # FTS5 writes its own tables as late as this
                session.commit()
