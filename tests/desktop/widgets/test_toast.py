"""The toast: one sentence at the window's foot, with one thing to do, gone by itself unless it is pointed at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.toast import ABOVE_FOOT, BESIDE, STAYS, WIDEST, Toast

LONG = "The publication copy was exported, and so was the record copy, to the folder that was chosen last. " * 3


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def toast(theme: Theme, window: QWidget) -> Toast:
    return Toast(theme, window)


def button(toast: Toast, name: str) -> Button | IconButton:
    made = toast.findChild(Button, name) or toast.findChild(IconButton, name)
    assert isinstance(made, Button | IconButton)
    return made


def timer(toast: Toast) -> QTimer:
    (made,) = toast.findChildren(QTimer)
    return made


def test_nothing_shows_until_something_is_said(toast: Toast) -> None:
    assert not toast.isVisible()
    toast.say("Exported", None, kind="good")
    assert toast.isVisible()
    assert (toast.text, toast.accessibleName()) == ("Exported", "Message")


@pytest.mark.parametrize("text", ["Exported", LONG])
def test_it_lies_at_the_lower_right_above_the_foot_and_wraps_what_is_long(
    toast: Toast, window: QWidget, text: str
) -> None:
    toast.say(text, None, kind="info")
    place = toast.geometry()
    assert place.right() + 1 == window.width() - BESIDE
    assert place.bottom() + 1 == window.height() - ABOVE_FOOT
    assert place.width() <= WIDEST
    words = toast.findChild(QLabel, "toastText")
    assert isinstance(words, QLabel)
    assert words.wordWrap() == (text is LONG)
    assert words.height() >= words.heightForWidth(words.width())


def test_it_moves_with_the_window_and_stays_within_a_small_one(toast: Toast, window: QWidget) -> None:
    toast.say("Exported", None, kind="good")
    window.resize(800, 500)
    assert toast.geometry().right() + 1 == 800 - BESIDE
    window.resize(260, 60)
    assert toast.geometry().left() >= BESIDE
    assert toast.geometry().top() == 0


def test_what_can_be_done_is_done_once_and_the_toast_goes_first(toast: Toast) -> None:
    seen: list[bool] = []
    toast.say("Deleted", Action("Undo", lambda: seen.append(toast.isVisible())), kind="good")
    undo = button(toast, "toastAction")
    assert (undo.text(), undo.isVisible()) == ("Undo", True)
    undo.click()
    assert seen == [False]


def test_the_next_sentence_takes_the_place_of_the_one_before_and_of_its_action(toast: Toast) -> None:
    done: list[str] = []
    toast.say("First", Action("Undo", lambda: done.append("undone")), kind="good")
    toast.say("Second", None, kind="good")
    assert toast.text == "Second"
    assert not button(toast, "toastAction").isVisible()
    button(toast, "toastAction").click()
    assert done == []


def test_it_can_be_sent_away_and_is_named_for_that(toast: Toast) -> None:
    toast.say("Exported", None, kind="good")
    away = button(toast, "toastDismiss")
    assert away.accessibleName() == "Dismiss"
    away.click()
    assert not toast.isVisible()


def test_it_goes_by_itself_but_not_while_the_pointer_rests_on_it(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Exported", None, kind="good")
    assert timer(toast).isActive()
    assert timer(toast).interval() == STAYS
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not timer(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()
    timer(toast).start(0)
    qtbot.waitUntil(lambda: not toast.isVisible())


@pytest.mark.parametrize(
    ("kind", "colour"), [("good", "green"), ("info", "ink2"), ("warning", "amber"), ("error", "red")]
)
def test_each_kind_has_its_mark_that_follows_the_scheme(theme: Theme, toast: Toast, kind: str, colour: str) -> None:
    toast.say("Exported", None, kind=kind)
    mark = toast.findChildren(QLabel)[0]
    assert shows(mark, theme.tokens.colour(colour))
    theme.set_scheme("dark")
    assert shows(mark, theme.tokens.colour(colour))
    assert shows(toast, theme.tokens.raised)


def test_markup_in_a_sentence_is_shown_and_not_obeyed(toast: Toast) -> None:
    toast.say("<b>Exported</b>", None, kind="good")
    words = toast.findChild(QLabel, "toastText")
    assert isinstance(words, QLabel)
    assert words.sizeHint().width() > words.fontMetrics().horizontalAdvance("Exported")
