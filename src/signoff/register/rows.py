"""The rows of the register's tables, as `tables.py` has them, and reading and adding them.

SQLAlchemy, with which `tables.py` defines the tables, takes longer to import than a register takes to open and to list,
and half as much memory as the whole window. It is used where tables are made or changed, and nowhere else.
"""

from __future__ import annotations

import sqlite3
from types import MappingProxyType
from typing import ClassVar, TypeVar

from msgspec import Struct
from msgspec.structs import asdict


class TableRow(Struct):
    """A row of `table`: its fields are the columns in their order, the first the primary key."""

    table: ClassVar[str]


class NoticeRow(TableRow):
    """A notice as it is listed, or was when it was signed; `number` is also its rowid in the search index."""

    table = "notice"

    number: int
    id: str
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


class DocumentRow(TableRow):
    """A draft or publication copy as `codec.write_record` returns it, with the SHA-256 of exactly these bytes."""

    table = "document"

    number: int
    sha256: str
    data: bytes


class SignedDocumentRow(TableRow):
    """A record as it was when the register first held it signed; never changed, never deleted."""

    table = "signed_document"

    number: int
    sha256: str
    data: bytes


class SeenPdfRow(TableRow):
    """Exactly the PDF that the decision maker saw and signed; never changed, never deleted."""

    table = "seen_pdf"

    number: int
    sha256: str
    data: bytes


class StatusChangeRow(TableRow):
    """A signed notice's status, reference and publication after a change; the row with the highest `place` is current.

    `history` is the entries that this change added to the notice's own history, as a JSON array.
    """

    table = "standing"

    key: int | None
    number: int
    place: int
    status: str
    reference: str | None
    publication_date: str | None
    publication_url: str | None
    changed_at: str
    history: str
    sha256: str


class EventRow(TableRow):
    """What happened to a notice in this register; `previous` is the `sha256` of the event before it."""

    table = "event"

    key: int | None
    number: int
    place: int
    at: str
    actor: str
    kind: str
    detail: str
    digest: str
    previous: str
    sha256: str


class ChainEndRow(TableRow):
    """How many events a notice has, and the last one's digest: only this shows that the last event was removed."""

    table = "chain_end"

    number: int
    place: int
    sha256: str


class EarlierStateRow(TableRow):
    """A record as it was before an import replaced it, or the original of one that was imported as a copy."""

    table = "earlier_state"

    key: int | None
    number: int
    kept_at: str
    sha256: str
    data: bytes


class DraftStateRow(TableRow):
    """A draft as it was for a while, compressed; thinned as it ages, unlike what was signed or imported."""

    table = "draft_state"

    key: int | None
    number: int
    kept_at: str
    actor: str
    status: str
    sha256: str
    data: bytes


class CheckPositionRow(TableRow):
    """How far the thorough check has come: its next part, and the last number done there; one row at most."""

    table = "check_position"

    key: int
    part: str
    number: int


ROWS: tuple[type[TableRow], ...] = (
    *(NoticeRow, DocumentRow, SignedDocumentRow, SeenPdfRow, StatusChangeRow, EventRow, ChainEndRow),
    *(EarlierStateRow, DraftStateRow, CheckPositionRow),
)

COLUMNS = MappingProxyType({row.table: row.__struct_fields__ for row in ROWS})
"""The columns of each table, in their order."""

NULLABLE = MappingProxyType({"standing": ("reference", "publication_date", "publication_url")})
"""The columns that may be without a value, by table."""

_Row = TypeVar("_Row", bound=TableRow)


def select(connection: sqlite3.Connection, kind: type[_Row], condition: str, *values: object) -> list[_Row]:
    """Return the rows of a table that fulfil a condition, which may say in which order.

    SQLite keeps a value of any type in any column, and damage may have made any of one.
    """
    statement = f"SELECT {', '.join(kind.__struct_fields__)} FROM {kind.table} WHERE {condition}"  # noqa: S608 - own names
    return [kind(*row) for row in connection.execute(statement, values)]


def find(connection: sqlite3.Connection, kind: type[_Row], key: int) -> _Row | None:
    """Return the row with this primary key; None where there is none."""
    return next(iter(select(connection, kind, f"{kind.__struct_fields__[0]} = ?", key)), None)


def insert(connection: sqlite3.Connection, row: TableRow) -> None:
    """Add a row; SQLite gives it a key where it has none."""
    values = {name: value for name, value in asdict(row).items() if name != "key" or value is not None}
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {row.table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - own names
        tuple(values.values()),
    )


def update(connection: sqlite3.Connection, row: TableRow, names: tuple[str, ...]) -> bool:
    """Write these columns of a row; return whether it is there."""
    if not names:
        return True
    values, key = asdict(row), row.__struct_fields__[0]
    assignments = ", ".join(f"{name} = ?" for name in names)
    statement = f"UPDATE {row.table} SET {assignments} WHERE {key} = ?"  # noqa: S608 - own names
    return connection.execute(statement, (*(values[name] for name in names), values[key])).rowcount == 1
