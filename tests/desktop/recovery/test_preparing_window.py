"""The window while a backup is prepared is as high as what it shows, with text of any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.core.services import Services
from signoff.desktop.look.theme import Theme
from signoff.desktop.recovery.prepared_backup import PreparedBackup
from signoff.desktop.recovery.preparing_window import PreparingWindow
from signoff.desktop.widgets.buttons import Button
from signoff.register.progress import IsStopped, Progress


class _Never:
    """Work that is not begun."""

    def run(self, *_: object, **__: object) -> None:
        """Do nothing."""


def prepare(progress: Progress, is_stopped: IsStopped) -> PreparedBackup:
    raise AssertionError("never begun")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_there_is_no_empty_room_below_the_progress(
    percent: int, services: Services, theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(services.tasks, "run", _Never().run)
    window = PreparingWindow(services, prepare, None)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    theme.set_text_percent(percent)
    for _ in range(4):
        QApplication.processEvents()
    words, stop = window.findChild(QLabel, "workWords"), window.findChild(Button, "workStop")
    assert isinstance(words, QLabel)
    assert isinstance(stop, Button)
    foot = stop.parentWidget()
    assert isinstance(foot, QWidget)
    room = foot.mapTo(window, QPoint(0, 0)).y() - words.mapTo(window, QPoint(0, words.height())).y()
    assert 16 <= room <= 40
    assert foot.height() >= stop.height()
