"""The register of notices in one SQLite file, as the rest of the program uses it: it returns no database objects."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from signoff.errors import NotAllowed, NotFound, RegisterProblem, RegisterReplaced
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Copy, Record, Status
from signoff.register import latest_first, paging
from signoff.register.backup import require_free
from signoff.register.connection import real_path
from signoff.register.digests import sha256
from signoff.register.file_identity import count_change
from signoff.register.known_states import KnownStates
from signoff.register.list_query import ListQuery
from signoff.register.opening import open_register
from signoff.register.page_rows import read_rows
from signoff.register.register_events import RegisterEvent, RegisterEventKind, RegisterFact
from signoff.register.replacement_watch import ReplacementWatch
from signoff.register.results import Imported, Outcome, Row, name_of
from signoff.register.scrollable import ScrollableList
from signoff.register.sqlite_errors import is_corrupt, translated

if TYPE_CHECKING:
    from signoff.register.backup_check import CheckResult
    from signoff.register.draft_history import DraftState
    from signoff.register.draft_reader import DraftReader
    from signoff.register.migrating import Clock
    from signoff.register.opened import OpenedRegister
    from signoff.register.passages import Passage
    from signoff.register.search_index import FoldedTexts
    from signoff.register.signed_notices import Examined
    from signoff.register.thorough_check import Slice
    from signoff.register.transaction import RegisterTransaction

__all__ = ["Imported", "Outcome", "Register", "Row", "utc_now"]

_Read = TypeVar("_Read")

_SLICE = 50
"""How many notices a slice of the thorough check has, unless another number is asked for."""


def utc_now() -> dt.datetime:
    """Return the current instant, in UTC."""
    return dt.datetime.now(dt.UTC)


class Register:
    """The notices of one file; every method is one transaction, and every expected failure has a sentence for the user.

    It may be used from several threads, and its file by several programs at once.
    """

    def __init__(self, path: Path, *, read_only: bool = False, clock: Clock = utc_now, patience: float = 5.0) -> None:
        """Open the file as `open_register` does; wait up to `patience` seconds for other programs' locks."""
        path = real_path(path)
        self._open = partial(open_register, path, read_only=read_only, clock=clock, patience=patience)
        self._path, self._clock = path, clock
        self._watch = ReplacementWatch()
        self._last_seen: dict[str, str] = {}
        self._is_prepared = False
        self._use(self._open())

    def _use(self, opened: OpenedRegister) -> None:
        self._opened, self._read_only = opened, opened.read_only
        self._known = KnownStates()
        self._texts: FoldedTexts | None = None
        self._position: tuple[str, int] | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the register at `path`, creating it if it is missing; raises RegisterProblem."""
        return cls(path, read_only=read_only)

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the register can only be read: as asked for, or because its file is read-only."""
        return self._read_only

    @property
    def is_prepared(self) -> bool:
        """Whether a notice can be read and saved without an import before it."""
        return self._is_prepared

    def prepare(self) -> None:
        """Import, from any thread, what reading and saving notices takes; the first of either does so otherwise."""
        from signoff.register import saving  # noqa: F401 - so that the first save finds it imported

        with self._reading():
            pass

    @property
    def opened(self) -> OpenedRegister:
        """What was opened, for this package."""
        return self._opened

    @property
    def watch(self) -> ReplacementWatch:
        """Whether the file is replaced at the moment, as the last transaction found."""
        return self._watch

    @property
    def is_in_place(self) -> bool:
        """Whether the file is still the one that was opened; whoever listens is told where it is not."""
        try:
            with self._checked():
                return True
        except RegisterReplaced:
            return False

    def reopen(self, *, is_copy: bool) -> None:
        """Go on with the file that is at the path now, which may be a copy of what was open; raises RegisterProblem.

        What was open must have been kept before: where the file was overwritten, it is closed first, since closing
        it later would take the new connections' locks.
        """
        before = self._opened
        if before.file is not None and before.file.is_named:
            before.close()
        self._use(self._open())
        before.close()
        if not is_copy:
            self._last_seen.clear()
        self._watch.found_in_place()

    def close(self) -> None:
        """Close the file; everything saved is in it already."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open_list(self, query: ListQuery) -> ScrollableList:
        """Return what a query lists, of which any part can be read; of a search, the newest thousand that it finds.

        What a search finds stands in groups too, unless the best match is to come first.
        """
        return ScrollableList(query, self._listing, self._read_rows)

    def passages(self, notices: Collection[str], words: str) -> dict[str, Passage]:
        """Return the passage in which the words stand in each of these notices that has one, by its identity.

        Every notice is read for it, so only those that are on the screen should be asked for.
        """
        from signoff.register.passages import passage_of
        from signoff.register.readable_records import readable_records

        with self._listing() as connection:
            records = readable_records(connection, notices, self._row_numbered)
        passages = {notice: passage_of(record, words) for notice, record in records.items()}
        return {notice: passage for notice, passage in passages.items() if passage is not None}

    def counts(self, decision_type: DecisionType | None = None) -> Mapping[Status, int]:
        """Return how many notices there are of each status, of one decision type or of all."""
        with self._listing() as connection:
            return paging.count(connection, decision_type)

    def successors(self, notice: str) -> tuple[Row, ...]:
        """Return the notices that supersede this one."""
        with self._reading() as transaction:
            numbers = transaction.successor_numbers(notice)
            rows, _ = read_rows(transaction.connection, numbers, self._row_numbered)
        return tuple(sorted(rows, key=lambda row: row.changed_at, reverse=True))

    def row(self, notice: str) -> Row | None:
        """Return the row of the notice with this identity; None where there is none."""
        with self._reading() as transaction:
            return transaction.row_of(notice)

    def get(self, notice: str) -> Record:
        """Return the notice with this identity, every digest checked; raises NotFound or RegisterDamaged."""
        with self._reading() as transaction:
            record, self._last_seen[notice] = transaction.record_and_digest(transaction.get_row(notice))
            return record

    def save(self, record: Record) -> None:
        """Save a new record, or the next state of one that the register has.

        What the decision maker signed is never changed or removed afterwards. Raises NotAllowed where signed
        content or history would be lost, RegisterProblem when the notice was changed elsewhere meanwhile,
        RecordRefused for what could not be read again.
        """
        self._save(record, None)

    def keep_signed(self, record: Record, pdf: bytes) -> None:
        """Save a record that the decision maker has just signed, and with it exactly the PDF that was seen.

        Saves both or neither. Raises as `save` does, and NotAllowed for a record that is unsigned, or signed before.
        """
        from signoff.register.documents import is_locked

        if not is_locked(record):
            raise NotAllowed(f"{name_of(record)} is not signed, so no PDF can be kept with it.")
        if not pdf.startswith(b"%PDF-"):
            raise NotAllowed(f"What was shown of {name_of(record)} is not a PDF, so it was not signed.")
        self._save(record, pdf)

    def seen_pdf(self, notice: str) -> bytes | None:
        """Return the PDF that was seen when the notice was signed; None where the register has none.

        It has none of an unsigned notice, one saved by `save`, and one that was signed elsewhere. Raises NotFound or
        RegisterDamaged.
        """
        with self._reading() as transaction:
            return transaction.seen_pdf(transaction.get_row(notice))

    def import_record(self, record: Record, *, actor: str = "") -> Imported:
        """Add a record from a file, or replace the stored record if the file's extends it; the earlier state is kept.

        Raises, with nothing changed, ImportConflict when both have changed, and AlteredRecord when the notice
        is not what was signed.
        """
        from signoff.register import saving
        from signoff.register.documents import encode

        self._require_writable()
        with self._writing() as transaction:
            imported = saving.import_record(transaction, record, self._clock(), actor)
        self._last_seen[record.id] = sha256(encode(imported.record))
        return imported

    def import_as_copy(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Save a conflicting file's content as a new draft, unsigned, and return it.

        The file's own record, with its signatures, is the first of the new notice's earlier states.
        """
        from signoff.register.documents import encode
        from signoff.register.import_rules import draft_copy

        self._require_writable()
        copy = draft_copy(record, actor=actor, at=at)
        data, original = encode(copy), encode(record)
        with self._writing() as transaction:
            row = transaction.insert(copy, data, self._clock())
            transaction.archive_state(row, original, self._clock())
        self._last_seen[copy.id] = sha256(data)
        return copy

    def earlier_states(self, notice: str) -> tuple[Record, ...]:
        """Return the states of a notice that imports replaced, the oldest first; raises NotFound."""
        with self._reading() as transaction:
            return transaction.earlier_states(transaction.get_row(notice))

    def draft_states(self, notice: str) -> tuple[DraftState, ...]:
        """Return the states that a notice had while it was a draft, as far as they are kept, the oldest first.

        Raises NotFound.
        """
        from signoff.register import draft_history

        with self._reading() as transaction:
            return draft_history.states_of(transaction.connection, transaction.get_number(notice))

    def draft_state(self, notice: str, key: int) -> Record:
        """Return one of the notice's `draft_states` by its key; raises NotFound, also once it was thinned away."""
        from signoff.register import draft_history

        with self._reading() as transaction:
            number = transaction.get_number(notice)
            record = draft_history.read_state(transaction.connection, number, key)
        if record is None:
            raise NotFound("That earlier state of the notice is no longer in the register.")
        return record

    def keep_draft_state(self, notice: str) -> None:
        """Keep a draft's present state among its earlier ones; raises NotFound, NotAllowed for what is signed."""
        from signoff.register import draft_history
        from signoff.register.documents import is_locked

        self._require_writable()
        with self._writing() as transaction:
            number = transaction.get_number(notice)
            record = transaction.record(transaction.get_row(notice))
            if is_locked(record):
                raise NotAllowed(f"{name_of(record)} is signed, so it has no further states as a draft.")
            draft_history.keep_now(transaction.connection, number, record, self._clock())

    def note_exported(
        self, notice: str, *, copy: Copy, actor: str, at: dt.datetime, digest: str, key: str = "", file: str = ""
    ) -> None:
        """Note that a copy was exported: the SHA-256 of the file, its name, and the fingerprint of the sealing key.

        The notice's own history does not change. Raises NotFound or RegisterProblem.
        """
        self._require_writable()
        detail = MappingProxyType({"copy": copy.value, "key": key, "file": file})
        with self._writing() as transaction:
            transaction.append_event(
                transaction.get_row(notice), RegisterFact(RegisterEventKind.EXPORTED, at, actor, digest, detail)
            )

    def events(self, notice: str) -> tuple[RegisterEvent, ...]:
        """Return what happened to the notice in this register, the oldest first; a damaged event has `broken`.

        The notice's own history is `Record.history`. Raises NotFound, but nothing for damage.
        """
        with self._reading() as transaction:
            return transaction.events(transaction.get_row(notice))

    def examine(self, notice: str) -> Examined:
        """Return a notice as far as it can be read, and what is wrong with it; raises NotFound."""
        with self._reading() as transaction:
            return transaction.examine(transaction.get_row(notice))

    def damaged(self) -> dict[str, str]:
        """Return a sentence for each notice that is damaged or was removed, by its identity; reads the whole register.

        A forgery that recomputed all of the register's digests is noticed only when the notice itself is read.
        """
        from signoff.register import thorough_check

        with self._reading() as transaction:
            try:
                return transaction.damaged_notices()
            except sqlite3.DatabaseError as problem:
                if not is_corrupt(problem):
                    raise
        sentences: dict[str, str] = {}  # a page of the file cannot be read, so each notice is looked at by itself
        position, is_last = thorough_check.START, False
        while not is_last:
            with self._reading() as transaction:
                found = thorough_check.check_slice(transaction, position, _SLICE)
            sentences, position, is_last = {**sentences, **found.faults}, found.position, found.is_last
        return sentences

    def check_some(self, notices: int = _SLICE) -> Slice:
        """Check the next part of the file: a table, or so many notices with all that belongs to them.

        Goes on where the last call ended, also one of another program or before the register was closed. Indexes, and
        copies that are not what the register says, are made right where it can be written to. Raises RegisterProblem.
        """
        from signoff.register import thorough_check

        with self._reading() as transaction:
            position = self._position or transaction.check_position() or thorough_check.START
            found = thorough_check.check_slice(transaction, position, notices)
        if self._read_only:
            self._position = found.position
            return found
        with self._writing() as transaction:
            thorough_check.mend(transaction, found)
            transaction.set_check_position(found.position)
        return found

    def draft_reader(self) -> DraftReader:
        """Return what reads the drafts and ready notices, some at a time, and again only what was changed."""
        from signoff.register.draft_reader import DraftReader

        return DraftReader(self._listing)

    def each_row(self, words: str = "") -> Iterator[Row]:
        """Yield the notices that contain all the words, the last as a beginning, the latest change first.

        Case, accents and punctuation do not count; blank text finds every notice. Few of them are in memory at a time.
        """
        with self._listing() as connection:
            numbers = latest_first.numbers(connection, words)
        for start in range(0, len(numbers), latest_first.BATCH):
            part = list(numbers[start : start + latest_first.BATCH])
            with self._listing() as connection:
                rows, _ = read_rows(connection, part, self._row_numbered)
            yield from rows

    def back_up(self, destination: Path) -> CheckResult:
        """Copy the register to a file, completely or not at all, and return what was found on verifying the copy.

        Other programs may use the register meanwhile. Raises RegisterProblem, with nothing written, where the file as a
        whole is damaged, `destination` is one of signoff's own files, or exists and is not an earlier backup.
        """
        from signoff.register.verified_backup import back_up_verified

        require_free(destination)
        with self._checked():
            return back_up_verified(self._path, destination)

    def _save(self, record: Record, pdf: bytes | None) -> None:
        from signoff.register import saving
        from signoff.register.documents import encode

        self._require_writable()
        data = encode(record)
        with self._writing() as transaction:
            saving.save(transaction, record, data, self._clock(), last_seen=self._last_seen.get(record.id), pdf=pdf)
        self._last_seen[record.id] = sha256(data)

    def _row_numbered(self, number: int) -> Row | None:
        """Return one notice's row, also of a damaged one, as far as it can be read; None where there is none.

        It is for pages, which have the errors of a damaged file to themselves.
        """
        with self._opened.reading() as connection:
            return self._transaction(connection).numbered_rows((number,)).get(number)

    def _read_rows(self, numbers: Callable[[sqlite3.Connection], list[int]]) -> list[Row]:
        return self._with_right_copies(
            lambda connection: read_rows(connection, numbers(connection), self._row_numbered)
        )

    def _with_right_copies(self, read: Callable[[sqlite3.Connection], tuple[_Read, Collection[int]]]) -> _Read:
        """Return what is read, again where the copies by which it was found had to be made right first."""
        with self._listing() as connection:
            result, wrong = read(connection)
        if not wrong or self._read_only:
            return result
        with self._writing() as transaction:
            for number in wrong:
                transaction.relist_copies(number)
        with self._listing() as connection:
            return read(connection)[0]

    def _require_writable(self) -> None:
        if self._read_only:
            raise RegisterProblem(f"The register {self._path} is read-only: nothing can be saved in it.")

    @contextmanager
    def _listing(self) -> Iterator[sqlite3.Connection]:
        """Read the list, for which what reads notices need not be there."""
        with self._checked() as opened, translated(self._path), opened.reading() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[RegisterTransaction]:
        with self._checked() as opened, translated(self._path), opened.reading() as connection:
            yield self._transaction(connection)

    @contextmanager
    def _writing(self) -> Iterator[RegisterTransaction]:
        """Commit what the block has done, or nothing of it if it raises."""
        with self._checked() as opened:
            with translated(self._path), opened.writing() as connection:
                changes = connection.total_changes
                yield self._transaction(connection)
                if connection.total_changes != changes:
                    count_change(connection)
            opened.check()  # what was written to another file than the register was not saved

    def _transaction(self, connection: sqlite3.Connection) -> RegisterTransaction:
        """Return what reads and writes notices on a connection, which is imported for it only now."""
        from signoff.register.search_index import FoldedTexts
        from signoff.register.transaction import RegisterTransaction

        self._texts = self._texts or FoldedTexts()
        self._is_prepared = True
        return RegisterTransaction(connection, self._path, self._known, self._texts)

    @contextmanager
    def _checked(self) -> Iterator[OpenedRegister]:
        """Make sure that what is open is still the register's file, and stay with it if another is opened meanwhile."""
        opened = self._opened
        with self._watch.noted():
            opened.check()
            if opened is self._opened:
                self._watch.found_in_place()
            yield opened
