"""Which version of the register a database has, if it is a register."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from signoff.register.file_version import HEAD, NEW, version_of

MARK = 0x53474E4F


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
def test_which_version_a_file_has(mark: int, versions: list[str] | None, version: str | None) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {mark}")
        if versions is not None:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.executemany("INSERT INTO alembic_version VALUES (?)", [(number,) for number in versions])
        assert version_of(connection) == version


def test_a_database_of_another_program_is_not_a_register_even_with_its_mark() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute("CREATE TABLE pets (name TEXT)")
        assert version_of(connection) is None
