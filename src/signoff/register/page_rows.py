"""What a page says of its notices: read from the notices' own rows, and from the copies where those cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register import list_entries
from signoff.register.connection import strict_text
from signoff.register.instants import instant_of
from signoff.register.list_query import STATUS_ORDER
from signoff.register.results import Row
from signoff.register.sqlite_errors import is_corrupt

ReadSeparately = Callable[[int], Row | None]
"""Reads one notice that may be damaged, by its number, as far as it can be read; None where there is none."""

_LASTING = ("id", "subject", "decision_type", "decision_maker", "director", "council", "is_publication")
_CHANGING = ("reference", "changed_at", "status")
_CHANGING_ALIKE = (
    "listing.reference IS coalesce(CASE WHEN standing.key IS NULL THEN notice.reference ELSE standing.reference END, "
    "'')",
    "listing.changed_at IS CASE WHEN standing.key IS NULL THEN notice.changed_at ELSE standing.changed_at END",
)

_SELECT = (
    "SELECT "  # noqa: S608 - own names
    + ", ".join(f"notice.{name}" for name in _LASTING)
    + "".join(f", CASE WHEN standing.key IS NULL THEN notice.{name} ELSE standing.{name} END" for name in _CHANGING)
    + ", notice.number, listing.status_rank, "
    + " AND ".join((*(f"listing.{name} IS notice.{name}" for name in _LASTING), *_CHANGING_ALIKE))
    + " FROM json_each(?) AS wanted CROSS JOIN notice ON notice.number = wanted.value "
    "LEFT JOIN standing ON standing.number = notice.number AND standing.key = "
    "(SELECT key FROM standing WHERE number = notice.number ORDER BY place DESC LIMIT 1) "
    "LEFT JOIN listing ON listing.minus_number = -notice.number"
)
_FEW = 4
"""So few rows are read one after the other, where one of them is damaged."""

_STATUSES = {status.value: status for status in Status}
_KINDS = {"": None, **{kind.value: kind for kind in DecisionType}}


def read_rows(
    connection: sqlite3.Connection, numbers: Sequence[int], separately: ReadSeparately
) -> tuple[list[Row], list[int]]:
    """Return the rows of these notices in their order, and the numbers of those whose entry is not a copy of its row.

    Sort keys are not compared, which the thorough check does. A row that cannot be read hides no other.
    """
    rows, copies = _read(connection, numbers, separately)
    return [rows[number] for number in numbers if number in rows], [n for n in numbers if n not in copies]


def _read(
    connection: sqlite3.Connection, numbers: Sequence[int], separately: ReadSeparately
) -> tuple[dict[int, Row], set[int]]:
    """Return rows by number, and the numbers of those whose entry is a copy; what is damaged is read by itself."""
    try:
        return _read_together(connection, numbers)
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, IndexError):
        if len(numbers) < _FEW:
            return _read_separately(connection, numbers, separately)
    middle = len(numbers) // 2
    (rows, copies), (others, others_copies) = (
        _read(connection, part, separately) for part in (numbers[:middle], numbers[middle:])
    )
    return rows | others, copies | others_copies


def _read_together(connection: sqlite3.Connection, numbers: Sequence[int]) -> tuple[dict[int, Row], set[int]]:
    """Read all rows at once; raises an error for any that is damaged."""
    rows, copies = dict[int, Row](), set[int]()
    wanted = msgspec.json.encode(numbers).decode()
    with strict_text(connection):
        selected = connection.execute(_SELECT, (wanted,)).fetchall()
    for *values, number, rank, is_alike in selected:
        row = _row(*values)
        rows[number] = row
        if is_alike and row.status is STATUS_ORDER[rank]:
            copies.add(number)
    return rows, copies


def _row(
    identity: str,
    subject: str,
    kind: str,
    maker: str,
    director: str,
    council: str,
    is_publication: int,
    reference: str | None,
    changed_at: str,
    status: str,
) -> Row:
    reference = reference or ""
    if not type(identity) is type(subject) is type(maker) is type(director) is type(council) is type(reference) is str:
        raise TypeError("SQLite keeps a value of any type in any column, and this is not a text")
    return Row(
        identity,
        subject,
        _KINDS[kind],
        _STATUSES[status],
        maker,
        director,
        reference,
        council,
        instant_of(changed_at),
        bool(is_publication),
    )


def _read_separately(
    connection: sqlite3.Connection, numbers: Sequence[int], separately: ReadSeparately
) -> tuple[dict[int, Row], set[int]]:
    """Read one row after the other, each from its record or its entry where it is damaged itself."""
    entries = list_entries.select(connection, numbers)
    rows, copies = dict[int, Row](), set[int]()
    for number in numbers:
        try:
            row = separately(number)
        except sqlite3.DatabaseError as problem:
            if not is_corrupt(problem):
                raise
            row = _row_of_entry(entries.get(number))
            copies.add(number)  # there is nothing with which to compare it
        if row is not None:
            rows[number] = row
            if entries.get(number) == list_entries.entry_of(number, row):
                copies.add(number)
    return rows, copies


def _row_of_entry(entry: Mapping[str, Any] | None) -> Row | None:
    """Return the row of an entry, for a notice of which nothing else can be read; None where that is damaged too."""
    if entry is None:
        return None
    try:
        return Row(
            id=entry["id"],
            subject=entry["subject"],
            decision_type=_KINDS[entry["decision_type"]],
            status=STATUS_ORDER[entry["status_rank"]],
            decision_maker=entry["decision_maker"],
            director=entry["director"],
            reference=entry["reference"],
            council=entry["council"],
            changed_at=instant_of(entry["changed_at"]),
            is_publication=bool(entry["is_publication"]),
            damaged=True,
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return None
