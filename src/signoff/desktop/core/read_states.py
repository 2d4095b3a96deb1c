"""The state of each notice that the person at this machine read last: kept in the data folder, for each register.

It is no part of the notice, and not of the register either: a backup that is restored on another laptop was not read
there. The states are whole, so nothing that thins a notice's earlier states takes them away.
"""

from __future__ import annotations

import datetime as dt
import os
import zlib
from pathlib import Path

from signoff.desktop.core.places import register_name
from signoff.errors import FileProblem, RecordRefused
from signoff.files import RECORD_LIMIT, is_there, make_folder, read_limited, write_whole
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.record import Record
from signoff.paths import data_folder

MOST = 400
"""How many notices' states are kept; the one that was read longest ago is forgotten first."""


class ReadStates:
    """The states of one register's notices, a file each; what cannot be read is as if it had not been read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, notice: str) -> Record | None:
        """Return the state of a notice that was read last; None where that is not known."""
        path = self._path(notice)
        try:
            data = read_limited(path, RECORD_LIMIT, "notice that was read") if is_there(path) else b""
            content = _inflated(data)
            record = read_record(content) if content else None
        except (FileProblem, RecordRefused):
            return None
        return record if record is not None and record.id == notice else None

    def moment(self, notice: str) -> dt.datetime | None:
        """Return in which second a notice was read last; None where that is not known."""
        try:
            return dt.datetime.fromtimestamp(int(self._path(notice).stat().st_mtime), dt.UTC)
        except OSError:
            return None

    def keep(self, record: Record) -> None:
        """Note that this state of a notice was read; raises FileProblem."""
        try:
            make_folder(self._folder)
        except OSError as problem:
            raise FileProblem(f"The folder {self._folder} cannot be made: {problem.strerror}.") from problem
        write_whole(self._path(record.id), zlib.compress(write_record(record)), private=True)
        self._thin()

    def _path(self, notice: str) -> Path:
        return self._folder / f"{notice}.read"

    def _thin(self) -> None:
        with os.scandir(self._folder) as entries:
            files = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.endswith(".read")]
        for _, path in sorted(files)[:-MOST]:
            Path(path).unlink(missing_ok=True)


def read_folder(register: Path) -> Path:
    """Return the folder with the states of a register's notices, which is known by its path."""
    return data_folder() / "read" / register_name(register)


def _inflated(data: bytes) -> bytes:
    """Return what was compressed; nothing for any other bytes, and for more than a record."""
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(data, RECORD_LIMIT + 1)
    except zlib.error:
        return b""
    return content if reader.eof and len(content) <= RECORD_LIMIT else b""
