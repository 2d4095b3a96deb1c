"""How far the audit of a whole register is, row by row of the tables that it reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from signoff.errors import RegisterProblem
from signoff.register.progress import IsStopped, Progress, never, untold

_TABLES = ("event", "standing", "signed_document", "document", "seen_pdf", "earlier_state", "draft_state")
_OFTEN = 500
"""So many rows are read between two words on it, and two looks at whether to stop."""


class AuditProgress:
    """Counts rows as they are read; raises RegisterProblem, once the work is to stop, from between two of them."""

    def __init__(self, tell: Progress = untold, is_stopped: IsStopped = never) -> None:
        self._tell, self._is_stopped = tell, is_stopped
        self._read, self._total = 0, 1

    def begin(self, connection: sqlite3.Connection) -> None:
        """Count the rows that are going to be read."""
        if self._tell is untold:
            return
        counts = [f"(SELECT count(*) FROM {table})" for table in _TABLES]  # noqa: S608 - own names
        (total,) = connection.execute(f"SELECT {' + '.join(counts)}").fetchone()
        self._total = int(total) or 1

    def each(self, rows: Iterable[Any]) -> Iterator[Any]:
        """Yield the rows."""
        for row in rows:
            if self._read % _OFTEN == 0:
                self._tell("Checking every notice", min(1.0, self._read / self._total))
                if self._is_stopped():
                    raise RegisterProblem("The check was stopped. Nothing was changed.")
            self._read += 1
            yield row
