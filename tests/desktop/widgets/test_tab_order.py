"""The order in which Tab moves: as things stand on the screen, whenever they were made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.layout_items import layout_items_held
from signoff.desktop.widgets.tab_order import mark_as_tools, move_focus, order_by_layout, stops


class Page:
    """Lines in a column, by name."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.column = QVBoxLayout(self.window)
        qtbot.addWidget(self.window)

    def add(self, name: str, place: int = -1) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        self.column.insertWidget(place, line)
        return line

    def show(self, qtbot: QtBot) -> None:
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    @property
    def names(self) -> list[str]:
        return [stop.objectName() for stop in stops(self.window)]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page(qtbot)
    for name in ("subject", "reasons", "wards"):
        made.add(name)
    return made


def test_what_is_put_in_later_stands_where_it_is(page: Page) -> None:
    page.add("finding", 1)
    assert page.names == ["subject", "finding", "reasons", "wards"]


def test_words_that_take_no_keyboard_and_proxies_are_no_stops(page: Page) -> None:
    page.column.insertWidget(0, QLabel("Only words"))
    holder, inner = QWidget(), QLineEdit()
    inner.setObjectName("inner")
    QVBoxLayout(holder).addWidget(inner)
    holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.setFocusProxy(inner)
    page.column.insertWidget(1, holder)
    clicked = page.add("clicked", 2)
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert page.names == ["inner", "subject", "reasons", "wards"]


def test_rows_within_a_column_and_scroll_areas_are_gone_through_in_their_place(page: Page) -> None:
    row = QHBoxLayout()
    for name in ("left", "right"):
        line = QLineEdit()
        line.setObjectName(name)
        row.addWidget(line)
    page.column.insertLayout(1, row)
    area, inside = QScrollArea(), QLineEdit()
    inside.setObjectName("scrolled")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    page.column.addWidget(area)
    assert page.names == ["subject", "left", "right", "reasons", "wards", "scrolled"]


def test_tools_follow_the_text_that_they_stand_over(page: Page) -> None:
    editor, tools, bold, text = QWidget(), QWidget(), QLineEdit(), QLineEdit()
    bold.setObjectName("bold")
    text.setObjectName("text")
    QVBoxLayout(tools).addWidget(bold)
    column = QVBoxLayout(editor)
    column.addWidget(tools)
    column.addWidget(text)
    mark_as_tools(tools)
    page.column.insertWidget(1, editor)
    assert page.names == ["subject", "text", "bold", "reasons", "wards"]


def test_hidden_ones_are_stops_of_the_order_and_not_of_what_is_shown(page: Page, qtbot: QtBot) -> None:
    page.show(qtbot)
    page.window.findChildren(QLineEdit)[1].hide()
    assert page.names == ["subject", "reasons", "wards"]
    assert [stop.objectName() for stop in stops(page.window, shown=True)] == ["subject", "wards"]


def test_qts_own_tab_follows_the_layout_once_it_was_ordered(page: Page, qtbot: QtBot) -> None:
    finding = page.add("finding", 1)
    order_by_layout(page.window)
    page.show(qtbot)
    subject, reasons, wards = page.window.findChildren(QLineEdit)[:3]
    subject.setFocus()
    for before, after in ((subject, finding), (finding, reasons), (reasons, wards)):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        qtbot.waitUntil(after.hasFocus)
    QTest.keyClick(wards, Qt.Key.Key_Backtab)
    qtbot.waitUntil(reasons.hasFocus)


@pytest.mark.parametrize(("forward", "ends"), [(True, ["wards", "subject"]), (False, ["subject", "wards"])])
def test_the_focus_moves_over_what_is_disabled_and_round_the_ends(
    page: Page, qtbot: QtBot, forward: bool, ends: list[str]
) -> None:
    page.show(qtbot)
    subject, reasons, wards = page.window.findChildren(QLineEdit)
    reasons.setEnabled(False)
    start = subject if forward else wards
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    for name in ends:
        assert move_focus(page.window, forward)
        focused = page.window.focusWidget()
        assert focused is not None
        assert focused.objectName() == name


def test_without_the_focus_below_it_nothing_moves(page: Page, qtbot: QtBot) -> None:
    page.show(qtbot)
    holder = QWidget(page.window)
    assert not move_focus(holder, True)


def test_what_gets_the_focus_is_scrolled_into_view(page: Page, qtbot: QtBot) -> None:
    area, canvas = QScrollArea(), QWidget()
    column = QVBoxLayout(canvas)
    lines = [QLineEdit() for _ in range(20)]
    for line in lines:
        column.addWidget(line)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(canvas)
    area.resize(200, 120)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    lines[0].setFocus()
    qtbot.waitUntil(lines[0].hasFocus)
    assert move_focus(area, False)
    assert lines[-1].hasFocus()
    assert area.verticalScrollBar().value() > 0
    assert not lines[-1].visibleRegion().isEmpty()


def test_widgets_in_layouts_within_a_layout_stand_where_these_are(page: Page) -> None:
    line = QHBoxLayout()
    for name in ("day", "month"):
        entry = QLineEdit()
        entry.setObjectName(name)
        line.addWidget(entry)
    page.column.insertLayout(1, line)
    assert page.names == ["subject", "day", "month", "reasons", "wards"]


def test_no_item_of_a_layout_outlives_its_widget_in_python(page: Page, qtbot: QtBot) -> None:
    before = layout_items_held()
    page.column.addStretch(1)
    assert len(page.names) == 3
    reasons = page.window.findChild(QLineEdit, "reasons")
    assert reasons is not None
    with qtbot.waitSignal(reasons.destroyed):
        reasons.deleteLater()
    assert page.names == ["subject", "wards"]
    assert layout_items_held() == before
