"""The register's tables: what it lists, sorts and searches, and beside them each record's own bytes.

Drafts and publication copies live in `document`. What the decision maker signed lives in `signed_document`, the
PDF that was seen in `seen_pdf`, and what came after in `standing` and `event`: these are only ever added to,
which the triggers of `locks.py` hold. The search index (`words`, an FTS5 table) is no model: SQLModel knows no
virtual tables. It is made by migration 0002 and filled by `words.py`.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import UniqueConstraint
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
    """A notice as it is listed, since its signature as it was then; `number` is its place in the search index too."""

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


def number_of(row: NoticeRow) -> int:
    """Return the number of a row that has been flushed."""
    if row.number is None:
        raise AssertionError("a row that was flushed has its number")
    return row.number


class DocumentRow(SQLModel, table=True):
    """A draft or publication copy, as `codec.write_record` gives it, with the SHA-256 of these very bytes."""

    __tablename__ = "document"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class SignedDocumentRow(SQLModel, table=True):
    """A record as it was when the register first held it signed; never changed, never removed."""

    __tablename__ = "signed_document"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class SeenPdfRow(SQLModel, table=True):
    """The very PDF that the decision maker saw and signed; never changed, never removed."""

    __tablename__ = "seen_pdf"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class StandingRow(SQLModel, table=True):
    """Where a signed notice stands from here on; only ever added to, the highest `place` holds.

    `history` is the entries that its own history gained by this step, as a JSON array.
    """

    __tablename__ = "standing"
    __table_args__ = (UniqueConstraint("number", "place"),)

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number")
    place: int
    status: str
    reference: str | None
    publication_date: str | None
    publication_url: str | None
    changed_at: str
    history: str
    sha256: str


class EventRow(SQLModel, table=True):
    """What happened to a notice in this register; `previous` is the `sha256` of the event before it."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("number", "place"),)

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number")
    place: int
    at: str
    actor: str
    kind: str
    detail: str
    digest: str
    previous: str
    sha256: str


class ChainEndRow(SQLModel, table=True):
    """How many events a notice has, and the last one's digest: a removed last event is missed by this alone."""

    __tablename__ = "chain_end"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    place: int
    sha256: str


class EarlierStateRow(SQLModel, table=True):
    """A record as it stood before an import took its place, or the original of one kept as a copy."""

    __tablename__ = "earlier_state"

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number", index=True)
    kept_at: str
    sha256: str
    data: bytes
