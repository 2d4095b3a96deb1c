"""What is looked at before a register is opened: little enough to take as long whatever the register's size.

Damage within the tables is found where it is read, and by the thorough check, which goes through the file in slices.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from signoff.register.connection import LOG_SUFFIXES
from signoff.register.file_version import HEAD
from signoff.register.rows import COLUMNS

_TABLES = ("notice", "document", "earlier_state", "alembic_version")
_TABLES_SINCE = {
    "0003": ("signed_document", "standing", "event", "chain_end"),
    "0004": ("check_position",),
    "0005": ("draft_state",),
}
"""Tables that every version has, and those that were added by a version."""


def find_damage(connection: sqlite3.Connection, path: Path, version: str) -> str:
    """Return the first thing that is wrong with the file or its tables, or an empty text."""
    if damage := _file_damage(connection, path):
        return damage
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in (*_TABLES, *(name for since, names in _TABLES_SINCE.items() if version >= since for name in names)):
        if table not in present:
            return f"its table {table} is missing"
    try:
        for statement in _harmless_statements() if version == HEAD else ():
            connection.execute(statement).close()
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
            raise
        return "a table is not as signoff made it, or cannot be read"
    return ""


def has_content(log: Path) -> bool:
    """Whether a log exists and is not empty; one whose name would be too long cannot exist."""
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _file_damage(connection: sqlite3.Connection, path: Path) -> str:
    """Say whether the file is shorter than its header says; while there is a log, only SQLite can tell.

    The file is not opened for it: closing any handle of a file takes this process's locks on it away (POSIX).
    """
    if has_content(path.with_name(path.name + LOG_SUFFIXES[0])):
        return ""
    (pages,), (page_size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    missing = pages * page_size - path.stat().st_size
    return f"{missing} bytes at the end of the file are missing" if missing > 0 else ""


def _harmless_statements() -> Iterator[str]:
    """Yield statements that change nothing, and fail unless each table has the columns that it should have."""
    for table, columns in COLUMNS.items():
        yield f"EXPLAIN SELECT {', '.join(f'{table}.{column}' for column in columns)} FROM {table}"  # noqa: S608
        values = ", ".join(["NULL"] * len(columns))
        yield f"EXPLAIN INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}) RETURNING {columns[0]}"  # noqa: S608
