"""`signoff salvage`: what is printed where, and by which status it ends."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from builders import draft, signed
from signoff import paths
from signoff.cli import main
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    with Register.open(path) as opened:
        opened.import_record(signed(draft(subject="Signed one")))
        opened.save(draft(subject="Draft"))
    return path


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("DELETE FROM chain_end")


def test_a_sound_register_is_copied_and_nothing_is_said_on_stderr(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.sqlite"
    assert main(["salvage", str(register), "--output", str(new)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{new}: 2 notices salvaged from {register}, 2 of them undamaged.\n"
    assert said.err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_how_far_it_has_come_is_said_on_a_terminal_and_goes(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["salvage", str(register), "--output", str(tmp_path / "new.sqlite")]) == 0
    said = [words.strip() for words in terminal.getvalue().split("\r") if words.strip()]
    assert said[0] == "Copying…"
    assert said[-1] == "Checking every notice…"
    shown, *rest = reversed(terminal.getvalue().split("\r"))
    assert (shown, rest[0].strip()) == ("", "")


def test_each_damaged_notice_has_its_sentence(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(register)
    new = tmp_path / "new.sqlite"
    assert main(["salvage", str(register), "--into", str(new)]) == 1
    said = capsys.readouterr()
    assert "2 notices salvaged" in said.out
    (line,) = said.err.splitlines()
    assert line.startswith("The notice “Signed one” (")
    assert line.endswith(".")


def test_a_backup_makes_up_for_it(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup, new = tmp_path / "backup.sqlite", tmp_path / "new.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    damage(register)
    capsys.readouterr()
    assert main(["salvage", str(register), "--output", str(new), "--also", str(backup), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["register"] == str(new)
    assert [one["sound"] for one in told["notices"]] == [True, True]
    assert {one["subject"] for one in told["notices"]} == {"Signed one", "Draft"}


def test_a_persons_own_register_is_the_one_that_is_meant(tmp_path: Path) -> None:
    with Register.open(paths.default_register()) as opened:
        opened.save(draft())
    assert main(["salvage", "--output", str(tmp_path / "new.sqlite")]) == 0


@pytest.mark.parametrize("data", [None, b"", b"a letter", bytes(9000)])
def test_where_nothing_is_found_one_sentence_says_so(
    data: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.sqlite"
    if data is not None:
        file.write_bytes(data)
    assert main(["salvage", str(file), "--output", str(tmp_path / "new.sqlite")]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert not (tmp_path / "new.sqlite").exists()


WINDOW = """
import sys
from pathlib import Path
from signoff.register.store import Register
with Register.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("option", ["source", "also"])
def test_a_register_that_is_open_elsewhere_is_neither_salvaged_nor_restored(
    option: str, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, backup = tmp_path / "new.sqlite", tmp_path / "backup.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    sources = [str(register)] if option == "source" else [str(backup), "--also", str(register)]
    command = [sys.executable, "-c", WINDOW, str(register)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        before = register.read_bytes()
        capsys.readouterr()
        assert main(["salvage", *sources, "--output", str(new)]) == 2
        assert capsys.readouterr().err == f"signoff is open on {register}: close it first.\n"
        assert main(["restore", str(backup), "--register", str(register)]) == 2
        assert "close it first" in capsys.readouterr().err
        assert register.read_bytes() == before
        assert not new.exists()
        window.communicate()
    assert main(["salvage", *sources, "--output", str(new)]) == 0
