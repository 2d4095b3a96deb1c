"""Words with a link, which goes below them where there is little room, and back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.words_and_link import WordsAndLink

WORDS = "A mistake? A signed notice is replaced, not edited."


@pytest.fixture
def parts(theme: Theme, qtbot: QtBot) -> tuple[WordsAndLink, Label, Button]:
    words, link = Label(theme, WORDS), Button(theme, "Supersede…", kind="link")
    both = WordsAndLink(theme, words, link, gap=8)
    qtbot.addWidget(both)
    both.resize(400, 60)
    both.show()
    qtbot.waitExposed(both)
    return both, words, link


def test_a_link_is_beside_its_words_at_the_right(parts: tuple[WordsAndLink, Label, Button]) -> None:
    both, words, link = parts
    assert not both.is_below
    assert link.geometry().right() == both.width() - 1
    assert link.x() > words.geometry().right()


def test_a_link_is_below_its_words_at_the_left_where_it_is_narrow(
    theme: Theme, parts: tuple[WordsAndLink, Label, Button]
) -> None:
    both, words, link = parts
    theme.set_text_percent(200)
    both.resize(400, both.layout().heightForWidth(400))  # type: ignore[union-attr]
    QApplication.processEvents()
    assert both.is_below
    assert (link.x(), words.x(), words.width()) == (0, 0, 400)
    assert link.y() > words.geometry().bottom()
    theme.set_text_percent(100)
    QApplication.processEvents()
    assert not both.is_below


def test_words_have_all_the_room_of_a_hidden_link(parts: tuple[WordsAndLink, Label, Button]) -> None:
    both, words, link = parts
    both.resize(220, 60)
    QApplication.processEvents()
    assert both.is_below
    link.hide()
    QApplication.processEvents()
    assert not both.is_below
    assert words.width() == 220
