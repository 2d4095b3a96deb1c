"""Finding a notice by its identity: an index says where it may be, and only the notice's own row that it is there."""

from __future__ import annotations

import sqlite3

from signoff.register.sqlite_errors import is_corrupt

_LOOKUPS = ("SELECT number FROM notice WHERE id = ?", "SELECT -minus_number FROM listing WHERE id = ?")
"""Two independent indexes: where one is damaged, the other shows it."""

_SCAN = "SELECT number FROM notice NOT INDEXED WHERE id = ?"


def find_number(connection: sqlite3.Connection, notice: str) -> int | None:
    """Return the number of the notice with this identity; None where there is none.

    The answer is the same while an index is damaged: the identity is compared with that of the row itself, and every
    row is looked at where the indexes do not agree.
    """
    answers = [_look_up(connection, statement, notice) for statement in _LOOKUPS]
    if answers == [(), ()]:
        return None
    for number in dict.fromkeys(number for answer in answers if answer is not None for number in answer):
        if _identity(connection, number) == notice:
            return number
    return next(iter(number for (number,) in connection.execute(_SCAN, (notice,))), None)


def _look_up(connection: sqlite3.Connection, statement: str, notice: str) -> tuple[int, ...] | None:
    """Return the numbers that an index names; None where it cannot be read."""
    try:
        return tuple(number for (number,) in connection.execute(statement, (notice,)))
    except sqlite3.DatabaseError as problem:
        if not is_corrupt(problem):
            raise
        return None


def _identity(connection: sqlite3.Connection, number: int) -> object:
    """Return the identity in the row with this number, read from the table itself; None where there is no such row."""
    statement = "SELECT id FROM notice NOT INDEXED WHERE number = ?"
    return next(iter(identity for (identity,) in connection.execute(statement, (number,))), None)
