"""What a register has that a copy of it has not, told from the digests in their tables, as far as these can be read."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.register.connection import Mode
from signoff.register.progress import IsStopped, never
from signoff.register.salvage.private_copy import copied
from signoff.register.salvage.readable_rows import ReadableTables

_STATES = {
    "document": ("number", "sha256"),
    "signed_document": ("number", "sha256"),
    "chain_end": ("number", "place", "sha256"),
}
"""The columns, the rowid first, that say in which state a notice is."""


@dataclass(frozen=True, slots=True)
class States:
    """What says in which state each notice is, by its identity: a digest for each row that could be read."""

    by_notice: Mapping[str, frozenset[bytes]]

    def newer_than(self, copy: States) -> int:
        """Return how many of these notices a copy has in another state, or not at all.

        Rows that could not be read tell nothing: what is left of a notice may still be in the copy.
        """
        others = copy.by_notice
        return sum(notice not in others or not state <= others[notice] for notice, state in self.by_notice.items())


def states_of(register: Path, is_stopped: IsStopped = never) -> States | None:
    """Return the states of a sound register's notices, whoever else uses it; None where they cannot be read."""
    is_open = register.with_name(f"{register.name}-wal").exists()  # else SQLite would make one, and leave it
    mode = Mode.READ if is_open else Mode.IMMUTABLE
    return _read(register, mode, is_stopped)


def states_of_damaged(register: Path, is_stopped: IsStopped = never) -> States | None:
    """Return the states of a damaged register's notices, read from a copy; None where SQLite finds no notice in it."""
    try:
        with tempfile.TemporaryDirectory(prefix=".recovery-", dir=register.parent) as folder:
            return _read(copied(register, Path(folder), is_stopped).path, Mode.READ, is_stopped)
    except (OSError, RegisterProblem):  # whoever salvages it is told why
        return None


def _read(path: Path, mode: Mode, is_stopped: IsStopped) -> States | None:
    with suppress(sqlite3.Error, UnicodeDecodeError), ReadableTables(path, mode, is_stopped) as readable:
        tables = readable.names()
        states: dict[int, set[bytes]] = {}
        for table, columns in _STATES.items():
            for number, *values in readable.rows(table, columns) if table in tables else ():
                states.setdefault(number, set()).add(_digest(f"{table} {values}"))
        notices = {identity: number for number, identity in _notices(readable)}
        if not notices and not readable.is_clean:
            return None
        return States({identity: frozenset(states.get(number, ())) for identity, number in notices.items()})
    return None


def _notices(readable: ReadableTables) -> Iterator[tuple[int, str]]:
    for number, identity in readable.rows("notice", ("number", "id")):
        if isinstance(identity, str):
            yield number, identity


def _digest(row: str) -> bytes:
    return hashlib.sha256(row.encode("utf-8", "surrogatepass")).digest()[:8]
