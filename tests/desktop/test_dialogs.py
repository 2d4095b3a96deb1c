"""The window's own dialogs: settings, which copy, shortcuts, about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, signed
from signoff.desktop.core.commands import REGISTRY
from signoff.desktop.core.notifier import ExportChoice
from signoff.desktop.core.settings import Settings
from signoff.desktop.editor import text_view
from signoff.desktop.exchange.export_dialog import ExportDialog
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.council_profiles import found_profiles
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.shell.help_dialogs import IN_PLACE, AboutDialog, ShortcutsDialog
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "folder" / "settings.json")


@pytest.fixture
def dialog(theme: Theme, settings: Settings, qtbot: QtBot, tmp_path: Path) -> SettingsDialog:
    settings_dialog = SettingsDialog(theme, settings, lambda: found_profiles(()), tmp_path / "councils")
    qtbot.addWidget(settings_dialog)
    settings_dialog.show()
    return settings_dialog


def line(dialog: QWidget, name: str) -> QLineEdit:
    field = dialog.findChild(QLineEdit, name)
    assert field is not None
    return field


def press(dialog: QWidget, name: str, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_name_and_post_are_kept(dialog: SettingsDialog, settings: Settings, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClicks(line(dialog, "settingsName"), "Ayesha Malik ")
    qtbot.keyClicks(line(dialog, "settingsPost"), "PA")
    press(dialog, "dialog-yes", qtbot)
    assert not dialog.isVisible()
    assert (settings.name, settings.post) == ("Ayesha Malik", "PA")
    assert Settings(tmp_path / "folder" / "settings.json").name == "Ayesha Malik"


def test_cancel_keeps_nothing(dialog: SettingsDialog, settings: Settings, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(dialog, "settingsName"), "Nobody")
    press(dialog, "dialog-no", qtbot)
    assert settings.name == ""


def test_settings_that_cannot_be_written_say_so_and_stay(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "folder").write_text("in the way")
    qtbot.keyClicks(line(dialog, "settingsName"), "Ayesha")
    press(dialog, "dialog-yes", qtbot)
    problem = dialog.findChild(QLabel, "settingsProblem")
    assert problem is not None
    assert problem.isVisible()
    assert dialog.isVisible()


def test_the_copy_that_is_likely_wanted_is_chosen_first(theme: Theme, qtbot: QtBot) -> None:
    for record, copy in ((draft(), Copy.RECORD), (signed(), Copy.PUBLICATION)):
        dialog = ExportDialog(theme, record)
        qtbot.addWidget(dialog)
        assert dialog.copies.choice() == copy


def test_of_a_publication_copy_there_is_no_other(theme: Theme) -> None:
    assert ExportDialog.asked(theme, publication_copy(signed()), None) == ExportChoice(Copy.PUBLICATION)


def test_the_dates_are_offered_with_the_record_copy_only(theme: Theme, qtbot: QtBot) -> None:
    dialog = ExportDialog(theme, draft())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.dates.isEnabled()
    assert not dialog.dates.isChecked()
    qtbot.mouseClick(dialog.dates, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert dialog.wanted == ExportChoice(Copy.RECORD, print_dates=True)
    qtbot.mouseClick(dialog.copies.button(Copy.PUBLICATION), Qt.MouseButton.LeftButton)
    assert not dialog.dates.isEnabled()


def test_of_a_file_that_was_signed_nothing_about_its_pages_is_asked(theme: Theme, qtbot: QtBot) -> None:
    for settled in ("It is what was signed.", ""):
        dialog = ExportDialog(theme, signed(), settled=settled)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.settled.isVisible() is bool(settled)
        assert dialog.dates.isVisible() is not bool(settled)


def test_the_dates_are_asked_for_as_they_were_last_time(theme: Theme, qtbot: QtBot) -> None:
    dialog = ExportDialog(theme, draft(), print_dates=True)
    qtbot.addWidget(dialog)
    assert dialog.wanted == ExportChoice(Copy.RECORD, print_dates=True)


def test_every_command_with_keys_is_listed(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "New notice" in texts
    assert "F11" in texts
    assert "Ctrl+PgDown" in texts


def test_the_keys_of_a_text_are_the_editors_own() -> None:
    (texts,) = (keys for place, keys in IN_PLACE if place == "In a long text")
    listed = {QKeySequence(key).toString() for _, key in texts}
    known = {QKeySequence(f"{'Shift+' if shift else ''}Ctrl+{key}").toString() for shift, key in _editor_keys()}
    assert listed - {"Tab"} == known


def _editor_keys() -> Iterator[tuple[bool, str]]:
    """Yield the editor's keys with Ctrl, without those of other keyboards."""
    for modifiers, key in text_view._KEYS:
        name = QKeySequence(key).toString().replace("Return", "Enter")
        if modifiers & Qt.KeyboardModifier.ControlModifier and name not in ("&", "*"):
            yield bool(modifiers & Qt.KeyboardModifier.ShiftModifier), name


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_keys_are_read_command_by_command(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    said = []
    entries = [entry for entry in REGISTRY.values() if entry.keys]
    for _ in entries:
        QTest.keyClick(focus(), Qt.Key.Key_Down)
        said.append(focus().accessibleName())
    assert said == [f"{entry.title.rstrip('.:')}: {entry.native_keys}." for entry in entries]


def test_about_names_the_version_and_the_register(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    import signoff

    dialog = AboutDialog(theme, tmp_path / "register.sqlite")
    qtbot.addWidget(dialog)
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert signoff.__version__ in texts
    assert "register.sqlite" in texts
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    said = []
    for _ in range(4):
        QTest.keyClick(focus(), Qt.Key.Key_Down)
        said.append(focus().accessibleName())
    assert said[0] == f"signoff, version {signoff.__version__}."
    assert "MIT licence" in said[2]
    assert said[3].endswith("register.sqlite.")
    copy = dialog.findChild(QPushButton, "copyAbout")
    assert copy is not None
    copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [f"{line}." if not line.endswith(".") else line for line in copied] == said
