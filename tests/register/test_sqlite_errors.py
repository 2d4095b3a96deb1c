"""A problem of SQLite is reported in one sentence that names the register; a mistake of this program is not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from signoff.errors import RegisterProblem
from signoff.register.sqlite_errors import IndexDamaged, index_in_use, sentence, translated

PATH = Path("data", "register.sqlite")


def error(code: int) -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("what SQLite says")
    problem.sqlite_errorcode = code
    return problem


SENTENCES = [
    (sqlite3.SQLITE_BUSY, "in use by another program"),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
    (sqlite3.SQLITE_LOCKED, "in use by another program"),
    (sqlite3.SQLITE_READONLY, "is read-only: nothing can be saved"),
    (sqlite3.SQLITE_READONLY_DBMOVED, "was replaced by another program"),
    (sqlite3.SQLITE_FULL, "The disk is full"),
    (sqlite3.SQLITE_IOERR, "could not be read or written"),
    (sqlite3.SQLITE_IOERR_FSYNC, "could not be read or written"),
    (sqlite3.SQLITE_CORRUPT, "is damaged, and was not changed"),
    (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged, and was not changed"),
    (sqlite3.SQLITE_NOTADB, "it is not a SQLite database"),
    (sqlite3.SQLITE_CANTOPEN, "the file or its folder cannot be used"),
    (sqlite3.SQLITE_PERM, "permission denied"),
    (sqlite3.SQLITE_TOOBIG, "too large for the register"),
]


@pytest.mark.parametrize(("code", "words"), SENTENCES)
def test_a_problem_is_one_sentence(code: int, words: str) -> None:
    problem = error(code)
    with pytest.raises(RegisterProblem) as raised, translated(PATH):
        raise problem
    assert words in str(raised.value)
    assert str(PATH) in str(raised.value)
    assert str(raised.value).endswith(".")
    assert raised.value.__cause__ is problem


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE])
def test_a_mistake_of_this_program_is_not_translated(code: int) -> None:
    assert sentence(error(code), PATH) is None
    problem = error(code)
    with pytest.raises(type(problem)) as raised, translated(PATH):
        raise problem
    assert raised.value is problem


def test_an_error_without_a_code_is_a_mistake() -> None:
    assert sentence(sqlite3.OperationalError("closed"), PATH) is None
    with pytest.raises(KeyError), translated(PATH):
        raise KeyError("x")


def test_a_schema_that_is_not_text_is_damage() -> None:
    with pytest.raises(RegisterProblem, match="is damaged, and was not changed"), translated(PATH):
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")


@pytest.mark.parametrize(
    ("code", "is_index"),
    [
        (sqlite3.SQLITE_CORRUPT, True),
        (sqlite3.SQLITE_CORRUPT_VTAB, True),
        (sqlite3.SQLITE_ERROR, True),
        (sqlite3.SQLITE_CONSTRAINT, True),
        (sqlite3.SQLITE_BUSY, False),
        (sqlite3.SQLITE_FULL, False),
        (sqlite3.SQLITE_IOERR, False),
    ],
)
def test_which_errors_say_that_the_index_is_damaged(code: int, is_index: bool) -> None:
    problem = error(code)
    with pytest.raises(IndexDamaged if is_index else sqlite3.OperationalError), index_in_use():
        raise problem
    words = "search index of the register" if is_index else str(PATH)
    with pytest.raises(RegisterProblem, match=words.replace("\\", r"\\")), translated(PATH), index_in_use():
        raise problem


def test_an_error_of_the_index_without_a_code_is_damage() -> None:
    with pytest.raises(IndexDamaged), index_in_use():
        raise sqlite3.OperationalError("fts5: syntax")
