"""The buttons over a text: named, one stop of Tab, with arrows that pass over what cannot be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.table_bar import ACTIONS, NAMES, TableBar
from signoff.desktop.editor.toolbar import Toolbar
from signoff.desktop.look.theme import Theme

NOTHING: dict[str, bool] = {}
ALL = (
    "bold",
    "italic",
    "bullet",
    "number",
    "numbering",
    "outdent",
    "indent",
    "link",
    "table",
    "paste-clean",
    "undo",
    "redo",
)


@pytest.fixture
def toolbar(theme: Theme, qtbot: QtBot) -> Toolbar:
    made = Toolbar(theme)
    qtbot.addWidget(made)
    made.resize(600, made.height())
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def stops(toolbar: Toolbar) -> list[str]:
    """Return the commands at whose buttons Tab stops."""
    return [name for name in ALL if toolbar.button(name).focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_each_button_has_a_name_and_asks_for_its_command_once(toolbar: Toolbar) -> None:
    commands: list[str] = []
    toolbar.command.connect(commands.append)
    for name in ALL:
        assert toolbar.button(name).accessibleName() or toolbar.button(name).text()
        assert toolbar.button(name).toolTip()
        toolbar.button(name).click()
    assert tuple(commands) == ALL
    assert toolbar.accessibleName() == "Formatting"


def test_all_buttons_are_in_one_row_above_a_text_of_ordinary_width(theme: Theme, qtbot: QtBot) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    toolbar = Toolbar(theme, column)
    column.show()
    toolbar.resize(493, toolbar.height())  # what a text has beside its page on a screen of 1366 pixels
    assert not toolbar.is_folded
    assert {toolbar.button(name).geometry().center().y() for name in ("bold", "paste-clean", "undo")} == {22}
    toolbar.resize(400, toolbar.height())
    assert toolbar.is_folded


def test_the_keys_that_do_the_same_are_told(toolbar: Toolbar) -> None:
    assert toolbar.button("bold").toolTip() == "Bold (Ctrl+B)"
    assert toolbar.button("paste-clean").toolTip() == "Paste as plain text (Ctrl+Shift+V)"


def test_what_holds_is_pressed_and_what_is_not_named_is_not(toolbar: Toolbar) -> None:
    toolbar.show_state({"bold": True, "undo": True}, NOTHING)
    assert [name for name in ALL if toolbar.button(name).isChecked()] == ["bold"]
    toolbar.show_state(NOTHING, NOTHING)
    assert not any(toolbar.button(name).isChecked() for name in ALL)


def test_what_cannot_be_done_is_off_and_what_is_not_named_can(toolbar: Toolbar) -> None:
    toolbar.show_state(NOTHING, {"undo": False, "redo": True})
    assert [name for name in ALL if not toolbar.button(name).isEnabled()] == ["undo"]


@pytest.mark.parametrize("name", ["italic", "redo", "paste-clean"])
def test_a_click_leaves_the_keyboard_where_it_is(toolbar: Toolbar, name: str) -> None:
    QTest.mouseClick(toolbar.button(name), Qt.MouseButton.LeftButton)
    assert not toolbar.button(name).hasFocus()


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("bold", Qt.Key.Key_Right, "italic"),
        ("italic", Qt.Key.Key_Left, "bold"),
        ("bold", Qt.Key.Key_Left, "redo"),
        ("redo", Qt.Key.Key_Right, "bold"),
        ("link", Qt.Key.Key_Home, "bold"),
        ("bold", Qt.Key.Key_End, "redo"),
        ("numbering", Qt.Key.Key_Right, "link"),  # out and in are off
    ],
)
def test_arrows_move_the_one_stop_of_tab_over_what_is_off(
    toolbar: Toolbar, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    toolbar.show_state(NOTHING, {"outdent": False, "indent": False})
    QTest.keyClick(toolbar.button(start), key)
    qtbot.waitUntil(toolbar.button(end).hasFocus)
    assert stops(toolbar) == [end]


def test_tab_enters_it_at_the_first_button(toolbar: Toolbar) -> None:
    assert stops(toolbar) == ["bold"]


def test_the_bar_of_a_table_names_what_each_button_adds_or_removes(theme: Theme, qtbot: QtBot) -> None:
    bar = TableBar(theme)
    qtbot.addWidget(bar)
    commands: list[str] = []
    bar.command.connect(commands.append)
    buttons = bar.findChildren(QAbstractButton)
    for button in buttons:
        button.click()
    assert commands == [*(command for command, _, _ in ACTIONS), "table-remove"]
    assert [button.accessibleName() for button in buttons] == [NAMES[command] for command in commands]
    assert len({button.accessibleName() for button in buttons}) == len(buttons)
    assert bar.accessibleName() == "Table"
