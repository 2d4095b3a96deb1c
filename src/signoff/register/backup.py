"""Backing the register up: a whole copy in one file, made while others go on."""

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

MARK = b"SGNO"
"""What a register's application id is, in the bytes of its header."""

_PIECE = 1024 * 1024  # bytes


def back_up(register: Path, destination: Path) -> None:
    """Copy a register to a file, whole or not at all, replacing what was there; raises RegisterProblem."""
    with contextlib.suppress(OSError):  # a name that is no good, writing tells of
        if destination.is_dir():
            raise RegisterProblem(f"{destination} is a folder: name the file of the backup.")
        if destination.samefile(register):
            raise RegisterProblem(f"{destination} is the register itself: choose another file for the backup.")
    try:
        copy_whole(register, destination, _PATIENCE)
    except (OSError, sqlite3.Error) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"The register could not be backed up to {destination}: {reason}.") from problem


def require_free(destination: Path) -> None:
    """Raise RegisterProblem where a backup would replace a file of signoff's own, or one that is no register."""
    if not is_there(destination) or not destination.is_file():
        return
    if is_in_data_folder(destination):
        raise RegisterProblem(f"{destination} is a file that signoff keeps: name a new file for the backup.")
    if not _may_be_replaced(destination):
        raise RegisterProblem(f"{destination} exists already, and is not a backup: it was left as it is.")


def _may_be_replaced(path: Path) -> bool:
    """Whether a file is empty, or begins as a signoff register does (SQLite's file format, section 1.3)."""
    try:
        with path.open("rb") as stream:
            start = stream.read(100)
    except OSError:
        return False
    return not start or (start.startswith(b"SQLite format 3\0") and start[68:72] == MARK)


def copy_whole(register: Path, destination: Path, patience: float) -> None:
    """Copy a register to a file that is its owner's alone, whole or not at all; raises OSError, sqlite3.Error.

    SQLite makes the copy in a folder that nobody else can enter, since it follows whatever link stands at a name. From
    there its bytes go to the destination, whose folder others may share.
    """
    with _folder_of_ours(register.parent) as folder:
        copied = folder / "copied.sqlite"
        with (
            contextlib.closing(connect(register, Mode.READ, patience)) as source,
            contextlib.closing(connect(copied, Mode.MAKE, patience)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        copy_file(copied, destination)


def copy_file(source: Path, destination: Path) -> None:
    """Copy a file's bytes to one that is its owner's alone, whole or not at all; raises OSError."""
    with source.open("rb") as bytes_there, atomic_writer(destination, private=True) as stream:
        shutil.copyfileobj(bytes_there, stream, _PIECE)


@contextlib.contextmanager
def _folder_of_ours(near: Path) -> Iterator[Path]:
    """Make a folder for its owner alone, for as long as the block lasts: on the register's own disk where it can be."""
    place = near if os.access(near, os.W_OK) else None  # a register may lie where nothing can be written
    with tempfile.TemporaryDirectory(prefix=".signoff-", dir=place) as folder:
        yield Path(folder)
