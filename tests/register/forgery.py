"""A register forged by somebody who can write to its file and computes all its digests again."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from signoff.notice.record.codec import write_record
from signoff.notice.record.record import Record
from signoff.register.digests import content_digest
from signoff.register.register_events import RegisterEventKind
from signoff.register.triggers import TRIGGERS


def forged(path: Path, record: Record, forgery: Record | None = None, pdf: bytes | None = None) -> None:
    """Replace a signed record, or its PDF, by another, and compute every digest again."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        (number,) = connection.execute("SELECT number FROM notice WHERE id = ?", (record.id,)).fetchone()
        if forgery is not None:
            _replace(connection, number, "signed_document", RegisterEventKind.LOCKED, write_record(forgery))
        if pdf is not None:
            _replace(connection, number, "seen_pdf", RegisterEventKind.PDF_KEPT, pdf)
        names, previous = ("place", "at", "actor", "kind", "detail", "digest"), ""
        query = f"SELECT {', '.join(names)} FROM event WHERE number = ? ORDER BY place"  # noqa: S608
        for row in connection.execute(query, (number,)).fetchall():
            digest = content_digest({"notice": record.id, **dict(zip(names, row, strict=True)), "previous": previous})
            values = (previous, digest, number, row[0])
            connection.execute("UPDATE event SET previous = ?, sha256 = ? WHERE number = ? AND place = ?", values)
            previous = digest
        connection.execute("UPDATE chain_end SET sha256 = ? WHERE number = ?", (previous, number))


def _replace(connection: sqlite3.Connection, number: int, table: str, kind: RegisterEventKind, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    connection.execute(f"UPDATE {table} SET data = ?, sha256 = ? WHERE number = ?", (data, digest, number))  # noqa: S608
    connection.execute("UPDATE event SET digest = ? WHERE number = ? AND kind = ?", (digest, number, kind.value))
