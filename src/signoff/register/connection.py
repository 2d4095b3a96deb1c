"""Connections to a register's file, each set up so that nothing that was saved can be lost."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.files import make_private, make_private_file

if TYPE_CHECKING:
    from signoff.register.orm import Connection, Engine

LOG_SUFFIXES = ("-wal", "-shm")
"""What SQLite adds to a register's file name for the files that it needs while the register is open."""

WRITE_OPTIONS = {"signoff_writing": True}
"""Execution options of transactions that write: they take the write lock at once, before they read."""


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
def strict_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Within the block, text is decoded a third faster, and what is no UTF-8 raises sqlite3.OperationalError."""
    before = connection.text_factory
    connection.text_factory = str
    try:
        yield
    finally:
        connection.text_factory = before


def engine_for(creator: Callable[[], sqlite3.Connection], *, single: bool = False) -> Engine:
    """Return an engine that gets its connections from `creator`; with `single`, all its work shares one connection.

    Its exceptions, which may be logged, never repeat the words of a notice.
    """
    from signoff.register.orm import QueuePool, StaticPool, create_engine, event

    pool = StaticPool if single else QueuePool
    engine = create_engine("sqlite://", creator=creator, poolclass=pool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def driver(connection: Connection) -> sqlite3.Connection:
    """Return Python's own connection, on which a short statement takes a fraction of the time."""
    own = connection.connection.driver_connection
    if not isinstance(own, sqlite3.Connection):
        raise TypeError("a register is a SQLite file")
    return own


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("signoff_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _decode(text: bytes) -> str:
    """Decode any bytes, since a damaged register may hold any; a record's own bytes are checked by their digest."""
    return text.decode("utf-8", "replace")
