"""Backing up the register: a complete copy in one file, made while other programs may use the register."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import atomic_writer, is_in_data_folder, is_there
from signoff.register.connection import Mode, connect

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""

APPLICATION_MARK = b"SGNO"
"""The application id in a register's header, which SQLite keeps for programs to recognise their files by."""

_CHUNK = 1024 * 1024  # bytes


def back_up(register: Path, destination: Path) -> None:
    """Copy a register to a file, completely or not at all, replacing what was there; raises RegisterProblem."""
    with contextlib.suppress(OSError):  # an impossible name fails on writing, with the reason
        if destination.is_dir():
            raise RegisterProblem(f"{destination} is a folder: choose a file name for the backup.")
        if destination.samefile(register):
            raise RegisterProblem(f"{destination} is the register itself: choose another file for the backup.")
    try:
        copy_register(register, destination, _PATIENCE)
    except (OSError, sqlite3.Error) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"The register could not be backed up to {destination}: {reason}.") from problem


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
    """Copy what a connection has open as `copy_register` does, while it holds whatever lock it has.

    SQLite follows links, so it makes the copy in a folder that nobody else can enter. From there the bytes are copied
    to the destination, in whose folder others may be able to write.
    """
    with _private_folder(register.parent) as folder:
        copied = folder / "copied.sqlite"
        with contextlib.closing(connect(copied, Mode.CREATE, 0)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        copy_file(copied, destination)


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
