"""The register's tables: what it lists, sorts and searches, and beside them each record's own bytes.

The search index (`words`, an FTS5 table) is no model: SQLModel knows no virtual tables. It is made by
migration 0002 and filled by `words.py`.
"""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel


def instant_text(instant: dt.datetime) -> str:
    """Return an instant as it is kept: ISO 8601 in UTC, which sorts as text and names its own time zone."""
    return instant.astimezone(dt.UTC).isoformat(timespec="microseconds")


def instant_of(kept: str) -> dt.datetime:
    """Return the instant that was kept; raises ValueError for a text that is none."""
    instant = dt.datetime.fromisoformat(kept)
    if instant.tzinfo is None:
        raise ValueError(f"{kept} names no time zone")
    return instant


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
    changed_at: str


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
    kept_at: str
    sha256: str
    data: bytes
