"""Whether a register's log is still the one that SQLite wrote, as the index beside it says.

All who have the register open share that index (https://www.sqlite.org/walformat.html, 2): it holds the salts of the
log and how many frames are in it, and SQLite reads the frames by it, whatever stands in the log by then.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from signoff.register.connection import LOG_SUFFIXES

_LOG, _INDEX = LOG_SUFFIXES
_HEADER = 48
"""Bytes of the index's header, which stands there twice: while it is written the two differ."""

_INITIALISED, _PAGE_SIZE, _FRAMES, _SALTS = 12, slice(14, 16), slice(16, 20), slice(32, 40)
_LOG_HEADER, _LOG_SALTS, _FRAME_HEADER = 32, slice(16, 24), 24
_ATTEMPTS = 3


class LogIndex:
    """An open register's log, and its index.

    Both are kept open, as the register's own file is: closing the index would take this process's locks on it. Windows
    removes no file that is open in this way, so nothing is looked at there.
    """

    def __init__(self, register: Path) -> None:
        self._log = self._index = -1
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._log = os.open(register.with_name(register.name + _LOG), os.O_RDONLY)
                self._index = os.open(register.with_name(register.name + _INDEX), os.O_RDONLY)

    def fits(self) -> bool:
        """Whether the log begins as the index says, and is as long; also where there is neither.

        The log begins anew only once the index says that nothing is in it, so whoever is writing meanwhile makes no
        difference, unless the index was changed while the log was read: then both are read again.
        """
        for _ in range(_ATTEMPTS):
            index = self._read_index()
            if index is None or self._is_log_of(index):
                return True
            if self._read_index() == index:
                return False
        return True

    def close(self) -> None:
        """Close it, once no connection has the register open; more than once does no harm."""
        for handle in (self._log, self._index):
            if handle >= 0:
                os.close(handle)
        self._log = self._index = -1

    def _read_index(self) -> bytes | None:
        """Return the header of an index that says that there is something in the log."""
        if self._index < 0 or sys.platform == "win32":
            return None
        data = os.pread(self._index, 2 * _HEADER, 0)
        header = data[:_HEADER]
        is_whole = len(data) == 2 * _HEADER and header == data[_HEADER:] and header[_INITIALISED] != 0
        return header if is_whole and any(header[_FRAMES]) else None

    def _is_log_of(self, index: bytes) -> bool:
        if sys.platform == "win32":
            return True
        start, size = os.pread(self._log, _LOG_HEADER, 0), os.fstat(self._log).st_size
        frames, stated = (int.from_bytes(index[part], sys.byteorder) for part in (_FRAMES, _PAGE_SIZE))
        page_size = 65536 if stated == 1 else stated
        return start[_LOG_SALTS] == index[_SALTS] and size >= _LOG_HEADER + frames * (_FRAME_HEADER + page_size)
