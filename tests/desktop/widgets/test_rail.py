"""The rail: arrows move, Enter and clicks open, states have accessible texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.looking import row_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem
from signoff.rules.progress import PageState

ITEMS = (
    RailItem("type", "Type and value", state=PageState.DONE, group="The decision"),
    RailItem("reasons", "Reasons", state=PageState.WARNING, count=2, group="The decision"),
    RailItem("list", "Forthcoming list", state=PageState.DOES_NOT_APPLY, group="Publication"),
    RailItem("review", "Review", icon="eye", group="-"),
)


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> Rail:
    rail = Rail(theme)
    rail.set_items(ITEMS)
    rail.resize(216, 400)
    qtbot.addWidget(rail)
    rail.show()
    qtbot.waitExposed(rail)
    rail.activateWindow()
    rail.setFocus()
    return rail


def listen(rail: Rail) -> list[str]:
    opened: list[str] = []
    rail.opened.connect(opened.append)
    return opened


def test_a_click_opens(rail: Rail, qtbot: QtBot) -> None:
    opened = listen(rail)
    place = row_of(rail, "reasons").center()
    QTest.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["reasons"]
    assert rail.selected() == "reasons"


def test_a_heading_opens_nothing(rail: Rail, qtbot: QtBot) -> None:
    opened = listen(rail)
    heading = rail.visualItemRect(rail.item(0)).center()
    QTest.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert opened == []


def test_arrows_pass_over_headings_and_enter_opens(rail: Rail, qtbot: QtBot) -> None:
    rail.select("reasons")
    opened = listen(rail)
    QTest.keyClick(rail, Qt.Key.Key_Down)
    assert opened == []
    QTest.keyClick(rail, Qt.Key.Key_Return)
    assert opened == ["list"]
    QTest.keyClick(rail, Qt.Key.Key_Home)
    QTest.keyClick(rail, Qt.Key.Key_Space)
    assert opened == ["list", "type"]


def test_selecting_by_the_program_is_not_reported(rail: Rail) -> None:
    opened = listen(rail)
    rail.select("review")
    assert rail.selected() == "review"
    rail.select("nowhere")
    assert rail.selected() is None
    assert opened == []


def test_new_states_keep_selection_and_place(rail: Rail) -> None:
    rail.select("reasons")
    rail.set_items([RailItem("reasons", "Reasons", state=PageState.DONE, group="The decision"), *ITEMS[2:]])
    assert rail.selected() == "reasons"
    assert rail.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "Reasons, Done"
    rail.set_items([RailItem("reasons", "Reasons", state=PageState.ERROR, count=1, group="The decision"), *ITEMS[2:]])
    assert rail.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "Reasons, Error, 1 finding"
    rail.set_items(ITEMS[2:])
    assert rail.selected() is None


def test_rows_are_36_px_and_compact_rows_have_tips(rail: Rail) -> None:
    assert row_of(rail, "type").height() == 36
    assert rail.item(1).toolTip() == ""
    rail.set_compact(True)
    assert rail.item(1).toolTip() == "Type and value, Done"
    assert rail.sizeHint().width() == 56


def test_all_rows_show_at_the_height_needed(rail: Rail, qtbot: QtBot) -> None:
    rail.resize(216, rail.height_needed())
    qtbot.waitUntil(lambda: rail.verticalScrollBar().maximum() == 0)
    assert row_of(rail, "review").bottom() <= rail.viewport().height()


def test_the_open_row_stays_in_view_as_the_rail_becomes_lower(rail: Rail) -> None:
    rail.select("review")
    for height in (400, 120, 80):
        rail.resize(216, height)
        assert rail.viewport().rect().contains(row_of(rail, "review").center()), height
