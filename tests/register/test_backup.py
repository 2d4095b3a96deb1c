"""A backup is the whole register in one file, made while other programs write to it, completely or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest

from builders import draft, signed
from signoff.errors import RegisterProblem
from signoff.register.store import Register

PDF = b"%PDF-1.7 seen"


def test_a_backup_is_a_register_of_one_file(register: Register, tmp_path: Path) -> None:
    record, other = signed(), draft(subject="A draft")
    register.keep_signed(record, PDF)
    register.save(other)
    target = tmp_path / "Łódź 100%" / "backup.sqlite"
    target.parent.mkdir()
    register.back_up(target)
    with Register.open(register.path) as writer:
        writer.save(draft(subject="Another"))
        register.back_up(target)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    with Register.open(target) as copy:
        assert copy.get(record.id) == record
        assert copy.seen_pdf(record.id) == PDF
        assert copy.get(other.id) == other
        assert copy.events(record.id) == register.events(record.id)
        assert copy.damaged() == {}


@pytest.mark.parametrize(
    ("place", "words"),
    [("", "is a folder"), ("missing/backup.sqlite", "could not be backed up"), ("same", "is the register itself")],
)
def test_a_backup_that_cannot_be_made_leaves_everything(
    register: Register, tmp_path: Path, place: str, words: str
) -> None:
    record = signed()
    register.save(record)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RegisterProblem, match=words) as raised:
        register.back_up(register.path if place == "same" else tmp_path / place)
    assert "\n" not in str(raised.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert register.get(record.id) == record


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_names_that_others_put_into_the_folder_are_never_written_to(register: Register, tmp_path: Path) -> None:
    shared, theirs = tmp_path / "shared", tmp_path / "theirs"
    shared.mkdir()
    theirs.touch()
    for name in ("b.sqlite", ".b.sqlite.part", f".b.sqlite.{os.getpid()}.part"):
        (shared / name).symlink_to(theirs)
        for end in ("-journal", "-wal", "-shm"):
            (shared / f"{name}{end}").symlink_to(theirs)
    register.save(draft())
    register.back_up(shared / "b.sqlite")
    status = (shared / "b.sqlite").lstat()
    assert (stat.S_ISREG(status.st_mode), stat.S_IMODE(status.st_mode), status.st_uid) == (True, 0o600, os.geteuid())
    assert theirs.stat().st_size == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links that anybody may make")
def test_a_folder_that_others_may_change_while_a_backup_is_made_is_never_given_to_sqlite(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite follows links: replacing a name by a link would make it write to another file of the user's."""
    shared = tmp_path / "shared"
    shared.mkdir()
    opened = []
    connect = sqlite3.connect

    def record_place(place: str, **options: Any) -> sqlite3.Connection:
        opened.append(place)
        connection: sqlite3.Connection = connect(place, **options)
        return connection

    monkeypatch.setattr(sqlite3, "connect", record_place)
    register.back_up(shared / "b.sqlite")
    assert opened
    assert not [place for place in opened if "/shared/" in place]


def test_a_register_in_a_folder_that_cannot_be_written_is_backed_up(register: Register, tmp_path: Path) -> None:
    record = draft()
    register.save(record)
    locked = tmp_path / "locked"
    locked.mkdir()
    register.back_up(locked / "r.sqlite")
    locked.chmod(0o500)
    try:
        with Register.open(locked / "r.sqlite", read_only=True) as opened:
            opened.back_up(tmp_path / "b.sqlite")
    finally:
        locked.chmod(0o700)
    with Register.open(tmp_path / "b.sqlite") as copy:
        assert copy.get(record.id) == record


def test_a_backup_leaves_no_other_file(register: Register, tmp_path: Path) -> None:
    register.back_up(tmp_path / "b.sqlite")
    others = {path for path in tmp_path.rglob("*") if not path.name.startswith(register.path.name)}
    assert {path for path in others if path.is_file()} == {tmp_path / "b.sqlite"}
