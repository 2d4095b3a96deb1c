"""What another program left behind of a notice that it took out of the list: in no new one's way, and found again."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

from signoff.errors import RecordRefused, RegisterDamaged
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.register.listing import listed_columns
from signoff.register.signed import examine
from signoff.register.tables import NoticeRow

_NUMBERED = (
    *("notice", "document", "signed_document", "seen_pdf"),
    *("standing", "event", "chain_end", "earlier_state"),
)
"""The tables whose rows say by `number` of which notice they are."""

_BEYOND = 2**62
"""Numbers that signoff never comes to: only another program can have given one of this size."""

_LEFT = (
    "SELECT number, data FROM signed_document "
    "WHERE number NOT IN (SELECT number FROM notice) AND instr(data, CAST(:notice AS BLOB)) ORDER BY number"
)


def free_number(session: Session) -> int:
    """Return a number for a new notice that no row of any table has; raises RegisterDamaged where none is left."""
    highest = 0
    for table in _NUMBERED:
        asked = text(f"SELECT max(number) FROM {table} WHERE number < {_BEYOND}")  # noqa: S608 - own names
        (found,) = session.connection().execute(asked).one()
        highest = max(highest, int(found or 0))
    if highest + 1 >= _BEYOND:
        raise RegisterDamaged("The register's numbers were changed by another program: it takes no further notice.")
    return highest + 1


def left_behind(session: Session, notice: str) -> NoticeRow | None:
    """Return a row as it would list a signed notice that is in the list no more; None where nothing is left of it.

    Where several documents say that they are this notice, it is one with which nothing is wrong, if there is one. The
    row is not added to the session.
    """
    found = [row for row, record in _documents(session, notice) if record.id == notice]
    return next((row for row in found if _is_sound(session, row)), found[0] if found else None)


def _documents(session: Session, notice: str) -> Iterator[tuple[NoticeRow, Record]]:
    for number, data in session.connection().execute(text(_LEFT), {"notice": notice}).all():
        try:
            record = read_record(bytes(data)) if isinstance(data, bytes) else None
        except RecordRefused:
            continue
        if record is not None:
            yield NoticeRow(**{"number": number, "changed_at": "", **listed_columns(record)}), record


def _is_sound(session: Session, row: NoticeRow) -> bool:
    examined = examine(session, row)
    return examined is not None and not examined.faults
