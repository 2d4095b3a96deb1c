"""Restoring a backup: what it reports, how the copy of the previous register is named, and what remains on failure."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later, signed
from register.test_migrating import written_by
from signoff.errors import RegisterInUse, RegisterProblem
from signoff.register.backup import back_up, copy_file, copy_register, require_free
from signoff.register.file_version import HEAD
from signoff.register.recovery.restoring import RestoreResult, restore
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS

AT = dt.datetime(2024, 5, 14, 12, 30, 15, tzinfo=dt.UTC)


def filled(path: Path, *subjects: str) -> Path:
    with Register.open(path) as register:
        for subject in subjects:
            register.import_record(signed(draft(subject=subject)))
    return path


def subjects(path: Path) -> list[str]:
    with Register.open(path, read_only=True) as register:
        return sorted(row.subject for row in rows_of(register))


def previous_copy(register: Path, ending: str = "") -> Path:
    """Return the path of the copy that is made of the previous register at the tests' instant."""
    return register.with_name(f"register-before-restore-{AT.astimezone():%Y-%m-%d-%H%M%S}{ending}.sqlite")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return filled(tmp_path / "backup.sqlite", "One", "Two")


def test_it_reports_the_number_of_notices_and_the_copy_of_the_previous_register(backup: Path, path: Path) -> None:
    filled(path, "Three")
    assert restore(backup, path, AT) == RestoreResult(2, previous_copy(path), ())
    assert subjects(path) == ["One", "Two"]
    assert subjects(previous_copy(path)) == ["Three"]
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, previous_copy(path).name])


def test_without_a_previous_register_no_copy_is_made(backup: Path, path: Path) -> None:
    assert restore(backup, path, AT) == RestoreResult(2, None, ())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


def test_copies_made_within_a_second_are_numbered(backup: Path, path: Path) -> None:
    filled(path, "Three")
    copies = [restore(backup, path, AT).previous for _ in range(4)]
    assert copies == [previous_copy(path, ending) for ending in ("", "-2", "-3", "-4")]
    assert subjects(previous_copy(path)) == ["Three"]
    assert subjects(previous_copy(path, "-4")) == ["One", "Two"]


def test_an_older_backup_is_migrated_and_its_file_does_not_change(tmp_path: Path, path: Path) -> None:
    older = written_by("0001", tmp_path / "older.sqlite", journal="DELETE")
    before = older.read_bytes()
    restored = restore(older, path, AT)
    assert restored.notices == len(subjects(path)) > 0
    assert older.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_it_reports_each_damaged_notice_of_the_backup(backup: Path, path: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("UPDATE notice SET director = 'Kim' WHERE subject = 'One'")
    restored = restore(backup, path, AT)
    assert restored.notices == 2
    (sentence,) = restored.faults
    assert "“One”" in sentence
    assert "what the list says of it was changed" in sentence


def test_an_unreadable_register_is_copied_with_its_logs_and_they_are_not_applied_to_the_new_one(
    backup: Path, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"spoilt")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).write_bytes(end.encode())
    restored = restore(backup, path, AT)
    assert restored.previous == previous_copy(path)
    assert previous_copy(path).read_bytes() == b"spoilt"
    assert previous_copy(path).with_name(f"{previous_copy(path).name}-wal").read_bytes() == b"-wal"
    assert subjects(path) == ["One", "Two"]
    assert not any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm"))


