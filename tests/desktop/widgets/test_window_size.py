"""No window is larger than its screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.widgets.window_size import FRAME, fitting


@pytest.mark.parametrize(
    ("screen", "fits"),
    [(QSize(1366, 800), QSize(680, 760)), (QSize(911, 533), QSize(680, 533)), (QSize(600, 500), QSize(600, 500))],
)
def test_a_window_gets_what_the_screen_has(
    screen: QSize, fits: QSize, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(QPoint(), screen))
    assert fitting(window, QSize(680, 760)) == fits.boundedTo(screen - FRAME)
