"""All rows that were found of a damaged register, put by in a file until each notice is put together from them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from signoff.errors import RegisterProblem
from signoff.files import RECORD_LIMIT
from signoff.known_types import known
from signoff.notice.record.record import Copy, Role
from signoff.register.digests import sha256
from signoff.register.draft_history import decompressed
from signoff.register.rows import COLUMNS as COLUMNS_OF_TABLES

TABLES = (
    *("notice", "document", "signed_document", "seen_pdf"),
    *("standing", "event", "chain_end", "earlier_state", "draft_state"),
)
"""The tables whose rows are salvaged: the search index is made anew."""

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType({name: COLUMNS_OF_TABLES[name] for name in TABLES})
"""The columns of each table, in their order in the file."""

_MOST_ROWS = 10_000_000
"""Rows that are put by, each as often as it is found: of a hundred thousand notices there are some three millions."""

_WITH_DATA = ("document", "signed_document", "seen_pdf", "earlier_state", "draft_state")


class _HeadSignature(msgspec.Struct):
    role: str = ""


class Head(msgspec.Struct, frozen=True):
    """What a document says of itself first: which notice it is, and whether a register keeps it for good."""

    id: str = ""
    copy: str = ""
    signatures: tuple[_HeadSignature, ...] = ()

    @property
    def is_locked(self) -> bool:
        """Whether the decision maker signed it, and it is no publication copy."""
        has_signed = any(one.role == Role.DECISION_MAKER for one in self.signatures)
        return has_signed and self.copy != Copy.PUBLICATION


def head_of(data: bytes) -> Head:
    """Return what a document says of itself; an empty head where it is none."""
    if len(data) > RECORD_LIMIT:
        return Head()
    try:
        return msgspec.json.decode(data, type=known(Head))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Head()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that was found; `rank` says how (0 is best).

    `digest` is the SHA-256 of its data as it is, `identity` that of the notice that the data tells.
    """

    values: Mapping[str, Any]
    rank: int
    digest: str
    identity: str = ""

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    @property
    def is_proven(self) -> bool:
        """Whether the row's data is what its own digest says."""
        return bool(self.digest) and self.digest == self.values["sha256"]


class Candidates:
    """The rows that were found, each of them once, by the table and the number that they were found with."""

    def __init__(self, path: Path) -> None:
        """Keep them in a new file, which needs not outlast a crash."""
        self._count = 0
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.text_factory = lambda kept: kept.decode("utf-8", "replace")
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN", *_schema()):
            self._connection.execute(statement)

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def add(self, table: str, values: Sequence[Any], rank: int) -> bool:
        """Put a row by, unless the same was found before; False for one that no register has."""
        columns = COLUMNS[table]
        row = dict(zip(columns, values, strict=True))
        digest, identity = "", ""
        if table in _WITH_DATA and isinstance(row["data"], bytes):
            digest = sha256(row["data"])
            content = decompressed(row["data"]) if table == "draft_state" else row["data"]
            identity = "" if table == "seen_pdf" or content is None else head_of(content).id
        elif table == "notice" and isinstance(row["id"], str):
            identity = row["id"]
        self._count += 1
        if self._count > _MOST_ROWS:
            raise RegisterProblem("The damaged file holds more rows than any register of signoff. Nothing was written.")
        if not _is_number(row["number"]):
            return False
        given = (*(_storable(one) for one in values), rank, digest, identity)
        marks = ", ".join("?" * len(given))
        self._connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", given)  # noqa: S608 - own names
        return not digest or digest == row["sha256"]

    def identities(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield every notice of which a row tells the identity, with the numbers that its rows were found with.

        A row of the list whose identity no document tells, at a number whose documents are all another's, is damaged:
        it is no notice of its own.
        """
        numbers: dict[str, list[int]] = {}
        for identity, number in self._connection.execute(_IDENTITIES):
            numbers.setdefault(identity, []).append(number)
        for identity, found in numbers.items():
            yield identity, tuple(found)

    def unnamed(self) -> list[int]:
        """Return the numbers of which rows were found, but none that tells a notice's identity."""
        return [number for (number,) in self._connection.execute(_UNNAMED)]

    def rows(self, table: str, numbers: Sequence[int]) -> list[Candidate]:
        """Return the rows with any of these numbers, those that were found best first."""
        columns = COLUMNS[table]
        asked = f"SELECT * FROM {table} WHERE number = ? ORDER BY found_rank, rowid"  # noqa: S608 - own names
        found = []
        for number in numbers:
            for row in self._connection.execute(asked, (number,)):
                values = dict(zip(columns, row, strict=False))
                found.append(Candidate(MappingProxyType(values), row[-3], row[-2], row[-1]))
        return sorted(found, key=lambda one: one.rank) if len(numbers) > 1 else found

    def has(self, table: str) -> bool:
        """Whether a row of a table was found."""
        return self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None  # noqa: S608 - own names

    def proven(self, table: str) -> Iterator[tuple[int, str]]:
        """Yield number and digest of each row whose data is what its own digest says."""
        asked = f"SELECT number, found_digest FROM {table} WHERE found_digest = sha256 ORDER BY number, rowid"  # noqa: S608 - own names
        yield from self._connection.execute(asked).fetchall()

    def data(self, table: str, digest: str) -> bytes:
        """Return the data of a digest that `proven` yielded."""
        asked = f"SELECT data FROM {table} WHERE found_digest = ?"  # noqa: S608 - own names
        (data,) = self._connection.execute(asked, (digest,)).fetchone()
        return bytes(data)


_IDENTITIES = """
WITH told AS (
    SELECT found_identity, number FROM signed_document WHERE found_digest = sha256 AND found_identity <> ''
    UNION SELECT found_identity, number FROM document WHERE found_digest = sha256 AND found_identity <> ''
)
SELECT found_identity, number FROM told
UNION SELECT found_identity, number FROM notice WHERE found_identity <> '' AND number NOT IN (SELECT number FROM told)
UNION SELECT found_identity, number FROM signed_document WHERE found_identity <> ''
    AND number NOT IN (SELECT number FROM told) AND number NOT IN (SELECT number FROM notice)
UNION SELECT found_identity, number FROM document WHERE found_identity <> ''
    AND number NOT IN (SELECT number FROM told) AND number NOT IN (SELECT number FROM notice)
ORDER BY number
"""

_UNNAMED = """
WITH named AS (
    SELECT number FROM notice WHERE found_identity <> ''
    UNION SELECT number FROM signed_document WHERE found_identity <> ''
    UNION SELECT number FROM document WHERE found_identity <> ''
)
SELECT number FROM (
    SELECT number FROM seen_pdf UNION SELECT number FROM event UNION SELECT number FROM standing
    UNION SELECT number FROM chain_end UNION SELECT number FROM earlier_state UNION SELECT number FROM draft_state
) WHERE number NOT IN (SELECT number FROM named) ORDER BY number
"""


def _schema() -> Iterator[str]:
    for table, columns in COLUMNS.items():
        names = ", ".join(columns)
        yield f"CREATE TABLE {table} ({names}, found_rank, found_digest, found_identity)"
        unique = ", ".join(f"ifnull({one}, x'00')" for one in columns if one != "data")
        yield f"CREATE UNIQUE INDEX {table}_once ON {table} ({unique}, found_digest)"
        yield f"CREATE INDEX {table}_number ON {table} (number)"


def _is_number(value: object) -> bool:
    return isinstance(value, int) and abs(value) < 2**62


def _storable(value: Any) -> Any:
    """Return a value as SQLite takes it: half a character of damaged text is replaced."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
