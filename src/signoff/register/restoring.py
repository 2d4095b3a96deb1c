"""Restoring a backup: it is checked first, and the register that it replaces is kept as a copy."""

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
from signoff.register.connection import LOG_SUFFIXES, Mode, connect
from signoff.register.store import Register

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """How many notices the register has now, the copy of the previous one (if any), and a sentence for each fault."""

    notices: int
    previous: Path | None
    faults: tuple[str, ...]


def restore(source: Path, register: Path, at: dt.datetime) -> RestoreResult:
    """Replace `register` by the backup `source`; the previous register is kept as a copy named after `at`.

    An older backup is migrated. Raises RegisterProblem, and changes nothing, where `source` is not a register, is
    newer than this program or damaged, and while the application has the register open.
    """
    with contextlib.suppress(OSError):
        if source.samefile(register):
            raise RegisterProblem(f"{source} is the register itself: there is nothing to restore.")
    _require_closed(register)
    with Register.open(source, read_only=True) as backup:
        notices, faults = len(backup.rows()), tuple(backup.damaged().values())
    try:
        make_folder(register.parent)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=register.parent) as folder:
            prepared = _prepare(source, Path(folder))
            previous = _copy_previous(register, at)
            _replace(register, prepared, previous)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be restored to {register}: {reason}.") from problem
    return RestoreResult(notices, previous, faults)


def _prepare(source: Path, folder: Path) -> Path:
    """Return a complete copy of the backup, migrated to this version, as one file in the folder."""
    migrated, prepared = folder / "migrated.sqlite", folder / "prepared.sqlite"
    back_up(source, migrated)
    with Register.open(migrated):
        pass
    back_up(migrated, prepared)
    return prepared


def _copy_previous(register: Path, at: dt.datetime) -> Path | None:
    """Copy the register that is replaced, however damaged; return the copy, or None where there is no register."""
    if not register.exists():
        return None
    moment = f"{at.astimezone():%Y-%m-%d-%H%M%S}"
    copy = _unused_path(register.with_name(f"{register.stem}-before-restore-{moment}{register.suffix}"))
    try:
        back_up(register, copy)
        with contextlib.closing(connect(register, Mode.WRITE, _PATIENCE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (RegisterProblem, sqlite3.Error):  # too damaged to be read: its bytes are copied as they are
        for suffix in ("", *LOG_SUFFIXES):
            part = register.with_name(register.name + suffix)
            if part.exists():
                copy_file(part, copy.with_name(copy.name + suffix))
    return copy


def _replace(register: Path, prepared: Path, previous: Path | None) -> None:
    """Replace the register; where that fails, the previous one is as it was.

    The old log files must not be applied to the new file. What they held is in the old file by now, or, where that
    cannot be read, in copies of them next to `previous`.
    """
    for suffix in LOG_SUFFIXES:
        register.with_name(register.name + suffix).unlink(missing_ok=True)
    try:
        prepared.replace(register)
    except OSError:
        if previous is not None:
            for suffix in LOG_SUFFIXES:
                log = previous.with_name(previous.name + suffix)
                if log.exists():
                    log.replace(register.with_name(register.name + suffix))
            previous.unlink(missing_ok=True)
        raise


def _unused_path(path: Path) -> Path:
    candidate, count = path, 2
    while candidate.exists():
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate


def _require_closed(register: Path) -> None:
    """Raise RegisterProblem while the application has the register open: it would continue with a file that is gone."""
    lock = register.with_name(f"{register.name}.lock")
    if not is_there(lock):
        return
    try:
        with lock.open("r+b") as stream, _exclusive_lock(stream):
            return
    except (BlockingIOError, PermissionError) as problem:
        raise RegisterProblem(f"signoff is open on {register}: close it first, then restore.") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"signoff could not check whether {register} is open: {reason}.") from problem


@contextlib.contextmanager
def _exclusive_lock(stream: BinaryIO) -> Iterator[None]:
    """Hold the lock that a running application has on its lock file; raises OSError where one has it.

    On Windows, nobody can open that file for writing as long as the application runs.
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
