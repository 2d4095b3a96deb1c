"""Text of a notice, a file's name or a register is printed on one line, without control characters."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

import builders
from signoff import actions
from signoff.cli import main
from signoff.errors import on_one_line
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.model import given
from signoff.notice.record.record import Record
from signoff.paths import resource

EVIL = "\x1b[2J\x07\x9b31m\x85\u202egnp.\u2066\u2069\u200f\u200e\u2028\u2029\x7f\u061c\ufeff"


def spoilt(value: Any, path: str = "") -> Any:
    """Return plain data with the canary in every text that a notice leaves to its writer."""
    if isinstance(value, dict):
        return {name: spoilt(inner, f"{path}.{name}") for name, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner, path) for inner in value]
    return f"{value}{EVIL}" if isinstance(value, str) and path.rpartition(".")[2] not in KEPT else value


KEPT = {"decision_type", "approximate_value", "scope", "decision_date", "date", "route", "dispensation"}


@pytest.fixture
def canary() -> Record:
    notice = spoilt(msgspec.to_builtins(builders.notice()))
    terms = spoilt(msgspec.to_builtins(builders.TERMS), "")
    for band, own in zip(terms["bands"], builders.TERMS.bands, strict=True):
        band["key"] = own.key
    record = lifecycle.new_record(
        "leeds",
        msgspec.convert(terms, type(builders.TERMS)),
        actor=f"PA{EVIL}",
        at=builders.NOON,
        notice=msgspec.convert(notice, type(builders.notice())),
    )
    return msgspec.structs.replace(record, reference=f"D1{EVIL}")


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    output = captured.out + captured.err
    wrong = {f"U+{ord(char):04X}" for char in output if char != "\n" and not char.isprintable()}
    assert wrong == set()
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") for char in output if char != "\n")
    return output


def test_no_command_prints_what_a_terminal_would_obey(
    canary: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out\x1b[1m\u202e"
    folder.mkdir()
    path, out, register = folder / "n\u2028.signoff", folder / "s.signoff", folder / "r.sqlite"
    path.write_bytes(codec.write_record(canary))
    signer = ["--role", "scrutiny_chair", "--name", "A. Chair", "--post", f"B{EVIL}", "--date", "2024-05-14", "--typed"]
    runs: Mapping[str, list[str]] = {
        "check": ["check", str(path)],
        "check as JSON": ["check", str(path), "--json"],
        "verify": ["verify", str(path)],
        "verify as JSON": ["verify", str(path), "--json"],
        "sign": ["sign", str(path), *signer, "--output", str(out)],
        "compare": ["compare", str(path), str(resource("examples/key.signoff"))],
        "compare as JSON": ["compare", str(path), str(resource("examples/key.signoff")), "--json"],
        "sign over it": ["sign", str(path), *signer, "--output", str(path)],
        "export": ["export", str(path), "--output", str(folder / "n.pdf")],
        "export nowhere": ["export", str(path), "--output", str(folder / "none" / "n.pdf")],
        "import": ["import", str(path), "--register", str(register)],
        "import again": ["import", str(path), "--register", str(register), "--json"],
        "list": ["list", "--register", str(register)],
        "list as JSON": ["list", "--register", str(register), "--json"],
        "search": ["search", "gate", "--register", str(register)],
        "backup": ["backup", str(folder / "b.sqlite"), "--register", str(register)],
        "restore": ["restore", str(folder / "b.sqlite"), "--register", str(register)],
        "salvage": ["salvage", str(register), "--output", str(folder / "s.sqlite")],
        "salvage nothing": ["salvage", str(path), "--output", str(folder / "t.sqlite")],
        "an unknown option": ["check", f"--{EVIL}"],
        "an unknown command": [EVIL],
        "no such file": ["check", str(folder / EVIL)],
    }
    printed = {}
    for name, words in runs.items():
        with contextlib.suppress(SystemExit):
            main(words)
        printed[name] = shown(capsys)
    assert all(printed.values()), printed
    assert printed["list"].startswith("draft")
    assert "\\x1b[2J" in printed["list"]
    assert "\\x1b[2J" in printed["search"]
    assert len(printed["list"].splitlines()) == 1
    assert "is the notice itself" in printed["sign over it"]


def test_json_says_the_same_as_the_notice_all_the_same(
    canary: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, register = tmp_path / "n.signoff", tmp_path / "r.sqlite"
    actions.save_document(canary, path)
    main(["import", str(path), "--register", str(register)])
    capsys.readouterr()
    main(["list", "--register", str(register), "--json"])
    (row,) = json.loads(capsys.readouterr().out)
    assert row["subject"] == given(canary.notice.subject)


def test_signing_leaves_its_input_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, link = tmp_path / "n.signoff", tmp_path / "link.signoff"
    actions.save_document(builders.draft(), path)
    link.hardlink_to(path)
    before = path.read_bytes()
    signer = ["--role", "decision_maker", "--name", "A. Officer", "--post", "Chief Officer", "--date", "2024-05-14"]
    assert main(["sign", str(path), *signer, "--typed", "--output", str(link)]) == 2
    assert "is the notice itself: name another file" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\tc\u2028d\xa0e", "a b c d e"),
        ("\x1b[0m", "\\x1b[0m"),
        ("\x9b", "\\x9b"),
        ("\u202e\u2066\u200f", "\\u202e\\u2066\\u200f"),
        ("£ – “é” 🦄", "£ – “é” 🦄"),
    ],
)
def test_a_line_holds_nothing_that_is_not_seen(text: str, line: str) -> None:
    assert on_one_line(text) == line


def test_a_line_is_cut_short() -> None:
    assert on_one_line("abcdef", 4) == "abc…"
    assert on_one_line("abcd", 4) == "abcd"
