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
    sqlite3.SQLITE_FULL: "The disk is full: the register {path} could not be changed. Nothing was lost.",
    sqlite3.SQLITE_IOERR: "The register {path} could not be read or written: the disk is full or reports an error.",
    sqlite3.SQLITE_CORRUPT: "The register {path} is damaged, and was left as it is.",
    sqlite3.SQLITE_NOTADB: "{path} is not a register: it is not an SQLite database.",
    sqlite3.SQLITE_CANTOPEN: "The register {path} could not be opened: the file or its folder cannot be used.",
    sqlite3.SQLITE_PERM: "The register {path} could not be opened: permission denied.",
    sqlite3.SQLITE_TOOBIG: "The notice is too large for the register {path}; nothing was changed.",
}


class IndexDamaged(Exception):
    """The search index cannot be used: it says so in ways of its own, and holds nothing but copies."""


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise RegisterProblem for what can befall a database; anything else passes through as it is."""
    try:
        yield
    except DBAPIError as problem:
        if isinstance(problem.orig, sqlite3.Error) and (told := sentence(problem.orig, path)):
            raise RegisterProblem(told) from problem
        raise
    except IndexDamaged as problem:
        raise RegisterProblem(
            f"The search index of the register {path} is damaged, so nothing was found or changed; "
            "its notices can still be opened and exported."
        ) from problem
    except UnicodeDecodeError as problem:  # SQLite quotes a damaged schema in its message, and Python decodes that
        raise RegisterProblem(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=path)) from problem
    except sqlite3.Error as problem:
        if told := sentence(problem, path):
            raise RegisterProblem(told) from problem
        raise


@contextlib.contextmanager
def index_in_use() -> Iterator[None]:
    """Raise IndexDamaged for what FTS5 complains of, other than what can befall any table."""
    try:
        yield
    except DBAPIError as problem:
        code = getattr(problem.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _SENTENCES and code != sqlite3.SQLITE_CORRUPT:
            raise
        raise IndexDamaged from problem


def sentence(problem: sqlite3.Error, path: Path) -> str | None:
    """Return the sentence for a circumstance, or None for what can only be a mistake in this program."""
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:
        return None
    words = _SENTENCES.get(code & 0xFF)  # the low byte is the primary code, the rest says more exactly where
    return words and words.format(path=path)
