"""Which version of the tables a register's file has, as the file itself says."""

from __future__ import annotations

import sqlite3

from signoff.register.backup import APPLICATION_MARK

APPLICATION_ID = int.from_bytes(APPLICATION_MARK, "big")
"""Marks a SQLite file as a signoff register, in its header."""

HEAD = "0005"
"""The schema version of this program: the newest script in `migrations/versions/`."""

NEW = "0000"
"""The version of an empty file."""


def version_of(connection: sqlite3.Connection) -> str | None:
    """Return the register's schema version as four digits, NEW for an empty file, None for any other file."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and mark in (0, APPLICATION_ID):
        return NEW
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = str(row[0]) if row else ""
    return version if len(version) == 4 and version.isdecimal() and version.isascii() else None
