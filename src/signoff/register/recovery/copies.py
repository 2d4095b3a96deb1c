"""The copies of a register that signoff made itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from signoff.register.backups import backups_of
from signoff.register.connection import real_path

_LOCAL = r"(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?"
"""The time in a name that `aside_path` gave."""


class CopyKind(StrEnum):
    """Why a copy was made; a person may also name a file."""

    AUTOMATIC = "automatic"
    BEFORE_UPDATE = "before_update"
    BEFORE_RESTORE = "before_restore"
    WHEN_REPLACED = "when_replaced"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class RegisterCopy:
    """A copy of a register: its file, when it was made, and why."""

    path: Path
    made_at: dt.datetime
    kind: CopyKind


def copies_of(register: Path, second: Path | None = None) -> tuple[RegisterCopy, ...]:
    """Return the copies of a register, the newest first, without opening any.

    `second` is the second place of the automatic backups, if there is one.
    """
    register = real_path(register)
    automatic = (RegisterCopy(one.path, one.made_at, CopyKind.AUTOMATIC) for one in backups_of(register, second))
    return tuple(sorted((*automatic, *_beside(register)), key=lambda copy: copy.made_at, reverse=True))


def chosen_copy(path: Path) -> RegisterCopy:
    """Return a file that a person has named, as a copy made when it was last changed."""
    return RegisterCopy(path, _last_changed(path), CopyKind.CHOSEN)


def _beside(register: Path) -> Iterator[RegisterCopy]:
    """Yield the copies that were made in the register's own folder before it was updated or replaced."""
    stem, ending = re.escape(register.stem), re.escape(register.suffix)
    kinds: tuple[tuple[str, CopyKind, Callable[[str], dt.datetime]], ...] = (
        (rf"{stem}\.version-\d{{4}}\.(\d{{8}}T\d{{6}})\.\d+Z{ending}", CopyKind.BEFORE_UPDATE, _utc),
        (rf"{stem}-before-restore-{_LOCAL}{ending}", CopyKind.BEFORE_RESTORE, _local),
        (rf"{stem}-(?:as-it-was-open|before-putting-back)-{_LOCAL}{ending}", CopyKind.WHEN_REPLACED, _local),
    )
    try:
        entries = sorted(register.parent.iterdir())
    except OSError:
        return
    for entry in entries:
        for pattern, kind, instant_of in kinds:
            if (match := re.fullmatch(pattern, entry.name, re.ASCII)) and entry.is_file():
                try:
                    made_at = instant_of(match[1])
                except ValueError:  # the 31st of February
                    made_at = _last_changed(entry)
                yield RegisterCopy(entry, made_at, kind)


def _utc(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)


def _local(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d-%H%M%S").astimezone()


def _last_changed(path: Path) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except (OSError, ValueError, OverflowError):
        return dt.datetime.fromtimestamp(0, dt.UTC)
