"""Making a register that takes another's place, from a backup or from what a salvage found, and putting it there."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import make_folder
from signoff.register.backup import PATIENCE, back_up
from signoff.register.backup import reason as reason_of
from signoff.register.backup_check import CheckResult, Stopped, check_backup
from signoff.register.connection import real_path
from signoff.register.exclusive import only_user, unchanged
from signoff.register.opening import bring_up_to_date
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.recovery.comparison import States, states_of
from signoff.register.recovery.copies import RegisterCopy
from signoff.register.recovery.swapping import Reason, kept_name, swap_in
from signoff.register.store import Register, utc_now

NOT_RESTORED = "The backup was not restored. Nothing was changed."


@dataclass(frozen=True, slots=True)
class CheckedCopy:
    """A copy of a register that was looked through.

    `problem` is the sentence that says why it cannot be used, `damaged` names the notices of it that are damaged.
    `newer` is how many notices of the register it lacks, or has in another state, as far as is known.
    """

    copy: RegisterCopy
    notices: int = 0
    newer: int | None = None
    damaged: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it can be opened, and each of its notices is what signoff saved."""
        return not self.problem and not self.damaged


def check_copy(copy: RegisterCopy, present: States | None, is_stopped: IsStopped = never) -> CheckedCopy:
    """Look through a copy of a register whose states are given, if they are known."""
    try:
        result = _checked(copy.path, is_stopped)
    except RegisterProblem as problem:
        return CheckedCopy(copy, problem=str(problem))
    except Stopped as stopped:
        raise RegisterProblem("Checking the backups was stopped.") from stopped
    states = states_of(copy.path, is_stopped) if present is not None else None
    newer = present.newer_than(states) if present is not None and states is not None else None
    return CheckedCopy(copy, result.notices, newer, result.damaged)


def prepare_backup(backup: Path, folder: Path, tell: Progress = untold, is_stopped: IsStopped = never) -> Path:
    """Return a complete register in the folder, made of a backup that is verified first; raises RegisterProblem."""
    tell("Verifying the backup", 0.0)
    try:
        _checked(backup, is_stopped)
    except Stopped as stopped:
        raise RegisterProblem(NOT_RESTORED) from stopped
    try:
        return prepare_copy(backup, folder, tell, is_stopped)
    except OSError as problem:
        raise RegisterProblem(f"{backup} could not be read or copied: {reason_of(problem)}.") from problem


def prepare_copy(source: Path, folder: Path, tell: Progress = untold, is_stopped: IsStopped = never) -> Path:
    """Return a complete copy of a backup, brought up to date, as one file in the folder; raises RegisterProblem."""
    migrated, prepared = folder / "migrated.sqlite", folder / "prepared.sqlite"
    tell("Copying the backup", 0.0)
    back_up(source, migrated)
    bring_up_to_date(migrated, utc_now, PATIENCE, tell, is_stopped)
    with Register.open(migrated):
        pass
    tell("Checking what was copied", 0.0)
    back_up(migrated, prepared)
    return prepared


def _checked(backup: Path, is_stopped: IsStopped) -> CheckResult:
    """Verify a backup; raises RegisterProblem where it cannot be used at all, and Stopped."""
    try:
        result = check_backup(backup, is_stopped)
    except (OSError, sqlite3.Error) as problem:
        raise RegisterProblem(f"{backup} cannot be used: it could not be read ({reason_of(problem)}).") from problem
    if result.fault:
        raise RegisterProblem(f"{backup} cannot be used: {result.fault}.")
    return result


def prepare_empty(folder: Path) -> Path:
    """Return an empty register in the folder; raises RegisterProblem."""
    path = folder / "empty.sqlite"
    with Register.open(path):
        pass
    return path


def put_in_place(prepared: Path, register: Path, reason: Reason, at: dt.datetime) -> Path | None:
    """Put a complete register in the place of another; return where that is kept, None where there was no file.

    Raises RegisterProblem, with all as it was, where the new one cannot be opened, where anybody has the old one open,
    and where the files cannot be moved.
    """
    register = real_path(register)
    with Register.open(prepared, read_only=True):
        pass
    try:
        make_folder(register.parent)
        with unchanged(register) if reason is Reason.DAMAGED else _left_by_all(register):
            kept = kept_name(register, reason, at)
            had_file = register.exists()
            swap_in(prepared, register, kept)
    except OSError as problem:
        raise RegisterProblem(
            f"The new register could not be put in the place of {register}: {reason_of(problem)}. Nothing was changed."
        ) from problem
    return kept if had_file else None


def keep_beside(files: Sequence[Path], register: Path) -> tuple[Path, ...]:
    """Move files that were found into the register's folder, under their own names; return where they are.

    Raises RegisterProblem where one cannot be moved.
    """
    register = real_path(register)
    try:
        return tuple(file.rename(_unused(register.with_name(file.name))) for file in files)
    except OSError as problem:
        raise RegisterProblem(
            f"What was found besides the notices could not be kept beside {register}: {reason_of(problem)}."
        ) from problem


def _unused(path: Path) -> Path:
    candidate, count = path, 2
    while candidate.exists():
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate


@contextlib.contextmanager
def _left_by_all(register: Path) -> Iterator[None]:
    """Let nobody open a sound register while the block lasts; what its log held is in its file then."""
    with only_user(register) as connection:
        if connection is not None and sys.platform == "win32":
            connection.close()  # Windows replaces no file that any program has open
        yield
