"""The register from the command line: a damaged notice is listed, and reported."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later, signed
from register.replacing import WAYS
from signoff import actions
from signoff.cli import main
from signoff.commands import importing as commands
from signoff.commands.output import print_line
from signoff.register.automatic_backup import back_up_changes
from signoff.register.store import Register

EARLIER = Path(__file__).parents[1] / "register" / "earlier_versions"


def test_a_damaged_notice_is_listed_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path) as register:
        record = signed()
        register.save(record)
        register.save(draft(subject="A draft"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER lock_signed_document_update")
        connection.execute("UPDATE signed_document SET data = replace(data, 'agreed', 'refused')")

    assert main(["list", "--register", str(path)]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert captured.err.count("\n") == 1
    assert f"The notice “A new gate” ({record.id}) is damaged" in captured.err

    assert main(["list", "--json", "--register", str(path)]) == 0
    rows = {row["subject"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["A new gate"]["damaged"] is True
    assert "damaged" not in rows["A draft"]


def test_a_terminal_is_told_how_far_reading_and_an_update_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = tmp_path / "register.sqlite", tmp_path / "draft.signoff"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((EARLIER / "version-0003.sql").read_text())
    actions.save_document(draft(), file)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["import", str(file), "--register", str(path)]) == 0
    said = [words.strip() for words in terminal.getvalue().split("\r") if words.strip()]
    assert said == ["Reading…", "Copying the register as it is…", "Preparing the search…"]
    assert "was added to the register" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["list"], ["search", "gate"], ["import"]], ids=lambda command: command[0])
def test_no_new_register_begins_where_one_is_gone_that_has_backups(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = tmp_path / "register.sqlite", tmp_path / "draft.signoff"
    with Register.open(path) as register:
        register.save(draft())
    assert back_up_changes(path, later(0)) is not None
    path.unlink()
    actions.save_document(draft(), file)
    words = [*command, str(file)] if command == ["import"] else command
    assert main([*words, "--register", str(path)]) == 2
    assert capsys.readouterr().err == (f"There is no register at {path} any more, though there are backups of it.\n")
    assert not path.exists()


@pytest.mark.parametrize("way", ["deleted", "replaced", "overwritten"])
def test_what_was_imported_before_the_file_was_replaced_is_kept(
    way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "register.sqlite", tmp_path / "other.sqlite"
    with Register.open(other) as register:
        register.save(draft(subject="Of another register"))
    files = [tmp_path / f"{number}.signoff" for number in range(2)]
    for file in files:
        actions.save_document(draft(subject=file.stem), file)

    def print_and_replace(line: str) -> None:
        print_line(line)
        WAYS[way](path, other)

    monkeypatch.setattr(commands, "print_line", print_and_replace)
    assert main(["import", *map(str, files), "--register", str(path)]) == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert len(said.err.splitlines()) == 1
    assert str(path) in said.err
    kept = list(tmp_path.glob("register-as-it-was-open-*.sqlite"))
    assert len(kept) == (way != "overwritten")
    for file in kept:
        assert f"is kept as {file}." in said.err
        with Register.open(file, read_only=True) as register:
            assert [row.subject for row in rows_of(register)] == ["0"]
    if path.exists():
        assert path.read_bytes() == other.read_bytes()
