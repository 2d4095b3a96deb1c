"""Damaged files in the data folder: one sentence, no traceback, and they stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import signed
from signoff import actions, paths
from signoff.cli import main
from signoff.desktop.core.settings import Settings
from signoff.errors import SignoffError, VaultWaits
from signoff.notice.form.profile_file import load_profile
from signoff.signing.proof.known_keys import KeyRole, KnownKeys, default_known_keys
from signoff.signing.vault.attempts import FREE, Attempts

LEEDS = (Path(__file__).parents[2] / "resources" / "councils" / "leeds.toml").read_text("utf-8")
DEEP = "[" * 30_000
LONG = "1" * 5_000

TOML = {
    "number": f"a = {LONG}",
    "hexadecimal": f"a = 0x{'f' * 9_000}",
    "arrays": f"a = {DEEP}",
    "tables": "a = " + "{a=" * 10_000,
    "dots": "a" + ".a" * 20_000 + " = 1",
    "no text": "\x00",
    "day": "a = 2024-02-31",
}
NAMES = {
    "person": '"~nobodyxx/a"',
    "null": '"a\\u0000b"',
    "long": f'"{"a" * 5_000}"',
    "many folders": f'"{"a/" * 5_000}"',
    "device": '"/dev/zero"',
    "folder": '"."',
    "terminal": '"\\u001b[31m"',
}
JSON = {
    "deep in an unknown member": '{"x":' + DEEP,
    "deep": DEEP,
    "number": f'{{"council":{LONG}}}',
    "cut": '{"council":"',
    "half a character": '{"council":"\\ud800"}',
    "another kind": "[]",
    "empty": "",
    "key": f'{{"council":"{"a" * 5_000}"}}',
    "path": '{"council":"../../x"}',
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "signed.signoff"
    actions.save_document(signed(), path)
    return path


def put(name: str, text: str) -> Path:
    path = paths.data_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def assert_refused(words: list[str], capsys: pytest.CaptureFixture[str], settings: Path, text: str) -> None:
    assert main(words) == 2
    sentence = capsys.readouterr().err
    assert len(sentence.strip().splitlines()) == 1
    assert sentence.strip().endswith(".")
    assert sentence.strip().isprintable()
    assert settings.read_text("utf-8") == text


@pytest.mark.parametrize("kind", TOML)
@pytest.mark.parametrize("name", ["councils/leeds.toml", "seal.toml"])
def test_toml_that_cannot_be_understood(
    name: str, kind: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(name, TOML[kind])
    assert_refused(["export", str(document), "--output", str(tmp_path / "a.pdf")], capsys, path, TOML[kind])
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_of_the_councils_key_that_names_none(
    kind: str,
    document: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SIGNOFF_SEAL_PASSPHRASE", "hush")
    text = f"council_key = {NAMES[kind]}\n"
    path = put("seal.toml", text)
    assert_refused(["export", str(document), "--output", str(tmp_path / "a.pdf")], capsys, path, text)


@pytest.mark.parametrize(
    "server", ["http://[", "http://é/é", f"http://{'a' * 70}/", "http://a b/", "http://x:99999999/"]
)
def test_an_address_that_no_server_has(
    server: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f'timestamp_server = "{server}"\n'
    path = put("seal.toml", text)
    assert_refused(["export", str(document), "--output", str(tmp_path / "a.pdf")], capsys, path, text)


@pytest.mark.parametrize("kind", JSON)
def test_settings_that_cannot_be_understood(
    kind: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put("settings.json", JSON[kind])
    assert_refused(["export", str(document), "--output", str(tmp_path / "a.pdf")], capsys, path, JSON[kind])
    chosen = Settings(path)
    assert chosen.problem or chosen.council
    assert chosen.last_folder.is_dir()


@pytest.mark.parametrize("folder", ["\\u0000", "a" * 5_000, "/dev/null", "\\n"])
def test_a_last_folder_that_is_none_is_the_home_folder(folder: str) -> None:
    path = put("settings.json", f'{{"last_folder":"{folder}"}}')
    assert Settings(path).last_folder == Path.home()


@pytest.mark.parametrize("kind", JSON)
def test_known_keys_that_cannot_be_understood(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = put("known-keys.json", JSON[kind])
    with pytest.raises(SignoffError, match=r"move it away to start again\.$"):
        KnownKeys(default_known_keys()).names(KeyRole.SEAL)
    assert path.read_text("utf-8") == JSON[kind]


@pytest.mark.parametrize("text", [*JSON.values(), f'{{"wrong":{LONG},"since":1}}', '{"wrong":1e30,"since":1}'])
def test_a_count_of_passphrases_that_cannot_be_understood_counts_as_wrong_ones(text: str) -> None:
    tries = Attempts(put("vault.tries", text), lambda: 100.0)
    with pytest.raises(VaultWaits, match="Three passphrases"):
        tries.begin()
    assert FREE == 3


@pytest.mark.parametrize("text", ["-----BEGIN", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"])
def test_a_key_that_cannot_be_understood(
    text: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put("seal-key.pem", text)
    assert_refused(["export", str(document), "--output", str(tmp_path / "a.pdf")], capsys, path, text)


@pytest.mark.parametrize("number", ["9" * 4_000, "0x" + "f" * 3_000, "inf", "1e400", "-1"])
@pytest.mark.parametrize("name", ["key_threshold", "record_years", "days", "upper"])
def test_a_number_in_a_profile_that_none_can_be(name: str, number: str) -> None:
    line = next(line for line in LEEDS.splitlines() if line.split("=")[0].strip() == name)
    put("councils/leeds.toml", LEEDS.replace(line, f"{name} = {number}", 1))
    with pytest.raises(SignoffError, match=r"leeds\.toml is wrong.*\.$"):
        load_profile("leeds", paths.council_folders())


@pytest.mark.parametrize("name", ["register.sqlite", "seal.toml", "new.pdf"])
@pytest.mark.parametrize("command", ["export", "sign", "example", "demo"])
def test_no_command_writes_into_the_data_folder(
    command: str, name: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("register.sqlite", "the register")
    put("seal.toml", "")
    folder = paths.data_folder()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    draft = tmp_path / "draft.signoff"
    actions.save_document(actions.example("published"), draft)
    signature = ["--role", "decision_maker", "--name", "A", "--post", "B", "--date", "2023-03-23", "--typed"]
    words = {
        "export": ["export", str(draft), "--output", str(folder / name)],
        "sign": ["sign", str(draft), *signature, "--output", str(folder / name)],
        "example": ["example", "--output", str(folder / name)],
        "demo": ["demo", "--output", str(folder)],
    }[command]
    assert main(words) == 2
    assert "choose another folder." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
