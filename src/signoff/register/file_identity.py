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
from signoff.register.connection import LOG_SUFFIXES
from signoff.register.log_index import LogIndex

HEADER_SIZE = 100
"""Bytes of a SQLite file's header (SQLite's file format, section 1.3)."""

_VERSIONS, _CHANGES, _USER_VERSION = slice(18, 20), slice(24, 28), slice(60, 64)
"""Where the header holds whether there is a log, SQLite's own count of changes, and the user version."""

_COUNT_BITS = 20
"""Bits of the user version that count transactions, beginning again when they overflow; the others are the mark."""

_TURN = 1 << _COUNT_BITS

_SIGN = b"SQLite format 3\x00"


class FileId(NamedTuple):
    """What tells a file from every other of the machine, whatever its name: the device and its number there."""

    device: int
    inode: int


class Header(NamedTuple):
    """What the beginning of a register's file says: its random mark, how often it was changed, whether it has a log.

    As long as anybody has a register open that has a log, nobody can make it one without: that would be a copy.
    """

    mark: int
    transactions: int
    changes: int
    versions: bytes

    @classmethod
    def of(cls, data: bytes) -> Header:
        """Return what the bytes of a SQLite file's header say; a register that has no mark yet has the mark 0."""
        mark, count = divmod(int.from_bytes(data[_USER_VERSION], "big"), _TURN)
        return cls(mark, count, int.from_bytes(data[_CHANGES], "big"), data[_VERSIONS])

    def is_of_file(self, later: Header) -> bool:
        """Whether this can be the header of the same file later on, but for how often it was changed."""
        return later.mark == self.mark and later.versions >= self.versions

    def may_become(self, later: Header) -> bool:
        """Whether this can be the same file's header later on, and not that of an earlier copy or another register."""
        has_grown = (later.transactions - self.transactions) % _TURN < _TURN // 2 and later.changes >= self.changes
        return has_grown and self.is_of_file(later)


def id_of(path: Path) -> FileId | None:
    """Return which file a path leads to; None for no file, or none that can be looked at."""
    try:
        about = path.stat()
    except OSError:
        return None
    return FileId(about.st_dev, about.st_ino)


class OpenFile:
    """The file that a register was opened on, and the logs beside it.

    It keeps the file open: POSIX would take this process's locks on a file from it when any of its handles is closed,
    so it is closed after every connection.
    """

    def __init__(self, path: Path, opened: FileId | None) -> None:
        """Remember the file that a connection has opened, with its logs; `opened` is what `path` led to before that.

        Raises RegisterReplaced where it leads elsewhere by now, and OSError.
        """
        self._path = path
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._file = opened
        self._log = LogIndex(path)
        logs = (path.with_name(path.name + suffix) for suffix in LOG_SUFFIXES)
        self._logs = {log: file for log in logs if (file := id_of(log)) is not None}
        self._header = self._read_header()
        if opened is None or id_of(path) != opened:
            self.close()
            raise RegisterReplaced(f"The register {path} was replaced while it was being opened: open it again.")

    def check(self) -> None:
        """Raise RegisterReplaced where the path, or that of a log, no longer leads to what was opened."""
        file = id_of(self._path)
        if file is None:
            raise RegisterReplaced(f"The file of the register {self._path} was moved or deleted by another program.")
        if file != self._file or any(id_of(log) != opened for log, opened in self._logs.items()):
            raise RegisterReplaced(f"The file of the register {self._path} was replaced by another program.")
        header = self._read_header()
        if header is None or self._header is None or not self._header.is_of_file(header):
            raise RegisterReplaced(f"The file of the register {self._path} was overwritten by another program.")
        if not self._header.may_become(header):
            raise RegisterReplaced(f"The file of the register {self._path} was overwritten with an earlier one.")
        if not self._log.fits():
            raise RegisterReplaced(f"The log of the register {self._path} was overwritten by another program.")
        self._header = header

    @property
    def is_in_place(self) -> bool:
        """Whether `check` finds nothing."""
        try:
            self.check()
        except RegisterReplaced:
            return False
        return True

    @property
    def is_named(self) -> bool:
        """Whether the path leads to the file that was opened, whatever it says by now."""
        return id_of(self._path) == self._file

    @property
    def is_still_whole(self) -> bool:
        """Whether what was opened is as it was left, and only its name or that of a log leads elsewhere."""
        header = self._read_header()
        if header is None or self._header is None or not self._header.may_become(header):
            return False
        return self._log.fits()

    def own_logs(self) -> tuple[Path, ...]:
        """Return the logs of what was opened that still have their names: they fit no other file.

        None once it is closed: the system may give their numbers to other files then.
        """
        if self._handle < 0:
            return ()
        return tuple(log for log, opened in self._logs.items() if id_of(log) == opened)

    def set_logs_aside(self) -> None:
        """Give the log another name where another file is at the path, which SQLite would apply it to.

        Raises OSError.
        """
        if id_of(self._path) is None or (self.is_named and self.is_still_whole):
            return
        for log in self.own_logs():
            if log.name.endswith(LOG_SUFFIXES[0]):
                log.replace(log.with_name(f"{log.name}-of-replaced-file"))
            else:
                log.unlink()

    def close(self) -> None:
        """Close the file, once no connection has it open; more than once does no harm. It is not whole from then on."""
        self._log.close()
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _read_header(self) -> Header | None:
        data = _read_at_start(self._handle) if self._handle >= 0 else b""
        if len(data) < HEADER_SIZE or not data.startswith(_SIGN):
            return None
        return Header.of(data)


def ensure_mark(connection: sqlite3.Connection) -> None:
    """Give a register its random mark, if it has none, and see to it that its file says so; raises sqlite3.Error."""
    if _user_version(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    if not _user_version(connection):  # else another process was faster
        random = int.from_bytes(os.urandom(2), "big") >> 4 or 1
        _set_user_version(connection, random * _TURN)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def count_change(connection: sqlite3.Connection) -> None:
    """Count this transaction in the header; raises sqlite3.Error.

    Beside a log, SQLite's own count does not grow with each transaction, and not at all in most.
    """
    mark, count = divmod(_user_version(connection), _TURN)
    _set_user_version(connection, mark * _TURN + (count + 1) % _TURN)


def _user_version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version) % (1 << 32)


def _set_user_version(connection: sqlite3.Connection, version: int) -> None:
    signed = version - (1 << 32) if version >> 31 else version
    connection.execute(f"PRAGMA user_version = {signed}")


def _read_at_start(handle: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, HEADER_SIZE, 0)
    os.lseek(handle, 0, os.SEEK_SET)  # Windows
    return os.read(handle, HEADER_SIZE)
