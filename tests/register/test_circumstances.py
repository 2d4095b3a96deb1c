"""What befalls a database is one sentence that names the register; a mistake of this program stays what it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from signoff.errors import RegisterProblem
from signoff.register.migrating import HEAD, NEW, version_of
from signoff.register.sqlite_errors import IndexDamaged, index_in_use, sentence, translated

PATH = Path("kept", "register.sqlite")
MARK = 0x53474E4F


def complaint(code: int) -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("what SQLite says")
    problem.sqlite_errorcode = code
    return problem


SAID = [
    (sqlite3.SQLITE_BUSY, "in use by another program"),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
    (sqlite3.SQLITE_LOCKED, "in use by another program"),
    (sqlite3.SQLITE_READONLY, "is read-only: nothing can be saved"),
    (sqlite3.SQLITE_READONLY_DBMOVED, "is read-only: nothing can be saved"),
    (sqlite3.SQLITE_FULL, "The disk is full"),
    (sqlite3.SQLITE_IOERR, "could not be read or written"),
    (sqlite3.SQLITE_IOERR_FSYNC, "could not be read or written"),
    (sqlite3.SQLITE_CORRUPT, "is damaged, and was left as it is"),
    (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged, and was left as it is"),
    (sqlite3.SQLITE_NOTADB, "it is no SQLite database"),
    (sqlite3.SQLITE_CANTOPEN, "the file or its folder cannot be used"),
    (sqlite3.SQLITE_PERM, "permission denied"),
    (sqlite3.SQLITE_TOOBIG, "too large for the register"),
]


@pytest.mark.parametrize(("code", "words"), SAID)
def test_a_circumstance_is_a_sentence_whoever_complains(code: int, words: str) -> None:
    for problem in (complaint(code), OperationalError("SELECT 1", {}, complaint(code))):
        with pytest.raises(RegisterProblem) as raised, translated(PATH):
            raise problem
        assert words in str(raised.value)
        assert str(PATH) in str(raised.value)
        assert str(raised.value).endswith(".")
        assert raised.value.__cause__ is problem


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE])
def test_a_mistake_stays_an_exception(code: int) -> None:
    assert sentence(complaint(code), PATH) is None
    for problem in (complaint(code), OperationalError("SELECT 1", {}, complaint(code))):
        with pytest.raises(type(problem)) as raised, translated(PATH):
            raise problem
        assert raised.value is problem


def test_a_complaint_without_a_code_is_a_mistake() -> None:
    assert sentence(sqlite3.OperationalError("closed"), PATH) is None
    with pytest.raises(KeyError), translated(PATH):
        raise KeyError("x")


def test_a_schema_that_is_no_text_is_damage() -> None:
    with pytest.raises(RegisterProblem, match="is damaged, and was left as it is"), translated(PATH):
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
def test_the_index_says_in_ways_of_its_own_that_it_is_damaged(code: int, is_index: bool) -> None:
    problem = OperationalError("SELECT 1", {}, complaint(code))
    with pytest.raises(IndexDamaged if is_index else OperationalError), index_in_use():
        raise problem
    words = "search index of the register" if is_index else str(PATH)
    with pytest.raises(RegisterProblem, match=words.replace("\\", r"\\")), translated(PATH), index_in_use():
        raise problem


def test_an_index_whose_complaint_has_no_code_is_damaged() -> None:
    with pytest.raises(IndexDamaged), index_in_use():
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("fts5: syntax"))


@pytest.mark.parametrize(
    ("mark", "versions", "version"),
    [
        (0, None, NEW),
        (MARK, None, NEW),
        (MARK - 1, None, None),
        (MARK + 1, None, None),
        (MARK, [HEAD], HEAD),
        (MARK, ["0001"], "0001"),
        (MARK, ["9999"], "9999"),
        (MARK, [], None),
        (MARK, ["1"], None),
        (MARK, ["00003"], None),
        (MARK, ["000x"], None),
        (MARK, ["٠٠٠٣"], None),
        (MARK, ["-001"], None),
        (0, [HEAD], None),
        (MARK - 1, [HEAD], None),
        (MARK + 1, [HEAD], None),
    ],
)
def test_what_a_file_says_of_its_version(mark: int, versions: list[str] | None, version: str | None) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {mark}")
        if versions is not None:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.executemany("INSERT INTO alembic_version VALUES (?)", [(one,) for one in versions])
        assert version_of(connection) == version


def test_a_database_of_another_program_is_no_register_even_with_its_mark() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute("CREATE TABLE pets (name TEXT)")
        assert version_of(connection) is None
