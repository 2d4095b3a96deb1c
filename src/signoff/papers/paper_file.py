"""What a notice keeps of a paper's file, read from the file itself; of any size, since it is read in pieces."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import FileProblem

PIECE = 1024 * 1024
"""Bytes that are read at a time."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The name, the SHA-256 in hexadecimal and the size in bytes of a file."""

    name: str
    digest: str
    size: int


def read_paper_file(path: Path) -> PaperFile:
    """Return what is kept of a file; raises FileProblem where it is missing, a folder, unreadable or empty."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces(path):
        digest.update(piece)
        size += len(piece)
    if not size:
        raise FileProblem(f"{path.name} is empty.")
    return PaperFile(path.name, digest.hexdigest(), size)


def pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes of an ordinary file, piece by piece; raises FileProblem for anything else."""
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise FileProblem(f"{path.name} is not an ordinary file.")
            while piece := stream.read(PIECE):
                yield piece
    except (OSError, ValueError) as problem:  # ValueError: a path that no file can have
        reason = getattr(problem, "strerror", None) or "a file cannot have this name"
        raise FileProblem(f"{path.name} could not be read: {reason[:1].lower()}{reason[1:]}.") from problem


def size_of(path: Path) -> int | None:
    """Return the size of an ordinary file in bytes, None where there is none."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return about.st_size if stat.S_ISREG(about.st_mode) else None


def is_file_of(path: Path, digest: str, size: int | None) -> bool:
    """Whether a file is the one with this digest; one of another size is not read."""
    if size is not None and size_of(path) != size:
        return False
    try:
        return read_paper_file(path).digest == digest
    except FileProblem:
        return False


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe, which may never come."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
