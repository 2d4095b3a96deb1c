"""Empty registers, copies of one that this program has just made: making one takes longer than most tests."""

from __future__ import annotations

import functools
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from signoff.files import make_folder
from signoff.register.store import Register


def empty_register(path: Path) -> Path:
    """Put an empty register at a path; opening it gives it a mark of its own, as it does a register that has none."""
    make_folder(path.parent)
    path.write_bytes(_made_once())
    return path


@functools.cache
def _made_once() -> bytes:
    """Return the file of a register without a mark, made once in each process that runs tests."""
    with tempfile.TemporaryDirectory(prefix="signoff-") as folder:
        path = Path(folder) / "register.sqlite"
        Register.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 0")
        return path.read_bytes()
