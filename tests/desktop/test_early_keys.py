"""Keys that are pressed before a window has shown all it is going to show: none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.answering import AnsweringNotifier, LaterTasks, sweep
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.register.store import Register


class SlowTasks(LaterTasks):
    """Answers nothing before it is worked off, and lays out no page."""

    def render(self, *_: object, **__: object) -> None:
        """Leave the request unanswered."""


@pytest.fixture
def tasks() -> SlowTasks:
    return SlowTasks()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tasks: SlowTasks, tmp_path: Path) -> Iterator[MainWindow]:
    """A window whose list is still to come."""
    with Register.open(tmp_path / "register.sqlite") as register:
        services = Services(theme, register, Settings(tmp_path / "settings.json"), tasks, AnsweringNotifier(theme))
        window = MainWindow.on(services)
        window.resize(1366, 800)
        window.show()
        window.activateWindow()
        yield window
        window.close()
        sweep(window)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the window system tells of it: for the window, whatever has its focus."""
    QTest.keyClick(window.windowHandle(), key, modifiers, 0)


CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("is_begun", [False, True])
def test_what_is_typed_while_the_list_is_still_to_come_belongs_to_the_notice_that_was_opened(
    window: MainWindow, tasks: SlowTasks, *, is_begun: bool
) -> None:
    if is_begun:
        assert window._services is not None
        window._services.register.save(draft())
    press(window, Qt.Key.Key_N, CONTROL)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_PageDown, CONTROL)
    press(window, Qt.Key.Key_PageDown, CONTROL)
    press(window, Qt.Key.Key_A)
    while tasks.work_off():
        QApplication.processEvents()
    press(window, Qt.Key.Key_B)
    assert window.session is not None
    window.session.commit()
    notice = window.session.record.notice
    assert notice.subject == "ab"
    assert notice.decision_type is not None


def test_what_is_typed_before_the_list_has_come_is_searched_for(window: MainWindow, tasks: SlowTasks) -> None:
    assert window._services is not None
    window._services.register.save(draft(subject="A bridge"))
    press(window, Qt.Key.Key_B)
    tasks.work_off()
    press(window, Qt.Key.Key_R)
    search = window.findChild(QLineEdit, "search")
    assert isinstance(search, QLineEdit)
    assert search.text() == "br"
