"""What a page says of its notices: read from the notices' own rows, and from the copies where those cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy.exc import DBAPIError

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register import list_entries
from signoff.register.connection import driver
from signoff.register.list_query import STATUS_ORDER
from signoff.register.results import Row
from signoff.register.tables import instant_of
from signoff.register.transaction import RegisterTransaction

_COPIED = ("subject", "decision_type", "decision_maker", "director", "council", "is_publication")
_CHANGING = ("status", "reference", "changed_at")

_SELECT = (
    "SELECT notice.number, notice.id, "  # noqa: S608 - own names
    + ", ".join(f"notice.{name}" for name in _COPIED)
    + "".join(f", CASE WHEN standing.key IS NULL THEN notice.{name} ELSE standing.{name} END" for name in _CHANGING)
    + ", "
    + ", ".join(f"listing.{name}" for name in list_entries.COLUMNS)
    + " FROM json_each(?) AS wanted CROSS JOIN notice ON notice.number = wanted.value "
    "LEFT JOIN standing ON standing.number = notice.number "
    "AND standing.place = (SELECT max(place) FROM standing WHERE number = notice.number) "
    "LEFT JOIN listing ON listing.minus_number = -notice.number"
)
_SEPARATE = 2 + len(_COPIED) + len(_CHANGING)
_STATUSES = {status.value: status for status in Status}
_KINDS = {"": None, **{kind.value: kind for kind in DecisionType}}


def read_rows(transaction: RegisterTransaction, numbers: Sequence[int]) -> tuple[list[Row], list[int]]:
    """Return the rows of these notices in their order, and the numbers of those whose entry is not a copy of its row.

    A row that cannot be read hides no other.
    """
    try:
        rows, copies = _read_together(transaction, numbers)
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError):
        rows, copies = _read_separately(transaction, numbers)
    return [rows[number] for number in numbers if number in rows], [n for n in numbers if n not in copies]


def _read_together(transaction: RegisterTransaction, numbers: Sequence[int]) -> tuple[dict[int, Row], set[int]]:
    """Read all rows at once; raises an error for any that is damaged."""
    rows, copies = dict[int, Row](), set[int]()
    wanted = msgspec.json.encode(numbers).decode()
    for values in driver(transaction.connection).execute(_SELECT, (wanted,)):
        number, row = values[0], _row(values)
        rows[number] = row
        if values[_SEPARATE:] == tuple(list_entries.entry_of(number, row).values()):
            copies.add(number)
    return rows, copies


def _row(values: tuple[Any, ...]) -> Row:
    _, identity, subject, kind, maker, director, council, is_publication, status, reference, changed_at, *_ = values
    reference = reference or ""
    if not all(isinstance(text, str) for text in (identity, subject, maker, director, council, reference)):
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


def _read_separately(transaction: RegisterTransaction, numbers: Sequence[int]) -> tuple[dict[int, Row], set[int]]:
    """Read one row after the other, each from its record or its entry where it is damaged itself."""
    entries = list_entries.select(transaction.connection, numbers)
    rows, copies = dict[int, Row](), set[int]()
    for number in numbers:
        try:
            row = transaction.numbered_rows((number,)).get(number)
        except DBAPIError as problem:
            if getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
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
