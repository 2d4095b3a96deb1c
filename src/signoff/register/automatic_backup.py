"""Making the automatic backups: when the register has changed, verified before they get their name, thinned out."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import flush_folder, make_folder
from signoff.register.backup import PATIENCE, private_copy, reason
from signoff.register.backup_check import CheckResult, IsStopped, Stopped, check_backup, never
from signoff.register.backup_thinning import kept
from signoff.register.backups import Backup, backup_folder, backup_name, backups_in, backups_of
from signoff.register.connection import LOG_SUFFIXES, Mode, connect, real_path
from signoff.register.register_state import state_of

RESERVE = 64 * 1024 * 1024
"""Bytes of the disk that a backup leaves free, so that a notice can still be saved."""


def latest_backup(register: Path, now: dt.datetime) -> Backup | None:
    """Return the backup in the register's folder that was made last; None where there is none.

    One from the future was made while the clock was wrong, and counts only where there is no other.
    """
    backups = backups_of(register)
    return next((backup for backup in backups if backup.made_at <= now), backups[0] if backups else None)


def back_up_changes(
    register: Path, now: dt.datetime, *, is_stopped: IsStopped = never, always: bool = False
) -> Backup | None:
    """Back up a register unless it is as the last backup has it; return the new backup, and thin out the earlier ones.

    With `always`, make one in any case. Returns None where there was nothing to do. Raises RegisterProblem, with every
    earlier backup left, where the register is damaged or the backup cannot be made, and Stopped.
    """
    register = real_path(register)
    folder = backup_folder(register)
    try:
        with contextlib.closing(connect(register, Mode.READ, PATIENCE)) as source:
            source.execute("BEGIN")
            state = state_of(source)  # what the copy shows too: SQLite keeps this moment for the transaction
            last = None if always else latest_backup(register, now)
            if last is not None and _state_in(last.path) == state:
                return None
            _require_space(register)
            make_folder(folder)
            backup = _unused(folder, register, now)
            with private_copy(source, folder, lambda: _go_on(is_stopped)) as copied:
                _place(register, copied, backup, state, is_stopped)
    except (OSError, sqlite3.Error) as problem:
        raise RegisterProblem(f"The register could not be backed up: {reason(problem)}.") from problem
    except UnicodeDecodeError as problem:  # SQLite quotes a damaged schema in its message, and Python decodes that
        raise RegisterProblem("The register could not be backed up: it is damaged.") from problem
    thin(folder, register, backup)
    return backup


def thin(folder: Path, register: Path, just_made: Backup) -> None:
    """Remove the backups of a folder that are not kept any longer; nothing else in it is touched."""
    backups = tuple(backups_in(folder, register))
    instants = kept([backup.made_at for backup in backups], just_made=just_made.made_at)
    for backup in backups:
        if backup.made_at not in instants:
            with contextlib.suppress(OSError):  # open in another program on Windows: it goes after the next backup
                backup.path.unlink(missing_ok=True)


def damaged_copy(register: Path) -> Path:
    """Return where the copy of a register is kept of which single notices are damaged: apart from the backups."""
    return backup_folder(register) / f"{register.stem}-damaged{register.suffix}"


def _place(register: Path, copied: Path, backup: Backup, state: str, is_stopped: IsStopped) -> None:
    """Give a verified copy the name of the backup; raises RegisterProblem for any other."""
    result = check_backup(copied, is_stopped)
    if not result.fault and result.state != state:
        result = CheckResult("the copy is not what the register says")
    if result.fault:
        raise RegisterProblem(
            f"The register could not be backed up, since it is damaged ({result.fault}). Every earlier backup is kept."
        )
    if result.damaged:
        copied.replace(damaged_copy(register))
        raise RegisterProblem(
            f"The register was not backed up as usual, since {result.words}. Every earlier backup is kept, and a copy "
            f"of the register as it is now is beside them: {damaged_copy(register).name}."
        )
    with copied.open("rb+") as stream:
        os.fsync(stream.fileno())
    copied.replace(backup.path)
    with contextlib.suppress(OSError):  # the backup is in place already: only a power cut could still undo that
        flush_folder(backup.path.parent)


def _state_in(path: Path) -> str:
    """Return the state of the register in a backup; empty where it cannot be read."""
    try:
        with contextlib.closing(connect(path, Mode.IMMUTABLE, 0)) as connection:
            return state_of(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return ""


def _require_space(register: Path) -> None:
    """Raise RegisterProblem where the disk would be full after the backup: then nothing could be saved any more."""
    sizes = [_size(register.with_name(register.name + suffix)) for suffix in ("", *LOG_SUFFIXES[:1])]
    needed = sum(sizes) + RESERVE
    free = shutil.disk_usage(register.parent).free
    if free < needed:
        raise RegisterProblem("There is too little space on the disk to back up the register.")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _unused(folder: Path, register: Path, now: dt.datetime) -> Backup:
    """Return the name of a backup made now, or in the first second after that which has none."""
    at = now.astimezone(dt.UTC).replace(microsecond=0)
    while (path := folder / backup_name(register, at)).exists():
        at += dt.timedelta(seconds=1)
    return Backup(path, at)


def _go_on(is_stopped: IsStopped) -> None:
    if is_stopped():
        raise Stopped
