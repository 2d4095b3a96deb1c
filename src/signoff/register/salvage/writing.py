"""Writes the notices that were put together into a new register, row for row, with its search index."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from signoff.register import search_index, search_words, signed_notices, triggers
from signoff.register.connection import Mode, committed, connect
from signoff.register.rows import NULLABLE, NoticeRow, find
from signoff.register.salvage.assembly import Assembled
from signoff.register.salvage.candidates import COLUMNS
from signoff.register.store import Register
from signoff.register.transaction import RegisterTransaction

_PATIENCE = 5.0
_AT_ONCE = 500
"""How many notices get their entries in the list at once."""
_WITH_KEY = ("standing", "event", "earlier_state", "draft_state")
"""The tables whose rows have a number of their own, which a new register gives anew."""


def write_register(path: Path, notices: Iterable[Assembled], now: dt.datetime) -> None:
    """Make a register at `path` and write the notices into it; raises RegisterProblem or sqlite3.Error.

    The file is of no use where this raises: nothing of it can be taken back.
    """
    with Register.open(path):
        pass
    with closing(connect(path, Mode.WRITE, _PATIENCE)) as raw:
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF"):
            raw.execute(statement)
        with committed(raw):
            unlock(raw)
            numbers, enlisting = _Numbers(), Enlisting(raw, path)
            for one in notices:
                number = numbers.number_for(one.number)
                _write(raw, one, number, now)
                enlisting.add(number)
            enlisting.finish()
            triggers.install(raw)
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA journal_mode = DELETE")


class Enlisting:
    """Gives notices, whose rows were written one by one, their entries in the list: many at once, which takes less."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._numbers: list[int] = []

    def add(self, number: int) -> None:
        """Give a notice its entry, now or with others."""
        self._numbers.append(number)
        if len(self._numbers) >= _AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Give all that were added their entries."""
        if self._numbers:
            RegisterTransaction(self._connection, self._path).relist_all_copies(self._numbers)
        self._numbers = []


class _Numbers:
    """Gives every notice the number that it had, or the next one where another has it."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._next = 1

    def number_for(self, known: int) -> int:
        number = known if 0 < known < 2**53 and known not in self._taken else self._next
        while number in self._taken:
            number += 1
        self._taken.add(number)
        if number == self._next:
            self._next += 1
        return number


def unlock(raw: sqlite3.Connection) -> None:
    """Take the locks away from a register that is being made: the rows of a broken chain are not in order."""
    for name in triggers.TRIGGERS:
        raw.execute(f"DROP TRIGGER IF EXISTS {name}")


def _write(connection: sqlite3.Connection, one: Assembled, number: int, now: dt.datetime) -> None:
    for table, rows in one.rows.items():
        if one.must_be_locked and table == "document":
            continue
        for row in rows:
            insert(connection, table, row, number)
    if one.record is not None:
        listed = find(connection, NoticeRow, number)
        if one.must_be_locked and listed is not None:
            (document,) = one.rows["document"]
            signed_notices.insert_signed(connection, listed, one.record, document["data"], None, now)
        search_index.index(connection, number, one.record)
        return
    (told,) = one.rows["notice"]
    people = f"{told['decision_maker']} {told['director']}"
    known = {"subject": told["subject"], "reference": told["reference"], "people": people, "texts": ""}
    folded = {name: " ".join(search_words.normalise(str(part))) for name, part in known.items()}
    search_index.put(connection, number, folded)


def _kept(table: str, column: str, value: Any) -> Any:
    """Return a value as a table takes it: damage makes nothing of values that there must be."""
    return "" if value is None and column not in NULLABLE.get(table, ()) else value


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any], number: int) -> None:
    """Add a row of a notice to a register, under the number that the notice has there."""
    columns = [one for one in COLUMNS[table] if not (one == "key" and table in _WITH_KEY)]
    values = tuple(number if one == "number" else _kept(table, one, row[one]) for one in columns)
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - own names
    connection.execute(statement, values)
