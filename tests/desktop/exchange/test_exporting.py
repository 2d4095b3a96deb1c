"""Exporting all that the list shows: what is asked first, and what the window says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.answering import AnsweringNotifier
from signoff.desktop.core.services import Services
from signoff.desktop.exchange.batch_window import BatchWindow
from signoff.desktop.exchange.export_dialog import CopiesDialog
from signoff.desktop.exchange.exporting import export_all
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Copy
from signoff.register.list_query import ListQuery


def test_the_copy_and_the_folder_are_asked_for_once(
    qtbot: QtBot, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = draft()
    services.register.save(record)
    said: list[str] = []

    def person(window: BatchWindow) -> None:
        assert window.step is not None
        title, button = window.step.findChild(Label, "stepTitle"), window.findChild(QPushButton, "batchAction")
        assert isinstance(title, Label)
        assert isinstance(button, QPushButton)
        said.append(title.text())
        button.click()

    monkeypatch.setattr(BatchWindow, "exec", person)
    assert isinstance(services.notifier, AnsweringNotifier)
    assert export_all(services, ListQuery(), 1, None) == "", "no folder was chosen"
    services.notifier.file = tmp_path
    assert export_all(services, ListQuery(), 1, None) == record.id
    assert said == ["1 notice was exported"]
    assert services.settings.last_folder == tmp_path
    assert list(tmp_path.glob("*.pdf"))


def test_the_question_says_how_many_there_are(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from signoff.desktop.exchange.export_dialog import ask_copy_of_all

    titles: list[str] = []

    def person(dialog: CopiesDialog) -> CopiesDialog.DialogCode:
        titles.append(dialog.windowTitle())
        dialog.copies.choose(Copy.RECORD)
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(CopiesDialog, "exec", person)
    wanted = ask_copy_of_all(services.theme, 1204, None, print_dates=True)
    assert wanted is not None
    assert (wanted.copy, wanted.print_dates) == (Copy.RECORD, True)
    assert titles == ["Export the 1,204 notices that are shown"]
