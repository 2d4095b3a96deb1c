"""Verifying a backup: whether it opens, whether SQLite can read all of it, and whether each document is what was saved.

It takes as long as reading the file once. What only the thorough check or reading a notice finds, such as a forgery
that recomputed every digest, is not looked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from signoff.register.backup import reason
from signoff.register.connection import Mode, connect
from signoff.register.file_version import HEAD, NEW, version_of
from signoff.register.opening_check import find_damage
from signoff.register.register_state import state_of

IsStopped = Callable[[], bool]

DOCUMENTS = ("document", "signed_document", "seen_pdf", "earlier_state")
"""The tables in which each document is held against its digest; earlier drafts are no loss, and thinned anyway."""

TABLES = ("notice", *DOCUMENTS, "draft_state", "standing", "event", "chain_end")
"""The tables of which every page is read: all that hold more than copies."""

_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What is wrong with a backup.

    `fault` says why the file is not a whole register, as a part of a sentence. `damaged` names the notices of which
    a document is not what was saved, while all others are sound. `state` is what `state_of` says of the file.
    """

    fault: str = ""
    damaged: tuple[str, ...] = ()
    state: str = ""
    notices: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fault and not self.damaged

    @property
    def words(self) -> str:
        """What is wrong, as a part of a sentence; empty for a sound one."""
        if self.fault or not self.damaged:
            return self.fault
        names = ", ".join(self.damaged[:_MOST_NAMED])
        if len(self.damaged) == 1:
            return f"the notice {names} in it is damaged"
        more = len(self.damaged) - _MOST_NAMED
        return f"the notices {names}{f' and {more} more' if more > 0 else ''} in it are damaged"


class Stopped(Exception):
    """The work was stopped before it was done; nothing is left of it."""


def never() -> bool:
    """Return that nothing is to be stopped."""
    return False


def check_backup(path: Path, is_stopped: IsStopped = never) -> CheckResult:
    """Verify a file that nobody writes to; raises OSError or sqlite3.Error where it cannot be read, and Stopped."""
    try:
        with contextlib.closing(connect(path, Mode.IMMUTABLE, 0)) as connection:
            fault = _fault(connection, path, is_stopped)
            if fault:
                return CheckResult(fault)
            damaged = tuple(_damaged(connection, is_stopped))
            (notices,) = connection.execute("SELECT count(*) FROM notice").fetchone()
            return CheckResult("", damaged, state_of(connection), notices)
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in _UNREADABLE:
            raise
        return CheckResult("a part of the file cannot be read")
    except UnicodeDecodeError:  # SQLite quotes a damaged schema in its message, and Python decodes that
        return CheckResult("a part of the file cannot be read")


def words_for(path: Path) -> str:
    """Return what is wrong with a backup, as a part of a sentence; empty for a sound one."""
    try:
        return check_backup(path).words
    except (OSError, sqlite3.Error) as problem:
        return f"it could not be read ({reason(problem)})"


def _fault(connection: sqlite3.Connection, path: Path, is_stopped: IsStopped) -> str:
    version = version_of(connection)
    if version is None or version == NEW:
        return "it is not a signoff register"
    if version > HEAD:
        return "it was made by a newer signoff"
    if damage := find_damage(connection, path, version):
        return damage
    for table in _present(connection, TABLES):
        _go_on(is_stopped)
        (message,) = connection.execute(f"PRAGMA quick_check({table})").fetchone()
        if message != "ok":
            return f"the table {table} is damaged"
    return ""


def _damaged(connection: sqlite3.Connection, is_stopped: IsStopped) -> Iterator[str]:
    """Yield the name of each notice of which a document's bytes are not those that were saved."""
    numbers: dict[int, None] = {}
    for table in _present(connection, DOCUMENTS):
        for number, digest, data in connection.execute(f"SELECT number, sha256, data FROM {table}"):  # noqa: S608
            _go_on(is_stopped)
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
                numbers[number] = None
    for number in numbers:
        row = connection.execute("SELECT subject FROM notice WHERE number = ?", (number,)).fetchone()
        subject = " ".join(str(row[0]).split()) if row else ""
        yield f"“{subject[:80]}”" if subject else f"number {number}"


def _present(connection: sqlite3.Connection, names: tuple[str, ...]) -> list[str]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in names if name in tables]


def _go_on(is_stopped: IsStopped) -> None:
    if is_stopped():
        raise Stopped
