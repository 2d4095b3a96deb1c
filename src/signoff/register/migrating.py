"""Updating a register's schema: the file is copied first, then all steps are one transaction."""

from __future__ import annotations

import datetime as dt
import glob
import sqlite3
from collections.abc import Callable
from pathlib import Path

from signoff.register import derived_tables, triggers
from signoff.register.backup import copy_register
from signoff.register.connection import WRITE_OPTIONS, engine_for
from signoff.register.digests import sha256
from signoff.register.documents import decode, is_locked
from signoff.register.file_version import HEAD, NEW, version_of
from signoff.register.orm import Connection, Session, select
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.saving import link_superseding
from signoff.register.signed_notices import insert_signed
from signoff.register.tables import DocumentRow, NoticeRow
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
    engine = engine_for(lambda: connection, single=True).execution_options(**WRITE_OPTIONS)
    with engine.begin() as transaction:
        version = version_of(connection)
        if version is None or version >= HEAD:
            return
        if version != NEW:
            tell("Copying the register as it is", 0.0)
            copy_first(version)
        _upgrade(transaction)
        derived_tables.install(transaction, anew=True, tell=tell, is_stopped=is_stopped)
        _lock_signed_notices(transaction, clock())
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


def _upgrade(connection: Connection) -> None:
    from alembic import command  # importing it takes a fifth of a second
    from alembic.config import Config

    config = Config()
    scripts = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _lock_signed_notices(connection: Connection, now: dt.datetime) -> None:
    """Lock every signed notice that versions before 3 stored like a draft; a damaged one is not changed."""
    with Session(connection) as session:
        for number in session.exec(select(DocumentRow.number)).all():
            document = session.get_one(DocumentRow, number)
            data = document.data
            record = decode(data) if isinstance(data, bytes) and sha256(data) == document.sha256 else None
            if record is not None and is_locked(record):
                row = session.get_one(NoticeRow, number)
                session.delete(document)
                session.flush()
                insert_signed(session, row, record, data, None, now)
            session.expunge_all()  # one record in memory at a time
        for row in session.exec(select(NoticeRow).where(NoticeRow.supersedes != "")).all():
            link_superseding(RegisterTransaction(session, Path()), row, now)
        session.flush()
