"""Restoring a backup: it is checked first, and the register that it replaces is kept as a copy."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import make_folder
from signoff.register.aside import aside_path
from signoff.register.backup import back_up, copy_file, copy_from
from signoff.register.connection import LOG_SUFFIXES, real_path
from signoff.register.exclusive import only_user
from signoff.register.store import Register


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
    register = real_path(register)
    with only_user(register) as connection:
        return _restore(source, register, connection, at)


def _restore(source: Path, register: Path, connection: sqlite3.Connection | None, at: dt.datetime) -> RestoreResult:
    with Register.open(source, read_only=True) as backup:
        notices, faults = sum(backup.counts().values()), tuple(backup.damaged().values())
    try:
        make_folder(register.parent)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=register.parent) as folder:
            prepared = prepare_copy(source, Path(folder))
            previous = _copy_previous(register, connection, at)
            if connection is not None and sys.platform == "win32":
                connection.close()  # Windows replaces no file that any program has open
            _replace(register, prepared, previous)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be restored to {register}: {reason}.") from problem
    return RestoreResult(notices, previous, faults)


def prepare_copy(source: Path, folder: Path) -> Path:
    """Return a complete copy of a backup, brought up to date, as one file in the folder; raises RegisterProblem."""
    migrated, prepared = folder / "migrated.sqlite", folder / "prepared.sqlite"
    back_up(source, migrated)
    with Register.open(migrated):
        pass
    back_up(migrated, prepared)
    return prepared


def _copy_previous(register: Path, connection: sqlite3.Connection | None, at: dt.datetime) -> Path | None:
    """Copy the register that is replaced, however damaged; return the copy, or None where there is no register."""
    if not register.exists():
        return None
    copy = aside_path(register, "before-restore", at)
    if connection is not None:
        try:
            copy_from(connection, register, copy)
        except sqlite3.Error:
            connection.close()
        else:
            return copy
    # It is too damaged to be read: its bytes are copied as they are.
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
