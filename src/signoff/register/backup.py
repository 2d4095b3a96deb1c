"""Backing up the register: a complete copy in one file, made while other programs may use the register."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import atomic_writer, is_in_data_folder, is_there
from signoff.register.connection import Mode, connect

PATIENCE = 5.0
"""Seconds to wait for another program's lock."""

APPLICATION_MARK = b"SGNO"
"""The application id in a register's header, which SQLite keeps for programs to recognise their files by."""

_CHUNK = 1024 * 1024  # bytes
_STEP = 1024  # pages


_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full or reports an error",
    sqlite3.SQLITE_BUSY: "it is in use by another program",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
}


def back_up(register: Path, destination: Path) -> None:
    """Copy a register to a file, completely or not at all, replacing what was there; raises RegisterProblem.

    What is damaged is copied as it is.
    """
    with backing_up(register, destination):
        copy_register(register, destination, PATIENCE)


@contextlib.contextmanager
def backing_up(register: Path, destination: Path) -> Iterator[None]:
    """Raise RegisterProblem, with a sentence for the user, where a register cannot be copied to a file in the block."""
    with contextlib.suppress(OSError):  # an impossible name fails on writing, with the reason
        if destination.is_dir():
            raise RegisterProblem(f"{destination} is a folder: choose a file name for the backup.")
        if destination.samefile(register):
            raise RegisterProblem(f"{destination} is the register itself: choose another file for the backup.")
    try:
        yield
    except (OSError, sqlite3.Error) as problem:
        raise RegisterProblem(f"The register could not be backed up to {destination}: {reason(problem)}.") from problem


def reason(problem: OSError | sqlite3.Error) -> str:
    """Return why a copy could not be made, as the end of a sentence."""
    if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code) or (getattr(problem, "strerror", None) or str(problem)).lower()


def require_free(destination: Path) -> None:
    """Raise RegisterProblem where a backup would replace one of signoff's own files, or one that is not a register."""
    if not is_there(destination) or not destination.is_file():
        return
    if is_in_data_folder(destination):
        raise RegisterProblem(f"{destination} is one of signoff’s own files: choose another file for the backup.")
    if not _may_be_replaced(destination):
        raise RegisterProblem(f"{destination} already exists and is not a backup, so it was not replaced.")


def _may_be_replaced(path: Path) -> bool:
    """Whether a file is empty, or begins as a signoff register does (SQLite's file format, section 1.3)."""
    try:
        with path.open("rb") as stream:
            start = stream.read(100)
    except OSError:
        return False
    return not start or (start.startswith(b"SQLite format 3\0") and start[68:72] == APPLICATION_MARK)


def copy_register(register: Path, destination: Path, patience: float) -> None:
    """Copy a register to a file that only its owner can read, completely or not at all.

    Raises OSError or sqlite3.Error.
    """
    with contextlib.closing(connect(register, Mode.READ, patience)) as source:
        copy_from(source, register, destination)


def copy_from(source: sqlite3.Connection, register: Path, destination: Path) -> None:
    """Copy what a connection has open as `copy_register` does, while it holds whatever lock it has."""
    with private_copy(source, register.parent) as copied:
        copy_file(copied, destination)


@contextlib.contextmanager
def private_copy(
    source: sqlite3.Connection, parent: Path, after_step: Callable[[], None] | None = None
) -> Iterator[Path]:
    """Yield a copy of what a connection has open, as one file that is there only as long as the block lasts.

    SQLite follows links, so the copy is made in a folder that nobody else can enter, in `parent` where that can be
    written to. `after_step` is called every few megabytes, and may raise to stop. Raises OSError or sqlite3.Error.
    """
    with _private_folder(parent) as folder:
        copied = folder / "copied.sqlite"
        with contextlib.closing(connect(copied, Mode.CREATE, 0)) as target:
            if after_step is None:
                source.backup(target)
            else:
                source.backup(target, pages=_STEP, progress=lambda *_: after_step())
            target.execute("PRAGMA journal_mode = DELETE")
        yield copied


def copy_file(source: Path, destination: Path) -> None:
    """Copy a file to one that only its owner can read, completely or not at all; raises OSError."""
    with source.open("rb") as original, atomic_writer(destination, private=True) as copy:
        shutil.copyfileobj(original, copy, _CHUNK)


@contextlib.contextmanager
def _private_folder(parent: Path) -> Iterator[Path]:
    """Make a temporary folder that only its owner can enter, in `parent` where that can be written to."""
    writable = parent if os.access(parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix=".signoff-", dir=writable) as folder:
        yield Path(folder)
