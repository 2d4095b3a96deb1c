"""Leftovers of interrupted work are removed, and nothing else ever is."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from signoff.files import temporary_path
from signoff.register.sweeping import sweep

NOW = dt.datetime(2026, 11, 30, 14, 25, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
NAMES = (".signoff-", ".restore-", ".salvage-")


def age(path: Path, hours: int) -> None:
    """Make a file, or a folder with all that is in it, so old."""
    moment = (NOW - hours * HOUR).timestamp()
    for entry in (*path.rglob("*"), path):
        os.utime(entry, (moment, moment), follow_symlinks=False)


def folder_of(work: str, parent: Path) -> Path:
    """Make a temporary folder as that work does, with a database in it."""
    folder = Path(tempfile.mkdtemp(prefix=work, dir=parent))
    with closing(sqlite3.connect(folder / "copied.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE pets (name TEXT)")
    (folder / "found").mkdir()
    (folder / "found" / "1.pdf").touch()
    return folder


def test_what_interrupted_work_left_is_removed_after_a_day(tmp_path: Path) -> None:
    part = temporary_path(tmp_path / "register.sqlite")
    part.write_bytes(b"half")
    left = [part, *(folder_of(work, tmp_path) for work in NAMES)]
    for path in left:
        age(path, 23)
    assert sweep(tmp_path, NOW) == ()
    for path in left:
        age(path, 25)
    assert set(sweep(tmp_path, NOW)) == set(left)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_removed(tmp_path: Path) -> None:
    names = ("register.sqlite", ".signoff-0123456789abcdef.part~", ".signoff-012345.part", "register.part", ".restore")
    for name in (*names, ".salvage-abcdefgh"):
        (tmp_path / name).touch()
    for name in (".signoff-0123456789abcdef.part.d", ".restore-Holidays", ".salvage-mine", "backups", ".signoff-a"):
        (tmp_path / name).mkdir()
    (tmp_path / ".signoff-fedcba9876543210.part").mkdir()
    for path in tmp_path.iterdir():
        age(path, 1000)
    before = sorted(tmp_path.iterdir())
    assert sweep(tmp_path, NOW) == ()
    assert sorted(tmp_path.iterdir()) == before


def test_work_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    growing, in_use = folder_of(".salvage-", tmp_path), folder_of(".restore-", tmp_path)
    for folder in (growing, in_use):
        age(folder, 1000)
    age(growing / "found" / "1.pdf", 2)
    with closing(sqlite3.connect(in_use / "copied.sqlite", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert sweep(tmp_path, NOW) == ()
    age(in_use, 1000)
    assert sweep(tmp_path, NOW) == (in_use,)


def test_a_clock_that_was_set_back_removes_nothing(tmp_path: Path) -> None:
    folder = folder_of(".signoff-", tmp_path)
    age(folder, -1000)
    assert sweep(tmp_path, NOW) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links that anybody may make")
def test_no_link_is_followed(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "data"
    ours.mkdir()
    theirs.mkdir()
    (theirs / "letter.txt").touch()
    (ours / ".salvage-abcdefgh").symlink_to(theirs)
    (ours / ".signoff-0123456789abcdef.part").symlink_to(theirs / "letter.txt")
    left = folder_of(".restore-", ours)
    (left / "link").symlink_to(theirs)
    age(ours, 1000)
    age(theirs, 1000)
    assert sweep(ours, NOW) == (left,)
    assert (theirs / "letter.txt").exists()


def test_a_folder_that_is_not_there_has_nothing_to_remove(tmp_path: Path) -> None:
    assert sweep(tmp_path / "missing", NOW) == ()
