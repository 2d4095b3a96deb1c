"""A machine's settings for sealing: read strictly, and refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.errors import FileProblem, SealProblem
from signoff.notice.form.default_council import DEFAULT_COUNCIL
from signoff.signing.seal.settings import SealSettings, chosen_council, is_web, read_settings, write_settings


@pytest.mark.parametrize(
    ("url", "is_address"),
    [
        ("https://stamps.example/tsa", True),
        ("http://stamps.example", True),
        ("https://stamps.example:8443/tsa", True),
        ("HTTPS://stamps.example", True),
        ("https://stamps.example:0", False),
        ("https://stamps.example:x", False),
        ("https://", False),
        ("https:///tsa", False),
        ("ftp://stamps.example", False),
        ("//stamps.example", False),
        ("https://[::1", False),
    ],
)
def test_which_addresses_a_server_can_have(url: str, is_address: bool) -> None:
    assert is_web(url) == is_address


@pytest.mark.parametrize(
    ("text", "council"),
    [('{"council": "york", "other": [1]}', "york"), ("{}", DEFAULT_COUNCIL), (None, DEFAULT_COUNCIL)],
)
def test_which_council_s_key_seals(text: str | None, council: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "settings.json").write_text(text, "utf-8")
    assert chosen_council(tmp_path) == council


@pytest.mark.parametrize("text", ["", "[]", '{"council": 7}', "{"])
def test_a_choice_of_council_that_cannot_be_read_is_one_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(text, "utf-8")
    with pytest.raises(SealProblem, match=r"do not say which council to seal for: choose it again\.$"):
        chosen_council(tmp_path)


def test_settings_are_read_without_surrounding_spaces_and_refused_where_impossible(tmp_path: Path) -> None:
    (tmp_path / "seal.toml").write_text('council_key = "  "\ntimestamp_server = " https://x.example "\n', "utf-8")
    assert read_settings(tmp_path) == SealSettings(None, "https://x.example")
    (tmp_path / "seal.toml").write_text('council_key = "a\\u0000b"\n', "utf-8")
    with pytest.raises(SealProblem, match="a name that no file can have"):
        read_settings(tmp_path)
    (tmp_path / "seal.toml").write_text('council_key = "~nobody-of-this-name/k.p12"\n', "utf-8")
    with pytest.raises(SealProblem, match="names a user that this computer does not have"):
        read_settings(tmp_path)
    (tmp_path / "seal.toml").write_bytes(b"#" * (64 * 1024 + 1))
    with pytest.raises(FileProblem, match="too large to be a settings"):
        read_settings(tmp_path)


def test_settings_that_cannot_be_written_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match=r"could not be made: .*\.$"):
        write_settings(tmp_path / "file" / "folder", SealSettings())
    write_settings(tmp_path / "new", SealSettings(timestamp_url='https://x.example/"\x7f\\'))
    assert read_settings(tmp_path / "new").timestamp_url == 'https://x.example/"\x7f\\'
