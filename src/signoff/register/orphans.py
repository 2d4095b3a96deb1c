"""Rows that another program left behind when it removed a notice from the list.

A new notice never gets the number of such rows, and a signed notice can be listed again from them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from signoff.errors import RecordRefused, RegisterDamaged
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.register.listing import listed_columns
from signoff.register.rows import NoticeRow
from signoff.register.signed_notices import examine

_NUMBERED_TABLES = (
    *("notice", "document", "signed_document", "seen_pdf"),
    *("standing", "event", "chain_end", "earlier_state", "draft_state"),
)
"""The tables whose column `number` says to which notice a row belongs."""

_NUMBER_LIMIT = 2**62
"""Signoff never reaches a number this large: only another program can have written it."""

_ORPHANED_DOCUMENTS = (
    "SELECT number, data FROM signed_document WHERE number IN "
    "(SELECT number FROM signed_document WHERE number NOT IN (SELECT number FROM notice)) "  # by the small index alone
    "AND instr(data, CAST(:notice AS BLOB)) ORDER BY number"
)


def free_number(connection: sqlite3.Connection) -> int:
    """Return a number for a new notice that no row of any table has; raises RegisterDamaged where none is left."""
    highest = 0
    for table in _NUMBERED_TABLES:
        query = f"SELECT max(number) FROM {table} WHERE number < {_NUMBER_LIMIT}"  # noqa: S608 - own names
        (number,) = connection.execute(query).fetchone()
        highest = max(highest, int(number or 0))
    if highest + 1 >= _NUMBER_LIMIT:
        raise RegisterDamaged(
            "The register's numbers were changed by another program, so no further notice can be added."
        )
    return highest + 1


def find_orphan(connection: sqlite3.Connection, notice: str) -> NoticeRow | None:
    """Return the row that would list a removed signed notice again; None where nothing is left of it.

    Where several documents claim to be this notice, a sound one is preferred. The row is not added.
    """
    rows = [row for row, record in _documents(connection, notice) if record.id == notice]
    return next((row for row in rows if _is_sound(connection, row)), rows[0] if rows else None)


def _documents(connection: sqlite3.Connection, notice: str) -> Iterator[tuple[NoticeRow, Record]]:
    for number, data in connection.execute(_ORPHANED_DOCUMENTS, {"notice": notice}).fetchall():
        try:
            record = read_record(bytes(data)) if isinstance(data, bytes) else None
        except RecordRefused:
            continue
        if record is not None:
            yield NoticeRow(**{"number": number, "changed_at": "", **listed_columns(record)}), record


def _is_sound(connection: sqlite3.Connection, row: NoticeRow) -> bool:
    examined = examine(connection, row)
    return examined is not None and not examined.faults
