"""Fields in larger text hold their words whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.fields import TextArea


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_last_line_of_a_text_is_not_cut(percent: int, is_open: bool, theme: Theme, qtbot: QtBot) -> None:
    if not is_open:
        theme.set_text_percent(percent)
    area = TextArea(theme, lines=2)
    qtbot.addWidget(area)
    area.resize(400, area.height())
    area.show()
    qtbot.waitExposed(area)
    area.setPlainText("one\ntwo\nthree")
    theme.set_text_percent(percent)
    QApplication.processEvents()
    assert area.viewport().height() >= 3 * area.fontMetrics().lineSpacing()