@pytest.mark.parametrize("is_readable", [True, False])
def test_where_the_register_cannot_be_replaced_nothing_changes(
    is_readable: bool, backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_readable:
        filled(path, "Three")
    else:
        path.parent.mkdir()
        path.write_bytes(b"spoilt")
        path.with_name(f"{path.name}-wal").write_bytes(b"its log")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "prepared.sqlite" and Path(target) == path:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(
        RegisterProblem, match=r"could not be put in the place of .*: input/output error\. Nothing was changed\.$"
    ):
        restore(backup, path, AT)
    if is_readable:
        assert subjects(path) == ["Three"]
    else:
        assert (path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()) == (b"spoilt", b"its log")
    left = [file.name for file in path.parent.iterdir() if "before-restore" in file.name or file.name.startswith(".")]
    assert left == []


def test_a_register_is_not_restored_from_itself_under_any_name(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    link = tmp_path / "link.sqlite"
    link.symlink_to(path)
    for source in (path, link):
        with pytest.raises(RegisterProblem, match="is the register itself: there is nothing to restore"):
            restore(source, path, AT)
    assert subjects(path) == ["One"]


def test_anything_but_a_backup_is_refused_before_anything_is_made(path: Path, tmp_path: Path) -> None:
    for source in (tmp_path / "missing.sqlite", tmp_path):
        with pytest.raises(RegisterProblem):
            restore(source, path, AT)
    assert not path.exists()
    assert not path.parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows triggers a file by opening it")
def test_it_is_refused_while_the_register_is_open_whatever_is_beside_it(backup: Path, path: Path) -> None:
    filled(path, "Three")
    path.with_name(f"{path.name}.lock").write_text("7\nsignoff\nhost\n", "utf-8")
    for read_only in (False, True):
        with Register.open(path, read_only=read_only) as register:
            with pytest.raises(RegisterInUse, match=r"signoff is open on .*: close it first, then restore"):
                restore(backup, path, AT)
            assert [row.subject for row in rows_of(register)] == ["Three"]
    restore(backup, path, AT)
    assert subjects(path) == ["One", "Two"]


def test_a_backup_is_one_file_that_nobody_else_can_read(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    target = tmp_path / "copy.sqlite"
    with Register.open(path) as register:
        register.import_record(draft(subject="In the log"))
        back_up(path, target)
    assert subjects(target) == ["In the log", "One"]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600 or os.name == "nt"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.sqlite", "data"]
    assert [file for file in path.parent.iterdir() if file.name.startswith(".signoff-")] == []


def test_a_backup_to_the_register_itself_or_to_a_folder_is_refused(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    with pytest.raises(RegisterProblem, match="is the register itself: choose another file"):
        back_up(path, path)
    with pytest.raises(RegisterProblem, match="is a folder: choose a file name for the backup"):
        back_up(path, tmp_path)
    with pytest.raises(RegisterProblem, match=r"could not be backed up to .*: .*\.$"):
        back_up(path, tmp_path / "no" / "such" / "folder.sqlite")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_a_register_in_a_folder_that_cannot_be_written_to_is_copied(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    path.parent.chmod(0o500)
    try:
        copy_register(path, tmp_path / "copy.sqlite", 1.0)
    finally:
        path.parent.chmod(0o700)
    assert subjects(tmp_path / "copy.sqlite") == ["One"]


def test_a_file_larger_than_one_chunk_is_copied(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    data = os.urandom(1024) * 2_500
    source.write_bytes(data)
    copy_file(source, target)
    assert target.read_bytes() == data


HEADER = b"SQLite format 3\0"


@pytest.mark.parametrize(
    ("start", "is_free"),
    [
        (b"", True),
        (HEADER.ljust(68, b"\1") + b"SGNO", True),
        (HEADER.ljust(68, b"\1") + b"SGNX", False),
        (HEADER.ljust(67, b"\1") + b"SGNO", False),
        (HEADER, False),
        (b"SQLite format 2\0".ljust(68, b"\1") + b"SGNO", False),
        (b"Dear all", False),
    ],
)
def test_only_an_earlier_backup_or_an_empty_file_may_be_replaced(start: bytes, is_free: bool, tmp_path: Path) -> None:
    existing = tmp_path / "existing.sqlite"
    existing.write_bytes(start)
    if is_free:
        require_free(existing)
    else:
        with pytest.raises(RegisterProblem, match="already exists and is not a backup, so it was not replaced"):
            require_free(existing)
    require_free(tmp_path / "missing.sqlite")
    require_free(tmp_path)


def test_a_copy_is_named_after_the_local_time(backup: Path, path: Path) -> None:
    filled(path, "Three")
    for instant in (AT, AT.astimezone(dt.timezone(dt.timedelta(hours=9)))):
        restore(backup, path, instant)
    assert set(path.parent.glob("*before*")) == {previous_copy(path), previous_copy(path, "-2")}
    assert later(0) < AT
