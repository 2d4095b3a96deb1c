"""Having a register to oneself, to put another file in its place: refused while anybody has it open.

SQLite's own locks say who has it open. Whoever has read a register in WAL mode keeps a shared lock on its file until
the connection is closed, and the operating system takes it back when the program dies. Leaving WAL mode needs the
file for one connection alone (https://www.sqlite.org/wal.html), and so finds every other.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import RegisterInUse
from signoff.register.connection import Mode, connect

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes of a file that everybody locks who reads it in WAL mode (SQLite's os.h): far behind what they hold."""

_SIGN = b"SQLite format 3\x00"
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes of which every connection locks some, or all, for as long as it reads."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def require_closed(register: Path) -> None:
    """Raise RegisterInUse where another process has a register open, however damaged it is; nothing is changed.

    Must not be called in a process that has it open itself, whose locks would be gone. A file that cannot be written
    to here cannot be looked at, and passes.
    """
    if not register.is_file():
        return
    with contextlib.suppress(PermissionError), register.open("r+b") as stream:
        if _is_locked(stream.fileno()):
            raise RegisterInUse(f"signoff is open on {register}: close it first.")


@contextlib.contextmanager
def only_user(register: Path) -> Iterator[sqlite3.Connection | None]:
    """Let nobody else open the register while the block lasts; yield the connection that holds it.

    What its log held is in the register's file then. None where there is no register, or one that SQLite cannot read:
    such a file nobody can lock. Raises RegisterInUse where anybody has it open.
    """
    if not _may_be_database(register):
        yield None
        return
    connection = _taken(register)
    with contextlib.closing(connection) if connection else contextlib.nullcontext():
        yield connection


@contextlib.contextmanager
def unchanged(register: Path) -> Iterator[None]:
    """Let no other program open a damaged register while the block lasts, and change nothing of it nor of its log.

    Whoever has it open has locked the bytes that SQLite has for that (https://www.sqlite.org/fileformat2.html, 1.4).
    Nothing is locked where there is no file. Windows needs none of it: it replaces no file that is open. Raises
    RegisterInUse where anybody else has it open, and OSError.
    """
    if sys.platform == "win32" or not register.exists():
        yield
        return
    import fcntl

    with register.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except (BlockingIOError, PermissionError) as problem:
            raise RegisterInUse(f"{register} is open in another program: close it first.") from problem
        yield


def _may_be_database(register: Path) -> bool:
    """Return whether a file begins as SQLite's do: for any other, SQLite would remove the log beside it."""
    try:
        with register.open("rb") as stream:
            return stream.read(len(_SIGN)) == _SIGN
    except OSError:
        return False


def _taken(register: Path) -> sqlite3.Connection | None:
    """Return a connection that has the register for itself; None where it is too damaged for any lock."""
    connection: sqlite3.Connection | None = None
    try:
        connection = connect(register, Mode.WRITE, 0)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # in this mode the lock stays, and a copy can be made within it
    except sqlite3.Error as problem:
        if connection is not None:
            connection.close()
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in _BUSY:
            raise RegisterInUse(f"signoff is open on {register}: close it first, then restore.") from problem
        return None
    return connection


if sys.platform == "win32":
    import msvcrt

    def _is_locked(handle: int) -> bool:
        os.lseek(handle, _SHARED_FIRST, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, _SHARED_SIZE)
        except OSError as problem:
            return problem.errno in (errno.EACCES, errno.EDEADLOCK)
        os.lseek(handle, _SHARED_FIRST, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, _SHARED_SIZE)
        return False
else:
    import fcntl

    def _is_locked(handle: int) -> bool:
        """Whether another process holds a lock; one that is granted is given back when the file is closed."""
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as problem:
            return problem.errno in (errno.EACCES, errno.EAGAIN)
        return False
