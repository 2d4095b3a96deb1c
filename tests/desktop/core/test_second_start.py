"""A second start gives its file to the open window, whatever that is doing, and nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from signoff.desktop.core.incoming_files import IncomingFiles
from signoff.desktop.core.register_lock import claim
from signoff.desktop.core.second_start import SecondStarts, hand_on


@pytest.fixture
def incoming(qapp: QApplication) -> Iterator[IncomingFiles]:
    created = IncomingFiles(qapp)
    yield created
    qapp.removeEventFilter(created)


def test_a_file_goes_to_the_open_window(qtbot: QtBot, tmp_path: Path, incoming: IncomingFiles) -> None:
    register, opened = tmp_path / "register.sqlite", list[Path | None]()
    assert not hand_on(register, None), "nobody has it open"
    lock = claim(register)
    starts = SecondStarts(register, incoming.take)
    incoming.deliver_to(opened.append)
    with ThreadPoolExecutor(1) as second:
        for file in (tmp_path / "£ sent.signoff", None):
            handed = second.submit(hand_on, register, file)
            qtbot.waitUntil(handed.done)
            assert handed.result()
    qtbot.waitUntil(lambda: opened == [tmp_path / "£ sent.signoff", None])
    starts.close()
    lock.unlock()
    assert not hand_on(register, None)


def test_a_register_that_is_open_without_a_window_keeps_nobody_waiting_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signoff.desktop.core.second_start._PATIENCE", 0.0)
    lock = claim(tmp_path / "register.sqlite")
    assert not hand_on(tmp_path / "register.sqlite", tmp_path / "sent.signoff")
    lock.unlock()


def test_what_comes_before_the_window_or_behind_a_dialog_is_kept(
    qapp: QApplication, qtbot: QtBot, incoming: IncomingFiles, tmp_path: Path
) -> None:
    opened: list[Path | None] = []
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.pdf"))))
    QCoreApplication.processEvents()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    incoming.deliver_to(opened.append)
    incoming.take(None)
    QCoreApplication.processEvents()
    assert opened == []
    dialog.close()
    qtbot.waitUntil(lambda: opened == [tmp_path / "a.pdf", None])
