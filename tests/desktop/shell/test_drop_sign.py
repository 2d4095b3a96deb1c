"""While files are dragged over the main window, it says what happens when they are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signoff.desktop.core.services import Services
from signoff.desktop.shell.drop_sign import DropSign, drop_words
from signoff.desktop.shell.main_window import MainWindow


def test_it_says_what_happens_to_one_to_several_and_to_a_folder(tmp_path: Path) -> None:
    one = tmp_path / "one.signoff"
    assert drop_words([one]) == "Drop the file to open it"
    assert drop_words([one, one]) == "Drop the 2 files to import them"
    assert drop_words([tmp_path]) == "Drop the folder to import its notices"


def test_it_is_shown_until_the_files_leave(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow.on(services)
    qtbot.addWidget(window)
    window.show()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.signoff"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, buttons, keys)
    QApplication.sendEvent(window, enter)
    sign = window.findChild(DropSign)
    assert sign is not None
    assert sign.isVisible()
    assert sign.geometry() == window.rect()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert sign.isHidden()
