"""Opening the verify window: from the menu, and from a signed notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from builders import signed
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from desktop.verify.test_verify_window import words_of
from empty_register import empty_register
from signoff import actions
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.buttons import Button
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def window(
    theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    created = MainWindow.on(Services(theme, register, settings, WithoutPages(), notifier))
    created.show()
    yield created
    created.close()
    sweep(created)


def verify(window: MainWindow) -> QAction:
    action = window.findChild(QAction, "action_verify_file")
    assert action is not None
    return action


def test_the_file_menu_opens_one_window_and_brings_it_back(window: MainWindow) -> None:
    assert window.verifying.window is None
    verify(window).trigger()
    opened = window.verifying.window
    assert opened is not None
    assert opened.isVisible()
    assert words_of(opened) == "Verify a file"
    opened.close()
    verify(window).trigger()
    assert window.verifying.window is opened
    assert opened.isVisible()


def test_a_file_is_asked_for_every_time_and_no_earlier_verdict_is_shown(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = signed()
    register.import_record(record)
    notifier.file = tmp_path / "sent.signoff"
    actions.save_document(record, notifier.file)
    verify(window).trigger()
    opened = window.verifying.window
    assert opened is not None
    assert words_of(opened) == "Intact, signer not confirmed"
    assert opened.windowFlags() & Qt.WindowType.Dialog == Qt.WindowType.Dialog, "it stays in front of its window"
    notifier.file = None
    verify(window).trigger()
    assert words_of(opened) == "Verify a file"
    assert opened.verdict is None


def test_the_open_notice_is_offered_first(window: MainWindow, register: Register) -> None:
    record = signed()
    register.import_record(record)
    window.screens.open_notice(record.id)
    verify(window).trigger()
    opened = window.verifying.window
    assert opened is not None
    assert words_of(opened) == "Verify a file"
    offered = opened.findChild(Button, "key-verify")
    assert offered is not None
    offered.click()
    assert words_of(opened) == "Intact, signer not confirmed"


def test_a_signed_notice_is_verified_there(window: MainWindow, register: Register) -> None:
    record = signed()
    register.import_record(record)
    window.screens.open_notice(record.id)
    button = window.findChild(Button, "verify")
    assert button is not None
    button.click()
    opened = window.verifying.window
    assert opened is not None
    assert words_of(opened) == "Intact, signer not confirmed"
    assert opened.windowTitle().startswith("A new gate")
