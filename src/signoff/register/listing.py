"""The list of notices: which columns of a record it shows, and selecting notices as rows."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from signoff.notice.record.model import DecisionType, given
from signoff.notice.record.record import Record, Status
from signoff.register.instants import instant_of, instant_text
from signoff.register.results import Row
from signoff.register.rows import NoticeRow

SelectedNotice = tuple[NoticeRow, str | None, str | None, str | None]
"""A notice, with status, reference and instant of its last change since the signature, if there is any."""

_UNKNOWN_INSTANT = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Shown where neither a damaged row nor its record says when the notice was changed."""


_LATEST_CHANGE = (
    "standing.number = notice.number "
    "AND standing.place = (SELECT max(place) FROM standing WHERE number = notice.number)"
)
_SELECT = (
    f"SELECT {', '.join(f'notice.{name}' for name in NoticeRow.__struct_fields__)}, "  # noqa: S608 - own names
    "standing.status, standing.reference, standing.changed_at "
    f"FROM notice LEFT JOIN standing ON {_LATEST_CHANGE} WHERE notice.number IN (SELECT value FROM json_each(?))"
)


def select_notices(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[SelectedNotice]:
    """Yield the notices with these numbers, as far as there are any."""
    for *columns, status, reference, changed_at in connection.execute(
        _SELECT, (msgspec.json.encode(numbers).decode(),)
    ):
        yield NoticeRow(*columns), status, reference, changed_at


def row_of(notice: NoticeRow, status: str | None, reference: str | None, changed_at: str | None) -> Row:
    """Return a selected notice as a row of the list; raises ValueError for a value that can only be damage."""
    if status is None:
        status, reference, changed_at = notice.status, notice.reference, notice.changed_at
    reference = given(reference)
    texts = (notice.id, notice.subject, notice.decision_maker, notice.director, notice.council, reference, changed_at)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("SQLite keeps a value of any type in any column, and this is not a text")
    return Row(
        id=notice.id,
        subject=notice.subject,
        decision_type=DecisionType(notice.decision_type) if notice.decision_type else None,
        status=Status(status),
        decision_maker=notice.decision_maker,
        director=notice.director,
        reference=reference,
        council=notice.council,
        changed_at=instant_of(changed_at or ""),
        is_publication=bool(notice.is_publication),
    )


def numbers_of(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the number of every notice."""
    return tuple(number for (number,) in connection.execute("SELECT number FROM notice"))


def row_of_record(record: Record) -> Row:
    """Return the row of a record, for a notice whose own row is damaged."""
    columns = {"number": 0, "changed_at": instant_text(_UNKNOWN_INSTANT), **listed_columns(record)}
    return row_of(NoticeRow(**columns), None, None, None)


def unreadable_row(notice: NoticeRow) -> Row:
    """Return what can still be shown of a notice whose row and record are both damaged."""
    status = notice.status if notice.status in set(Status) else Status.DRAFT
    return Row(
        id=_text(notice.id),
        decision_type=None,
        status=Status(status),
        reference=_text(notice.reference),
        changed_at=_UNKNOWN_INSTANT,
        is_publication=False,
        subject=_text(notice.subject),
        decision_maker=_text(notice.decision_maker),
        director=_text(notice.director),
        council=_text(notice.council),
    )


def listed_columns(record: Record) -> dict[str, Any]:
    """Return what the `notice` table holds of a record; without `changed_at` where the record has no instant."""
    notice, signature = record.notice, record.decision_signature
    changed_at = record.changed_at or (signature.signed_at if signature else None)
    return {
        "id": record.id,
        "subject": given(notice.subject),
        "decision_type": notice.decision_type.value if notice.decision_type else "",
        "status": record.status.value,
        "decision_maker": given(notice.decision_maker.name),
        "director": given(notice.director),
        "reference": given(record.reference),
        "council": record.council,
        "supersedes": given(record.supersedes),
        "is_publication": record.is_publication,
        **({"changed_at": instant_text(changed_at)} if changed_at else {}),
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
