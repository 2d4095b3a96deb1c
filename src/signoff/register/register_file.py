"""A register's file that is open, and the transactions on it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from signoff.errors import RegisterProblem, RegisterReplaced
from signoff.register.connection import real_path
from signoff.register.file_identity import count_change
from signoff.register.known_states import KnownStates
from signoff.register.opening import open_register
from signoff.register.replacement_watch import ReplacementWatch
from signoff.register.sqlite_errors import translated

if TYPE_CHECKING:
    from signoff.register.migrating import Clock
    from signoff.register.opened import OpenedRegister
    from signoff.register.search_index import FoldedTexts
    from signoff.register.transaction import RegisterTransaction


def utc_now() -> dt.datetime:
    """Return the current instant, in UTC."""
    return dt.datetime.now(dt.UTC)


def _ignore() -> None:
    """Do nothing about a change: nobody asked to be told."""


class RegisterFile:
    """The file of a register, open; every transaction makes sure that it is still the one that was opened.

    It may be used from several threads, and the file by several programs at once. `on_changed` is called, in any
    thread, after each transaction by which this program has changed something.
    """

    def __init__(self, path: Path, *, read_only: bool = False, clock: Clock = utc_now, patience: float = 5.0) -> None:
        """Open the file as `open_register` does; wait up to `patience` seconds for other programs' locks."""
        path = real_path(path)
        self._open = partial(open_register, path, read_only=read_only, clock=clock, patience=patience)
        self._path, self._clock = path, clock
        self._watch = ReplacementWatch()
        self.on_changed: Callable[[], None] = _ignore
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
                has_changed = connection.total_changes != changes
                if has_changed:
                    count_change(connection)
            opened.check()  # what was written to another file than the register was not saved
        if has_changed:
            self.on_changed()

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
