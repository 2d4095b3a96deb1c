"""A damaged register's own files, copied as far as the disk gives them, with the start of the file put right."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from signoff.errors import RegisterProblem
from signoff.files import private_opener
from signoff.register.backup import APPLICATION_MARK
from signoff.register.salvage.page_rows import page_size

_PIECE = 1024 * 1024
_SECTOR = 4096
_ATTEMPTS = 3
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """Where the copies are: the register with what belongs before its pages, and its log where it has one."""

    path: Path
    log: Path | None
    page_size: int

    @property
    def pages(self) -> int:
        """How many whole pages the file has."""
        return self.path.stat().st_size // self.page_size


def copied(source: Path, folder: Path, is_stopped: Callable[[], bool]) -> PrivateCopy:
    """Copy a register and its log into a folder; raises RegisterProblem for what is no file, or changes meanwhile.

    A sector that the disk does not give is copied as zeros.
    """
    path, log = folder / "damaged.sqlite", folder / "damaged.sqlite-wal"
    source_log = source.with_name(f"{source.name}-wal")
    _require_file(source)
    for _ in range(_ATTEMPTS):
        before = _moments(source, source_log)
        _copy(source, path, is_stopped)
        log.unlink(missing_ok=True)
        if _has_bytes(source_log):
            _copy(source_log, log, is_stopped)
        if before == _moments(source, source_log):
            break
    else:
        raise RegisterProblem(f"{source} is being changed by another program: close it first. Nothing was written.")
    has_log = _has_bytes(log)
    with path.open("r+b") as file:
        size = _size_of_pages(file, log if has_log else None)
        _put_header_right(file, size, has_log=has_log)
    return PrivateCopy(path, log if has_log else None, size)


def _require_file(source: Path) -> None:
    try:
        about = source.stat()
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be read: {reason}.") from problem
    if not stat.S_ISREG(about.st_mode):
        raise RegisterProblem(f"{source} is not an ordinary file, so it is not a register.")


def _moments(*paths: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            about = path.stat()
            found.append((about.st_mtime_ns, about.st_size))
        except OSError:
            found.append(None)
    return found


def _has_bytes(path: Path) -> bool:
    """Whether there is a file that is not empty; where its name would be too long, there has never been one."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _copy(source: Path, target: Path, is_stopped: Callable[[], bool]) -> None:
    with source.open("rb", buffering=0) as there, open(target, "wb", opener=private_opener) as here:
        length = os.fstat(there.fileno()).st_size
        for place in range(0, length, _PIECE):
            if is_stopped():
                return
            here.write(_piece(there, place, min(_PIECE, length - place)))


def _piece(file: BinaryIO, place: int, size: int) -> bytes:
    """Return bytes of a file; where the disk does not give them, what it gives of each sector, and zeros."""
    try:
        file.seek(place)
        data = file.read(size)
    except OSError:
        if size <= _SECTOR:
            return bytes(size)
        return b"".join(
            _piece(file, one, min(_SECTOR, place + size - one)) for one in range(place, place + size, _SECTOR)
        )
    return data + bytes(size - len(data))


def _size_of_pages(file: BinaryIO, log: Path | None) -> int:
    if log is None:
        return page_size(file, None)
    with log.open("rb") as stream:
        return page_size(file, stream)


def _in_header(size: int) -> bytes:
    return (1 if size == 65536 else size).to_bytes(2, "big")


def _put_header_right(file: BinaryIO, size: int, *, has_log: bool) -> None:
    """Write the start of the file (section 1.3) as it must be for pages of this size: it holds nothing else.

    What cannot be known is left empty, and so is a list of free pages that cannot be trusted: nothing is ever added to
    this copy.
    """
    length = file.seek(0, os.SEEK_END)
    if length < size:
        return
    file.seek(0)
    header = bytearray(file.read(100))
    is_whole = header[:18] == _MAGIC + _in_header(size)
    header[:16] = _MAGIC
    header[16:18] = _in_header(size)
    header[18:24] = bytes([2, 2] if has_log else [1, 1]) + bytes([0, 64, 32, 32])
    header[24:28] = header[92:96] = (1).to_bytes(4, "big")
    header[28:32] = (length // size).to_bytes(4, "big")
    if not is_whole:
        header[32:40] = bytes(8)
    header[44:48] = (4).to_bytes(4, "big")
    header[52:56] = bytes(4)
    header[56:60] = (1).to_bytes(4, "big")
    header[64:92] = bytes(4) + APPLICATION_MARK + bytes(20)
    file.seek(0)
    file.write(header)
