"""The bar above the list: what is searched for, of which type and in which order, told when it is another thing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.register.list_tools import SEARCH_AFTER, ListTools
from signoff.desktop.register.listing import ALL_TYPES, ORDER_WORDS, TYPE_WORDS
from signoff.desktop.widgets.buttons import Button
from signoff.notice.record.model import DecisionType
from signoff.register.list_query import Order


@pytest.fixture
def tools(theme: Theme, qtbot: QtBot) -> ListTools:
    made = ListTools(theme)
    qtbot.addWidget(made)
    made.resize(600, made.height())
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def listen(tools: ListTools) -> list[tuple[str, DecisionType | None, Order]]:
    changes: list[tuple[str, DecisionType | None, Order]] = []
    tools.changed.connect(lambda: changes.append((tools.asked, tools.kind, tools.order)))
    return changes


def search(tools: ListTools) -> QLineEdit:
    line = tools.findChild(QLineEdit, "search")
    assert isinstance(line, QLineEdit)
    return line


def words_on(tools: ListTools, name: str) -> str:
    button = tools.findChild(Button, name)
    assert isinstance(button, Button)
    return button.text()


def entries(tools: ListTools, words: str) -> list[QAction]:
    """Return the entries of the menu that holds one of these words."""
    menus = [menu.actions() for menu in tools.findChildren(QMenu)]
    return next(actions for actions in menus if words in [action.text() for action in actions])


def test_it_begins_with_everything_by_its_last_change(tools: ListTools) -> None:
    assert (tools.asked, tools.kind, tools.order) == ("", None, Order.CHANGED)
    assert words_on(tools, "typeFilter") == ALL_TYPES
    assert words_on(tools, "sortOrder") == "Last changed"
    assert search(tools).accessibleName() == "Search the register"


def test_a_search_is_told_once_after_its_last_key(tools: ListTools, qtbot: QtBot) -> None:
    changes = listen(tools)
    (timer,) = tools.findChildren(QTimer)
    assert timer.interval() == SEARCH_AFTER
    timer.setInterval(20)
    with qtbot.waitSignal(tools.changed):
        QTest.keyClicks(search(tools), " gate ")
        assert changes == []
    assert changes == [("gate", None, Order.CHANGED)]
    assert not timer.isActive()


@pytest.mark.parametrize("kind", [*TYPE_WORDS, None])
def test_a_type_is_told_at_once_and_stands_on_the_button(tools: ListTools, kind: DecisionType | None) -> None:
    words = TYPE_WORDS[kind] if kind else ALL_TYPES
    changes = listen(tools)
    next(action for action in entries(tools, ALL_TYPES) if action.text() == words).trigger()
    assert changes == [("", kind, Order.CHANGED)]
    assert words_on(tools, "typeFilter") == words


@pytest.mark.parametrize("order", [order for order in Order if order is not Order.BEST])
def test_an_order_is_told_at_once_and_stands_on_the_button(tools: ListTools, order: Order) -> None:
    changes = listen(tools)
    next(action for action in entries(tools, "Director") if action.text() == ORDER_WORDS[order]).trigger()
    assert changes == [("", None, order)]
    assert words_on(tools, "sortOrder") == ORDER_WORDS[order]


@pytest.mark.parametrize("words", [ALL_TYPES, "Director"])
def test_exactly_what_is_chosen_is_ticked_in_a_menu(tools: ListTools, words: str) -> None:
    actions = entries(tools, words)
    assert [action.isChecked() for action in actions] == [True] + [False] * (len(actions) - 1)
    actions[2].trigger()
    assert [action.isChecked() for action in actions] == [number == 2 for number in range(len(actions))]


def test_the_best_match_can_come_first_only_in_a_search(tools: ListTools) -> None:
    best = next(action for action in entries(tools, "Director") if action.text() == "Best match")
    assert not best.isEnabled()
    tools.sort_by(Order.SUBJECT)
    search(tools).setText("gate")
    assert best.isEnabled()
    changes = listen(tools)
    best.trigger()
    assert changes == [("gate", None, Order.BEST)]
    assert words_on(tools, "sortOrder") == "Best match"
    tools.clear_search()
    assert (tools.order, words_on(tools, "sortOrder"), best.isEnabled()) == (Order.SUBJECT, "Subject", False)
    search(tools).setText("bridge")
    assert (tools.order, best.isChecked()) == (Order.BEST, True)
    tools.sort_by(Order.DIRECTOR)
    assert (tools.order, best.isChecked()) == (Order.DIRECTOR, False)


def test_the_search_takes_the_keyboard_its_words_ready_to_be_typed_over(tools: ListTools, qtbot: QtBot) -> None:
    search(tools).setText("gate")
    tools.focus_search()
    qtbot.waitUntil(search(tools).hasFocus)
    assert search(tools).selectedText() == ""
    tools.focus_search(select=True)
    assert search(tools).selectedText() == "gate"
    tools.clear_search()
    assert tools.asked == ""
