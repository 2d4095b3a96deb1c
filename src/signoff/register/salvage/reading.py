"""Reads a damaged register in every way that may tell of a row: through SQLite, and from its pages where that fails."""

from __future__ import annotations

import sqlite3
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from signoff.register.connection import Mode
from signoff.register.progress import IsStopped, Progress
from signoff.register.salvage.best_rows import FROM_PAGES
from signoff.register.salvage.candidates import COLUMNS, Candidates
from signoff.register.salvage.page_rows import VERSION_TABLE, found_rows
from signoff.register.salvage.private_copy import PrivateCopy
from signoff.register.salvage.readable_rows import ReadableTables
from signoff.register.salvage.write_ahead_log import frames

_OFTEN = 1000
"""So many rows are read between two looks at whether to stop."""

_WAYS = ((Mode.READ, "Reading the register"), (Mode.IMMUTABLE, "Reading the register without its log"))
"""How a register is read through SQLite; the place of each is the rank of what it finds."""


@dataclass(slots=True)
class _Read:
    """What was learned on the way: the register's schema version, and whether SQLite found everything in order."""

    version: str = ""
    is_clean: bool = False


def read_all(copy: PrivateCopy, candidates: Candidates, tell: Progress, is_stopped: IsStopped) -> str:
    """Put every row of a register by that can be read; return its schema version, empty where nothing tells it."""
    read = _Read()
    for rank, (mode, words) in enumerate(_WAYS):
        if read.is_clean or is_stopped() or (mode is Mode.IMMUTABLE and copy.log is None):
            continue
        tell(words, 0.0)
        read.is_clean = _through_sqlite(copy.path, mode, rank, candidates, read, is_stopped)
        if mode is Mode.READ and read.is_clean:
            read.is_clean = _is_whole_log(copy)
    if not read.is_clean and not is_stopped():
        _from_pages(copy, candidates, read, tell, is_stopped)
    return read.version


def _through_sqlite(
    path: Path, mode: Mode, rank: int, candidates: Candidates, read: _Read, is_stopped: IsStopped
) -> bool:
    """Read every table as far as SQLite does; return whether it found nothing wrong."""
    with suppress(sqlite3.Error, UnicodeDecodeError), ReadableTables(path, mode, is_stopped) as readable:
        readable.check()
        names = readable.names()
        read.version = read.version or readable.version()
        for table, columns in COLUMNS.items():
            if table not in names:
                readable.is_clean &= "0000" < read.version < _SINCE.get(table, "")
                continue
            for count, row in enumerate(readable.rows(table, columns)):
                readable.is_clean &= candidates.add(table, row, rank)
                if count % _OFTEN == 0 and is_stopped():
                    return False
        return readable.is_clean
    return False


_BEFORE_LOCKS = ("0001", "0002")
_SINCE = MappingProxyType(
    {
        **dict.fromkeys(("signed_document", "seen_pdf", "standing", "event", "chain_end"), "0003"),
        "draft_state": "0005",
    }
)
"""The version from which on a register has a table, for those that not every version has."""


def is_unlocked(version: str, candidates: Candidates) -> bool:
    """Whether a register is of a version that kept what is signed like drafts: there are no events in one."""
    return version in _BEFORE_LOCKS and not candidates.has("event")


def _is_whole_log(copy: PrivateCopy) -> bool:
    """Whether SQLite read all of the log that it wrote: behind a damaged frame it reads none."""
    if copy.log is None:
        return True
    whole = copy.page_size + 24
    with copy.log.open("rb") as log:
        count = sum(1 for _ in frames(log, copy.page_size))
    return count == (copy.log.stat().st_size - 32) // whole


def _from_pages(copy: PrivateCopy, candidates: Candidates, read: _Read, tell: Progress, is_stopped: IsStopped) -> None:
    words, total = "Reading single pages", max(copy.pages, 1)
    with copy.path.open("rb") as file, copy.log.open("rb") if copy.log else nullcontext() as log:
        for count, found in enumerate(found_rows(file, log, copy.page_size)):
            if count % _OFTEN == 0:
                tell(words, min(1.0, found.pages[0] / total))
                if is_stopped():
                    return
            if found.table == VERSION_TABLE:
                text = str(found.values[0])
                read.version = read.version or (text if text.isdecimal() and text.isascii() else "")
            else:
                candidates.add(found.table, found.values, FROM_PAGES)
