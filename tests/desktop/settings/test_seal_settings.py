"""The settings of the seal: whose key, whose clock, each saved at once, or the reason shown where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.seal_settings import SealPanel
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.signing.seal.key import FILE, installation_key
from signoff.signing.seal.settings import SealSettings, read_settings


class Hands:
    """A panel on a data folder of its own."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.notifier = AnsweringNotifier(theme)
        self.panel = SealPanel(theme, folder, self.notifier)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def says(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def press(self, name: str) -> None:
        button = self.panel.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, text: str) -> None:
        line = self.panel.findChild(QLineEdit, "sealServer")
        assert line is not None
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    @property
    def kept(self) -> SealSettings:
        return read_settings(self.folder)


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Hands:
    return Hands(qtbot, theme, tmp_path)


def test_saving_the_settings_keeps_a_typed_server_or_says_why_not(
    hands: Hands, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = Settings(tmp_path / "settings.json")
    dialog = SettingsDialog(theme, settings, list, tmp_path)
    qtbot.addWidget(dialog)
    dialog.add_page("seal", "Seal", hands.panel, hands.panel.commit)
    dialog.open()
    line = hands.panel.findChild(QLineEdit, "sealServer")
    assert line is not None
    line.setText("not a url")
    dialog.accept()
    assert dialog.isVisible()
    assert "Enter the address" in hands.says("sealProblem")
    line.setText("https://stamps.example")
    dialog.accept()
    assert not dialog.isVisible()
    assert hands.kept.timestamp_url == "https://stamps.example"


def test_looking_makes_no_key(hands: Hands) -> None:
    assert "own key" in hands.says("sealState")
    assert "the first time something is sealed" in hands.says("sealKey")
    assert list(hands.folder.iterdir()) == []


def test_the_key_of_this_installation_is_shown_by_its_fingerprint(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    key = installation_key(tmp_path)
    assert key.fingerprint in Hands(qtbot, theme, tmp_path).says("sealKey")


def test_the_councils_key_is_taken_and_let_go_again(hands: Hands) -> None:
    hands.notifier.file = hands.folder / "council.p12"
    hands.press("sealCouncil")
    assert hands.kept.council_key == hands.notifier.file
    assert "council.p12" in hands.says("sealState")
    assert hands.says("sealKey") == ""
    hands.press("sealOwn")
    assert hands.kept == SealSettings()


def test_a_server_is_kept_and_forgotten(hands: Hands) -> None:
    hands.write("https://stamp.example.org/tsa")
    assert hands.kept.timestamp_url == "https://stamp.example.org/tsa"
    hands.write("")
    assert hands.kept.timestamp_url is None


@pytest.mark.parametrize("typed", ["stamp.example.org", "ftp://stamp.example.org", "https://", "file:///etc/passwd"])
def test_what_is_not_an_address_is_reported_and_not_saved(hands: Hands, typed: str) -> None:
    hands.write(typed)
    assert "Enter the address" in hands.says("sealProblem")
    assert hands.kept.timestamp_url is None


def test_settings_that_cannot_be_read_are_reported_and_not_changed(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "seal.toml"
    file.write_text("council_key = 7\n", "utf-8")
    hands = Hands(qtbot, theme, tmp_path)
    assert "council_key" in hands.says("sealProblem")
    hands.press("sealCouncil")
    assert file.read_text("utf-8") == "council_key = 7\n"


def test_a_damaged_key_is_reported_and_the_server_stays(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "seal.toml").write_text('timestamp_server = "https://stamp.example.org/"\n', "utf-8")
    (tmp_path / FILE).write_text("no key", "utf-8")
    hands = Hands(qtbot, theme, tmp_path)
    assert hands.says("sealProblem")
    line = hands.panel.findChild(QLineEdit, "sealServer")
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert hands.kept.timestamp_url == "https://stamp.example.org/"
