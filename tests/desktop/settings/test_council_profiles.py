"""The councils' profiles of this laptop: found with what is wrong with them, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from signoff.desktop.settings.council_profiles import found_profiles, lines_of
from signoff.notice.form.closures import Closure
from signoff.notice.form.profile_file import load_profile
from signoff.notice.form.quiet_rules import QuietRule
from signoff.paths import resource

LEEDS = resource("councils") / "leeds.toml"


def own(folder: Path, key: str, name: str = "") -> Path:
    """Write a council's own profile into a folder."""
    text = LEEDS.read_text(encoding="utf-8").replace('key = "leeds"', f'key = "{key}"')
    path = folder / f"{key}.toml"
    path.write_text(text.replace("Leeds City Council", name or f"Council of {key}"), encoding="utf-8")
    return path


def words_of(heading: str, *closures: Closure) -> str:
    profile = replace(load_profile("leeds"), closures=closures) if closures else load_profile("leeds")
    return next(line.words for line in lines_of(profile) if line.heading.startswith(heading))


def test_the_bundled_ones_are_there_without_a_folder(tmp_path: Path) -> None:
    listed = {each.key: each for each in found_profiles((tmp_path / "not there",))}
    assert set(listed) == {"leeds", "york", "kirklees", "lambeth"}
    leeds = listed["leeds"]
    assert (leeds.key, leeds.path, leeds.own, leeds.problem) == ("leeds", LEEDS, False, "")


def test_one_of_the_councils_own_stands_before_the_bundled_one_of_its_key(tmp_path: Path) -> None:
    path = own(tmp_path, "leeds", "Leeds, our own")
    (leeds,) = (each for each in found_profiles((tmp_path,)) if each.key == "leeds")
    assert leeds.profile is not None
    assert (leeds.path, leeds.own, leeds.profile.name) == (path, True, "Leeds, our own")


def test_the_first_of_two_folders_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    path = own(first, "york")
    own(second, "york")
    bundled = {LEEDS.with_name(f"{key}.toml") for key in ("leeds", "kirklees", "lambeth")}
    assert {each.path for each in found_profiles((first, second))} == {path, *bundled}


def test_usable_ones_come_first_by_name_and_a_wrong_one_hides_no_other(tmp_path: Path) -> None:
    own(tmp_path, "york", "York")
    own(tmp_path, "bath", "Bath")
    (tmp_path / "wrong.toml").write_text("key = ", encoding="utf-8")
    (tmp_path / "Bad Name.toml").write_text("", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    listed = found_profiles((tmp_path,))
    names = ["Bath", "Kirklees Council", "Leeds City Council", "London Borough of Lambeth", "York"]
    assert [each.profile.name for each in listed if each.profile] == names
    assert {each.key for each in listed[5:]} == {"wrong", "Bad Name"}
    for each in listed[5:]:
        assert str(each.path) in each.problem
        assert each.problem.endswith(".")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("12-27", "12-31", "27 to 31 December"),
        ("12-24", "01-02", "24 December to 2 January"),
        ("05-01", "05-01", "1 May"),
        ("12-31", "12-01", "31 December to 1 December"),
    ],
)
def test_days_on_which_a_council_is_closed_are_told_as_one_says_them(first: str, last: str, words: str) -> None:
    assert words_of("Closed", Closure(first=first, last=last)) == words


def test_a_profile_is_told_with_its_figures() -> None:
    profile = load_profile("leeds")
    assert words_of("Council") == profile.name
    assert words_of(f"Directors ({len(profile.directors)})").splitlines() == list(profile.directors)
    assert words_of("Key threshold").startswith("£500,000: ")
    assert words_of("Record kept") == "6 years"
    quiet = QuietRule(rule="amount-on-edge", reason="Our bands end a penny below the next.")
    once = replace(profile, record_years=1, closures=(), quiet=(quiet,))
    words = dict(lines_of(once))
    assert words["Rules that are switched off"] == "amount-on-edge: Our bands end a penny below the next."
    assert "Rules that are switched off" not in dict(lines_of(profile))
    assert words["Asks notices about"] == "Equality, subsidies, best value, the best consideration for land"
    assert words["Record kept"] == "1 year"
    assert words["Closed"] == "Weekends and bank holidays only"


def test_each_type_has_its_bands_each_with_a_capital() -> None:
    bands = [line for line in lines_of(load_profile("leeds")) if line.heading.startswith("Bands: ")]
    assert len(bands) == 3
    labels = [label for line in bands for label in line.words.splitlines()]
    assert len(labels) == len(load_profile("leeds").bands)
    assert all(not label[0].islower() for label in labels)
