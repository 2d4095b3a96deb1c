"""Updating a register's schema: the file is copied first, then all steps are one transaction."""

from __future__ import annotations

import datetime as dt
import glob
import sqlite3
from collections.abc import Callable
from pathlib import Path

from signoff.register import derived_tables, triggers
from signoff.register.backup import copy_register
from signoff.register.digests import sha256
from signoff.register.documents import decode, is_locked
from signoff.register.file_version import HEAD, NEW, version_of
from signoff.register.orm import Connection, Engine, StaticPool, create_engine, event
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.rows import DocumentRow, NoticeRow, find, select
from signoff.register.saving import link_superseding
from signoff.register.signed_notices import insert_signed
from signoff.register.transaction import RegisterTransaction

COPIES_KEPT = 5

Clock = Callable[[], dt.datetime]


def migrate(
    connection: sqlite3.Connection,
    copy_first: Callable[[str], None],
    clock: Clock,
    tell: Progress = untold,
    is_stopped: IsStopped = never,
) -> None:
    """Run the missing steps in one transaction, after calling `copy_first` with the version of the file.

    Does nothing if another process has done it meanwhile. Raises sqlite3.Error or SQLAlchemy's wrapping of it, and
    RegisterProblem, with nothing changed, where `is_stopped` says so.
    """
    with _engine_on(connection).begin() as transaction:
        version = version_of(connection)
        if version is None or version >= HEAD:
            return
        if version != NEW:
            tell("Copying the register as it is", 0.0)
            copy_first(version)
        _upgrade(transaction)
        derived_tables.install(connection, anew=True, tell=tell, is_stopped=is_stopped)
        _lock_signed_notices(connection, clock())
        triggers.install(connection)


def copy_before_migration(path: Path, version: str, clock: Clock, patience: float) -> Path:
    """Copy the register to a file in its folder, named after its version and the time; raises OSError, sqlite3.Error.

    The last few such copies are kept. A copy is sound even if other programs write to the register meanwhile.
    """
    stem = f"{path.stem}.version-{version}.{clock().astimezone(dt.UTC):%Y%m%dT%H%M%S.%fZ}"
    copy = path.with_name(f"{stem}{path.suffix}")
    copy_register(path, copy, patience)
    pattern = f"{glob.escape(path.stem)}.version-*{glob.escape(path.suffix)}"
    copies = sorted(path.parent.glob(pattern), key=_age_order)
    for old in copies[:-COPIES_KEPT]:
        old.unlink(missing_ok=True)
    return copy


def _age_order(copy: Path) -> tuple[int, str]:
    return copy.stat().st_mtime_ns, copy.name


def _engine_on(connection: sqlite3.Connection) -> Engine:
    """Return what Alembic works with, on this connection, each transaction of which writes."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _upgrade(connection: Connection) -> None:
    from alembic import command  # importing it takes a fifth of a second
    from alembic.config import Config

    config = Config()
    scripts = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _lock_signed_notices(connection: sqlite3.Connection, now: dt.datetime) -> None:
    """Lock every signed notice that versions before 3 stored like a draft; a damaged one is not changed."""
    for (number,) in connection.execute("SELECT number FROM document").fetchall():
        document = find(connection, DocumentRow, number)
        row = find(connection, NoticeRow, number)
        if document is None or row is None or not isinstance(document.data, bytes):
            continue
        record = decode(document.data) if sha256(document.data) == document.sha256 else None
        if record is not None and is_locked(record):
            connection.execute("DELETE FROM document WHERE number = ?", (number,))
            insert_signed(connection, row, record, document.data, None, now)
    transaction = RegisterTransaction(connection, Path())
    for row in select(connection, NoticeRow, "supersedes <> ''"):
        link_superseding(transaction, row, now)
