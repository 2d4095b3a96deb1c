"""A dialog in the way is closed in many ways; what waits for that comes once, after its answer was taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from signoff.desktop.core.dialog_closing import when_closed


def opened() -> QDialog:
    dialog = QDialog()
    dialog.open()
    return dialog


@pytest.mark.parametrize(
    "close",
    [QDialog.accept, QDialog.reject, QWidget.close, QWidget.hide, QDialog.deleteLater, delete],
    ids=["accepted", "rejected", "closed", "hidden", "deleted later", "deleted"],
)
def test_it_is_done_once_however_the_dialog_closes(close: Callable[[QDialog], object], qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = opened()
    when_closed(dialog, lambda: done.append("closed"))
    QCoreApplication.processEvents()
    assert done == []
    close(dialog)
    assert done == [], "whoever opened it has not gone on yet"
    qtbot.waitUntil(lambda: done == ["closed"])


def test_a_dialog_that_is_deleted_after_it_was_closed_counts_once(qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = opened()
    when_closed(dialog, lambda: done.append("closed"))
    dialog.close()
    qtbot.waitUntil(lambda: done == ["closed"])
    dialog.open()
    when_closed(dialog, lambda: done.append("again"))
    delete(dialog)
    qtbot.waitUntil(lambda: "again" in done)
    assert done == ["closed", "again"]


def test_who_waits_for_an_answer_has_it_first(qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)

    def answer() -> None:
        when_closed(dialog, lambda: done.append("then this"))
        dialog.accept()

    QTimer.singleShot(0, answer)
    dialog.exec()
    done.append("answered")
    qtbot.waitUntil(lambda: done == ["answered", "then this"])


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    dialog = opened()
    when_closed(dialog, lambda: done.append("never"), owner)
    delete(owner)
    when_closed(dialog, lambda: done.append("for another"))
    dialog.close()
    qtbot.waitUntil(lambda: "for another" in done)
    assert done == ["for another"]
