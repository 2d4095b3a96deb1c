"""The register: keeps, lists, finds and imports notices in one SQLite file; sessions never leave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import text
from sqlmodel import Session, col, select

from signoff.errors import RegisterProblem
from signoff.notice.record import Record, Status
from signoff.register import merging, words
from signoff.register.connection import WRITING
from signoff.register.keeping import check_new, check_successor
from signoff.register.migrating import Clock
from signoff.register.opening import open_register
from signoff.register.row import Imported, Outcome, Row, name_of
from signoff.register.shelf import Shelf, sha256, written
from signoff.register.tables import NoticeRow
from signoff.register.troubles import index_in_use, told_plainly

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
        asked = select(NoticeRow)
        if statuses is not None:
            asked = asked.where(col(NoticeRow.status).in_([one.value for one in statuses]))
        with self._reads() as shelf:
            return shelf.listed(asked)

    def search(self, asked: str) -> tuple[Row, ...]:
        """Return the notices that hold all the words, the last as a beginning, the latest change first.

        Case, accents and punctuation do not count; blank text finds every notice.
        """
        if not asked.strip():
            return self.rows()
        expression = words.query(asked)
        if expression is None:
            return ()
        found = text("number IN (SELECT rowid FROM words WHERE words MATCH :expression)")
        with self._reads() as shelf, index_in_use():
            return shelf.listed(select(NoticeRow).where(found.bindparams(expression=expression)))

    def successors(self, notice: str) -> tuple[Row, ...]:
        """Return the notices that name this one as the one that they supersede."""
        with self._reads() as shelf:
            return shelf.listed(select(NoticeRow).where(NoticeRow.supersedes == notice))

    def get(self, notice: str) -> Record:
        """Return the notice with this identity; raises NotFound, or RegisterProblem when it is damaged."""
        with self._reads() as shelf:
            row = shelf.found(notice)
            record = shelf.record(row)
            self._seen[notice] = shelf.document(row).sha256
            return record

    def save(self, record: Record) -> None:
        """Keep a record: a new one, or the next state of one that the register holds.

        Raises NotAllowed where signed content or history would be lost, RegisterProblem when the notice
        was changed elsewhere meanwhile, RecordRefused for what could not be read again.
        """
        self._require_writable()
        data = written(record)
        with self._writes() as shelf:
            row = shelf.find(record.id)
            if row is None:
                check_new(record)
                shelf.insert(record, data, self._clock())
            elif shelf.document(row).sha256 != sha256(data):
                seen = self._seen.get(record.id) == shelf.document(row).sha256
                check_successor(shelf.record(row), record, seen=seen)
                shelf.replace(row, record, data)
        self._seen[record.id] = sha256(data)

    def import_record(self, record: Record) -> Imported:
        """Take in a record from a file if it goes on from what the register holds; the state before is kept.

        Raises ImportConflict, with nothing changed, when both have gone on.
        """
        self._require_writable()
        imported = self._take_in(record, written(record))
        self._seen[record.id] = sha256(written(imported.record))
        return imported

    def import_as_copy(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Keep a conflicting file as a draft of its own, and return that; signatures do not come with it.

        The file's own record, signatures and all, is the first of the new notice's earlier states.
        """
        self._require_writable()
        copy = merging.kept_as_copy(record, actor=actor, at=at)
        data, original = written(copy), written(record)
        with self._writes() as shelf:
            row = shelf.insert(copy, data, self._clock())
            shelf.put_by(row, original, self._clock())
        self._seen[copy.id] = sha256(data)
        return copy

    def earlier_states(self, notice: str) -> tuple[Record, ...]:
        """Return the states of a notice that imports replaced, the oldest first; raises NotFound."""
        with self._reads() as shelf:
            return shelf.earlier(shelf.found(notice))

    def _require_writable(self) -> None:
        if self._read_only:
            raise RegisterProblem(f"The register {self._path} is read-only: nothing can be saved in it.")

    def _take_in(self, record: Record, data: bytes) -> Imported:
        with self._writes() as shelf:
            row = shelf.find(record.id)
            if row is None:
                shelf.insert(record, data, self._clock())
                return Imported(Outcome.ADDED, record, f"{name_of(record)} was added to the register.")
            held = shelf.record(row)
            outcome, sentence = merging.judge(held, record)
            if outcome is not Outcome.TAKEN:
                return Imported(outcome, held, sentence)
            shelf.put_by(row, shelf.document(row).data, self._clock())
            shelf.replace(row, record, data)
        return Imported(outcome, record, sentence)

    @contextmanager
    def _reads(self) -> Iterator[Shelf]:
        with told_plainly(self._path), Session(self._engine) as session:
            yield Shelf(session, self._path)

    @contextmanager
    def _writes(self) -> Iterator[Shelf]:
        """Commit what the block has done, or nothing of it when it raises."""
        with told_plainly(self._path), Session(self._writing) as session:
            yield Shelf(session, self._path)
            session.flush()
            with index_in_use():  # FTS5 writes its own tables as late as this
                session.commit()
