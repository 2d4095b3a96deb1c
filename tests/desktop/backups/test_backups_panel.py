"""The settings' page about backups: what it shows, and what its buttons do at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.answering import AnsweringNotifier
from signoff.desktop.backups.automatic_backups import AutomaticBackups
from signoff.desktop.backups.backups_panel import BackupsPanel
from signoff.desktop.core.services import Services
from signoff.register.backups import backup_folder, backups_of

NOON = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


class Hands:
    """The page, with what it says and its buttons."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self.qtbot = qtbot
        self.services = replace(services, clock=lambda: NOON)
        self.backups = AutomaticBackups(self.services)
        self.panel = BackupsPanel(self.services, self.backups)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def says(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QAbstractButton:
        button = self.panel.findChild(QAbstractButton, name)
        assert button is not None
        return button

    def answer(self, chosen: Path) -> None:
        assert isinstance(self.services.notifier, AnsweringNotifier)
        self.services.notifier.file = chosen


@pytest.fixture
def hands(qtbot: QtBot, services: Services) -> Hands:
    services.register.save(draft())
    return Hands(qtbot, services)


def test_the_last_backup_is_shown_as_it_is_made(hands: Hands) -> None:
    assert hands.says("backupState") == "No backup has been made yet."
    assert hands.says("backupFolder") == f"Folder: {backup_folder(hands.services.register.path)}"
    hands.press("backupNow")
    local = f"{NOON.astimezone():%H:%M}"
    assert (
        hands.says("backupState") == f"The last backup was made today at {local}. It was verified and can be restored."
    )
    assert len(backups_of(hands.services.register.path)) == 1


def test_what_was_made_before_is_shown_when_the_page_opens(hands: Hands, qtbot: QtBot, services: Services) -> None:
    hands.press("backupNow")
    services.settings.update(second_backups=str(services.register.path.parent / "gone"))
    later = Hands(qtbot, services)
    assert "The last backup was made" in later.says("backupState")
    assert "cannot be reached" in later.says("secondProblem")
    assert later.says("secondState") == ""


def test_why_no_backup_could_be_made_is_shown(hands: Hands) -> None:
    backup_folder(hands.services.register.path).touch()
    hands.press("backupNow")
    assert hands.says("backupProblem").startswith("The register could not be backed up: ")


def test_a_second_place_is_chosen_and_given_up(hands: Hands, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert hands.says("secondState") == "No second place has been chosen yet."
    assert not hands.button("secondRemove").isVisible()
    hands.press("backupNow")
    hands.answer(stick)
    hands.press("secondChoose")
    assert str(stick) in hands.says("secondFolder")
    assert "The copy was verified." in hands.says("secondState")
    assert hands.button("secondChoose").text() == "Choose another folder…"
    hands.press("secondRemove")
    assert hands.says("secondState") == "No second place has been chosen yet."
    assert hands.says("secondFolder") == ""


def test_the_folder_is_opened_or_that_of_the_register(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    note: Callable[..., None] = lambda url: opened.append(url.toLocalFile())  # noqa: E731
    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    hands.press("backupOpen")
    hands.press("backupNow")
    hands.press("backupOpen")
    folder = backup_folder(hands.services.register.path)
    assert opened == [folder.parent.as_posix(), folder.as_posix()]
