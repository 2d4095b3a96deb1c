"""The window of an import of many files: its summary, conflicts decided one by one, and what is opened after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later
from desktop.answering import AnsweringNotifier, LaterTasks
from desktop.looking import part_of
from signoff import actions
from signoff.desktop.core.services import Services
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.exchange.importing import Importing
from signoff.desktop.widgets.marked_list import MarkedList
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.text import Label
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record


def files_of(services: Services, folder: Path) -> tuple[list[Path], Record]:
    """Write two new notices and one in conflict with the register's, which is returned too."""
    start = draft()
    ours = lifecycle.edit(start, replace(start.notice, subject="Ours"), actor="Ayesha Malik", at=later(5))
    theirs = lifecycle.edit(start, replace(start.notice, reasons="Theirs"), actor="Bo", at=later(6))
    services.register.save(ours)
    paths = [folder / f"{name}.signoff" for name in ("first", "second", "theirs")]
    for path, record in zip(paths, (draft(), draft(), theirs), strict=True):
        actions.save_document(record, path)
    return paths, ours


def words(window: QWidget, name: str) -> str:
    label = window.findChild(Label, name)
    assert isinstance(label, Label)
    return label.text()


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_conflict_is_listed_first_and_decided_as_a_single_one(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    paths, ours = files_of(services, tmp_path)
    importing = Importing(services, paths, ImportExport(services).read, None)
    qtbot.addWidget(importing.window)
    importing.window.show()
    assert importing.window.step is not None
    assert words(importing.window.step, "stepTitle") == "2 notices were imported"
    assert words(importing.window.step, "stepText") == "1 was changed both here and in its file."
    assert "Subject" in words(importing.window, "batchDetails")
    assert button(importing.window, "batchAction").text() == "Decide what to do…"

    button(importing.window, "batchAction").click()

    assert words(importing.window.step, "stepTitle") == "3 notices were imported"
    assert services.register.get(ours.id) == ours
    button(importing.window, "batchAction").click()
    assert services.register.get(importing.opened).notice.reasons == "Theirs"
    assert not importing.window.isVisible()


def test_the_list_says_each_file_and_what_became_of_it(qtbot: QtBot, services: Services, tmp_path: Path) -> None:
    paths, _ = files_of(services, tmp_path)
    importing = Importing(services, paths, ImportExport(services).read, None)
    qtbot.addWidget(importing.window)
    listed = part_of(importing.window, MarkedList)
    assert listed.model().rowCount() == 1, "what has to be looked at"
    choice = importing.window.findChild(QAbstractButton, "choice-all")
    assert isinstance(choice, QAbstractButton)
    choice.click()
    assert listed.model().rowCount() == 3
    spoken = listed.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("theirs.signoff, ")


def test_escape_stops_the_import_and_then_closes_its_summary(
    qtbot: QtBot, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, _ = files_of(services, tmp_path)
    tasks = LaterTasks()
    later_services = Services(services.theme, services.register, services.settings, tasks, services.notifier)
    importing = Importing(later_services, paths, ImportExport(services).read, None)
    window = importing.window
    qtbot.addWidget(window)
    window.show()
    assert isinstance(window.step, WorkingStep)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.step, WorkingStep), "the summary is still to come"
    tasks.work_off()
    assert words(window.step, "stepText") == "The import was stopped: 3 files were not read."
    assert isinstance(services.notifier, AnsweringNotifier)
    assert services.notifier.problems == []
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
