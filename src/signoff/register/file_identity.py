"""Whether a register's path still leads to the file that was opened.

Synchronising programs replace and delete files under a program that has them open. SQLite then writes on, into a file
that no name leads to, or, where the log beside it was exchanged, into two files that do not fit.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from signoff.errors import RegisterReplaced

_HEADER_SIZE = 100
"""Bytes of a SQLite file's header (SQLite's file format, section 1.3)."""

_COUNTER = slice(24, 28)
"""Where the header holds the count of changes."""

MARK = slice(60, 64)
"""Where the header holds the user version, which is random in each register."""

_SIGN = b"SQLite format 3\x00"


class FileId(NamedTuple):
    """What tells a file from every other of the machine, whatever its name: the device and its number there."""

    device: int
    inode: int


class Header(NamedTuple):
    """What the beginning of a register's file says: its random mark, and how often the file was changed."""

    mark: bytes
    changes: int


def id_of(path: Path) -> FileId | None:
    """Return which file a path leads to; None for no file, or none that can be looked at."""
    try:
        about = path.stat()
    except OSError:
        return None
    return FileId(about.st_dev, about.st_ino)


class OpenFile:
    """The file that a register was opened on, and the log beside it.

    It keeps the file open: POSIX would take this process's locks on a file from it when any of its handles is closed,
    so it is closed after every connection.
    """

    def __init__(self, path: Path, opened: FileId | None) -> None:
        """Remember the file that a connection has opened, with its log; `opened` is what `path` led to before that.

        Raises RegisterReplaced where it leads elsewhere by now, and OSError.
        """
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._file = opened
        self._log_file = id_of(self._log)
        self._header = self._read_header()
        if opened is None or id_of(path) != opened:
            self.close()
            raise RegisterReplaced(f"The register {path} was replaced while it was being opened: open it again.")

    def check(self) -> None:
        """Raise RegisterReplaced where the path, or the log's, no longer leads to what was opened."""
        file = id_of(self._path)
        if file is None:
            raise RegisterReplaced(f"The file of the register {self._path} was moved or deleted by another program.")
        if file != self._file or (self._log_file is not None and id_of(self._log) != self._log_file):
            raise RegisterReplaced(f"The file of the register {self._path} was replaced by another program.")
        header = self._read_header()
        if header is None or self._header is None or header.mark != self._header.mark:
            raise RegisterReplaced(f"The file of the register {self._path} was overwritten by another program.")
        if header.changes < self._header.changes:
            raise RegisterReplaced(f"The file of the register {self._path} was overwritten with an earlier one.")
        self._header = header

    @property
    def is_still_whole(self) -> bool:
        """Whether what was opened is as it was left, and only its name leads elsewhere."""
        header = self._read_header()
        return header is not None and self._header is not None and header.mark == self._header.mark

    def close(self) -> None:
        """Close the file, once no connection has it open; more than once does no harm."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _read_header(self) -> Header | None:
        data = _read_at_start(self._handle)
        if len(data) < _HEADER_SIZE or not data.startswith(_SIGN):
            return None
        return Header(data[MARK], int.from_bytes(data[_COUNTER], "big"))


def ensure_mark(connection: sqlite3.Connection) -> None:
    """Give a register its random mark, if it has none, and see to it that its file says so; raises sqlite3.Error."""
    (user_version,) = connection.execute("PRAGMA user_version").fetchone()
    if user_version:
        return
    connection.execute("BEGIN IMMEDIATE")
    (user_version,) = connection.execute("PRAGMA user_version").fetchone()
    if not user_version:  # else another process was faster
        random = int.from_bytes(os.urandom(4), "big") & 0x7FFFFFFF or 1
        connection.execute(f"PRAGMA user_version = {random}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _read_at_start(handle: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, _HEADER_SIZE, 0)
    os.lseek(handle, 0, os.SEEK_SET)  # Windows
    return os.read(handle, _HEADER_SIZE)
