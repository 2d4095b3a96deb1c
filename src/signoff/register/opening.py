"""Opening a register's file; where that is not possible, one sentence says why, and nothing was changed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import RegisterProblem, RegisterUnreadable
from signoff.files import make_folder
from signoff.register import derived_tables
from signoff.register.connection import Mode, connect
from signoff.register.file_identity import FileId, OpenFile, id_of
from signoff.register.file_version import HEAD, NEW, version_of
from signoff.register.opened import OpenedRegister
from signoff.register.opening_check import has_content
from signoff.register.preparing import bring_to_head, checked_version, connect_first, make_derived_tables, prepare
from signoff.register.progress import IsStopped, Progress
from signoff.register.sqlite_errors import translated

if TYPE_CHECKING:
    from signoff.register.migrating import Clock

_SQLITE_HEADER = b"SQLite format 3\x00"


def open_register(path: Path, *, read_only: bool, clock: Clock, patience: float) -> OpenedRegister:
    """Open the register at `path`, creating it and its folder if missing, and migrating it if older.

    A read-only file is opened for reading. Raises RegisterProblem where the register cannot be opened.
    """
    _check_file(path, read_only)
    with translated(path):
        if read_only or _is_read_only(path):
            return _open_for_reading(path, clock, patience)
        before = id_of(path)
        connection = prepare(path, clock, patience)
        if before is None:  # it is a file only now
            connection.close()
            return _keep_open(path, Mode.WRITE, patience)
        return _keep_open(path, Mode.WRITE, patience, before, connection)


def require_sound(path: Path, *, current: bool = False, thorough: bool = False) -> None:
    """Raise RegisterProblem unless a register is at `path` that can be opened, and is of this version if `current`.

    Neither the file nor its log is locked or changed; what the log holds is not looked at. With `thorough`, SQLite
    reads the whole file.
    """
    _check_file(path, read_only=True)
    with translated(path), contextlib.closing(connect(path, Mode.IMMUTABLE, 0)) as connection:
        version = checked_version(connection, path)
        if version == NEW:
            raise RegisterProblem(f"The file {path} is empty.")
        if current and version != HEAD:
            raise RegisterProblem(f"The register {path} is from an older version of signoff.")
        if thorough and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise RegisterProblem(f"The register {path} is damaged.")


def _keep_open(
    path: Path, mode: Mode, patience: float, before: FileId | None = None, prepared: sqlite3.Connection | None = None
) -> OpenedRegister:
    """Open the file and its log for as long as the register is open; SQLite opens the log when it first reads.

    `prepared` is a connection of this mode that is open already, and `before` what the path led to before it was.
    """
    before = before or id_of(path)
    with contextlib.ExitStack() as opened:
        if prepared is not None:
            opened.callback(prepared.close)
        connection = connect(path, Mode.READ if mode is Mode.WRITE else mode, patience)
        opened.callback(connection.close)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        try:
            file = OpenFile(path, before)
        except OSError as problem:
            raise RegisterProblem(f"The register {path} could not be opened: {problem.strerror}.") from problem
        opened.pop_all()
    return OpenedRegister(lambda: connect(path, mode, patience), mode is not Mode.WRITE, connection, file, prepared)


def _check_file(path: Path, read_only: bool) -> None:
    """Raise RegisterProblem for a file that is not a SQLite database; make the folder of one to be written."""
    try:
        if path.is_dir():
            raise RegisterProblem(f"{path} is a folder, not a register.")
        if not path.exists():
            if read_only:
                raise RegisterProblem(f"There is no register at {path}.")
            make_folder(path.parent)
            return
        if not read_only:
            make_folder(path.parent)
        if not path.is_file():
            raise RegisterProblem(f"{path} is not an ordinary file, so it is not a register.")
        with path.open("rb") as stream:
            header = stream.read(len(_SQLITE_HEADER))
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"The register {path} could not be opened: {reason}.") from problem
    if header not in (b"", _SQLITE_HEADER):
        raise RegisterUnreadable(f"{path} is not a register: it is not a SQLite database.")


def _is_read_only(path: Path) -> bool:
    """Whether the file is marked as read-only (which an administrator could override) or cannot be written."""
    if not path.exists():
        return False
    marked = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return marked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def is_out_of_date(path: Path) -> bool:
    """Whether opening a register takes long: all of it has to be read, to bring it up to date.

    False also where it cannot be opened at all, and where it is new.
    """
    try:
        with contextlib.closing(connect(path, Mode.READ, 0.0)) as connection:
            version = version_of(connection)
            is_older = version is not None and NEW < version <= HEAD
            return is_older and (version != HEAD or not derived_tables.are_installed(connection))
    except sqlite3.Error:
        return False


def bring_up_to_date(path: Path, clock: Clock, patience: float, tell: Progress, is_stopped: IsStopped) -> None:
    """Do what opening an older register does first, telling how far it is.

    Raises RegisterProblem, with nothing changed, where it cannot be opened, and where `is_stopped` says so.
    """
    _check_file(path, read_only=False)
    if not _is_read_only(path):
        with translated(path):
            prepare(path, clock, patience, tell, is_stopped).close()


def _open_for_reading(path: Path, clock: Clock, patience: float) -> OpenedRegister:
    """Open a register that is only read; an older one, or one without its copies, as an up-to-date copy in memory."""
    mode = _reading_mode(path, patience)
    with contextlib.closing(connect_first(path, mode, patience)) as connection:
        if checked_version(connection, path) == HEAD and derived_tables.are_installed(connection):
            return _keep_open(path, mode, patience)
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.backup(memory)
    bring_to_head(memory, path, lambda _: None, clock)
    if not derived_tables.are_installed(memory):
        make_derived_tables(memory)
    return OpenedRegister(lambda: memory, True)


def _reading_mode(path: Path, patience: float) -> Mode:
    """Choose between a file that other programs may write to, and one that nobody can change."""
    log = path.with_name(f"{path.name}-wal")
    pending = has_content(log)
    if _is_read_only(path) and not pending:
        return Mode.IMMUTABLE
    try:
        with contextlib.closing(connect_first(path, Mode.READ, patience)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as problem:
        if not pending:
            raise
        raise RegisterProblem(
            f"The register {path} was not closed properly, so it can only be opened where it can be written to: "
            f"copy it together with {log.name} to another folder."
        ) from problem
    return Mode.READ
