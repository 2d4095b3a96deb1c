"""Tells a write-ahead log that is another register's, as it lies beside a file that was exchanged without its log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from signoff.register.connection import Mode
from signoff.register.file_identity import HEADER_SIZE, Header
from signoff.register.salvage.private_copy import PrivateCopy
from signoff.register.salvage.readable_rows import ReadableTables
from signoff.register.salvage.write_ahead_log import frames

_NO_MARK = 0


def has_foreign_log(copy: PrivateCopy, is_stopped: Callable[[], bool]) -> bool:
    """Whether a copy's log is another register's: it tells another mark, and without it the file is whole.

    SQLite itself lays any log over the file beside it. Of a file that is damaged too, the mark proves nothing.
    """
    if copy.log is None:
        return False
    marks = {_mark_in_file(copy.path), _mark_in_log(copy.log, copy.page_size)}
    if _NO_MARK in marks or len(marks) == 1:
        return False
    with suppress(sqlite3.Error, UnicodeDecodeError), ReadableTables(copy.path, Mode.IMMUTABLE, is_stopped) as tables:
        tables.check()
        return tables.is_clean
    return False


def separated(copy: PrivateCopy, log: Path, folder: Path) -> tuple[PrivateCopy, PrivateCopy]:
    """Return a copy without its log, and the log as a copy of its own, over a new and empty file in `folder`."""
    empty = folder / "no-register.sqlite"
    empty.touch()
    # under a name that no SQLite connection takes for a log
    return PrivateCopy(copy.path, None, copy.page_size), PrivateCopy(empty, log.rename(folder / "log"), copy.page_size)


def _mark_in_file(path: Path) -> int:
    with path.open("rb") as file:
        return Header.of(file.read(HEADER_SIZE)).mark


def _mark_in_log(path: Path, page_size: int) -> int:
    """Return the mark that the log's last first page tells; none where it has no such page."""
    with path.open("rb") as log:
        first_pages = [frame.place for frame in frames(log, page_size) if frame.page == 1]
        if not first_pages:
            return _NO_MARK
        log.seek(first_pages[-1])
        return Header.of(log.read(HEADER_SIZE)).mark
