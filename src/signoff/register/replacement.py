"""What can be done once the file of an open register was moved, deleted, replaced or overwritten by another program.

What was open can still be read: the operating system keeps a file that has lost its name as long as anybody has it
open. It is put back, or kept beside as a copy before what is at its path now is opened.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import make_folder
from signoff.notice.record.record import Record
from signoff.register.aside import aside_path
from signoff.register.backup import copy_from
from signoff.register.connection import LOG_SUFFIXES, Mode, connect
from signoff.register.documents import encode
from signoff.register.file_identity import id_of
from signoff.register.opening import require_sound
from signoff.register.save_rules import strictly_extends
from signoff.register.sqlite_errors import translated
from signoff.register.store import Register
from signoff.register.transaction import RegisterTransaction


class Replacement:
    """The ways out for a register whose file was replaced; none of them loses what was open, or what is there now."""

    def __init__(self, register: Register) -> None:
        """Work on an open register."""
        self._register = register
        self._path = register.path

    def why_not_put_back(self) -> str:
        """Return why what was open cannot be put back, as a sentence; empty where it can."""
        if self._register.read_only:
            return "This register can only be read, so there is nothing to put back."
        if not self._is_whole():
            return "What signoff had open cannot be put back: its file was overwritten, so it is no longer whole."
        return ""

    def why_not_opened_again(self) -> str:
        """Return why what is at the path now cannot be opened, as a sentence; empty where it can."""
        if id_of(self._path) is None:
            return "There is no file in its place that could be opened."
        if self._is_named() and self._is_whole():
            return "What is in its place is this register without its latest changes, so it is not opened."
        try:
            with self._files_told("read"):
                require_sound(self._path)
        except RegisterProblem as problem:
            return f"What is in its place cannot be opened. {problem}"
        return ""

    def would_take(self, saved: Record, record: Record) -> bool:
        """Whether the next state of a notice can be saved in what is at the path now.

        That has the same earlier state, or one that this state goes on from; or neither it nor what was open has the
        notice. False where it cannot be read.
        """
        try:
            with self._files_told("read"):
                stored = self._stored(record.id)
        except RegisterProblem:
            return False
        if stored is None:
            return not self._held(record.id)
        return encode(stored) == encode(saved) or strictly_extends(record, stored)

    def put_back(self, at: dt.datetime) -> Path | None:
        """Put what was open back in its place, and go on with it; return where what was there is kept, if anything was.

        Raises RegisterProblem, with nothing changed.
        """
        _refuse(self.why_not_put_back())
        with self._files_told("put back"):
            aside = aside_path(self._path, "before-putting-back", at)
            make_folder(self._path.parent)
            with tempfile.TemporaryDirectory(prefix=".signoff-", dir=self._path.parent) as folder:
                prepared = Path(folder) / "prepared.sqlite"
                self._copy(prepared)
                had_file = self._path.exists()
                self._exchange(prepared, aside)
        self._register.reopen(is_copy=True)
        return aside if had_file else None

    def open_again(self, at: dt.datetime) -> Path | None:
        """Go on with what is at the path now; return where what was open is kept, None where it was not whole any more.

        Raises RegisterProblem, with nothing changed.
        """
        _refuse(self.why_not_opened_again())
        kept = self.keep_beside(at)
        with self._files_told("opened"):
            self._clear_logs(aside_path(self._path, "before-opening-again", at))
        self._register.reopen(is_copy=False)
        return kept

    def keep_beside(self, at: dt.datetime) -> Path | None:
        """Copy what was open to a file of its own beside its place, and return it; None where it is not whole any more.

        Raises RegisterProblem.
        """
        if not self._is_whole():
            return None
        with self._files_told("kept"):
            kept = aside_path(self._path, "as-it-was-open", at)
            make_folder(self._path.parent)
            self._copy(kept)
            self._clear_logs(None)
        return kept

    def _copy(self, target: Path) -> None:
        """Copy what was open, and make sure that the copy is whole; raises OSError, sqlite3.Error, RegisterProblem."""
        connection = self._register.opened.connection
        if connection is None:
            raise RegisterProblem(f"Nothing of the register {self._path} is open.")
        copy_from(connection, self._path, target)
        try:
            require_sound(target, thorough=True)
        except RegisterProblem:
            target.unlink(missing_ok=True)
            raise

    def _exchange(self, prepared: Path, aside: Path) -> None:
        """Move what is at the path aside, with the log that belongs to it, and the prepared file there."""
        self._clear_logs(None)
        moved: list[tuple[Path, Path]] = []
        try:
            for suffix in ("", *LOG_SUFFIXES):
                part, target = (path.with_name(path.name + suffix) for path in (self._path, aside))
                if part.exists():
                    part.rename(target)
                    moved.append((part, target))
            prepared.rename(self._path)
        except OSError:
            for part, target in reversed(moved):
                target.rename(part)
            raise

    def _clear_logs(self, aside: Path | None) -> None:
        """Remove the logs of what was open from beside another file, which SQLite would apply them to.

        Where what was open is not whole, its log is the last of it, and is kept under the name that is given.
        """
        file = self._register.opened.file
        for log in () if file is None else file.own_logs():
            if aside is not None and not self._is_whole() and log.name.endswith(LOG_SUFFIXES[0]):
                log.rename(aside.with_name(aside.name + LOG_SUFFIXES[0]))
            else:
                log.unlink()

    def _stored(self, notice: str) -> Record | None:
        """Return a notice of the file at the path, which is not locked or changed; raises RegisterProblem."""
        require_sound(self._path, current=True)
        with translated(self._path), contextlib.closing(connect(self._path, Mode.IMMUTABLE, 0)) as connection:
            transaction = RegisterTransaction(connection, self._path)
            row = transaction.find_row(notice)
            return None if row is None else transaction.record(row)

    def _held(self, notice: str) -> bool:
        """Whether what was open has a notice; also where that cannot be found out."""
        connection = self._register.opened.connection
        if connection is None or not self._is_whole():
            return True
        with translated(self._path):
            return connection.execute("SELECT 1 FROM notice WHERE id = ?", (notice,)).fetchone() is not None

    def _is_whole(self) -> bool:
        opened = self._register.opened
        return opened.connection is not None and opened.file is not None and opened.file.is_still_whole

    def _is_named(self) -> bool:
        file = self._register.opened.file
        return file is not None and file.is_named

    @contextlib.contextmanager
    def _files_told(self, done: str) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as problem:
            reason = (getattr(problem, "strerror", None) or str(problem)).lower()
            raise RegisterProblem(f"The register {self._path} could not be {done}: {reason}.") from problem


def _refuse(reason: str) -> None:
    if reason:
        raise RegisterProblem(reason)
