"""A second start gives its file to the open window, whatever that is doing, and nothing is dropped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from signoff.desktop.core.application import Application
from signoff.desktop.core.incoming_files import IncomingFiles
from signoff.desktop.core.register_lock import claim
from signoff.desktop.core.second_start import hand_on


@pytest.fixture
def incoming(qapp: Application) -> IncomingFiles:
    return IncomingFiles(qapp)


SECOND = """
import sys
from pathlib import Path
from signoff.desktop.core.second_start import hand_on
register, file = map(Path, sys.argv[1:])
assert hand_on(register, file) and hand_on(register, None)
"""


def test_a_file_goes_to_the_open_window(qtbot: QtBot, tmp_path: Path, incoming: IncomingFiles) -> None:
    register, file, opened = tmp_path / "register.sqlite", tmp_path / "£ sent.signoff", list[Path | None]()
    assert not hand_on(register, None), "nobody has it open"
    lock = claim(register)
    incoming.listen(register)
    incoming.deliver_to(opened.append)
    with subprocess.Popen([sys.executable, "-c", SECOND, str(register), str(file)]) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == 0
    qtbot.waitUntil(lambda: opened == [file, None])
    incoming.hold()
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
    qapp: Application, qtbot: QtBot, incoming: IncomingFiles, tmp_path: Path
) -> None:
    opened: list[Path | None] = []
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.pdf"))))
    QCoreApplication.processEvents()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    said: list[str] = []
    incoming.deliver_to(opened.append, said.append)
    incoming.take(None)
    QCoreApplication.processEvents()
    assert opened == []
    incoming.take(tmp_path / "b\u202e.pdf")
    assert said == [
        "a.pdf opens when you close the window in front.",
        "2 files open when you close the window in front.",
    ]
    dialog.close()
    qtbot.waitUntil(lambda: opened == [tmp_path / "a.pdf", None, tmp_path / "b\u202e.pdf"])
    assert len(said) == 2
