"""Connections to a register's file, each set up so that nothing that was saved can be lost."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from signoff.files import make_private, make_private_file

LOG_SUFFIXES = ("-wal", "-shm")
"""What SQLite adds to a register's file name for the files that it needs while the register is open."""


def real_path(path: Path) -> Path:
    """Return where a path leads: a link and its target are one register, with one lock and one log beside it."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have: opening tells
        return path


_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: a plain fsync there leaves data in the drive's cache
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -1024",  # a MiB for each connection: a screen of the list reads half as much
)


class Mode(StrEnum):
    """How a file is opened: created if missing, for writing, for reading, or as a file that nobody can change."""

    CREATE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    IMMUTABLE = "mode=ro&immutable=1"


def connect(path: Path, mode: Mode, patience: float, settings: Sequence[str] = _SETTINGS) -> sqlite3.Connection:
    """Open a connection that waits `patience` seconds for a lock; raises sqlite3.Error.

    It is in autocommit: every transaction starts with an explicit BEGIN, so that DDL rolls back too. Only its owner
    can read a register that is created or written to; SQLite gives the log files the same permissions.
    """
    if mode is Mode.CREATE:
        with contextlib.suppress(OSError):  # SQLite reports why it cannot be created
            make_private_file(path)
    if mode in (Mode.CREATE, Mode.WRITE):
        for suffix in ("", *LOG_SUFFIXES):
            make_private(path.with_name(path.name + suffix))
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode.value}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.text_factory = _decode
    try:
        for setting in settings:
            connection.execute(setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def committed(connection: sqlite3.Connection) -> Iterator[None]:
    """Carry out the block as one transaction that writes: all of it is done, or nothing where it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


@contextlib.contextmanager
def strict_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Within the block, text is decoded a third faster, and what is no UTF-8 raises sqlite3.OperationalError."""
    before = connection.text_factory
    connection.text_factory = str
    try:
        yield
    finally:
        connection.text_factory = before


def _decode(text: bytes) -> str:
    """Decode any bytes, since a damaged register may hold any; a record's own bytes are checked by their digest."""
    return text.decode("utf-8", "replace")
