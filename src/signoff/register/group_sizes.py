"""The table `group_size`: how many notices `listing` has of each decision type and status.

Counting them reads a whole index, which takes ten times as long as all else that a screen shows. Triggers on `listing`
keep the sizes, in the transaction that changes it. They are copies, which `derived_tables.py` makes, and the thorough
check makes right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from signoff.register.sqlite_errors import is_corrupt

_GROW = (
    "INSERT INTO group_size VALUES (NEW.decision_type, NEW.status_rank, 1) "
    "ON CONFLICT DO UPDATE SET notices = notices + 1;"
)
_SHRINK = (
    "UPDATE group_size SET notices = notices - 1 "
    "WHERE decision_type = OLD.decision_type AND status_rank = OLD.status_rank;"
)

SIZES = {
    "group_size": (
        "CREATE TABLE group_size (decision_type TEXT NOT NULL, status_rank INTEGER NOT NULL, notices INTEGER NOT NULL, "
        "PRIMARY KEY (decision_type, status_rank)) WITHOUT ROWID"
    ),
    "group_size_insert": f"CREATE TRIGGER group_size_insert AFTER INSERT ON listing BEGIN {_GROW} END",
    "group_size_delete": f"CREATE TRIGGER group_size_delete AFTER DELETE ON listing BEGIN {_SHRINK} END",
    "group_size_update": (
        "CREATE TRIGGER group_size_update AFTER UPDATE OF decision_type, status_rank ON listing "
        f"BEGIN {_SHRINK} {_GROW} END"
    ),
}
"""The statements that make the sizes and what keeps them, by name."""

TRIGGERED_TABLES = ("listing", "group_size")
"""The tables on which only the triggers named here may be."""

_READ = "SELECT decision_type, status_rank, notices FROM group_size"
_COUNT = "SELECT decision_type, status_rank, count(*) FROM listing GROUP BY decision_type, status_rank"
_FILL = f"INSERT INTO group_size {_COUNT}"

Sizes = Mapping[tuple[str, int], int]
"""How many notices there are, by decision type and the rank of the status; those that are missing are none."""


def sizes(connection: sqlite3.Connection) -> Sizes:
    """Return the sizes that are kept; where they cannot be such, or not be read, those that are counted."""
    try:
        kept = connection.execute(_READ).fetchall()
    except sqlite3.DatabaseError as problem:
        if not is_corrupt(problem):
            raise
        return _counted(connection)
    return _by_group(kept) if all(_is_size(number) for _, _, number in kept) else _counted(connection)


def are_right(connection: sqlite3.Connection) -> bool:
    """Whether the sizes that are kept are those of `listing`."""
    kept = {group: number for group, number in _by_group(connection.execute(_READ)).items() if number}
    return kept == _counted(connection)


def fill(connection: sqlite3.Connection) -> None:
    """Count what `listing` has, within the caller's transaction."""
    connection.execute("DELETE FROM group_size")
    connection.execute(_FILL)


def _counted(connection: sqlite3.Connection) -> Sizes:
    return _by_group(connection.execute(_COUNT))


def _by_group(rows: Iterable[Any]) -> dict[tuple[str, int], int]:
    return {(kind, rank): number for kind, rank, number in rows}


def _is_size(number: object) -> bool:
    """Whether this can be a size: SQLite keeps a value of any type in any column."""
    return isinstance(number, int) and number >= 0
