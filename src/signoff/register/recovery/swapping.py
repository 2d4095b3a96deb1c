"""Puts another file in a register's place; wherever that is interrupted, the old one or the new one is there."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
from enum import StrEnum
from pathlib import Path

from signoff.errors import RegisterInUse
from signoff.files import flush_folder, is_same_file
from signoff.register.aside import aside_path
from signoff.register.backup import copy_file
from signoff.register.connection import LOG_SUFFIXES, real_path
from signoff.register.exclusive import require_closed

_LOG = LOG_SUFFIXES[0]


class Reason(StrEnum):
    """Why a register's file makes way; it is part of the name under which that file is kept."""

    DAMAGED = "damaged"
    RESTORE = "before-restore"


def kept_name(register: Path, reason: Reason, at: dt.datetime) -> Path:
    """Return an unused name beside a register for its present file, which makes way at an instant."""
    if reason is Reason.RESTORE:
        return aside_path(register, reason, at)
    name = register.with_name(f"{register.stem}-{reason}-{at.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}{register.suffix}")
    candidate, count = name, 2
    while any(_with(candidate, suffix).exists() for suffix in ("", _LOG)):
        candidate, count = name.with_stem(f"{name.stem}-{count}"), count + 1
    return candidate


def swap_in(prepared: Path, register: Path, kept: Path) -> None:
    """Put a complete register in the place of another, which is kept with its log under the name `kept`.

    The old file has both names until the new one replaces it in one step. Raises OSError, with all as it was.
    """
    if kept.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(kept))
    _flush(prepared)
    try:
        for suffix in ("", _LOG):
            _also_name(_with(register, suffix), _with(kept, suffix))
        for suffix in LOG_SUFFIXES:  # SQLite would apply the old log to the new file
            _with(register, suffix).unlink(missing_ok=True)
        prepared.replace(register)
    except OSError:
        _take_back(register, kept)
        raise
    with contextlib.suppress(OSError):  # it is in its place already: only a power cut could still undo that
        flush_folder(register.parent)


def undo_interrupted(register: Path) -> None:
    """Undo an exchange that was interrupted before the new file was in its place: the register is whole again.

    It is known by a second name of the very file of the register.
    """
    register = real_path(register)
    try:
        beginnings = tuple(f"{register.stem}-{reason}-" for reason in Reason)
        names = [path for path in register.parent.iterdir() if path.name.startswith(beginnings)]
    except OSError:
        return
    for name in names:
        if name.suffix == register.suffix and not name.is_symlink() and is_same_file(name, register):
            with contextlib.suppress(OSError):  # both names stay, and the next start tries again
                _take_back(register, name)


def undo_unless_in_use(register: Path) -> None:
    """Undo an interrupted exchange, unless another process has the register open: it has done so, or is exchanging."""
    try:
        require_closed(register)
    except (RegisterInUse, OSError):  # OSError: as on a disk that is read-only, where nothing could be undone
        return
    undo_interrupted(register)


def _take_back(register: Path, kept: Path) -> None:
    """Give the register its log again, and take the second names away, if the register is still the old file."""
    log, kept_log = _with(register, _LOG), _with(kept, _LOG)
    if kept_log.exists() and not log.exists():
        kept_log.replace(log)
    for path in (kept_log, kept):
        path.unlink(missing_ok=True)


def _also_name(file: Path, name: Path) -> None:
    """Give a file a second name, or copy it where the disk knows no such names; nothing where there is no file."""
    if not file.exists():
        return
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:
        copy_file(file, name)


def _with(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _flush(file: Path) -> None:
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())
