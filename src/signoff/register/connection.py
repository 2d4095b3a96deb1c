"""Connections to a register's file, each set up so that nothing that was saved can be lost."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from signoff.files import make_private, make_private_file

LOGS = ("-wal", "-shm")
"""The endings of the files that SQLite keeps beside a register while it is open."""

WRITING = {"signoff_writing": True}
"""Execution option of transactions that write: they take the write lock at once, before they read."""


class Mode(StrEnum):
    """How a file is opened: made when missing, written, read, or read as a file that nobody changes."""

    MAKE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    FIXED = "mode=ro&immutable=1"


def connect(path: Path, mode: Mode, patience: float) -> sqlite3.Connection:
    """Open a connection that waits `patience` seconds for a lock; raises sqlite3.Error.

    It is in autocommit: every transaction is begun by an explicit BEGIN, so that DDL rolls back too. A register that is
    made, or written, is its owner's alone; SQLite gives its log the same rights.
    """
    _keep_private(path, mode)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode.value}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.text_factory = _text
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync there leaves data in the drive's cache
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _keep_private(path: Path, mode: Mode) -> None:
    if mode is Mode.MAKE:
        with contextlib.suppress(OSError):  # SQLite says why it cannot be made
            make_private_file(path)
    if mode in (Mode.MAKE, Mode.WRITE):
        for ending in ("", *LOGS):
            make_private(path.with_name(path.name + ending))


def engine_for(creator: Callable[[], sqlite3.Connection], *, single: bool = False) -> Engine:
    """Return an engine over connections of `connect`; with `single`, over the one that `creator` returns.

    Its exceptions, which a log may hold, never repeat the words of a notice.
    """
    pool = StaticPool if single else QueuePool
    engine = create_engine("sqlite://", creator=creator, poolclass=pool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("signoff_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _text(kept: bytes) -> str:
    """Decode what a damaged register may hold too; a record's own bytes are checked by their digest."""
    return kept.decode("utf-8", "replace")
