"""The command line on bad input: one sentence, status 2, nothing changed, no traceback."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from signoff.cli import main

Make = Callable[[Path], object]

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154")


def _big(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1024**3)


def _truncated(path: Path) -> None:
    main(["example", "--output", str(path)])
    path.write_bytes(path.read_bytes()[:3000])


def _changed(**changes: object) -> Make:
    def make(path: Path) -> None:
        main(["example", "--output", str(path)])
        document = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(document | changes), "utf-8")

    return make


BAD: dict[str, Make] = {
    "missing": lambda _path: None,
    "empty": lambda path: path.write_bytes(b""),
    "1 GB": _big,
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "truncated JSON": _truncated,
    "wrong version": _changed(version=99),
    "unknown field": _changed(colour="blue"),
    "PNG renamed": lambda path: path.write_bytes(PNG),
    "folder": lambda path: path.mkdir(),
    "damaged PDF": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 500),
    "PDF of another kind": lambda path: path.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>"),
    "deep": lambda path: path.write_bytes(b'{"a":' * 50_000),
}

COMMANDS: dict[str, list[str]] = {
    "check": ["check", "{file}"],
    "sign": [
        *("sign", "{file}", "--role", "decision_maker", "--name", "A", "--post", "B", "--date", "2023-03-23"),
        *("--typed", "--output", "{out}"),
    ],
    "handover": ["handover", "{file}", "--to", "A", "--name", "B", "--output", "{out}"],
    "export": ["export", "{file}", "--output", "{out}"],
    "verify": ["verify", "{file}"],
    "compare": ["compare", "{file}", "{file}"],
    "import": ["import", "{file}", "--register", "{register}"],
}


def only_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = captured.err.splitlines()
    assert len(lines) == 1, captured.err
    assert lines[0].endswith(".")
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_sentence(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out, register = tmp_path / "notice.signoff", tmp_path / "out", tmp_path / "register.sqlite"
    BAD[kind](file)
    capsys.readouterr()
    words = [word.format(file=file, out=out, register=register) for word in COMMANDS[command]]
    assert main(words) == 2
    assert "notice.signoff" in only_sentence(capsys)
    assert not out.exists()
    assert not register.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["example", "nothing"],
        ["export", "{good}", "--output", "{file}/x.pdf"],
        ["example", "--output", "{file}/x.signoff"],
        ["demo", "--output", "{file}/folder"],
        ["deadlines", "--listed", "1999-12-01"],
        ["deadlines", "--council", "atlantis", "--listed", "2024-03-01"],
        ["deadlines", "--council", "../leeds", "--listed", "2024-03-01"],
        ["list", "--register", "{file}"],
        ["list", "--register", "{folder}"],
        ["import", "{good}", "--register", "{file}"],
        ["nonsense-command"],
        ["x" * 5000],
        ["check", "x" * 5000],
        ["export", "{good}", "--output", ""],
        ["example", "--output", "/"],
        ["--nonsense"],
    ],
)
def test_a_bad_argument_is_one_sentence(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, file = tmp_path / "good.signoff", tmp_path / "a-file"
    main(["example", "--output", str(good)])
    file.write_bytes(PNG)
    capsys.readouterr()
    assert main([word.format(good=good, file=file, folder=tmp_path) for word in words]) == 2
    only_sentence(capsys)
    assert file.read_bytes() == PNG


@pytest.mark.parametrize(
    "words", [["check"], ["check", "f", "--on", "23/3/2023"], ["sign", "f", "--role", "king"], ["list", "--colour"]]
)
def test_a_wrong_option_is_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    only_sentence(capsys)


@pytest.mark.parametrize("picture", [b"", PNG, b"GIF89a" + b"\x00" * 50, b"\xff\xd8\xff\xe0" + b"\x00" * 50])
def test_a_bad_picture_is_one_sentence(picture: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, image, out = tmp_path / "good.signoff", tmp_path / "mark.png", tmp_path / "out.signoff"
    main(["example", "--output", str(good)])
    image.write_bytes(picture)
    capsys.readouterr()
    words = ["--role", "decision_maker", "--name", "A", "--post", "B", "--date", "2023-03-23"]
    assert main(["sign", str(good), *words, "--image", str(image), "--output", str(out)]) == 2
    assert "mark.png" in only_sentence(capsys)
    assert not out.exists()


def test_a_register_of_a_newer_signoff_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = tmp_path / "register.sqlite"
    assert main(["list", "--register", str(register)]) == 0
    with sqlite3.connect(register) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    capsys.readouterr()
    assert main(["list", "--register", str(register)]) == 2
    assert "newer" in only_sentence(capsys)


def test_without_a_display_the_application_names_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 2
    sentence = only_sentence(capsys)
    assert "export" in sentence
    assert "verify" in sentence
