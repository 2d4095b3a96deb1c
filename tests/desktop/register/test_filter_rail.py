"""The register's left edge: filters with their counts, of which a person's choice is told, and its doors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.commanding import AskedCommands
from desktop.looking import part_of, row_of
from desktop.painted import shows
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.filter_rail import FilterRail
from signoff.desktop.register.listing import FILTERS
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.rail import Rail

NONE = dict.fromkeys((key for key, _, _ in FILTERS), 0)


@pytest.fixture
def commands(theme: Theme) -> AskedCommands:
    return AskedCommands(AnsweringNotifier(theme))


@pytest.fixture
def filters(theme: Theme, commands: AskedCommands, qtbot: QtBot) -> FilterRail:
    made = FilterRail(theme, commands)
    made.show_counts(NONE | {"all": 3, "draft": 2, "ready": 1})
    made.resize(made.width(), 600)
    qtbot.addWidget(made)
    made.show()
    return made


def listen(filters: FilterRail) -> list[str]:
    keys: list[str] = []
    filters.filtered.connect(keys.append)
    return keys


def test_every_filter_stands_in_its_order_with_its_count(filters: FilterRail) -> None:
    rows = part_of(filters, Rail).rail_items()
    assert (filters.chosen, part_of(filters, Rail).selected()) == ("all", "all")
    assert [(row.key, row.title, row.icon) for row in rows] == list(FILTERS)
    assert [row.spoken() for row in rows][:5] == [
        "All notices, 3 notices",
        "Needs attention",
        "To sign, 1 notice",
        "With others",
        "Drafts, 2 notices",
    ]


def test_a_click_filters_and_is_told_once(filters: FilterRail) -> None:
    keys = listen(filters)
    rail = part_of(filters, Rail)
    QTest.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=row_of(rail, "draft").center())
    assert keys == ["draft"]
    assert (filters.chosen, rail.selected()) == ("draft", "draft")


def test_other_counts_leave_the_filter_in_force(filters: FilterRail) -> None:
    filters.choose("withdrawn")
    keys = listen(filters)
    filters.show_counts(NONE)
    assert (filters.chosen, part_of(filters, Rail).selected()) == ("withdrawn", "withdrawn")
    assert keys == []


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("newNotice", Command.NEW),
        ("newNoticeQuiet", Command.NEW),
        ("railOpenFile", Command.OPEN_FILE),
        ("railSettings", Command.SETTINGS),
    ],
)
def test_each_door_asks_for_its_command(
    filters: FilterRail, commands: AskedCommands, name: str, command: Command
) -> None:
    button = filters.findChild(CommandButton, name)
    assert isinstance(button, CommandButton)
    button.click()
    assert commands.asked == [(command,)]


@pytest.mark.parametrize("begun", [True, False])
def test_new_notice_stands_back_while_the_register_is_empty(filters: FilterRail, begun: bool) -> None:
    filters.show_begun(begun)
    shown = {button.objectName() for button in filters.findChildren(CommandButton) if button.isVisible()}
    assert ("newNotice" in shown, "newNoticeQuiet" in shown) == (begun, not begun)


def test_it_says_whose_register_it_is_and_follows_the_scheme(theme: Theme, filters: FilterRail) -> None:
    filters.show_council("Leeds City Council")
    assert "Leeds City Council" in [label.text() for label in filters.findChildren(QLabel) if label.isVisible()]
    assert part_of(filters, Rail).accessibleName() == "Filters"
    light = theme.tokens.paper
    theme.set_scheme("dark")
    assert shows(filters, theme.tokens.paper)
    assert not shows(filters, light)


def test_marks_alone_have_their_words_as_tool_tips(filters: FilterRail) -> None:
    wide = filters.width()
    filters.set_marks_only(True)
    assert filters.width() < wide
    (settings,) = [button for button in filters.findChildren(CommandButton) if button.objectName() == "railSettings"]
    assert (settings.accessibleName(), settings.toolTip()) == ("Settings", "Settings")
    filters.set_marks_only(False)
    assert (filters.width(), settings.toolTip()) == (wide, "")
