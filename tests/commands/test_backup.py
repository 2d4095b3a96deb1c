"""Backup and restore: whole, refused where they would lose anything, and nothing changed by a failure."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, signed
from signoff import paths
from signoff.cli import main
from signoff.errors import RegisterProblem
from signoff.register.store import Register

HOLDER = """
import sys
from pathlib import Path
from signoff.register.store import Register
with Register.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    with Register.open(path) as opened:
        opened.import_record(signed(draft(subject="Signed one")))
    return path


def subjects(path: Path) -> list[str]:
    with Register.open(path, read_only=True) as opened:
        return sorted(row.subject for row in rows_of(opened))


def test_a_backup_is_restored_and_the_previous_register_is_kept(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    assert "1 notice." in capsys.readouterr().out
    with Register.open(register) as opened:
        opened.import_record(draft(subject="Later one"))
    assert main(["restore", str(backup), "--register", str(register)]) == 0
    output = capsys.readouterr().out
    assert subjects(register) == ["Signed one"]
    (previous,) = tmp_path.glob("register-before-restore-*.sqlite")
    assert str(previous) in output
    assert subjects(previous) == ["Later one", "Signed one"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_backup_is_restored_where_there_is_no_register(register: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "elsewhere" / "register.sqlite"
    assert main(["restore", str(register), "--register", str(fresh)]) == 0
    assert subjects(fresh) == ["Signed one"]


def test_a_backup_takes_the_place_of_no_file(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "letter.txt"
    there.write_text("Dear all", "utf-8")
    assert main(["backup", str(there), "--register", str(register)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert there.read_text("utf-8") == "Dear all"


@pytest.mark.parametrize("kind", ["missing", "text", "other", "newer", "itself", "cut"])
def test_restoring_another_file_changes_nothing(
    kind: str, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source.sqlite"
    if kind == "text":
        source.write_text("no database", "utf-8")
    elif kind == "other":
        with sqlite3.connect(source) as connection:
            connection.execute("CREATE TABLE pets (name TEXT)")
        connection.close()
    elif kind in ("newer", "cut"):
        with Register.open(register) as opened:
            opened.back_up(source)
        if kind == "newer":
            with sqlite3.connect(source) as connection:
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.close()
        else:
            source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    elif kind == "itself":
        source = register
    assert main(["restore", str(source), "--register", str(register)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.strip().splitlines()) == 1
    assert subjects(register) == ["Signed one"]
    assert not list(tmp_path.glob("*before-restore*"))


def test_an_unreadable_register_is_replaced_and_its_bytes_are_kept(register: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    register.write_bytes(b"spoilt")
    assert main(["restore", str(backup), "--register", str(register)]) == 0
    assert subjects(register) == ["Signed one"]
    (previous,) = tmp_path.glob("register-before-restore-*.sqlite")
    assert previous.read_bytes() == b"spoilt"


def test_nothing_is_restored_while_the_application_is_open(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    words = [sys.executable, "-c", HOLDER, str(register)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "open"
        assert main(["restore", str(backup), "--register", str(register)]) == 2
        assert "signoff is open on" in capsys.readouterr().err
        holder.kill()
    assert main(["restore", str(backup), "--register", str(register)]) == 0


def test_a_restore_that_fails_loses_nothing_that_was_only_in_the_log(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with Register.open(register) as opened:
        opened.import_record(draft(subject="Only in the log"))
        for path in tmp_path.glob("register.sqlite*"):  # as a machine without power leaves them
            if path.is_file():
                shutil.copy2(path, crashed / path.name)
    assert (crashed / "register.sqlite-wal").stat().st_size > 0
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "prepared.sqlite" and target.parent == crashed:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert main(["restore", str(backup), "--register", str(crashed / "register.sqlite")]) == 2
    assert "could not be put in the place" in capsys.readouterr().err
    assert subjects(crashed / "register.sqlite") == ["Only in the log", "Signed one"]
    assert not list(crashed.glob("*before-restore*"))


@pytest.mark.parametrize("length", [252, 255])
def test_a_name_of_full_length_is_backed_up_to(
    length: int, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / ("b" * (length - 7) + ".sqlite")
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    assert capsys.readouterr().out.endswith("1 notice.\n")


def test_a_name_that_is_too_long_is_one_sentence(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / ("b" * 256)), "--register", str(register)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links that anybody may make")
def test_the_copy_of_the_previous_register_follows_no_link(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name can be foreseen, so another person may have put a link there."""
    backup, theirs = tmp_path / "backup.sqlite", tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    assert main(["backup", str(backup), "--register", str(register)]) == 0
    register.write_bytes(b"spoilt")
    previous = tmp_path / "register-previous.sqlite"
    previous.symlink_to(theirs)
    monkeypatch.setattr("signoff.register.recovery.swapping.aside_path", lambda *_: previous)
    assert main(["restore", str(backup), "--register", str(register)]) == 2
    assert (theirs.read_bytes(), register.read_bytes(), previous.is_symlink()) == (b"theirs", b"spoilt", True)


def test_a_backup_replaces_only_an_earlier_one_and_nothing_that_signoff_keeps(register: Path, tmp_path: Path) -> None:
    """The application asks before a file is replaced, and the person may have been quick."""
    kept = paths.default_register()
    with Register.open(kept):
        pass
    letter, earlier, empty = tmp_path / "letter.txt", tmp_path / "earlier.sqlite", tmp_path / "empty"
    letter.write_text("Dear all", "utf-8")
    empty.touch()
    before = kept.read_bytes()
    with Register.open(register) as opened:
        opened.back_up(earlier)
        for target in (earlier, empty):
            opened.back_up(target)
            assert subjects(target) == ["Signed one"]
        for target in (letter, kept):
            with pytest.raises(RegisterProblem):
                opened.back_up(target)
    assert (letter.read_text("utf-8"), kept.read_bytes()) == ("Dear all", before)
