"""`signoff backups` lists and verifies the automatic ones; `signoff backup` says what of a register is damaged."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft
from signoff import paths
from signoff.cli import main
from signoff.desktop.core.settings import Settings
from signoff.register.automatic_backup import back_up_changes
from signoff.register.backups import backups_of
from signoff.register.second_place import choose_second_place, copy_to_second_place
from signoff.register.store import Register

NOW = dt.datetime(2026, 11, 30, 14, 25, 1, tzinfo=dt.UTC)


@pytest.fixture
def register() -> Path:
    """The application's own register, with two backups."""
    path = paths.default_register()
    with Register.open(path) as opened:
        opened.save(draft(subject="A gate"))
        back_up_changes(path, NOW)
        opened.save(draft(subject="A fence"))
        back_up_changes(path, NOW + dt.timedelta(days=1))
    return path


def spoil(path: Path) -> None:
    """Change a byte of the first document, as a failing disk does."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (data,) = connection.execute("SELECT data FROM document WHERE number = 1").fetchone()
        connection.execute("UPDATE document SET data = ? WHERE number = 1", (data[:-3] + b"?" + data[-2:],))


def test_the_backups_are_listed_the_newest_first(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backups"]) == 0
    said = capsys.readouterr()
    newest, oldest = said.out.splitlines()
    assert f"{NOW.astimezone():%Y-%m-%d %H:%M}" in oldest
    assert newest.endswith(str(register.parent / "backups" / "register-2026-12-01T142501Z.sqlite"))
    assert " MB " in newest
    assert "sound" not in said.out
    assert main(["backups", "--register", str(register.with_name("other.sqlite"))]) == 0
    assert capsys.readouterr().out == "No backups.\n"


def test_each_backup_is_verified_when_that_is_asked_for(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backups", "--check"]) == 0
    assert capsys.readouterr().out.count("  sound  ") == 2
    newest, oldest = backups_of(register)
    spoil(newest.path)
    oldest.path.write_bytes(b"spoilt")
    assert main(["backups", "--check"]) == 1
    said = capsys.readouterr()
    assert said.out.count("  DAMAGED  ") == 2
    assert f"{newest.path} is damaged: the notice “A gate” in it is damaged.\n" in said.err
    assert len(said.err.splitlines()) == 2
    assert main(["backups", "--check", "--json"]) == 1
    listed = json.loads(capsys.readouterr().out)
    assert [backup["sound"] for backup in listed] == [False, False]
    assert listed[1]["made_at"] == "2026-11-30T14:25:01+00:00"


def test_those_in_the_second_place_are_listed_too(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second = choose_second_place(stick, register)
    copy_to_second_place(backups_of(register)[0], second, register, NOW)
    Settings(paths.data_folder() / "settings.json").update(second_backups=str(second))
    assert main(["backups", "--check"]) == 0
    assert str(second) in capsys.readouterr().out


def test_a_damaged_notice_is_named_when_the_register_is_backed_up(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(register)
    target = tmp_path / "b.sqlite"
    assert main(["backup", str(target)]) == 1
    said = capsys.readouterr()
    assert said.out == f"{target}: 2 notices.\n"
    assert said.err == "The backup was written, but the notice “A gate” in it is damaged.\n"
    with Register.open(target, read_only=True) as copy:
        assert len(rows_of(copy)) == 2


def test_a_register_that_is_damaged_as_a_whole_is_not_copied_in_silence(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(register)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'document'").fetchone()
    data = bytearray(register.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    register.write_bytes(data)
    assert main(["backup", str(tmp_path / "b.sqlite")]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"The register {register} is damaged (")
    assert said.endswith("“signoff salvage” reads what is left of it into a new register.\n")
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "b.sqlite").exists()
