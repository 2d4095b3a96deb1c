"""Putting a backup in the register's place: looked through first, with the register as it stood put aside."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from signoff.errors import RegisterProblem
from signoff.files import is_there, make_folder
from signoff.register.backup import back_up, copy_file
from signoff.register.connection import LOGS, Mode, connect
from signoff.register.store import Register

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: how many notices the register holds, what it held before (if anything), what is damaged."""

    notices: int
    put_aside: Path | None
    damaged: tuple[str, ...]


def restore(source: Path, register: Path, at: dt.datetime) -> Restored:
    """Put the register in `source` in the place of `register`; what stood there is put aside under a name of `at`.

    An older backup is brought up to date on the way. Raises RegisterProblem, and changes nothing, where the backup is
    none, is newer or is damaged, and while the application has the register open.
    """
    with contextlib.suppress(OSError):
        if source.samefile(register):
            raise RegisterProblem(f"{source} is the register itself: there is nothing to restore.")
    _require_closed(register)
    with Register.open(source, read_only=True) as held:
        notices, damaged = len(held.rows()), tuple(held.damaged().values())
    try:
        make_folder(register.parent)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=register.parent) as folder:
            ready = _made_ready(source, Path(folder))
            aside = _put_aside(register, at)
            _replaced(register, ready, aside)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be restored to {register}: {reason}.") from problem
    return Restored(notices, aside, damaged)


def _made_ready(source: Path, folder: Path) -> Path:
    """Return a whole copy of the backup, brought up to date, in one file of the folder."""
    copied, ready = folder / "copied.sqlite", folder / "ready.sqlite"
    back_up(source, copied)
    with Register.open(copied):
        pass
    back_up(copied, ready)
    return ready


def _put_aside(register: Path, at: dt.datetime) -> Path | None:
    """Copy the register as it stands, however damaged; return where to, or None where there is none."""
    if not register.exists():
        return None
    moment = f"{at.astimezone():%Y-%m-%d-%H%M%S}"
    aside = _unused(register.with_name(f"{register.stem}-before-restore-{moment}{register.suffix}"))
    try:
        back_up(register, aside)
        with contextlib.closing(connect(register, Mode.WRITE, _PATIENCE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (RegisterProblem, sqlite3.Error):  # too damaged to be read: its bytes are kept as they are
        for end in ("", *LOGS):
            part = register.with_name(register.name + end)
            if part.exists():
                copy_file(part, aside.with_name(aside.name + end))
    return aside


def _replaced(register: Path, ready: Path, aside: Path | None) -> None:
    """Put the new register in the old one's place; where that fails, the old one stands as it was.

    The old one's log must not meet the new file. What it held is in the old file by now, or, where that cannot be
    read, beside the copy that was put aside.
    """
    for end in LOGS:
        register.with_name(register.name + end).unlink(missing_ok=True)
    try:
        ready.replace(register)
    except OSError:
        if aside is not None:
            for end in LOGS:
                kept = aside.with_name(aside.name + end)
                if kept.exists():
                    kept.replace(register.with_name(register.name + end))
            aside.unlink(missing_ok=True)
        raise


def _unused(path: Path) -> Path:
    found, count = path, 2
    while found.exists():
        found, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return found


def _require_closed(register: Path) -> None:
    """Refuse while the application holds the register's lock: it would go on with what is no more."""
    lock = register.with_name(f"{register.name}.lock")
    if not is_there(lock):
        return
    try:
        with lock.open("r+b") as stream, _locked(stream):
            return
    except (BlockingIOError, PermissionError) as problem:
        raise RegisterProblem(f"signoff is open on {register}: close it first, then restore.") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"Whether signoff is open on {register} cannot be told: {reason}.") from problem


@contextlib.contextmanager
def _locked(stream: BinaryIO) -> Iterator[None]:
    """Hold the lock that a living application holds on its lock file; raises OSError where one does.

    Windows lets nobody open that file for writing as long as it lives.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        yield
    finally:
        fcntl.flock(stream, fcntl.LOCK_UN)
