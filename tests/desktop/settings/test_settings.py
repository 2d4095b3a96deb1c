"""Settings are read and written without loss, whatever the file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.desktop.core.settings import Settings
from signoff.errors import FileProblem


def test_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    Settings(path).update(name="Ayesha Malik", post="PA", scheme="dark", last_folder=str(tmp_path))

    again = Settings(path)

    assert (again.name, again.post, again.scheme) == ("Ayesha Malik", "PA", "dark")
    assert again.last_folder == tmp_path
    assert again.problem == ""


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert (settings.council, settings.scheme, settings.name) == ("leeds", "system", "")
    assert settings.actor()


def test_the_name_is_the_actor(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.update(name="  Ayesha ")
    assert settings.actor() == "Ayesha"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"scheme": "purple"}', b"[]"])
def test_a_damaged_file_is_moved_aside_and_reported(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)

    settings = Settings(path)

    assert settings.scheme == "system"
    assert "settings" in settings.problem
    assert (tmp_path / "settings.damaged.json").read_bytes() == damage


def test_what_a_newer_signoff_wrote_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"name": "A", "font_size": 14}')
    assert Settings(path).name == "A"
    assert Settings(path).problem == ""


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.update(last_folder=str(tmp_path / "gone"))
    assert settings.last_folder == Path.home()


def test_settings_that_cannot_be_written_hold_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.json")

    with pytest.raises(FileProblem):
        settings.update(name="Ayesha")

    assert settings.name == "Ayesha"
