"""The register's tables: what it lists, sorts and searches, and beside them each record's own bytes.

The search index (`words`, an FTS5 table) is no model: SQLModel knows no virtual tables. It is made by
migration 0002 and filled by `words.py`.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Dialect
from sqlalchemy.types import String, TypeDecorator
from sqlmodel import Field, SQLModel


class UtcInstant(TypeDecorator[dt.datetime]):
    """An instant, kept as ISO 8601 text in UTC: it sorts as text, and names its own time zone."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is kept; an instant without a time zone is a mistake (ValueError)."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """Return the instant that was kept."""
        return None if value is None else dt.datetime.fromisoformat(value)


class NoticeRow(SQLModel, table=True):
    """A notice as it is listed; `number` is also its place in the search index."""

    __tablename__ = "notice"

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    subject: str
    decision_type: str
    status: str
    decision_maker: str
    director: str
    reference: str
    council: str
    supersedes: str
    is_publication: bool
    changed_at: dt.datetime = Field(sa_type=UtcInstant)


class DocumentRow(SQLModel, table=True):
    """The record itself, as `codec.write_record` gives it, with the SHA-256 of these very bytes."""

    __tablename__ = "document"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class EarlierStateRow(SQLModel, table=True):
    """A record as it stood before an import took its place, or the original of one kept as a copy."""

    __tablename__ = "earlier_state"

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number", index=True)
    kept_at: dt.datetime = Field(sa_type=UtcInstant)
    sha256: str
    data: bytes
