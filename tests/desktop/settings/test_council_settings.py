"""The settings choose a council's profile, show all of it, and say which file is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.council_profiles import found_profiles, lines_of
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.notice.form.profile_file import load_profile
from signoff.paths import resource

LEEDS = resource("councils/leeds.toml").read_text(encoding="utf-8")
BARCHESTER = LEEDS.replace('key = "leeds"', 'key = "barchester"').replace("Leeds City", "Barchester City")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of profiles that is made only when somebody opens it."""
    return tmp_path / "data" / "councils"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def dialog(theme: Theme, settings: Settings, folder: Path, qtbot: QtBot) -> SettingsDialog:
    settings_dialog = SettingsDialog(theme, settings, lambda: found_profiles((folder,)), folder)
    qtbot.addWidget(settings_dialog)
    settings_dialog.show_page("council")
    settings_dialog.show()
    qtbot.waitExposed(settings_dialog)
    return settings_dialog


def put(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def shown_text(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def press(dialog: QWidget, name: str, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choices(dialog: QWidget) -> ExclusiveChoice:
    group = dialog.findChild(ExclusiveChoice, "settingsCouncil")
    assert group is not None
    return group


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_pages_are_as_wide_as_the_dialog_allows(dialog: SettingsDialog, theme: Theme, percent: int) -> None:
    """They end where the buttons below do, and scroll in the margin."""
    theme.set_text_percent(percent)
    dialog.show_page("you")
    for _ in range(4):
        QGuiApplication.processEvents()
    name, save = dialog.findChild(QLineEdit, "settingsName"), dialog.yes
    assert name is not None
    left, right = (name.mapTo(dialog, QPoint(x, 0)).x() for x in (0, name.width()))
    assert right == save.mapTo(dialog, QPoint(save.width(), 0)).x()
    assert left == dialog.width() - right


def test_all_of_the_profile_is_shown_with_where_it_was_read_from(dialog: SettingsDialog, qtbot: QtBot) -> None:
    profile = load_profile("leeds")
    qtbot.waitUntil(lambda: "Wards (33)" in shown_text(dialog))
    text = shown_text(dialog)
    for words in (
        profile.name,
        profile.version,
        *profile.directors,
        *profile.wards,
        *profile.citations.values(),
        "£100,000 to £500,000",
        "£500,000: a decision above this",
        "28 clear days",
        "5 clear working days",
        "27 to 31 December",
        "Chief Digital and Information Officer (CDIO)",
        str(resource("councils/leeds.toml")),
    ):
        assert words in text


def test_another_council_is_chosen_and_kept(
    dialog: SettingsDialog, settings: Settings, folder: Path, qtbot: QtBot
) -> None:
    put(folder, "barchester.toml", BARCHESTER.replace('"12-31"', '"01-02"'))
    press(dialog, "readAgain", qtbot)
    assert choices(dialog).choice() == "leeds"
    button = choices(dialog).button("barchester")
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.waitUntil(lambda: "27 December to 2 January" in shown_text(dialog))
    assert str(folder / "barchester.toml") in shown_text(dialog)
    press(dialog, "dialog-yes", qtbot)
    assert settings.council == "barchester"


def test_a_wrong_profile_is_shown_with_file_line_and_key_and_does_not_hide_the_others(
    dialog: SettingsDialog, folder: Path, qtbot: QtBot
) -> None:
    put(folder, "broken.toml", BARCHESTER.replace('"barchester"', '"broken"').replace("years = 6", 'years = "six"'))
    put(folder, "barchester.toml", BARCHESTER)
    put(folder, "My Council.toml", BARCHESTER)
    press(dialog, "readAgain", qtbot)
    qtbot.waitUntil(lambda: "broken.toml cannot be used" in shown_text(dialog))
    line = 1 + LEEDS.splitlines().index("record_years = 6")
    assert f"{folder / 'broken.toml'} is wrong at line {line}, record_years" in shown_text(dialog)
    assert "My Council.toml is not read" in shown_text(dialog)
    assert choices(dialog).button("barchester").isVisibleTo(dialog)
    put(folder, "broken.toml", BARCHESTER.replace('"barchester"', '"broken"'))
    press(dialog, "readAgain", qtbot)
    qtbot.waitUntil(lambda: "broken.toml" not in shown_text(dialog))


def test_an_own_file_stands_before_the_bundled_one(folder: Path) -> None:
    put(folder, "leeds.toml", LEEDS.replace('version = "2026.1"', 'version = "2030.4"'))
    (found,) = (each for each in found_profiles((folder,)) if each.key == "leeds")
    assert found.own
    assert found.profile is not None
    assert found.profile.version == "2030.4"
    assert ("Version", "2030.4") in list(lines_of(found.profile))


def test_a_broken_profile_of_the_council_in_use_is_not_dropped_from_the_settings(
    theme: Theme, settings: Settings, folder: Path, qtbot: QtBot
) -> None:
    settings.update(council="barchester")
    put(folder, "barchester.toml", "key = ")
    dialog = SettingsDialog(theme, settings, lambda: found_profiles((folder,)), folder)
    qtbot.addWidget(dialog)
    dialog.show_page("council")
    dialog.show()
    assert "barchester.toml cannot be used" in shown_text(dialog)
    press(dialog, "dialog-yes", qtbot)
    assert settings.council == "barchester"


def test_the_folder_is_made_opened_and_its_path_copied(
    dialog: SettingsDialog, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    line = dialog.findChild(QLineEdit, "profilesFolder")
    assert line is not None
    assert line.text() == str(folder)
    press(dialog, "openFolder", qtbot)
    assert folder.is_dir()
    assert [Path(url.toLocalFile()) for url in opened] == [folder]
    press(dialog, "copyPath", qtbot)
    assert QGuiApplication.clipboard().text() == str(folder)
    QGuiApplication.clipboard().clear()


def test_a_folder_that_cannot_be_made_is_reported(dialog: SettingsDialog, folder: Path, qtbot: QtBot) -> None:
    folder.parent.write_text("in the way")
    press(dialog, "openFolder", qtbot)
    message = dialog.findChild(QLabel, "folderTold")
    assert message is not None
    assert "cannot be made" in message.text()


def test_whether_the_dates_are_printed_is_kept(dialog: SettingsDialog, settings: Settings, qtbot: QtBot) -> None:
    dialog.show_page("you")
    check = dialog.findChild(QWidget, "settingsDates")
    assert check is not None
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    press(dialog, "dialog-yes", qtbot)
    assert settings.print_dates
