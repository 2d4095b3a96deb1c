"""The shared register from the command line."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, signed
from shared.conftest import Database, database, lasting_database, own_database, server, template
from signoff import actions
from signoff.cli import main
from signoff.shared.address import read_address

__all__ = ["database", "lasting_database", "own_database", "server", "template"]


def test_a_folder_exchanges_with_a_shared_register(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    register, other, file = tmp_path / "a.sqlite", tmp_path / "b.sqlite", tmp_path / "n.signoff"
    record = draft()
    actions.save_document(record, file)
    assert main(["import", str(file), "--register", str(register)]) == 0
    url = database.url("pa")
    assert main(["sync", "--shared", url, "--register", str(register)]) == 0
    assert "0 notices received, 1 sent, 0 waiting." in capsys.readouterr().out
    assert main(["shared", "status", "--shared", url, "--register", str(register)]) == 0
    said = capsys.readouterr().out
    assert "Up to date with" in said
    assert re.search(r"last exchange: \d{4}-\d\d-\d\d \d\d:\d\d\.$", said, re.MULTILINE)

    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert main(["shared", "sign-in", url]) == 0
    assert "as Pat Adams" in capsys.readouterr().out
    assert main(["sync", "--register", str(other), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["received"] == 1
    assert main(["list", "--shared", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [record.id]
    assert main(["search", "gate", "--shared"]) == 0
    assert "A new gate" in capsys.readouterr().out
    assert main(["search", "nowhere", "--shared", url]) == 0
    assert "No notices." in capsys.readouterr().out
    assert main(["shared", "status", "--register", str(other)]) == 0
    assert "Up to date with" in capsys.readouterr().out
    assert main(["shared", "get", record.id, "--register", str(other)]) == 0

    gone = url.replace(database.name, "nowhere")
    assert main(["shared", "status", "--shared", gone, "--register", str(other)]) == 0
    assert "Offline: The shared register cannot be reached" in capsys.readouterr().out
    assert main(["sync", "--shared", gone, "--register", str(other)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_administrator_gives_rights_and_checks(own_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    database = own_database
    url = database.url()
    words = ["shared", "grant", "pa2", "--shared", url, "--name", "Robin Hill", "--role", "preparer"]
    assert main([*words, "--team", "Highways"]) == 0
    assert "pa2 is Robin Hill in the shared register: preparer." in capsys.readouterr().out
    assert main(["shared", "check", "--shared", url]) == 0
    assert main(["shared", "upgrade", "--shared", url]) == 0
    assert main(["shared", "init", "--shared", url]) == 2
    capsys.readouterr()
    database.ask("dba", "ALTER TABLE signoff.state DISABLE TRIGGER keep")
    assert main(["shared", "check", "--shared", url]) == 1
    assert "trigger “keep”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://x@y/z",
        "postgresql://host/db",
        "postgresql://a:secret@host/db",
        "postgresql://a@h:x/db",
        "postgresql://a@h/d?x=1",
    ],
)
def test_an_address_that_is_none_is_said_without_a_password(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shared", "check", "--shared", address]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "secret" not in error


def test_only_this_machine_is_spoken_to_without_a_checked_certificate() -> None:
    from signoff.shared.connecting import _encryption

    assert _encryption(read_address("postgresql://a@localhost/db"), 170000)["sslmode"] == "prefer"
    assert _encryption(read_address("postgresql://a@db.council.example/db"), 170000) == {
        "sslmode": "verify-full",
        "sslrootcert": "system",
    }
    own = read_address("postgresql://a@db.council.example/db?sslrootcert=/etc/council.pem")
    assert _encryption(own, 150000) == {"sslmode": "verify-full", "sslrootcert": "/etc/council.pem"}


def test_without_psycopg_all_else_works(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["list"]) == 0
    assert main(["sync", "--shared", "postgresql://a@localhost/db"]) == 2
    assert "signoff[shared]" in capsys.readouterr().err


def test_of_two_signatures_the_first_stands_and_whoever_has_the_other_sets_it_aside(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, url = draft(), ["--shared", database.url("services")]
    registers = [["--register", str(tmp_path / f"{name}.sqlite")] for name in ("a", "b")]
    for register, subject in zip(registers, ("A red gate", "A blue gate"), strict=True):
        file = tmp_path / f"{subject}.signoff"
        actions.save_document(signed(replace(record, notice=replace(record.notice, subject=subject))), file)
        assert main(["import", str(file), *register]) == 0
    first, second = registers
    assert main(["sync", "--everything", *url, *first]) == 0
    assert main(["sync", "--everything", *url, *second]) == 1
    assert "They differ in" in capsys.readouterr().err
    resolve = ["shared", "resolve", record.id, "--name", "Jo Reed", *url, *second]
    assert main([*resolve, "--keep", "mine"]) == 2
    assert "content cannot change" in capsys.readouterr().err
    assert main([*resolve, "--keep", "theirs"]) == 0
    assert "The shared register’s signature stands. Yours is withdrawn" in capsys.readouterr().out
    assert main(["sync", "--everything", *url, *second]) == 0
    assert main(["list", *second]) == 0
    assert "withdrawn" in capsys.readouterr().out
    assert main(["shared", "get", record.id, *url, *first]) == 0
    assert "signed another version, which does not stand: services set that aside." in capsys.readouterr().err
