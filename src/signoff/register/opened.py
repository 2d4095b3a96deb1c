"""A register that is open: its connections, and the file that they are on."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from signoff.register.sqlite_errors import index_in_use

if TYPE_CHECKING:
    from signoff.register.file_identity import OpenFile


class OpenedRegister:
    """An up-to-date register, and whether it can only be read; several threads may use it.

    `connection` keeps the file and its log open as long as the register is, so that no other connection removes the
    log, and `file` is what was opened; both are None for a register that is read from a copy in memory, on which all
    work shares one connection.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        read_only: bool,
        connection: sqlite3.Connection | None = None,
        file: OpenFile | None = None,
        prepared: sqlite3.Connection | None = None,
    ) -> None:
        """Take what was opened; `connect` returns a further connection to it, and `prepared` is the first of these."""
        self.read_only, self.file = read_only, file
        self._connect, self.connection = connect, connection
        self._idle = [prepared] if prepared is not None else []
        self._lock = Lock()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read within one transaction.

        A copy in memory, to which nobody writes, is read without a transaction, of which its connection has only one.
        """
        if self.connection is None:
            yield self._connect()
            return
        connection = self._take()
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            self._put_back(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write within one transaction, which takes the lock before it reads, and ends with the block.

        It is committed, or nothing of it is if the block raises.
        """
        connection = self._take()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            with index_in_use():  # FTS5 writes its own tables only now
                connection.commit()
        finally:
            self._put_back(connection)

    def check(self) -> None:
        """Raise RegisterReplaced where the register's path no longer leads to what was opened."""
        if self.file is not None:
            self.file.check()

    def close(self) -> None:
        """Close the file, whose own handle comes last: POSIX drops every lock on a file with any handle closed.

        The last connection writes the log into the file, if it is one that can write. So that nothing is written into
        a file that another program put there, `connection`, which cannot, is the last one then.
        """
        if self.file is not None and not self.file.is_in_place:
            self._close_others()
        elif not self.read_only:
            with contextlib.suppress(sqlite3.Error), self.reading() as last:  # else the log just stays
                last.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if self.connection is not None:
            self.connection.close()
        self._close_others()
        if self.file is not None:
            with contextlib.suppress(OSError):  # whoever opens that file is in the same case as without us
                self.file.set_logs_aside()
            self.file.close()

    def _close_others(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _put_back(self, connection: sqlite3.Connection) -> None:
        """Keep a connection for the next transaction; it is closed where its transaction cannot be ended."""
        try:
            connection.rollback()
        except sqlite3.Error:
            connection.close()
            return
        with self._lock:
            self._idle.append(connection)
