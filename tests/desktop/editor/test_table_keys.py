"""Tables by keys and buttons: put in, filled, grown, shrunk and taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.table_bar import TableBar
from signoff.desktop.editor.table_picker import TablePicker

from .conftest import Hands

Written = Callable[[str], Hands]
TABLE = "before\n\n| a | b |\n| --- | --: |\n| c | d |\n| e | f |\n\nafter"


def _pick(hands: Hands, rows: int, columns: int) -> None:
    hands.click("table")
    picker = hands.editor.findChild(TablePicker)
    assert picker is not None
    assert picker.isVisible()
    now = picker.size_chosen()
    for key, count in ((Qt.Key.Key_Down, rows - now[0]), (Qt.Key.Key_Right, columns - now[1])):
        for _ in range(count):
            QTest.keyClick(picker, key)
    assert picker.accessibleName() == f"Size of the table: {rows} rows, {columns} columns"
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert not picker.isVisible()


def test_a_table_is_chosen_filled_and_left_by_keys(hands: Hands) -> None:
    hands.type("before")
    _pick(hands, 3, 3)
    for word in ("Year", "Amount", "Note", "2023"):
        hands.type(word)
        hands.press(Qt.Key.Key_Tab)
    hands.type("£5")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.type("after")
    assert hands.editor.markdown() == (
        "before\n\n| Year | Amount | Note |\n| --- | --- | --- |\n| 2023 | £5 |  |\n|  |  |  |\n\nafter"
    )


def test_a_table_parts_the_paragraph_that_it_is_put_into(written: Written) -> None:
    hands = written("one two")
    hands.put_cursor("two")
    _pick(hands, 3, 2)
    hands.type("x")
    assert hands.editor.markdown() == "one\n\n| x |  |\n| --- | --- |\n|  |  |\n|  |  |\n\ntwo"
    hands.control(Qt.Key.Key_Z)
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == "one two"


def test_the_size_is_chosen_by_the_mouse_too(hands: Hands, qtbot: QtBot) -> None:
    hands.click("table")
    picker = hands.editor.findChild(TablePicker)
    assert picker is not None
    QTest.mouseMove(picker, QPoint(12 + 24 * 3 + 5, 12 + 5))
    with qtbot.waitSignal(picker.chosen, timeout=1000) as chosen:
        QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(12 + 24 * 3 + 5, 12 + 24 + 5))
    assert chosen.args == [2, 4]


def test_tab_leaves_the_last_cell_and_a_row_is_added_by_keys_of_its_own(written: Written) -> None:
    hands = written(TABLE)
    hands.put_cursor("f", at_end=True)
    # the f of "before" comes first, so look in the table
    cursor = hands.view.text.find("f", hands.view.text.find("e").selectionEnd() + 12)
    hands.view.setTextCursor(cursor)
    hands.view.moveCursor(cursor.MoveOperation.NoMove)
    hands.press(Qt.Key.Key_Tab)
    assert not hands.view.hasFocus()
    assert hands.editor.markdown() == TABLE
    hands.view.setFocus()
    hands.control(Qt.Key.Key_Return)
    hands.type("g")
    hands.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hands.type("!")
    assert hands.editor.markdown() == TABLE.replace("| e | f |", "| e | f! |\n| g |  |")


@pytest.mark.parametrize(
    ("command", "markdown"),
    [
        ("row-above", "| a | b |\n| --- | --: |\n|  |  |\n| c | d |\n| e | f |"),
        ("row-below", "| a | b |\n| --- | --: |\n| c | d |\n|  |  |\n| e | f |"),
        ("row-remove", "| a | b |\n| --- | --: |\n| e | f |"),
        ("column-left", "| a |  | b |\n| --- | --- | --: |\n| c |  | d |\n| e |  | f |"),
        ("column-right", "| a | b |  |\n| --- | --: | --- |\n| c | d |  |\n| e | f |  |"),
        ("column-remove", "| a |\n| --- |\n| c |\n| e |"),
        ("table-remove", ""),
    ],
)
def test_rows_and_columns_come_and_go_in_one_step_each(written: Written, command: str, markdown: str) -> None:
    hands = written(TABLE)
    hands.put_cursor("d")
    hands.editor.give(command)
    expected = TABLE.split("\n\n")
    expected[1] = markdown
    assert hands.editor.markdown() == "\n\n".join(part for part in expected if part)
    hands.click("undo")
    assert hands.editor.markdown() == TABLE


def test_removing_the_header_makes_the_next_row_the_header(written: Written) -> None:
    hands = written(TABLE)
    hands.put_cursor("a")
    hands.click("row-remove")
    assert hands.editor.markdown() == TABLE.replace("| a | b |\n", "").replace("--: |\n| c | d |", "--: |").replace(
        "| --- | --: |", "| c | d |\n| --- | --: |"
    )


def test_what_became_of_the_table_is_said(written: Written, announced: list[str]) -> None:
    hands = written(TABLE)
    hands.put_cursor("d")
    announced.clear()
    for command in ("row-below", "column-right", "row-remove", "column-remove", "table-remove"):
        hands.click(command)
    said = [words for words in announced if words.endswith(("added", "removed"))]
    assert said == ["Row added", "Column added", "Row removed", "Column removed", "Table removed"]


def test_removing_the_last_column_removes_the_table(written: Written) -> None:
    hands = written("| a |\n| --- |\n| b |")
    hands.put_cursor("b")
    hands.click("column-remove")
    assert hands.editor.markdown() == ""
    hands.type("x")
    assert hands.editor.markdown() == "x"


def test_the_bar_of_the_table_shows_only_in_one(written: Written) -> None:
    hands = written(TABLE)
    bar = hands.editor.findChild(TableBar)
    assert isinstance(bar, QWidget)
    assert not bar.isVisible()
    hands.put_cursor("c")
    assert bar.isVisible()
    assert not hands.editor._bar.button("bullet").isEnabled()
    hands.put_cursor("after")
    assert not bar.isVisible()


def test_no_key_breaks_a_table_from_outside(written: Written) -> None:
    hands = written(TABLE)
    hands.put_cursor("after")
    hands.press(Qt.Key.Key_Backspace)
    assert hands.editor.markdown() == TABLE
    hands.put_cursor("before", at_end=True)
    hands.press(Qt.Key.Key_Delete)
    assert hands.editor.markdown() == TABLE
    hands.put_cursor("c")
    hands.press(Qt.Key.Key_Backspace)
    hands.type("- x")
    assert hands.editor.markdown() == TABLE.replace("| c |", "| - xc |")


def test_text_begins_before_and_goes_on_after_a_table_at_the_edges(written: Written) -> None:
    hands = written("| a |\n| --- |\n| b |")
    hands.view.moveCursor(hands.view.textCursor().MoveOperation.Start)
    hands.type("x")
    hands.view.moveCursor(hands.view.textCursor().MoveOperation.End)
    hands.type("y")
    assert hands.editor.markdown() == "x\n\n| a |\n| --- |\n| b |\n\ny"


def test_a_table_is_painted_anywhere_in_a_text(written: Written) -> None:
    hands = written("| a | b |\n| --- | --: |\n| c | d |\n\n- e\n\n  | f |\n  | --- |\n\n- g\n\n| h |\n| --- |")
    first = hands.editor.grab().toImage()
    hands.put_cursor("g", at_end=True)
    hands.type("!")
    assert hands.editor.grab().toImage() != first


def test_tab_reads_the_cell_that_it_leads_to(written: Written, announced: list[str], qtbot: QtBot) -> None:
    hands = written("| a | b |\n| --- | --- |\n| c **d** |  |")
    hands.editor.activateWindow()
    qtbot.waitUntil(hands.view.hasFocus)
    hands.put_cursor("a")
    announced.clear()
    for _ in range(3):
        hands.press(Qt.Key.Key_Tab)
    assert announced == [
        *("Row 1 of 2, column 2 of 2", "b"),
        *("Row 2 of 2, column 1 of 2", "c d"),
        *("Row 2 of 2, column 2 of 2", "blank"),
    ]
