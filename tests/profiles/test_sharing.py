"""Profiles that come from a colleague, are kept and are passed on: whole, and only where they can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.errors import FileProblem
from signoff.notice.form.profile_file import load_profile
from signoff.notice.form.profile_problem import ProfileProblem
from signoff.paths import resource
from signoff.profiles.sharing import keep_profile, key_of, next_version, read_profile, share_profile

YORK = resource("councils/york.toml").read_text("utf-8")


def test_a_profile_travels_under_any_name_and_is_kept_under_its_own(tmp_path: Path) -> None:
    sent = share_profile(tmp_path / "York for you", YORK)
    assert sent.name == "York for you.toml"
    received = read_profile(sent)
    assert (received.profile.key, received.text) == ("york", YORK)
    kept = keep_profile(tmp_path / "data" / "councils", received.text)
    assert kept.name == "york.toml"
    assert load_profile("york", (kept.parent,)) == received.profile


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("key_threshold = 500_000", "key_threshold = lots", None, "invalid value"),
        ('version = "2026.1"', "version = 1", 'version = "2026.1"', "expected a text, got a whole number"),
        ('version = "2026.1"', 'version = "1"\nvoting = true', None, "a later version of signoff"),
        ('title = "Record of an Officer Decision"', 'title = ""', 'title = "Record', "not empty"),
    ],
)
def test_a_broken_one_is_explained_by_line_and_not_kept(
    tmp_path: Path, old: str, new: str, line: str | None, words: str
) -> None:
    (tmp_path / "broken.toml").write_text(YORK.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileProblem) as caught:
        read_profile(tmp_path / "broken.toml")
    assert words in str(caught.value)
    assert caught.value.line is not None
    if line:
        assert YORK.splitlines()[caught.value.line - 1].startswith(line)
    with pytest.raises(ProfileProblem):
        keep_profile(tmp_path / "councils", YORK.replace(old, new, 1))
    assert not (tmp_path / "councils").exists()


def test_the_line_of_a_text_in_a_list_is_that_of_its_own_list(tmp_path: Path) -> None:
    leeds = resource("councils/leeds.toml").read_text("utf-8")
    (tmp_path / "leeds.toml").write_text(leeds.replace('"cyber"', "7", 1), encoding="utf-8")
    with pytest.raises(ProfileProblem) as caught:
        read_profile(tmp_path / "leeds.toml")
    assert leeds.splitlines()[(caught.value.line or 0) - 1] == "words = ["


def test_another_sort_of_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text("mine = true\n", encoding="utf-8")
    with pytest.raises(FileProblem, match="not a council’s profile"):
        share_profile(tmp_path / "notes.toml", YORK)
    share_profile(tmp_path / "york.toml", YORK)
    assert share_profile(tmp_path / "york.toml", YORK.replace("2026.1", "2026.2")).read_text("utf-8") != YORK


def test_nothing_is_shared_into_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path))
    with pytest.raises(FileProblem, match="choose another folder"):
        share_profile(tmp_path / "york.toml", YORK)


def test_short_names_and_versions_follow() -> None:
    names = (
        "City of York Council",
        "London Borough of Lambeth",
        "King’s Lynn & West Norfolk Borough Council",
        "Council",
    )
    assert [key_of(name) for name in names] == ["york", "lambeth", "kings-lynn-west-norfolk", "council"]
    assert [next_version(version) for version in ("2026.1", "9", "final")] == ["2026.2", "10", "final 2"]
