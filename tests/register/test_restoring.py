"""Restoring: what it tells, what it puts aside under which name, and what stands where it fails."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from builders import draft, later, signed
from register.test_migrating import written_by
from signoff.errors import RegisterProblem
from signoff.register.backup import back_up, copy_file, copy_register, require_free
from signoff.register.migrating import HEAD
from signoff.register.restoring import RestoreResult, restore
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
        return sorted(row.subject for row in register.rows())


def aside(register: Path, ending: str = "") -> Path:
    """Return the name under which a register is put aside at the tests' instant."""
    return register.with_name(f"register-before-restore-{AT.astimezone():%Y-%m-%d-%H%M%S}{ending}.sqlite")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return filled(tmp_path / "backup.sqlite", "One", "Two")


def test_it_tells_how_many_notices_there_are_and_where_the_former_ones_went(backup: Path, path: Path) -> None:
    filled(path, "Three")
    assert restore(backup, path, AT) == RestoreResult(2, aside(path), ())
    assert subjects(path) == ["One", "Two"]
    assert subjects(aside(path)) == ["Three"]
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, aside(path).name])


def test_where_there_was_none_nothing_is_put_aside(backup: Path, path: Path) -> None:
    assert restore(backup, path, AT) == RestoreResult(2, None, ())
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


def test_restores_of_one_second_are_put_aside_side_by_side(backup: Path, path: Path) -> None:
    filled(path, "Three")
    found = [restore(backup, path, AT).previous for _ in range(4)]
    assert found == [aside(path), aside(path, "-2"), aside(path, "-3"), aside(path, "-4")]
    assert subjects(aside(path)) == ["Three"]
    assert subjects(aside(path, "-4")) == ["One", "Two"]


def test_an_older_backup_is_brought_up_to_date_and_stays_as_it_is(tmp_path: Path, path: Path) -> None:
    older = written_by("0001", tmp_path / "older.sqlite", journal="DELETE")
    before = older.read_bytes()
    restored = restore(older, path, AT)
    assert restored.notices == len(subjects(path)) > 0
    assert older.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_it_tells_of_each_notice_that_is_damaged_in_the_backup(backup: Path, path: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("UPDATE notice SET director = 'Kim' WHERE subject = 'One'")
    restored = restore(backup, path, AT)
    assert restored.notices == 2
    (sentence,) = restored.faults
    assert "“One”" in sentence
    assert "what the list says of it was changed" in sentence


def test_a_register_that_cannot_be_read_is_put_aside_with_its_log_and_its_log_meets_nothing_new(
    backup: Path, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"spoilt")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).write_bytes(end.encode())
    restored = restore(backup, path, AT)
    assert restored.previous == aside(path)
    assert aside(path).read_bytes() == b"spoilt"
    assert aside(path).with_name(f"{aside(path).name}-wal").read_bytes() == b"-wal"
    assert aside(path).with_name(f"{aside(path).name}-shm").exists()  # SQLite made it anew when it looked
    assert subjects(path) == ["One", "Two"]
    assert not any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm"))


@pytest.mark.parametrize("is_readable", [True, False])
def test_where_the_new_one_cannot_be_put_in_place_all_is_as_it_was(
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
        if self.name == "ready.sqlite" and Path(target) == path:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(RegisterProblem, match=r"could not be restored to .*: input/output error\.$"):
        restore(backup, path, AT)
    if is_readable:
        assert subjects(path) == ["Three"]
    else:
        assert (path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()) == (b"spoilt", b"its log")
    assert [one for one in path.parent.iterdir() if "before-restore" in one.name or one.name.startswith(".")] == []


def test_a_register_is_not_restored_from_itself_by_whatever_name(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    link = tmp_path / "link.sqlite"
    link.symlink_to(path)
    for source in (path, link):
        with pytest.raises(RegisterProblem, match="is the register itself: there is nothing to restore"):
            restore(source, path, AT)
    assert subjects(path) == ["One"]


def test_what_is_no_backup_is_refused_before_anything_is_made(path: Path, tmp_path: Path) -> None:
    for source in (tmp_path / "missing.sqlite", tmp_path):
        with pytest.raises(RegisterProblem):
            restore(source, path, AT)
    assert not path.exists()
    assert not path.parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows triggers a file by opening it")
def test_it_waits_for_no_application_that_is_open_and_minds_no_lock_that_is_left_behind(
    backup: Path, path: Path
) -> None:
    import fcntl

    filled(path, "Three")
    lock = path.with_name(f"{path.name}.lock")
    lock.write_text("7\nsignoff\nhost\n", "utf-8")
    with lock.open("r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with pytest.raises(RegisterProblem, match=r"signoff is open on .*: close it first, then restore"):
            restore(backup, path, AT)
    assert subjects(path) == ["Three"]
    restore(backup, path, AT)
    assert subjects(path) == ["One", "Two"]
    with lock.open("r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)  # it was let go of


def test_whether_it_is_open_that_cannot_be_told_is_one_sentence(backup: Path, path: Path) -> None:
    filled(path, "Three")
    path.with_name(f"{path.name}.lock").mkdir()
    with pytest.raises(RegisterProblem, match=r"Whether signoff is open on .* cannot be told: is a directory\.$"):
        restore(backup, path, AT)


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
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.sqlite", "kept"]
    assert [one for one in path.parent.iterdir() if one.name.startswith(".signoff-")] == []


def test_a_backup_to_the_register_itself_or_to_a_folder_is_refused(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    with pytest.raises(RegisterProblem, match="is the register itself: choose another file"):
        back_up(path, path)
    with pytest.raises(RegisterProblem, match="is a folder: name the file"):
        back_up(path, tmp_path)
    with pytest.raises(RegisterProblem, match=r"could not be backed up to .*: .*\.$"):
        back_up(path, tmp_path / "no" / "such" / "folder.sqlite")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_a_register_where_nothing_can_be_written_is_copied_all_the_same(path: Path, tmp_path: Path) -> None:
    filled(path, "One")
    path.parent.chmod(0o500)
    try:
        copy_register(path, tmp_path / "copy.sqlite", 1.0)
    finally:
        path.parent.chmod(0o700)
    assert subjects(tmp_path / "copy.sqlite") == ["One"]


def test_bytes_are_copied_however_many(tmp_path: Path) -> None:
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
    there = tmp_path / "there.sqlite"
    there.write_bytes(start)
    if is_free:
        require_free(there)
    else:
        with pytest.raises(RegisterProblem, match="exists already, and is no backup: it was left as it is"):
            require_free(there)
    require_free(tmp_path / "not there.sqlite")
    require_free(tmp_path)


def test_the_clock_s_own_zone_names_what_is_put_aside(backup: Path, path: Path) -> None:
    filled(path, "Three")
    for instant in (AT, AT.astimezone(dt.timezone(dt.timedelta(hours=9)))):
        restore(backup, path, instant)
    assert sorted(one.name for one in path.parent.glob("*before*")) == [aside(path, "-2").name, aside(path).name]
    assert later(0) < AT
