"""What the register lists of a notice: its columns, and the row that is told outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, TextClause, and_, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from signoff.notice.record.model import DecisionType, given
from signoff.notice.record.record import Record, Status
from signoff.register.row import Row
from signoff.register.tables import NoticeRow, StandingRow, instant_of, instant_text

Found = tuple[NoticeRow, str | None, str | None, str | None]
"""A notice, with its status, reference and last change since its signature, if anything came after that."""

STATUS = func.coalesce(col(StandingRow.status), col(NoticeRow.status))
"""A notice's status as it stands now."""

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands for an instant that neither a damaged row nor its record tells."""


def found(session: Session, *conditions: ColumnElement[bool] | TextClause) -> Iterator[Found]:
    """Yield the notices that fulfil the conditions, the latest change first."""
    changed_at = func.coalesce(col(StandingRow.changed_at), col(NoticeRow.changed_at))
    asked = (
        select(NoticeRow, StandingRow.status, StandingRow.reference, StandingRow.changed_at)
        .outerjoin(StandingRow, _latest())
        .where(*conditions)
        .order_by(changed_at.desc(), col(NoticeRow.number).desc())
    )
    yield from session.exec(asked)


def told(notice: NoticeRow, status: str | None, reference: str | None, changed_at: str | None) -> Row:
    """Return the row as it is told outside; raises ValueError for a value that can only be damage."""
    if status is None:
        status, reference, changed_at = notice.status, notice.reference, notice.changed_at
    reference = given(reference)
    texts = (notice.id, notice.subject, notice.decision_maker, notice.director, notice.council, reference, changed_at)
    if not all(isinstance(one, str) for one in texts):
        raise ValueError("SQLite keeps a value of any type in any column, and this is no text")
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


def of_record(record: Record) -> Row:
    """Return the row of a record, for one that is damaged."""
    return told(NoticeRow(**{"changed_at": instant_text(_LONG_AGO), **listed_columns(record)}), None, None, None)


def unreadable_row(notice: NoticeRow) -> Row:
    """Return what can still be told of a notice whose row and record are both damaged."""
    status = notice.status if notice.status in set(Status) else Status.DRAFT
    return Row(
        id=_text(notice.id),
        decision_type=None,
        status=Status(status),
        reference=_text(notice.reference),
        changed_at=_LONG_AGO,
        is_publication=False,
        subject=_text(notice.subject),
        decision_maker=_text(notice.decision_maker),
        director=_text(notice.director),
        council=_text(notice.council),
    )


def listed_columns(record: Record) -> dict[str, Any]:
    """Return what the register lists of a record; without `changed_at` where it tells no instant itself."""
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


def _latest() -> ColumnElement[bool]:
    every = aliased(StandingRow)
    last = select(func.max(every.place)).where(every.number == NoticeRow.number).correlate(NoticeRow)
    return and_(col(StandingRow.number) == col(NoticeRow.number), col(StandingRow.place) == last.scalar_subquery())


def _text(kept: object) -> str:
    return kept if isinstance(kept, str) else ""
