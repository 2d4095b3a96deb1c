"""Where a person was in each notice, kept for each register."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.desktop.core.places import MOST, Place, Places, places_file
from signoff.errors import FileProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places" / "first.json"


def place(page: str = "decision", field: str = "") -> Place:
    return Place(page=page, status="draft", field=field)


def test_a_notice_that_is_open_is_named_until_it_is_closed(path: Path) -> None:
    places = Places(path)
    places.note("one", place(field="subject"))
    places.write()
    killed = Places(path)
    assert (killed.interrupted, killed.find("one")) == ("one", place(field="subject"))

    killed.note_closed()
    killed.write()
    closed = Places(path)
    assert (closed.interrupted, closed.find("one")) == ("", place(field="subject"))


def test_only_what_has_changed_is_written(path: Path) -> None:
    places = Places(path)
    places.write()
    places.note_closed()
    places.write()
    assert not path.exists()
    places.note("one", place())
    places.write()
    path.unlink()
    places.note("one", place())
    places.write()
    assert not path.exists()


def test_the_notices_of_longest_ago_are_forgotten(path: Path) -> None:
    places = Places(path)
    for number in range(MOST + 1):
        places.note(str(number), place())
        places.note("0", place(str(number)))
    places.write()
    kept = Places(path)
    assert kept.find("0") == place(str(MOST))
    assert kept.find("1") is None
    assert kept.find("2") is not None


@pytest.mark.parametrize("data", [b"", b"[]", b'{"open": 3}', b'{"places": {"one": {}}}', b"\xff" * 300_000])
def test_a_file_that_is_not_understood_is_as_if_there_were_none(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    places = Places(path)
    assert places.interrupted == ""
    places.note("one", place())
    places.write()
    assert Places(path).interrupted == "one"


def test_a_folder_that_cannot_be_written_to_is_a_sentence(path: Path) -> None:
    path.parent.write_text("in the way")
    places = Places(path)
    places.note("one", place())
    with pytest.raises(FileProblem, match="cannot be made"):
        places.write()


def test_each_register_has_a_file_of_its_own_by_whatever_name_it_is_reached(tmp_path: Path) -> None:
    first, second, link = tmp_path / "first.sqlite", tmp_path / "second.sqlite", tmp_path / "link.sqlite"
    first.touch()
    link.symlink_to(first)
    assert places_file(first) == places_file(link) != places_file(second)
