"""One round of the automatic backups, as the application makes it every now and then: every failure is a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.register.automatic_backup import back_up_changes, latest_backup
from signoff.register.backup_check import IsStopped, Stopped, never
from signoff.register.backups import Backup, backup_folder
from signoff.register.connection import LOG_SUFFIXES
from signoff.register.second_place import SecondPlaceMissing, copy_to_second_place, is_reachable, latest_in
from signoff.register.sweeping import sweep

OFTEN = dt.timedelta(hours=3)
"""While changes come, a backup is made so often and not more, unless one is asked for."""

Stamp = tuple[tuple[int, int], ...]
"""When the register’s file and its log were last written, and how long they are."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """The newest backup in the register's folder after a round, whether it was made now, and why none could be made.

    `stamp` is that of the register when there was nothing left to back up, else empty.
    """

    latest: Backup | None = None
    is_new: bool = False
    problem: str = ""
    stamp: Stamp = ()


@dataclass(frozen=True, slots=True)
class SecondResult:
    """The newest backup in the second place, why the latest could not be copied there, and whether it is away."""

    latest: Backup | None = None
    problem: str = ""
    is_missing: bool = False


def back_up_if_due(
    register: Path, now: dt.datetime, *, asked: bool = False, unchanged: Stamp = (), is_stopped: IsStopped = never
) -> RoundResult:
    """Remove leftovers, and back up what has changed since the last backup, unless that was made a short while ago.

    Where it is `asked` for, a backup is made in any case. Nothing is read of a register that is `unchanged`.
    """
    for folder in (register.parent, backup_folder(register)):
        sweep(folder, now)
    latest, stamp = latest_backup(register, now), _stamp(register)
    is_fresh = latest is not None and dt.timedelta(0) <= now - latest.made_at < OFTEN
    if not asked and (is_fresh or (latest is not None and stamp == unchanged)):
        return RoundResult(latest, stamp=unchanged)
    try:
        new = back_up_changes(register, now, is_stopped=is_stopped, always=asked)
    except RegisterProblem as problem:
        return RoundResult(latest, problem=str(problem))
    except Stopped:
        return RoundResult(latest)
    return RoundResult(new or latest, is_new=new is not None, stamp=stamp)


def copy_if_missing(register: Path, second: Path, now: dt.datetime, *, is_stopped: IsStopped = never) -> SecondResult:
    """Copy the latest backup to the second place unless it is there."""
    latest, problem, is_missing = latest_backup(register, now), "", False
    try:
        if latest is not None:
            copy_to_second_place(latest, second, register, now, is_stopped=is_stopped)
    except SecondPlaceMissing as missing:
        problem, is_missing = str(missing), True
    except RegisterProblem as failed:
        problem = str(failed)
    except Stopped:
        problem = ""
    return SecondResult(latest_in(second, register), problem, is_missing)


def look_up(register: Path, second: Path | None, now: dt.datetime) -> tuple[RoundResult, SecondResult]:
    """Return which backups are the latest, without making any."""
    found = RoundResult(latest_backup(register, now))
    if second is None:
        return found, SecondResult()
    if not is_reachable(second):
        return found, SecondResult(problem=str(SecondPlaceMissing(second)), is_missing=True)
    return found, SecondResult(latest_in(second, register))


def _stamp(register: Path) -> Stamp:
    stamps = []
    for suffix in ("", LOG_SUFFIXES[0]):
        try:
            about = register.with_name(register.name + suffix).stat()
        except OSError:  # no log, or no register: opening that says why
            continue
        stamps.append((about.st_mtime_ns, about.st_size))
    return tuple(stamps)
