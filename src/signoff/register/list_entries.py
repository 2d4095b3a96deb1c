"""The table `listing`: what the list shows of each notice, with sort keys, so that the database can page it.

It holds nothing but copies, and is written in the transaction that changes a notice. `derived_tables.py` makes it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from signoff.register.instants import instant_text
from signoff.register.list_query import STATUS_ORDER
from signoff.register.results import Row

Entry = Mapping[str, Any]
"""One row of `listing`, by the names of its columns."""

COLUMNS = (
    *("minus_number", "id", "status_rank", "decision_type", "age", "by_subject", "by_reference", "by_director"),
    *("subject", "reference", "decision_maker", "director", "council", "changed_at", "is_publication"),
)

KEY_LENGTH = 200
"""How many characters of a text count for its order: a longer one would fill the pages of an index."""

_SEPARATOR = "\1"
_LOW = dict.fromkeys((0, 1), 2)
"""Nothing in a text sorts before the separator, by which a director comes before one whose name goes on."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_NAMES = ", ".join(COLUMNS)
_SELECT = f"SELECT {_NAMES} FROM listing WHERE minus_number IN (SELECT value FROM json_each(?))"  # noqa: S608 - own names
_INSERT = f"INSERT INTO listing ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - own names


def entry_of(number: int, row: Row) -> dict[str, Any]:
    """Return what `listing` holds of a notice, in the order of COLUMNS.

    Number and instant are negated there, so that everything sorts upwards: SQLite pages by an index only then.
    """
    subject, director = _folded(row.subject), _folded(row.director)
    return {
        "minus_number": -number,
        "id": row.id,
        "status_rank": STATUS_ORDER.index(row.status),
        "decision_type": row.decision_type.value if row.decision_type else "",
        "age": (_EPOCH - row.changed_at) // _MICROSECOND,
        "by_subject": _key(subject),
        "by_reference": _key(_folded(row.reference)),
        "by_director": f"{_key(director)}{_SEPARATOR}{subject}",
        "subject": row.subject,
        "reference": row.reference,
        "decision_maker": row.decision_maker,
        "director": row.director,
        "council": row.council,
        "changed_at": instant_text(row.changed_at),
        "is_publication": int(row.is_publication),
    }


def select(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Entry]:
    """Return the entries of the notices with these numbers, by number."""
    wanted = msgspec.json.encode([-number for number in numbers]).decode()
    rows = connection.execute(_SELECT, (wanted,))
    return {-int(values[0]): dict(zip(COLUMNS, values, strict=True)) for values in rows}


def put(connection: sqlite3.Connection, number: int, row: Row) -> None:
    """Write a notice's entry, and of one that is there only what differs: its other indexes need not change then."""
    entry = entry_of(number, row)
    current = select(connection, (number,)).get(number)
    if current is None:
        insert(connection, [entry])
        return
    changed = [name for name in COLUMNS if current[name] != entry[name]]
    if changed:
        assignments = ", ".join(f"{name} = ?" for name in changed)
        values = (*(entry[name] for name in changed), -number)
        connection.execute(f"UPDATE listing SET {assignments} WHERE minus_number = ?", values)  # noqa: S608


def insert(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Add entries of notices that have none."""
    if entries:
        connection.executemany(_INSERT, [tuple(entry[name] for name in COLUMNS) for entry in entries])


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Remove the entry of a notice that is not in the register."""
    connection.execute("DELETE FROM listing WHERE minus_number = ?", (-number,))


def _folded(text: str) -> str:
    return text.casefold()[:KEY_LENGTH].translate(_LOW)


def _key(folded: str) -> str:
    """Return a key by which a text that is missing comes after every other."""
    return f"0{folded}" if folded else "1"
