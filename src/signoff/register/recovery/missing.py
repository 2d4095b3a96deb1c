"""Whether a register is gone, though there are copies of it or the log of its last changes."""

from __future__ import annotations

from pathlib import Path

from signoff.errors import RegisterMissing
from signoff.register.connection import real_path
from signoff.register.opening_check import has_content

_HEADER = 100
"""Bytes of a SQLite file's header (SQLite's file format, section 1.3)."""


def require_register(register: Path, second: Path | None = None) -> None:
    """Raise RegisterMissing where there is no register, or nothing in its file, though there is a copy or its log.

    Whoever opened it would begin a new register in its place, and SQLite would remove the log.
    """
    register = real_path(register)
    if not _is_vacant(register):
        return
    from signoff.register.recovery.copies import (
        copies_of,
    )  # nearly always the register is there, and none are looked for

    has_log = has_content(register.with_name(f"{register.name}-wal"))
    if not has_log and not copies_of(register, second):
        return
    what = "The file of the register {} is empty" if register.exists() else "There is no register at {} any more"
    also = "though the log of its last changes is there" if has_log else "though there are backups of it"
    raise RegisterMissing(f"{what.format(register)}, {also}.")


def _is_vacant(register: Path) -> bool:
    """Whether there is no file, an empty one, or a SQLite database that never had a table."""
    try:
        with register.open("rb") as stream:
            start = stream.read(_HEADER + 8)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False  # opening tells why it cannot be read
    is_leaf_without_cells = start[_HEADER : _HEADER + 1] == b"\x0d" and start[_HEADER + 3 : _HEADER + 5] == bytes(2)
    return not start or (start.startswith(b"SQLite format 3\0") and is_leaf_without_cells)
