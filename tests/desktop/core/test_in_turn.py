"""What was asked for waits for the dialogs that were opened meanwhile, and for no other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from signoff.desktop.core.in_turn import Turn


def opened(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_without_a_dialog_and_for_the_dialog_that_asked_it_is_done_at_once(qtbot: QtBot) -> None:
    done: list[str] = []
    Turn().await_for(lambda: done.append("alone"))
    opened(qtbot)
    Turn().await_for(lambda: done.append("from a dialog"))
    assert done == ["alone", "from a dialog"]


def test_a_dialog_opened_since_is_waited_for(qtbot: QtBot) -> None:
    done: list[str] = []
    turn = Turn()
    dialog = opened(qtbot)
    turn.await_for(lambda: done.append("later"))
    QCoreApplication.processEvents()
    assert done == []
    dialog.close()
    qtbot.waitUntil(lambda: done == ["later"])


def test_a_dialog_that_takes_the_place_of_another_is_waited_for_too(qtbot: QtBot) -> None:
    done: list[str] = []
    turn = Turn()
    first, second = opened(qtbot), QDialog()
    first.finished.connect(second.open)
    turn.await_for(lambda: done.append("later"))
    first.accept()
    QCoreApplication.processEvents()
    assert second.isVisible()
    assert done == []
    delete(second)
    qtbot.waitUntil(lambda: done == ["later"])


def test_what_the_own_dialog_opens_is_waited_for_and_the_own_one_is_not(qtbot: QtBot) -> None:
    done: list[str] = []
    own = opened(qtbot)
    turn = Turn()
    question = QDialog(own)
    question.open()
    turn.await_for(lambda: done.append("later"))
    QCoreApplication.processEvents()
    assert done == []
    question.reject()
    qtbot.waitUntil(lambda: done == ["later"])
    assert own.isVisible()


def test_nothing_is_done_for_a_window_that_is_gone() -> None:
    done: list[str] = []
    window = QObject()
    turn = Turn(window)
    delete(window)
    turn.await_for(lambda: done.append("never"))
    assert done == []
