"""Backing the register up: a whole copy in one file, made while others go on."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.register.connection import Mode, connect

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


def back_up(register: Path, destination: Path) -> None:
    """Copy a register to a file, whole or not at all, replacing what was there; raises RegisterProblem."""
    if destination.is_dir():
        raise RegisterProblem(f"{destination} is a folder: name the file of the backup.")
    with contextlib.suppress(OSError):
        if destination.samefile(register):
            raise RegisterProblem(f"{destination} is the register itself: choose another file for the backup.")
    beside = destination.with_name(f".{destination.name}.{os.getpid()}.part")
    try:
        _copy(register, beside)
        beside.replace(destination)
    except (OSError, sqlite3.Error) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"The register could not be backed up to {destination}: {reason}.") from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _copy(register: Path, target: Path) -> None:
    with (
        contextlib.closing(connect(register, Mode.READ, _PATIENCE)) as source,
        contextlib.closing(connect(target, Mode.MAKE, _PATIENCE)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
