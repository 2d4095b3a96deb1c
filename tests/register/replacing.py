"""What other programs do to the file of a register that is open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


def delete(path: Path, other: Path) -> None:
    """Delete the file."""
    path.unlink()


def move(path: Path, other: Path) -> None:
    """Give the file another name."""
    path.rename(path.with_name("moved.sqlite"))


def replace(path: Path, other: Path) -> None:
    """Put another file in its place, as most synchronising programs do."""
    shutil.copy(other, path.with_name("new"))
    path.with_name("new").replace(path)


def overwrite(path: Path, other: Path) -> None:
    """Write another file over it, byte for byte."""
    with path.open("r+b") as stream:
        stream.write(other.read_bytes())
        stream.truncate()


def empty(path: Path, other: Path) -> None:
    """Leave the file without a byte."""
    with path.open("r+b") as stream:
        stream.truncate(0)


def scribble(path: Path, other: Path) -> None:
    """Write something over it that is no register."""
    with path.open("r+b") as stream:
        stream.write(b"not a database " * 1000)


def exchange_log(path: Path, other: Path) -> None:
    """Put another file in its log's place."""
    log = path.with_name(f"{path.name}-wal")
    shutil.copy(log, log.with_name("new"))
    log.with_name("new").replace(log)


def delete_log(path: Path, other: Path) -> None:
    """Delete its log."""
    path.with_name(f"{path.name}-wal").unlink()


def delete_log_index(path: Path, other: Path) -> None:
    """Delete the index of its log, by which several programs use one log."""
    path.with_name(f"{path.name}-shm").unlink()


Way = Callable[[Path, Path], None]

ELSEWHERE: dict[str, Way] = {
    "deleted": delete,
    "moved": move,
    "replaced": replace,
    "its log exchanged": exchange_log,
    "its log deleted": delete_log,
    "its log's index deleted": delete_log_index,
}
"""After these, what was open is still whole."""

OVERWRITTEN: dict[str, Way] = {"overwritten": overwrite, "emptied": empty, "scribbled over": scribble}
"""After these, it is not."""

WAYS = {**ELSEWHERE, **OVERWRITTEN}
