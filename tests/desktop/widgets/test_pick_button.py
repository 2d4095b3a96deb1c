"""A button that shows what is chosen: its words begin at the left, its arrow is at the right end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of, shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.pick_button import PickButton


@pytest.fixture
def button(theme: Theme, qtbot: QtBot) -> PickButton:
    made = PickButton(theme, "Now")
    qtbot.addWidget(made)
    made.resize(400, 36)
    return made


@pytest.mark.parametrize("percent", [100, 200])
def test_words_at_the_left_and_the_arrow_at_the_right(theme: Theme, button: PickButton, percent: int) -> None:
    theme.set_text_percent(percent)
    button.resize(400, theme.px(36))
    side, height = theme.px(40), button.height() - 8
    assert shows(button, theme.tokens.ink, QRect(8, 4, side, height))
    assert shows(button, theme.tokens.ink2, QRect(400 - side, 4, side - 4, height))
    assert len(colours_of(button, QRect(160, 4, 120, height))) == 1


def test_words_that_do_not_fit_are_cut_before_the_arrow_and_said_whole(theme: Theme, button: PickButton) -> None:
    assert button.toolTip() == ""
    button.setText("Handed over by Ayesha Malik on 14 May 2024 at 12:01, before the consultation was complete")
    assert button.toolTip() == button.text()
    assert shows(button, theme.tokens.ink2, QRect(360, 4, 36, 28))
    assert not shows(button, theme.tokens.ink, QRect(360, 4, 36, 28))
    button.resize(900, 36)
    button.setText(button.text())
    assert button.toolTip() == ""
