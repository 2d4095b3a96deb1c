"""Reads a table of a damaged register through SQLite, row by row, and goes on behind what cannot be read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from signoff.register.connection import Mode, connect
from signoff.register.salvage.sqlite_pages import LONGEST

_SETTINGS = ("PRAGMA writable_schema = ON", "PRAGMA trusted_schema = OFF")
"""A damaged line of the schema hides no other then; it comes first, since other settings read the schema."""

_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
_LONGEST_STEP = 5.0
"""Seconds that SQLite may take from one row to the next: a tree that is made to harm leads it round for ever."""

_LONGEST_CHECK = 120.0
"""Seconds that a look over all trees may take."""

_MOST_FAULTS = 20_000
"""So many places of a table are passed over; behind them the pages themselves have to tell."""

_LONGEST_DETOURS = 60.0
"""Seconds that may be spent, over all tables, on finding what can be read behind what cannot."""

_INSTRUCTIONS = 100_000
_DAMAGE = (sqlite3.Error, UnicodeDecodeError, MemoryError, OverflowError)
"""What SQLite, and Python's part of it, make of a damaged file."""


class ReadableTables:
    """The tables of a damaged file as far as SQLite reads them; `is_clean` is False once anything could not be read."""

    def __init__(self, path: Path, mode: Mode, is_stopped: Callable[[], bool]) -> None:
        """Open a private copy of a register for reading; raises sqlite3.Error where SQLite does not open it at all."""
        self.is_clean = True
        self._is_stopped, self._deadline, self._detours = is_stopped, 0.0, 0.0
        self._connection = connect(path, mode, 0.0, _SETTINGS)
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        self._connection.set_progress_handler(self._must_end, _INSTRUCTIONS)
        self._restart()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def names(self) -> set[str]:
        """Return the names of the ordinary tables that SQLite knows: nothing is asked of views and virtual tables."""
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        return {str(name) for (name,) in self._or_nothing(asked)}

    def version(self) -> str:
        """Return the schema version as the register tells it; empty where it cannot be read."""
        rows = self._or_nothing("SELECT version_num FROM alembic_version")
        return str(rows[0][0]) if rows else ""

    def check(self) -> None:
        """Let SQLite look over all trees: one may lead past rows without a word, and then pages belong to none."""
        self.is_clean &= self._or_nothing("PRAGMA quick_check(1)", _LONGEST_CHECK) == [("ok",)]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table that can be read, in the order of their rowids; the first column is the rowid.

        Names stand without quotation marks: in these, SQLite takes a name that a damaged schema lacks for a text.
        """
        names = ", ".join(columns[1:])
        asked = f"SELECT rowid, {names} FROM {table} NOT INDEXED WHERE rowid"  # noqa: S608 - own names
        start: int | None = _LOWEST
        for _ in range(_MOST_FAULTS):
            if start is None or self._is_stopped() or self._detours > _LONGEST_DETOURS:
                return
            self._restart()
            try:
                for rowid, *values in self._connection.execute(f"{asked} >= ? ORDER BY rowid", (start,)):
                    if rowid < start:
                        break  # the tree leads back to where it was
                    start = rowid + 1
                    yield (rowid, *values)
                    self._restart()
                else:
                    return
            except _DAMAGE:
                pass
            self.is_clean = False
            begun = time.monotonic()
            start = self._first_behind(table, start)
            if start is not None:  # reading one row ahead, Python tells of the damage behind before it gives the row
                yield from self._row(f"{asked} = ?", start)
                start += 1
            self._detours += time.monotonic() - begun

    def _row(self, asked: str, rowid: int) -> list[tuple[Any, ...]]:
        self._restart()
        try:
            return self._connection.execute(asked, (rowid,)).fetchmany(1)
        except _DAMAGE:
            return []

    def _first_behind(self, table: str, start: int) -> int | None:
        """Return the first rowid from `start` on that can be located, behind a bad part if one begins there."""
        following = self._first_from(table, start)
        if following is not None:
            return following if start <= following < _HIGHEST else None
        bad, step = max(start, 0), 1  # signoff counts from 1
        while bad + step < _HIGHEST:
            if self._first_from(table, bad + step) is not None:
                following = self._first_from(table, self._end_of_bad(table, bad, bad + step))
                return following if following is not None and start <= following < _HIGHEST else None
            step *= 2
        return None

    def _end_of_bad(self, table: str, bad: int, good: int) -> int:
        while good - bad > 1:
            middle = (bad + good) // 2
            if self._first_from(table, middle) is None:
                bad = middle
            else:
                good = middle
        return good

    def _first_from(self, table: str, rowid: int) -> int | None:
        """Return the first rowid that is not below one; the highest of all where there is none; None for damage."""
        asked = f"SELECT rowid FROM {table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1"  # noqa: S608 - own names
        self._restart()
        try:
            row = self._connection.execute(asked, (rowid,)).fetchone()
        except _DAMAGE:
            return None
        return int(row[0]) if row else _HIGHEST

    def _or_nothing(self, asked: str, patience: float = _LONGEST_STEP) -> list[tuple[Any, ...]]:
        self._restart(patience)
        try:
            return self._connection.execute(asked).fetchall()
        except _DAMAGE:
            self.is_clean = False
            return []

    def _restart(self, patience: float = _LONGEST_STEP) -> None:
        self._deadline = time.monotonic() + patience

    def _must_end(self) -> bool:
        return time.monotonic() > self._deadline or self._is_stopped()
