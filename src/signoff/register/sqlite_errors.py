"""Turns SQLite's errors into one sentence for the user; a bug of this program stays the exception that it is."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import RegisterProblem, RegisterReplaced, RegisterUnreadable, SignoffError

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The register {path} is in use by another program, so nothing was changed. "
    "Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The register {path} is in use by another program, so nothing was changed. "
    "Try again in a moment.",
    sqlite3.SQLITE_READONLY: "The register {path} is read-only: nothing can be saved in it.",
    sqlite3.SQLITE_FULL: "The disk is full: the register {path} could not be changed. Nothing was lost.",
    sqlite3.SQLITE_IOERR: "The register {path} could not be read or written: the disk is full or reports an error.",
    sqlite3.SQLITE_CORRUPT: "The register {path} is damaged, and was not changed.",
    sqlite3.SQLITE_NOTADB: "{path} is not a register: it is not a SQLite database.",
    sqlite3.SQLITE_CANTOPEN: "The register {path} could not be opened: the file or its folder cannot be used.",
    sqlite3.SQLITE_PERM: "The register {path} could not be opened: permission denied.",
    sqlite3.SQLITE_TOOBIG: "The notice is too large for the register {path}; nothing was changed.",
}

_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNREAD = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)
"""What is wrong with a file, and will be whenever it is tried again."""


def is_corrupt(problem: BaseException) -> bool:
    """Whether SQLite could not make sense of a part of the file."""
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


_MOVED = "The file of the register {path} was replaced by another program: open it again. Nothing was changed."


class IndexDamaged(Exception):
    """The search index cannot be used; it has errors of its own, and contains only copies of what notices say."""


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise RegisterProblem for errors that are not this program's fault; any other exception passes unchanged."""
    try:
        yield
    except SignoffError:
        raise
    except IndexDamaged as problem:
        raise RegisterProblem(
            f"The search index of the register {path} is damaged, so nothing was found or changed; "
            "its notices can still be opened and exported."
        ) from problem
    except UnicodeDecodeError as problem:  # SQLite quotes a damaged schema in its message, and Python decodes that
        raise RegisterUnreadable(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=path)) from problem
    except sqlite3.Error as problem:
        if translation := translation_of(problem, path):
            raise translation from problem
        raise


@contextlib.contextmanager
def index_in_use() -> Iterator[None]:
    """Raise IndexDamaged for FTS5's own errors; those that any table can have pass unchanged."""
    try:
        yield
    except sqlite3.Error as problem:
        code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _SENTENCES and code != sqlite3.SQLITE_CORRUPT:
            raise
        raise IndexDamaged from problem


def translation_of(problem: sqlite3.Error, path: Path) -> RegisterProblem | None:
    """Return the exception that says what an error means, or None for one that can only be a bug of this program."""
    code = getattr(problem, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return RegisterReplaced(_MOVED.format(path=path))
    words = sentence(problem, path)
    if words is None or code is None:
        return None
    is_unreadable = code & 0xFF in _UNREADABLE or code in _UNREAD
    return RegisterUnreadable(words) if is_unreadable else RegisterProblem(words)


def sentence(problem: sqlite3.Error, path: Path) -> str | None:
    """Return the sentence for an error, or None for one that can only be a bug of this program."""
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:
        return None
    words = _SENTENCES.get(code & 0xFF)  # the low byte is the primary code, the rest only details it
    return words and words.format(path=path)
