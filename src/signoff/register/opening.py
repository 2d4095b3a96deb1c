"""Opening a register's file: what stands in the way is one sentence, and then nothing was changed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, insert, null, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import SQLModel

from signoff.errors import RegisterProblem
from signoff.files import make_folder
from signoff.register import locks
from signoff.register.connection import Mode, connect, engine_for
from signoff.register.migrating import HEAD, NEW, Clock, copy_aside, migrate, version_of
from signoff.register.sqlite_errors import sentence, translated

_HEADER = b"SQLite format 3\x00"
_TABLES = ("notice", "document", "earlier_state", "alembic_version")
_TABLES_SINCE = {"0003": ("signed_document", "standing", "event", "chain_end")}
"""Tables that every version has, and that later ones have too: all of them are checked on opening.

`seen_pdf` is not: its pages are by far the most, and each PDF's digest is checked when it is read.
"""

_INDEX = "SELECT subject, reference, people, texts FROM words LIMIT 0"


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine on an up-to-date register, and whether it can only be read."""

    engine: Engine
    read_only: bool


def open_register(path: Path, *, read_only: bool, clock: Clock, patience: float) -> Opened:
    """Open the register at `path`, making it and its folder when missing, and migrating it when older.

    Raises RegisterProblem when that cannot be; a file that is read-only is opened for reading.
    """
    _check_file(path, read_only)
    with translated(path):
        if read_only or _is_read_only(path):
            return Opened(_reading(path, clock, patience), read_only=True)
        _make_ready(path, clock, patience)
        return Opened(engine_for(lambda: connect(path, Mode.WRITE, patience)), read_only=False)


def _check_file(path: Path, read_only: bool) -> None:
    try:
        if path.is_dir():
            raise RegisterProblem(f"{path} is a folder, not a register.")
        if not path.exists():
            if read_only:
                raise RegisterProblem(f"There is no register at {path}.")
            make_folder(path.parent)
            return
        if not read_only:
            make_folder(path.parent)
        if not path.is_file():
            raise RegisterProblem(f"{path} is not an ordinary file, and so no register.")
        with path.open("rb") as stream:
            header = stream.read(len(_HEADER))
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"The register {path} could not be opened: {reason}.") from problem
    if header not in (b"", _HEADER):
        raise RegisterProblem(f"{path} is not a register: it is not an SQLite database.")


def _is_read_only(path: Path) -> bool:
    """Whether the file is marked as read-only (which an administrator could override) or cannot be written."""
    if not path.exists():
        return False
    marked = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return marked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def _make_ready(path: Path, clock: Clock, patience: float) -> None:
    with contextlib.closing(connect(path, Mode.MAKE, patience)) as connection:
        version = _checked_version(connection, path)
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        if journal != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if version < HEAD:
            _bring_up_to_date(connection, path, lambda old: _put_aside(path, old, clock, patience), clock)
        elif locks.missing(connection):
            _lock_again(connection, path)


def _lock_again(connection: sqlite3.Connection, path: Path) -> None:
    """Put back the triggers that another program took away; what it changed meanwhile is found out on reading.

    Where the tables themselves are others than signoff made, no trigger fits them: that is told.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        locks.put(connection)
    except sqlite3.Error as problem:
        connection.execute("ROLLBACK")
        if sentence(problem, path) is not None:
            raise
        raise RegisterProblem(
            f"The tables of the register {path} were changed by another program, and cannot be locked: {problem}. "
            "Restore a backup."
        ) from problem
    connection.execute("COMMIT")


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, put_aside: Callable[[str], None], clock: Clock
) -> None:
    try:
        migrate(connection, put_aside, clock)
    except SQLAlchemyError as problem:
        cause = problem.orig if isinstance(problem, DBAPIError) else problem
        told = sentence(cause, path) if isinstance(cause, sqlite3.Error) else None
        unknown = f"The register {path} could not be updated ({cause}); it was not changed."
        raise RegisterProblem(told or unknown) from problem


def _put_aside(path: Path, version: str, clock: Clock, patience: float) -> None:
    try:
        copy_aside(path, version, clock, patience)
    except (OSError, sqlite3.Error) as problem:
        raise RegisterProblem(
            f"The register {path} is of an older version, and no copy could be put aside before changing it "
            f"({problem}); it was not changed."
        ) from problem


def _reading(path: Path, clock: Clock, patience: float) -> Engine:
    """Return an engine that reads; an older register is brought up to date in a copy in memory."""
    mode = _reading_mode(path, patience)
    with contextlib.closing(connect(path, mode, patience)) as connection:
        if _checked_version(connection, path) == HEAD:
            return engine_for(lambda: connect(path, mode, patience))
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.backup(memory)
    _bring_up_to_date(memory, path, lambda _: None, clock)
    return engine_for(lambda: memory, single=True)


def _reading_mode(path: Path, patience: float) -> Mode:
    """Choose between reading beside possible writers, and reading a file that nobody can change."""
    log = path.with_name(f"{path.name}-wal")
    pending = _has_bytes(log)
    if _is_read_only(path) and not pending:
        return Mode.FIXED
    try:
        with contextlib.closing(connect(path, Mode.READ, patience)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as problem:
        if not pending:
            raise
        raise RegisterProblem(
            f"The register {path} was not closed properly and can only be read where it can be written: "
            f"copy it together with {log.name} to another folder."
        ) from problem
    return Mode.READ


def _has_bytes(log: Path) -> bool:
    """Whether a log holds anything; where its name would be too long, there has never been one."""
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _checked_version(connection: sqlite3.Connection, path: Path) -> str:
    """Return the schema version; raises RegisterProblem for no register, a newer or a damaged one."""
    version = version_of(connection)
    if version is None:
        raise RegisterProblem(f"{path} is a SQLite database, but not a signoff register.")
    if version > HEAD:
        raise RegisterProblem(
            f"The register {path} was made by a newer signoff (register version {int(version)}; this program "
            f"knows {int(HEAD)}): use that one. Nothing was changed."
        )
    if version != NEW and (found := _damage(connection, version)):
        raise RegisterProblem(f"The register {path} is damaged ({found}), and was left as it is.")
    return version


def _damage(connection: sqlite3.Connection, version: str) -> str:
    """Return the first thing that is wrong with the tables that hold notices, or an empty text."""
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = [*_TABLES, *(name for since, names in _TABLES_SINCE.items() if version >= since for name in names)]
    for table in tables:
        if table not in present:
            return f"its table {table} is missing"
    try:
        for table in tables:
            (found,) = connection.execute(f"PRAGMA quick_check({table})").fetchone()
            if found != "ok":
                return " ".join(str(found).replace("*** in database main ***", "").split())
        if version == HEAD:
            for statement in (*_every_use(), _INDEX):
                connection.execute(statement).close()
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
            raise
        return str(problem)
    return ""


def _every_use() -> Iterator[str]:
    """Yield statements that change nothing, and fail unless each table can be read and written as it should."""
    for table in SQLModel.metadata.sorted_tables:
        yield str(select(table))
        yield f"EXPLAIN {insert(table).values(dict.fromkeys(table.columns.keys(), null()))}"
