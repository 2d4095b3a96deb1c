"""The list of notices: which columns of a record it shows, and selecting notices as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from signoff.notice.record.model import DecisionType, given
from signoff.notice.record.record import Record, Status
from signoff.register.instants import instant_of, instant_text
from signoff.register.orm import ColumnElement, Session, TextClause, aliased, and_, col, func, select
from signoff.register.results import Row
from signoff.register.tables import NoticeRow, StatusChangeRow

SelectedNotice = tuple[NoticeRow, str | None, str | None, str | None]
"""A notice, with status, reference and instant of its last change since the signature, if there is any."""

_UNKNOWN_INSTANT = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Shown where neither a damaged row nor its record says when the notice was changed."""


def select_notices(session: Session, *conditions: ColumnElement[bool] | TextClause) -> Iterator[SelectedNotice]:
    """Yield the notices that fulfil the conditions, the latest change first."""
    changed_at = func.coalesce(col(StatusChangeRow.changed_at), col(NoticeRow.changed_at))
    query = (
        select(NoticeRow, StatusChangeRow.status, StatusChangeRow.reference, StatusChangeRow.changed_at)
        .outerjoin(StatusChangeRow, _is_latest_change())
        .where(*conditions)
        .order_by(changed_at.desc(), col(NoticeRow.number).desc())
    )
    yield from session.exec(query)


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
        is_publication=notice.is_publication,
    )


def numbers_of(session: Session) -> tuple[int, ...]:
    """Return the number of every notice."""
    return tuple(number for number in session.exec(select(NoticeRow.number)) if number is not None)


def row_of_record(record: Record) -> Row:
    """Return the row of a record, for a notice whose own row is damaged."""
    columns = {"changed_at": instant_text(_UNKNOWN_INSTANT), **listed_columns(record)}
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


def _is_latest_change() -> ColumnElement[bool]:
    change = aliased(StatusChangeRow)
    last_place = select(func.max(change.place)).where(change.number == NoticeRow.number).correlate(NoticeRow)
    return and_(
        col(StatusChangeRow.number) == col(NoticeRow.number),
        col(StatusChangeRow.place) == last_place.scalar_subquery(),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
