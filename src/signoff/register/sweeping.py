"""Removing what interrupted work left in a folder: half-written files, and the folders of restores and salvages."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import RegisterInUse
from signoff.register.exclusive import only_user

AGE = dt.timedelta(days=1)
"""Nothing younger is removed: it may be work that is still going on."""

_FILE = re.compile(r"\.signoff-[0-9a-f]{16}\.part")
"""The name that `files.temporary_path` gives to what is being written."""

_FOLDER = re.compile(r"\.(signoff|restore|salvage|recovery)-[a-z0-9_]{8}")
"""The names that `backup`, `restoring`, `salvage` and `recovery` give to their temporary folders."""


def sweep(folder: Path, now: dt.datetime) -> tuple[Path, ...]:
    """Remove the leftovers of signoff's own interrupted work that lie directly in a folder; return what was removed.

    Those are files and folders that have signoff's own names for them, belong to this user, were last changed more
    than a day ago, and that no program has open. Anything else stays, and so does what cannot be removed.
    """
    return tuple(entry for entry in _entries(folder) if _is_leftover(entry, now) and _remove(entry))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # there is no such folder yet, or no longer
        return []


def _is_leftover(entry: Path, now: dt.datetime) -> bool:
    try:
        about = entry.lstat()
        if os.name != "nt" and about.st_uid != os.geteuid():
            return False
        if stat.S_ISREG(about.st_mode):
            return _FILE.fullmatch(entry.name) is not None and _is_old(about.st_mtime, now)
        if not stat.S_ISDIR(about.st_mode) or _FOLDER.fullmatch(entry.name) is None:
            return False
        content = list(_content(entry))
        return all(_is_old(path.lstat().st_mtime, now) for path in (entry, *content)) and not _is_in_use(content)
    except OSError:  # removed or locked meanwhile: it is not certain to be a leftover
        return False


def _is_old(changed: float, now: dt.datetime) -> bool:
    return now.timestamp() - changed > AGE.total_seconds()


def _content(folder: Path) -> Iterator[Path]:
    """Yield all that is in a folder, at any depth, without following links."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            yield Path(place, name)


def _is_in_use(content: list[Path]) -> bool:
    """Return whether any program has one of the databases open."""
    for path in content:
        if path.suffix == ".sqlite" and path.is_file() and not path.is_symlink():
            try:
                with only_user(path):
                    pass
            except RegisterInUse:
                return True
    return False


def _remove(entry: Path) -> bool:
    """Remove a file or folder; return whether it is gone."""
    with contextlib.suppress(OSError):  # open in another program on Windows: the next start tries again
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
        return True
    return False
