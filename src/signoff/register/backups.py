"""The automatic backups of a register: where they are, what they are called, and which there are."""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signoff.register.connection import real_path

FOLDER = "backups"
"""The folder of the automatic backups, in that of the register."""

_INSTANT = "%Y-%m-%dT%H%M%SZ"
_INSTANT_PATTERN = r"-(\d{4}-\d{2}-\d{2}T\d{6}Z)"


@dataclass(frozen=True, slots=True)
class Backup:
    """An automatic backup: its file, and the instant (UTC, to the second) at which it was made, by its name."""

    path: Path
    made_at: dt.datetime


def backup_folder(register: Path) -> Path:
    """Return the folder of a register's automatic backups, which may not exist.

    Another register in the same folder has another name, and so have its backups.
    """
    return real_path(register).parent / FOLDER


def backup_name(register: Path, at: dt.datetime) -> str:
    """Return the file name of the backup that is made of a register at an instant; names sort by it."""
    register = real_path(register)
    return f"{register.stem}-{at.astimezone(dt.UTC):{_INSTANT}}{register.suffix}"


def backups_of(register: Path, second: Path | None = None) -> tuple[Backup, ...]:
    """Return the automatic backups of a register, the newest first, without opening any.

    `second` is the second place, if there is one: the folder with copies of the same backups. One that is in both
    places is returned twice, first as it is in the register's own. A folder that is missing or cannot be read has none.
    """
    folders = (backup_folder(register), *((second,) if second is not None else ()))
    found = [backup for folder in folders for backup in backups_in(folder, register)]
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def backups_in(folder: Path, register: Path) -> Iterator[Backup]:
    """Yield the backups of a register that are in a folder, in any order; none where it cannot be read."""
    register = real_path(register)
    pattern = re.compile(re.escape(register.stem) + _INSTANT_PATTERN + re.escape(register.suffix), re.ASCII)
    for entry in _files(folder):
        match = pattern.fullmatch(entry.name)
        instant = _instant(match[1]) if match else None
        if instant is not None:
            yield Backup(entry, instant)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the ordinary files in a folder; no links."""
    try:
        entries = sorted(folder.iterdir())
    except (OSError, ValueError):  # ValueError: a name that no folder can have
        return
    for entry in entries:
        try:
            about = os.lstat(entry)
        except OSError:  # removed meanwhile
            continue
        if stat.S_ISREG(about.st_mode):
            yield entry


def _instant(text: str) -> dt.datetime | None:
    """Return the instant in a name; None for one that there is not, such as the 31st of February."""
    try:
        return dt.datetime.strptime(text, _INSTANT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
