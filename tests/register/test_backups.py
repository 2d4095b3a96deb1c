"""The automatic backups: which there are, and that nothing else is taken for one."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from signoff.register.backups import Backup, backup_folder, backup_name, backups_of

NOON = dt.datetime(2026, 11, 30, 12, 0, 5, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def put(folder: Path, register: Path, at: dt.datetime) -> Backup:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / backup_name(register, at)
    path.touch()
    return Backup(path, at)


def test_the_backups_of_both_places_are_listed_the_newest_first(tmp_path: Path) -> None:
    register, second = tmp_path / "data" / "register.sqlite", tmp_path / "stick"
    assert backups_of(register) == backups_of(register, second) == ()
    older = put(backup_folder(register), register, NOON)
    newer = put(backup_folder(register), register, NOON + DAY)
    copy = put(second, register, NOON)
    assert older.path == tmp_path / "data" / "backups" / "register-2026-11-30T120005Z.sqlite"
    assert backups_of(register) == (newer, older)
    assert backups_of(register, second) == (newer, older, copy)


def test_the_name_says_the_instant_in_utc(tmp_path: Path) -> None:
    summer = dt.datetime(2026, 7, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert backup_name(tmp_path / "a.b.db", summer) == "a.b-2026-06-30T233000Z.db"


@pytest.mark.parametrize(
    "name",
    [
        "register-2026-11-30T120005Z.sqlite-wal",
        "register-2026-11-30T120005Z (copy).sqlite",
        "register-2026-02-31T120005Z.sqlite",
        "register-2026-11-30T120005Z.db",
        "register-٢٠٢٦-11-30T120005Z.sqlite",
        "register-copy-2026-11-30T120005Z.sqlite",
        "my-register-2026-11-30T120005Z.sqlite",
        "register-2026-11-30T120005Z-2026-11-30T120005Z.sqlite",
        "register.sqlite",
    ],
)
def test_nothing_else_is_a_backup_of_this_register(tmp_path: Path, name: str) -> None:
    register = tmp_path / "register.sqlite"
    folder = backup_folder(register)
    folder.mkdir()
    (folder / name).touch()
    (folder / backup_name(register, NOON)).mkdir()
    assert backups_of(register) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links that anybody may make")
def test_a_link_is_no_backup_and_a_register_behind_a_link_is_the_same_register(tmp_path: Path) -> None:
    register, link = tmp_path / "data" / "register.sqlite", tmp_path / "elsewhere.sqlite"
    backup = put(backup_folder(register), register, NOON)
    register.touch()
    link.symlink_to(register)
    (backup_folder(register) / backup_name(register, NOON + DAY)).symlink_to(register)
    assert backups_of(link) == backups_of(register) == (backup,)


def test_a_place_that_cannot_be_read_has_no_backups(tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite"
    backup_folder(register).touch()
    assert backups_of(register, Path("\0")) == ()
