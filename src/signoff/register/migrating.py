"""Bringing a register's schema up to date: a copy is put aside first, then all steps are one transaction."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import Session, select

from signoff.register import locks, search_index, signed
from signoff.register.backup import MARK, copy_whole
from signoff.register.connection import WRITING, engine_for
from signoff.register.saving import link
from signoff.register.signed import sha256
from signoff.register.tables import DocumentRow, NoticeRow, SignedDocumentRow, number_of
from signoff.register.transaction import RegisterTransaction, is_locked, readable

APPLICATION_ID = int.from_bytes(MARK, "big")
"""Marks a SQLite file as a signoff register, in its header."""

HEAD = "0003"
"""The schema version of this program: the newest script in `migrations/versions/`."""

NEW = "0000"
"""The version of a file that holds nothing yet."""

COPIES_KEPT = 5

Clock = Callable[[], dt.datetime]


def version_of(connection: sqlite3.Connection) -> str | None:
    """Return the register's schema version as four digits, NEW for an empty file, None for no register."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and mark in (0, APPLICATION_ID):
        return NEW
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = str(row[0]) if row else ""
    return version if len(version) == 4 and version.isdecimal() and version.isascii() else None


def migrate(connection: sqlite3.Connection, put_aside: Callable[[str], None], clock: Clock) -> None:
    """Run the missing steps in one transaction, after `put_aside` has been told the version left behind.

    Another process may have been faster: then nothing is done. Raises sqlite3.Error or SQLAlchemy's wrapping.
    """
    engine = engine_for(lambda: connection, single=True).execution_options(**WRITING)
    with engine.begin() as transaction:
        version = version_of(connection)
        if version is None or version >= HEAD:
            return
        if version != NEW:
            put_aside(version)
        _upgrade(transaction)
        _lock_signed(transaction, clock())
        _reindex(transaction)
        locks.put(connection)


def copy_aside(path: Path, version: str, clock: Clock, patience: float) -> Path:
    """Copy the register beside itself, named after its version and the instant; raises OSError, sqlite3.Error.

    The last few copies are kept. The copy is one sound file even while others read and write the register.
    """
    stem = f"{path.stem}.version-{version}.{clock().astimezone(dt.UTC):%Y%m%dT%H%M%S.%fZ}"
    copy = path.with_name(f"{stem}{path.suffix}")
    copy_whole(path, copy, patience)
    copies = sorted(path.parent.glob(f"{_literal(path.stem)}.version-*{_literal(path.suffix)}"), key=_made)
    for old in copies[:-COPIES_KEPT]:
        old.unlink(missing_ok=True)
    return copy


def _made(copy: Path) -> tuple[int, str]:
    return copy.stat().st_mtime_ns, copy.name


def _literal(name: str) -> str:
    """Return a file name as a glob pattern that means just this name."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # costs a fifth of a second: paid only when there is something to migrate
    from alembic.config import Config

    config = Config()
    scripts = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _lock_signed(connection: Connection, now: dt.datetime) -> None:
    """Lock every signed notice that older versions kept like a draft; one that is damaged stays as it is."""
    with Session(connection) as session:
        for number in session.exec(select(DocumentRow.number)).all():
            kept = session.get_one(DocumentRow, number)
            record = readable(kept.data) if isinstance(kept.data, bytes) and sha256(kept.data) == kept.sha256 else None
            if record is not None and is_locked(record):
                row = session.get_one(NoticeRow, number)
                data = kept.data
                session.delete(kept)
                session.flush()
                signed.keep(session, row, record, data, None, now)
            session.expunge_all()  # one record in memory at a time
        for row in session.exec(select(NoticeRow).where(NoticeRow.supersedes != "")).all():
            link(RegisterTransaction(session, Path()), row, now)
        session.flush()


def _reindex(connection: Connection) -> None:
    """Fill the search index anew; a damaged record is still found by what its row says."""
    connection.exec_driver_sql("DELETE FROM words")
    with Session(connection) as session:
        for number in session.exec(select(NoticeRow.number)).all():
            row = session.get_one(NoticeRow, number)
            kept = session.get(SignedDocumentRow, number) or session.get(DocumentRow, number)
            record = readable(kept.data) if kept else None
            if record is not None:
                search_index.index(connection, number_of(row), record)
            else:
                people = f"{row.decision_maker} {row.director}"
                known = {"subject": row.subject, "reference": row.reference, "people": people, "texts": ""}
                folded = {name: " ".join(search_index.normalise(part)) for name, part in known.items()}
                search_index.put(connection, number_of(row), folded)
            session.expunge_all()  # one record in memory at a time
