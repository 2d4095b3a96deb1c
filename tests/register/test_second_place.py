"""The second place for backups: the same files, verified, in a folder of the register's own that is never made anew."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from builders import draft
from signoff.errors import FileProblem, RegisterProblem
from signoff.register import second_place
from signoff.register.automatic_backup import back_up_changes
from signoff.register.backup_check import Stopped, check_backup
from signoff.register.backups import Backup, backup_folder, backup_name
from signoff.register.second_place import SecondPlaceMissing, choose_second_place, copy_to_second_place, latest_in
from signoff.register.store import Register

NOW = dt.datetime(2026, 11, 30, 14, 25, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def backup(register: Register) -> Backup:
    register.save(draft())
    made = back_up_changes(register.path, NOW)
    assert made is not None
    return made


def test_the_same_backup_is_copied_once(register: Register, backup: Backup, stick: Path) -> None:
    second = choose_second_place(stick, register.path)
    assert latest_in(second, register.path) is None
    assert copy_to_second_place(backup, second, register.path, NOW)
    assert not copy_to_second_place(backup, second, register.path, NOW)
    assert [path.name for path in second.iterdir()] == [backup.path.name]
    copy = latest_in(second, register.path)
    assert copy is not None
    assert copy.path.read_bytes() == backup.path.read_bytes()
    assert check_backup(copy.path).is_sound


def test_every_register_has_its_own_folder_there(register: Register, stick: Path, tmp_path: Path) -> None:
    own = choose_second_place(stick, register.path)
    assert own.parent == stick
    assert choose_second_place(stick, register.path) == choose_second_place(own, register.path) == own
    assert choose_second_place(stick, tmp_path / "other" / "register.sqlite") != own


def test_a_copy_that_was_cut_off_is_written_again(register: Register, backup: Backup, stick: Path) -> None:
    second = choose_second_place(stick, register.path)
    (second / backup.path.name).write_bytes(backup.path.read_bytes()[:5000])
    assert copy_to_second_place(backup, second, register.path, NOW)
    assert (second / backup.path.name).read_bytes() == backup.path.read_bytes()


def test_a_place_that_is_gone_is_not_made_anew(register: Register, backup: Backup, stick: Path) -> None:
    """Where a stick is not mounted, an empty folder may be in its place, on the disk of the register itself."""
    second = choose_second_place(stick, register.path)
    second.rmdir()
    with pytest.raises(SecondPlaceMissing, match="cannot be reached"):
        copy_to_second_place(backup, second, register.path, NOW)
    assert list(stick.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows writes at no place of a file that is open elsewhere")
def test_a_copy_that_is_not_what_was_written_is_removed(
    register: Register, backup: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = choose_second_place(stick, register.path)
    flush = os.fsync

    def spoiling(handle: int) -> None:
        os.pwrite(handle, b"?", 3000)
        flush(handle)

    monkeypatch.setattr(os, "fsync", spoiling)
    with pytest.raises(RegisterProblem, match="is not what was written"):
        copy_to_second_place(backup, second, register.path, NOW)
    assert list(second.iterdir()) == []


def test_a_copy_that_is_stopped_or_fails_leaves_nothing_and_removes_nothing(
    register: Register, backup: Backup, stick: Path
) -> None:
    second = choose_second_place(stick, register.path)
    for days in range(1, 70):
        (second / backup_name(register.path, NOW - days * DAY)).touch()
    before = sorted(second.iterdir())
    with pytest.raises(Stopped):
        copy_to_second_place(backup, second, register.path, NOW, is_stopped=lambda: True)
    assert sorted(second.iterdir()) == before
    assert copy_to_second_place(backup, second, register.path, NOW)
    assert len(list(second.iterdir())) == 12 + 7 + 2


def test_a_full_stick_is_one_sentence(
    register: Register, backup: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = choose_second_place(stick, register.path)
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")

    def full(path: str, *_: object, **__: object) -> BinaryIO:
        return open("/dev/full", "wb", buffering=0)  # noqa: PTH123

    monkeypatch.setattr("signoff.files.open", full, raising=False)
    with pytest.raises(RegisterProblem, match=r"could not be copied to .*: the disk is full\.$"):
        copy_to_second_place(backup, second, register.path, NOW)
    assert list(second.iterdir()) == []


def test_a_folder_in_which_nothing_can_be_written_is_no_second_place(register: Register, stick: Path) -> None:
    (stick / second_place._folder_name(register.path)).touch()
    with pytest.raises(FileProblem, match="No backup can be saved in"):
        choose_second_place(stick, register.path)


def test_the_data_folder_is_no_second_place(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNOFF_DATA", str(register.path.parent))
    for folder in (register.path.parent, backup_folder(register.path)):
        with pytest.raises(FileProblem, match="its own files"):
            choose_second_place(folder, register.path)
