"""Opening: a missing register is created, and one sentence says why a register cannot be opened."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from all_rows import rows_of
from builders import draft, later, notice, signed
from examples import examples
from signoff.errors import RegisterProblem, SignoffError
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.rows import COLUMNS, NULLABLE
from signoff.register.store import Register
from signoff.register.tables import NoticeTable


@pytest.fixture
def filled(path: Path) -> Path:
    """The path of a closed register with a draft and a signed notice."""
    with Register.open(path) as register:
        register.save(draft(subject="A draft"))
        register.save(signed())
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder, to see that nothing was changed."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(path: Path, *, read_only: bool = False) -> str:
    """Return the sentence with which opening is refused, after checking that nothing was changed."""
    before = contents(path.parent) if path.parent.is_dir() and path.is_file() else None
    with pytest.raises(RegisterProblem) as raised:
        Register.open(path, read_only=read_only)
    sentence = str(raised.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    if before is not None:
        after = contents(path.parent)
        for working_file in ("-shm", "-wal"):
            after.pop(f"{path.name}{working_file}", b"")
        assert after == before
    return sentence


@pytest.mark.parametrize("name", ["a b/r.sqlite", "100% sure?/r#1.sqlite", "Łódź/é.sqlite", "deep/er/still/r"])
def test_the_folder_is_created(tmp_path: Path, name: str) -> None:
    record = draft()
    with Register.open(tmp_path / name) as register:
        register.save(record)
    assert (tmp_path / name).is_file()
    with Register.open(tmp_path / name) as register:
        assert register.get(record.id) == record


def test_a_closed_register_is_one_file(filled: Path) -> None:
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def test_write_ahead_log_and_application_id_are_set(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x53474E4F,)
    connection.close()


def test_an_empty_file_becomes_a_register(path: Path) -> None:
    """What is left when a crash interrupts the creation of a register at its very beginning."""
    path.parent.mkdir()
    path.touch()
    with Register.open(path) as register:
        assert rows_of(register) == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"{}", "is not a register", id="text"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(5000), "is not a register", id="picture"),
        pytest.param(b"SQLite format 3\x00", "", id="header alone"),
        pytest.param(b"SQLite format 3\x00" + b"\xff" * 5000, "", id="header and nonsense"),
        pytest.param(
            b"SQLite format 3\x00\x10\x00\x02\x02\x00\x40\x20\x20" + b"\xff" * 5000, "is damaged", id="unknown format"
        ),
    ],
)
def test_another_file_is_refused(path: Path, content: bytes, words: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert words in refused(path)
    refused(path, read_only=True)


def test_another_sqlite_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    assert "not a signoff register" in refused(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_place_where_no_folder_can_be_created_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(tmp_path / "file" / "register.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")
def test_a_file_that_is_not_ordinary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("register.sqlite")
        with pytest.raises(RegisterProblem, match="not an ordinary file"):
            Register.open(tmp_path / "register.sqlite")


def execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_newer_register_is_refused(filled: Path) -> None:
    execute(filled, "UPDATE alembic_version SET version_num = '0099'")
    assert "made by a newer signoff (register version 99" in refused(filled)
    assert "newer" in refused(filled, read_only=True)


@pytest.mark.parametrize(
    "damage",
    ["UPDATE alembic_version SET version_num = 'abcd'", "DELETE FROM alembic_version", "DROP TABLE document",
     "DROP TABLE alembic_version", "DROP TABLE seen_pdf", "ALTER TABLE notice RENAME COLUMN subject TO topic"],
)  # fmt: skip
def test_a_register_with_missing_parts_is_refused(filled: Path, damage: str) -> None:
    execute(filled, damage)
    refused(filled)


def test_a_truncated_register_is_refused(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:9000])
    assert "damaged" in refused(filled)


@settings(
    max_examples=examples(60),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 7)), min_size=1, max_size=30))
def test_flipped_bits_are_reported_in_a_sentence_or_do_not_matter(filled: Path, flips: list[tuple[int, int]]) -> None:
    data = bytearray(filled.read_bytes())
    for place, bit in flips:
        data[place % len(data)] ^= 1 << bit
    with tempfile.TemporaryDirectory() as folder:
        damaged = Path(folder) / "register.sqlite"
        damaged.write_bytes(data)
        sentence = "Sound enough."
        try:
            with Register.open(damaged) as register:
                for row in rows_of(register):
                    register.get(row.id)
                rows_of(register, "gate")
                register.save(draft())
        except SignoffError as problem:
            sentence = str(problem)
        assert sentence.endswith(".")
        assert "\n" not in sentence


def read_all(register: Register) -> tuple[Record, ...]:
    """Read every notice, and find it by the search."""
    assert len(rows_of(register, "gate")) == len(rows_of(register))
    return tuple(register.get(row.id) for row in rows_of(register))


@pytest.mark.parametrize("asked_for", [False, True])
def test_a_read_only_file_is_read_and_nothing_is_saved(filled: Path, asked_for: bool) -> None:
    if not asked_for:
        filled.chmod(0o444)
    before = filled.read_bytes()
    with Register.open(filled, read_only=asked_for) as register:
        assert register.read_only
        record = read_all(register)[0]
        with pytest.raises(RegisterProblem, match=r"is read-only: nothing can be saved in it\.$"):
            register.save(lifecycle.withdraw(record, actor="PA", at=later(60)))
        with pytest.raises(RegisterProblem, match="read-only"):
            register.import_record(draft())
        with pytest.raises(RegisterProblem, match="read-only"):
            register.import_as_copy(record, actor="PA", at=later(60))
    assert filled.read_bytes() == before
    if not asked_for:
        assert list(filled.parent.iterdir()) == [filled]


def test_a_reader_sees_what_another_program_writes(filled: Path) -> None:
    with Register.open(filled) as writer, Register.open(filled, read_only=True) as reader:
        before = len(rows_of(reader))
        writer.save(draft())
        assert len(rows_of(reader)) == before + 1


def test_a_missing_register_is_not_created_for_reading(path: Path) -> None:
    assert "There is no register" in refused(path, read_only=True)
    assert not path.parent.exists()


def test_an_empty_file_is_read_as_an_empty_register(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    path.chmod(0o444)
    with Register.open(path) as register:
        assert rows_of(register) == ()
    assert path.stat().st_size == 0


def test_what_was_saved_before_a_crash_is_read_from_a_read_only_file(filled: Path, tmp_path: Path) -> None:
    """The write-ahead log of a register that was never closed is read too."""
    crashed = tmp_path / "crashed"
    with Register.open(filled) as register:
        register.save(draft(subject="Just in time, by the gate"))
        shutil.copytree(filled.parent, crashed)
    (crashed / filled.name).chmod(0o444)
    with Register.open(crashed / filled.name) as register:
        assert "Just in time, by the gate" in {row.subject for row in rows_of(register)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may do anything")
def test_an_unreadable_file_is_refused(filled: Path) -> None:
    filled.chmod(0o000)
    with pytest.raises(RegisterProblem, match="permission denied"):
        Register.open(filled)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may do anything")
def test_an_unwritable_folder_is_read(filled: Path) -> None:
    filled.parent.chmod(0o555)
    try:
        with Register.open(filled) as register:
            assert register.read_only
            read_all(register)
        with pytest.raises(RegisterProblem):
            Register.open(filled.parent / "new.sqlite")
    finally:
        filled.parent.chmod(0o755)


def test_a_register_may_be_used_from_several_threads(filled: Path) -> None:
    records = [draft(subject=f"Number {number}") for number in range(12)]
    with Register.open(filled) as register, ThreadPoolExecutor(4) as pool:
        list(pool.map(register.save, records))
        assert list(pool.map(register.get, [record.id for record in records])) == records


def test_a_closed_register_can_be_moved(filled: Path) -> None:
    with Register.open(filled) as register:
        register.save(lifecycle.new_record("leeds", draft().terms, actor="PA", at=later(1), notice=notice()))
    filled.rename(filled.with_name("moved.sqlite"))
    assert contents(filled.parent).keys() == {"moved.sqlite"}


def test_a_register_without_its_write_ahead_log_gets_it_back(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    with Register.open(filled):
        pass
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_columns_that_are_looked_for_are_those_of_the_tables() -> None:
    tables = NoticeTable.metadata.tables
    assert {name: tuple(table.columns.keys()) for name, table in tables.items()} == COLUMNS
    for name, table in tables.items():
        nullable = tuple(column.name for column in table.columns if column.nullable)
        assert nullable == NULLABLE.get(name, ())
