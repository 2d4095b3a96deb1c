"""Profiles as files, in front of a window: what comes in replaces another after asking, and is explained if broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from signoff.desktop.core.services import Services
from signoff.desktop.profiles import editor_window, profile_files
from signoff.desktop.profiles.profile_files import ProfileFiles
from signoff.desktop.settings.council_profiles import found_profiles
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.paths import resource

YORK = resource("councils/york.toml").read_text("utf-8")
ELMET = YORK.replace('key = "york"', 'key = "elmet"').replace("City of York Council", "Elmet County Council")


class Told:
    """What the person is told and asked; `yes` is the answer."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.questions: list[str] = []
        self.yes = True

    def tell(self, _window: QWidget, _theme: object, title: str, text: str) -> None:
        self.words.append(f"{title} {text}")

    def ask(self, _window: QWidget, _theme: object, title: str, text: str, *_: object, **__: object) -> bool:
        self.questions.append(f"{title} {text}")
        return self.yes


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    person = Told()
    monkeypatch.setattr(profile_files, "tell", person.tell)
    monkeypatch.setattr(profile_files, "ask", person.ask)
    return person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "councils"


@pytest.fixture
def files(services: Services, folder: Path) -> ProfileFiles:
    return ProfileFiles(services, folder)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(services: Services, path: Path) -> None:
    notifier = services.notifier
    assert isinstance(notifier, AnsweringNotifier)
    notifier.file = path


def test_one_from_a_colleague_is_kept_and_replaces_another_only_where_the_person_says_so(
    files: ProfileFiles, services: Services, folder: Path, tmp_path: Path, told: Told, window: QWidget
) -> None:
    sent = tmp_path / "from a colleague.toml"
    answer(services, sent)
    sent.write_text(ELMET, "utf-8")
    assert files.open_file(window) == "elmet"
    assert (folder / "elmet.toml").read_text("utf-8") == ELMET
    assert files.open_file(window) == "elmet"
    assert told.questions == []
    sent.write_text(ELMET.replace('"2026.1"', '"2026.2"'), "utf-8")
    told.yes = False
    assert files.open_file(window) == ""
    assert (folder / "elmet.toml").read_text("utf-8") == ELMET
    assert "version 2026.1" in told.questions[0]
    assert "version 2026.2" in told.questions[0]
    told.yes = True
    assert files.open_file(window) == "elmet"
    assert '"2026.2"' in (folder / "elmet.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ELMET.replace("record_years = 6", 'record_years = "six"'), "Line 8, at record_years: expected a whole number"),
        (ELMET.replace("record_years = 6", "record_years = "), "Line 8"),
        (f"voting = true\n{ELMET}", "a later version of signoff"),
    ],
)
def test_a_broken_one_is_explained_by_line_and_nothing_is_kept(
    files: ProfileFiles,
    services: Services,
    folder: Path,
    tmp_path: Path,
    told: Told,
    window: QWidget,
    text: str,
    words: str,
) -> None:
    sent = tmp_path / "broken.toml"
    sent.write_text(text, "utf-8")
    answer(services, sent)
    assert files.open_file(window) == ""
    assert "broken.toml cannot be used" in told.words[0]
    assert words in told.words[0]
    assert "Nothing was changed" in told.words[0]
    assert not folder.exists()


def test_it_is_copied_changed_chosen_and_shared_from_the_settings(
    files: ProfileFiles,
    services: Services,
    folder: Path,
    tmp_path: Path,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services.settings.update(council="york")
    dialog = SettingsDialog(services.theme, services.settings, lambda: found_profiles((folder,)), folder, files=files)
    qtbot.addWidget(dialog)
    dialog.show_page("council")
    dialog.show()

    def change(editor: editor_window.ProfileEditorWindow) -> int:
        name = next(entry for entry in editor.page.editors if entry.objectName() == "name").entry
        editor.editing.change(name, "name", "Elmet County Council")
        editor.save()
        return 1

    monkeypatch.setattr(editor_window.ProfileEditorWindow, "exec", change)
    press(dialog, "changeProfile", qtbot)
    kept = (folder / "elmet.toml").read_text("utf-8")
    assert 'version = "2026.2"' in kept
    choices = dialog.findChild(ExclusiveChoice, "settingsCouncil")
    assert isinstance(choices, ExclusiveChoice)
    assert choices.choice() == "elmet"
    answer(services, tmp_path / "for you")
    press(dialog, "shareProfile", qtbot)
    assert (tmp_path / "for you.toml").read_text("utf-8") == kept
    assert "The profile was saved as a file" in told.words[0]


def press(dialog: QWidget, name: str, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
