"""The register's tables: what it lists, sorts and searches, and the bytes of each record.

Drafts and publication copies are in `document`. What the decision maker signed is in `signed_document`, the PDF that
was shown for signing in `seen_pdf`, and what came after in `standing` and `event`: rows are only ever added to these
four, which the triggers in `triggers.py` enforce. What holds nothing but copies has no class here: the search index
(`words`, an FTS5 table), the list's entries (`listing`) and the sizes of its groups (`group_size`), which
`derived_tables.py` makes.

This is the schema, to which migrations lead; rows are read and added by `rows.py`.
"""

from __future__ import annotations

from signoff.register.orm import Field, Index, SQLModel, UniqueConstraint, text


class NoticeTable(SQLModel, table=True):
    """A notice as it is listed, or was when it was signed; `number` is also its rowid in the search index."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_supersedes", "supersedes", sqlite_where=text("supersedes <> ''")),)

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


class DocumentTable(SQLModel, table=True):
    """A draft or publication copy as `codec.write_record` returns it, with the SHA-256 of exactly these bytes."""

    __tablename__ = "document"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class SignedDocumentTable(SQLModel, table=True):
    """A record as it was when the register first held it signed; never changed, never deleted."""

    __tablename__ = "signed_document"
    __table_args__ = (Index("ix_signed_document_number", "number"),)

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class SeenPdfTable(SQLModel, table=True):
    """Exactly the PDF that the decision maker saw and signed; never changed, never deleted."""

    __tablename__ = "seen_pdf"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    sha256: str
    data: bytes


class StatusChangeTable(SQLModel, table=True):
    """A signed notice's status, reference and publication after a change; the row with the highest `place` is current.

    `history` is the entries that this change added to the notice's own history, as a JSON array.
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


class EventTable(SQLModel, table=True):
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


class ChainEndTable(SQLModel, table=True):
    """How many events a notice has, and the last one's digest: only this shows that the last event was removed."""

    __tablename__ = "chain_end"

    number: int = Field(primary_key=True, foreign_key="notice.number")
    place: int
    sha256: str


class EarlierStateTable(SQLModel, table=True):
    """A record as it was before an import replaced it, or the original of one that was imported as a copy."""

    __tablename__ = "earlier_state"

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number", index=True)
    kept_at: str
    sha256: str
    data: bytes


class DraftStateTable(SQLModel, table=True):
    """A draft as it was for a while, compressed; thinned as it ages, unlike what was signed or imported."""

    __tablename__ = "draft_state"

    key: int | None = Field(default=None, primary_key=True)
    number: int = Field(foreign_key="notice.number", index=True)
    kept_at: str
    actor: str
    status: str
    sha256: str
    data: bytes


class CheckPositionTable(SQLModel, table=True):
    """How far the thorough check has come: its next part, and the last number done there; one row at most."""

    __tablename__ = "check_position"

    key: int = Field(primary_key=True)
    part: str
    number: int
