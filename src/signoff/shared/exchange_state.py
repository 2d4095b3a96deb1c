"""What a laptop keeps to know where it stands with a shared register: a small SQLite file beside its own register.

Nothing in it is more than a note: whoever removes it makes the next exchange compare everything once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from signoff.errors import SharedProblem
from signoff.files import make_folder, make_private_file
from signoff.shared.exchange_notes import SCHEMA, VERSION, Agreed, Conflict, EventPosition

__all__ = ["Agreed", "Conflict", "EventPosition", "ExchangeState"]


class ExchangeState:
    """The notes on the exchange of one register; one thread at a time may use it."""

    def __init__(self, register: Path) -> None:
        """Open the notes beside a register; notes that cannot be read are begun again. Raises SharedProblem."""
        self._path = register.with_suffix(".shared")
        try:
            make_folder(self._path.parent)
            make_private_file(self._path)
            self._connection = self._opened()
        except (OSError, sqlite3.Error) as problem:
            raise SharedProblem(
                f"{self._path}, where the exchange is noted, cannot be written: {problem}."
            ) from problem

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.DatabaseError as problem:
            if isinstance(problem, sqlite3.OperationalError) and "locked" in str(problem):
                raise
            for name in (self._path.name, f"{self._path.name}-journal"):
                self._path.with_name(name).unlink(missing_ok=True)
            make_private_file(self._path)
            return _connect(self._path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin(self, mark: str, scope: str | None) -> None:
        """Begin an exchange with this shared register; with another than before, all notes are about nothing.

        Another scope of what is to be had lets everything be looked at again; None is the scope of before.
        """
        row = self._connection.execute("SELECT mark, scope FROM shared").fetchone()
        with self._connection:
            if row is None or row[0] != mark:
                self._forget(mark, scope or "")
            elif scope is not None and row[1] != scope:
                self._connection.execute("UPDATE shared SET scope = ?, position = 0", (scope,))

    def forget(self, mark: str, scope: str) -> None:
        """Compare everything again, as where nothing was ever exchanged."""
        with self._connection:
            self._forget(mark, scope)

    def _forget(self, mark: str, scope: str) -> None:
        for table in ("shared", "agreed", "conflict", "refusal", "events", "wanted_pdf"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - own names
        self._connection.execute("INSERT INTO shared VALUES (?, ?, 0, 0, '', 0, '', '')", (mark, scope))

    @property
    def events(self) -> EventPosition:
        """How far the events of notices have been received and sent."""
        row = self._connection.execute("SELECT received, sent, digest FROM events").fetchone()
        return EventPosition(int(row[0]), int(row[1]), str(row[2])) if row else EventPosition()

    def reach_events(self, position: EventPosition) -> None:
        """Note how far they have been received and sent."""
        with self._connection:
            self._connection.execute("DELETE FROM events")
            values = (position.received, position.sent, position.digest)
            self._connection.execute("INSERT INTO events VALUES (?, ?, ?)", values)

    def want_pdf(self, notice: str, *, is_wanted: bool = True) -> None:
        """Note whether the PDF that was seen when a notice was signed is still to be had."""
        words = (
            "INSERT OR IGNORE INTO wanted_pdf VALUES (?)" if is_wanted else "DELETE FROM wanted_pdf WHERE notice = ?"
        )
        with self._connection:
            self._connection.execute(words, (notice,))

    def wanted_pdfs(self) -> list[str]:
        """Return the notices whose PDFs are still to be had."""
        return [str(row[0]) for row in self._connection.execute("SELECT notice FROM wanted_pdf ORDER BY notice")]

    @property
    def mark(self) -> str:
        """The mark of the shared register that the notes are about; empty where there are none."""
        row = self._connection.execute("SELECT mark FROM shared").fetchone()
        return str(row[0]) if row else ""

    @property
    def position(self) -> int:
        """The number up to which all states have been dealt with."""
        row = self._connection.execute("SELECT position FROM shared").fetchone()
        return int(row[0]) if row else 0

    @property
    def seen(self) -> tuple[int, str]:
        """The number of the latest state that is known to be there, and its digest; 0 and nothing for none."""
        row = self._connection.execute("SELECT seen, digest FROM shared").fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def reach(self, position: int, digest: str) -> None:
        """Note that all states up to a number have been dealt with, and the digest of the last."""
        with self._connection:
            self._connection.execute("UPDATE shared SET position = max(position, ?)", (position,))
            self._see(position, digest)

    def _see(self, sequence: int, digest: str) -> None:
        self._connection.execute("UPDATE shared SET seen = ?, digest = ? WHERE seen < ?", (sequence, digest, sequence))

    @property
    def passed(self) -> tuple[int, str]:
        """The number of the state up to which all was looked at, seen or not, and its token; 0 and nothing for none."""
        row = self._connection.execute("SELECT passed, token FROM shared").fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def go_past(self, sequence: int, token: str) -> None:
        """Note that up to this number nothing is left to be looked at; the shared register knows it by this token."""
        with self._connection:
            values = {"sequence": sequence, "token": token}
            self._connection.execute(
                "UPDATE shared SET position = max(position, :sequence), passed = :sequence, token = :token", values
            )

    def finish(self, at: str) -> None:
        """Note when an exchange was complete."""
        with self._connection:
            self._connection.execute("UPDATE shared SET at = ?", (at,))

    @property
    def finished_at(self) -> str:
        """When an exchange was last complete; empty for never."""
        row = self._connection.execute("SELECT at FROM shared").fetchone()
        return str(row[0]) if row else ""

    def agreed(self) -> Mapping[str, Agreed]:
        """Return what is noted of every notice."""
        rows = self._connection.execute("SELECT notice, here, there, place FROM agreed")
        return {str(notice): Agreed(str(here), str(there), int(place)) for notice, here, there, place in rows}

    def agreed_on(self, notice: str) -> Agreed | None:
        """Return what is noted of one notice."""
        row = self._connection.execute("SELECT here, there, place FROM agreed WHERE notice = ?", (notice,)).fetchone()
        return Agreed(str(row[0]), str(row[1]), int(row[2])) if row else None

    def agree(self, noted: Iterable[tuple[str, Agreed]], sequence: int = 0, digest: str = "") -> None:
        """Note that these notices are the same in both; what differed before is settled.

        `sequence` and `digest` are those of the latest of them there.
        """
        with self._connection:
            self._see(sequence, digest)
            for notice, agreed in noted:
                self._connection.execute(
                    "INSERT OR REPLACE INTO agreed VALUES (?, ?, ?, ?)",
                    (notice, agreed.here, agreed.there, agreed.place),
                )
                self._connection.execute("DELETE FROM conflict WHERE notice = ?", (notice,))
                self._connection.execute("DELETE FROM refusal WHERE notice = ?", (notice,))

    def forget_notices(self, notices: Iterable[str]) -> None:
        """Note nothing more of these notices, as where they were never exchanged."""
        with self._connection:
            self._connection.executemany("DELETE FROM agreed WHERE notice = ?", ((notice,) for notice in notices))

    def differ(self, conflict: Conflict) -> bool:
        """Note a conflict; return whether it is new, rather than one that was shown already."""
        known = self._connection.execute("SELECT there FROM conflict WHERE notice = ?", (conflict.notice,)).fetchone()
        with self._connection:
            values = (conflict.notice, conflict.there, conflict.sentence)
            self._connection.execute("INSERT OR REPLACE INTO conflict VALUES (?, ?, ?)", values)
        return known is None or known[0] != conflict.there

    def settle(self, notice: str) -> None:
        """Note that a conflict is no longer one."""
        with self._connection:
            self._connection.execute("DELETE FROM conflict WHERE notice = ?", (notice,))

    def conflicts(self) -> list[Conflict]:
        """Return the conflicts that are open."""
        rows = self._connection.execute("SELECT notice, there, sentence FROM conflict ORDER BY notice")
        return [Conflict(*map(str, row)) for row in rows]

    def refuse(self, notice: str, here: str, sentence: str) -> bool:
        """Note that this state of ours was refused; return whether that is new."""
        known = self._connection.execute("SELECT here, sentence FROM refusal WHERE notice = ?", (notice,)).fetchone()
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO refusal VALUES (?, ?, ?)", (notice, here, sentence))
        return known is None or tuple(known) != (here, sentence)

    def refusals(self) -> Mapping[str, str]:
        """Return why each of our notices was refused that was."""
        return {str(row[0]): str(row[1]) for row in self._connection.execute("SELECT notice, sentence FROM refusal")}


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5.0, check_same_thread=False)
    connection.execute(
        "PRAGMA synchronous = OFF"
    )  # notes: where the machine fails, they are looked over and begun again
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        connection.close()
        raise sqlite3.DatabaseError("the notes are damaged")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            connection.execute(f"DROP TABLE {name}")
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
    return connection
