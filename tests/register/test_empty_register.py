"""The registers with which tests begin are what the program makes, each with a mark of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from empty_register import empty_register
from signoff.register.file_identity import Header
from signoff.register.store import Register


def test_a_copy_is_a_new_register_once_it_was_opened(tmp_path: Path) -> None:
    new, copy = tmp_path / "new.sqlite", empty_register(tmp_path / "copy.sqlite")
    assert not header(copy).mark
    for path in (new, copy):
        Register.open(path).close()
    assert contents(copy) == contents(new)
    assert header(copy).mark
    assert header(copy).versions == header(new).versions
    assert copy.stat().st_mode == new.stat().st_mode


def test_copies_are_told_apart(tmp_path: Path) -> None:
    marks = set()
    for number in range(8):  # that all have the same by chance is one in 4,095 to the power of 7
        path = empty_register(tmp_path / f"{number}.sqlite")
        Register.open(path).close()
        marks.add(header(path).mark)
    assert len(marks) > 1


def header(path: Path) -> Header:
    return Header.of(path.read_bytes())


def contents(path: Path) -> tuple[list[str], list[tuple[int]]]:
    """Return the statements that make a register's tables and rows, and what its header says that it is."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump()), connection.execute("PRAGMA application_id").fetchall()
