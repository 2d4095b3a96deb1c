"""The window while an older register is brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.updating import update_register
from signoff.errors import RegisterProblem
from signoff.register.opening import is_out_of_date

EARLIER = Path(__file__).parents[2] / "register" / "earlier_versions" / "version-0003.sql"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(EARLIER.read_text())
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    shown = QMainWindow()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_window_says_what_is_done_until_the_register_is_up_to_date(
    qapp: QApplication, theme: Theme, window: QMainWindow, register: Path
) -> None:
    assert update_register(qapp, window, theme, register)
    assert not is_out_of_date(register)
    words = window.findChild(QLabel, "workWords")
    assert words is not None
    assert words.text() == "Preparing the search…"


def test_who_closes_the_window_leaves(qapp: QApplication, theme: Theme, window: QMainWindow, register: Path) -> None:
    QTimer.singleShot(0, window.close)
    assert not update_register(qapp, window, theme, register)


def test_a_register_that_cannot_be_updated_is_told(
    qapp: QApplication, theme: Theme, window: QMainWindow, register: Path
) -> None:
    register.unlink()
    register.mkdir()
    with pytest.raises(RegisterProblem, match="is a folder"):
        update_register(qapp, window, theme, register)
