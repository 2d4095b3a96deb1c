"""Turns what SQLite complains of into one sentence for the user; a mistake of ours stays an exception."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from signoff.errors import RegisterProblem

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The register {path} is in use by another program and stayed locked; nothing was changed. "
    "Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The register {path} is in use by another program and stayed locked; nothing was changed. "
    "Try again in a moment.",
    sqlite3.SQLITE_READONLY: "The register {path} is read-only: nothing can be saved in it.",
    sqlite3.SQLITE_FULL: "The disk is full: the register {path} could not be changed, and stands as it was.",
    sqlite3.SQLITE_IOERR: "The register {path} could not be read or written: the disk reports an error.",
    sqlite3.SQLITE_CORRUPT: "The register {path} is damaged, and was left as it is.",
    sqlite3.SQLITE_NOTADB: "{path} is not a register: it is no SQLite database.",
    sqlite3.SQLITE_CANTOPEN: "The register {path} could not be opened: the file or its folder cannot be used.",
    sqlite3.SQLITE_PERM: "The register {path} could not be opened: permission denied.",
    sqlite3.SQLITE_TOOBIG: "The notice is too large for the register {path}; nothing was changed.",
}


@contextlib.contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raise RegisterProblem for what can befall a database; anything else passes through as it is."""
    try:
        yield
    except DBAPIError as problem:
        if isinstance(problem.orig, sqlite3.Error) and (told := sentence(problem.orig, path)):
            raise RegisterProblem(told) from problem
        raise
    except UnicodeDecodeError as problem:  # SQLite quotes a damaged schema in its message, and Python decodes that
        raise RegisterProblem(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=path)) from problem
    except sqlite3.Error as problem:
        if told := sentence(problem, path):
            raise RegisterProblem(told) from problem
        raise


def sentence(problem: sqlite3.Error, path: Path) -> str | None:
    """Return the sentence for a circumstance, or None for what can only be a mistake in this program."""
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:
        return None
    if str(problem) == "SQL logic error":  # all that FTS5 says of a damaged index; a mistake of ours has a message
        code = sqlite3.SQLITE_CORRUPT
    words = _SENTENCES.get(code & 0xFF)  # the low byte is the primary code, the rest says more exactly where
    return words and words.format(path=path)
