"""Making a register's file what this version of signoff makes, before it is written to."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import RegisterNewer, RegisterProblem, RegisterUnreadable
from signoff.register import derived_tables, triggers
from signoff.register.connection import Mode, committed, connect
from signoff.register.file_identity import ensure_mark
from signoff.register.file_version import HEAD, NEW, version_of
from signoff.register.opening_check import find_damage
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.sqlite_errors import sentence, translation_of

if TYPE_CHECKING:
    from signoff.register.migrating import Clock


def prepare(
    path: Path, clock: Clock, patience: float, tell: Progress = untold, is_stopped: IsStopped = never
) -> sqlite3.Connection:
    """Create the register or bring it up to date, with its triggers; return a connection that can write to it."""
    with contextlib.ExitStack() as opened:
        connection = opened.enter_context(contextlib.closing(connect_first(path, Mode.CREATE, patience)))
        version = checked_version(connection, path)
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        if journal != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if version < HEAD:
            bring_to_head(
                connection, path, lambda old: _copy_first(path, old, clock, patience), clock, tell, is_stopped
            )
            ensure_mark(connection)
            return connect(path, Mode.WRITE, patience)  # SQLAlchemy has a share in the other
        if not triggers.are_installed(connection):
            _reinstall_triggers(connection, path)
        if not derived_tables.are_installed(connection):
            make_derived_tables(connection, tell, is_stopped)
        ensure_mark(connection)
        opened.pop_all()
        return connection


def connect_first(path: Path, mode: Mode, patience: float) -> sqlite3.Connection:
    """Connect for the first time: what SQLite calls a mistake of the program there, its header makes it."""
    try:
        return connect(path, mode, patience)
    except sqlite3.OperationalError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_ERROR:
            raise
        raise RegisterUnreadable(f"The register {path} is damaged, and was not changed.") from problem


def make_derived_tables(connection: sqlite3.Connection, tell: Progress = untold, is_stopped: IsStopped = never) -> None:
    """Make the tables that hold nothing but copies again, from what the register says."""
    with committed(connection):
        derived_tables.install(connection, tell=tell, is_stopped=is_stopped)


def _reinstall_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Restore the triggers that another program dropped; what it changed meanwhile is noticed on reading.

    Raises RegisterProblem where another program has changed the tables so that no trigger fits them.
    """
    try:
        with committed(connection):
            triggers.install(connection)
    except sqlite3.Error as problem:
        if sentence(problem, path) is not None:
            raise
        raise RegisterUnreadable(
            f"The tables of the register {path} were changed by another program, so what was signed cannot be "
            "protected there. Restore a backup."
        ) from problem


def bring_to_head(
    connection: sqlite3.Connection,
    path: Path,
    copy_first: Callable[[str], None],
    clock: Clock,
    tell: Progress = untold,
    is_stopped: IsStopped = never,
) -> None:
    """Run the migrations that are missing, after `copy_first`; raises RegisterProblem, with nothing changed."""
    from signoff.register.migrating import migrate
    from signoff.register.orm import SQLAlchemyError  # a register of this version is opened without it

    try:
        migrate(connection, copy_first, clock, tell, is_stopped)
    except SQLAlchemyError as problem:
        cause = getattr(problem, "orig", None) or problem
        translation = translation_of(cause, path) if isinstance(cause, sqlite3.Error) else None
        raise translation or RegisterUnreadable(
            f"The register {path} could not be updated to this version of signoff ({cause}); it was not changed."
        ) from problem


def _copy_first(path: Path, version: str, clock: Clock, patience: float) -> None:
    from signoff.register.migrating import copy_before_migration

    try:
        copy_before_migration(path, version, clock, patience)
    except (OSError, sqlite3.Error) as problem:
        raise RegisterProblem(
            f"The register {path} is from an older version of signoff and could not be copied before updating it "
            f"({problem}); it was not changed."
        ) from problem


def checked_version(connection: sqlite3.Connection, path: Path) -> str:
    """Return the schema version; raises RegisterProblem for another database, and a newer or damaged register."""
    version = version_of(connection)
    if version is None:
        raise RegisterUnreadable(f"{path} is a SQLite database, but not a signoff register.")
    if version > HEAD:
        raise RegisterNewer(
            f"The register {path} was made by a newer signoff (register version {int(version)}; this program "
            f"knows {int(HEAD)}): use the newer one. Nothing was changed."
        )
    if version != NEW and (damage := find_damage(connection, path, version)):
        raise RegisterUnreadable(f"The register {path} is damaged ({damage}), and was not changed.")
    return version
