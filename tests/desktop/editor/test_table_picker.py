"""The grid from which a table's size is chosen: its keys and its mouse stay within it, its name says the size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of
from signoff.desktop.editor.table_picker import COLUMNS, ROWS, TablePicker
from signoff.desktop.look.theme import Theme


@pytest.fixture
def picker(theme: Theme, qtbot: QtBot) -> TablePicker:
    made = TablePicker(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def listen(picker: TablePicker) -> list[tuple[int, int]]:
    sizes: list[tuple[int, int]] = []
    picker.chosen.connect(lambda rows, columns: sizes.append((rows, columns)))
    return sizes


def point_at(picker: TablePicker, x: int, y: int) -> None:
    place, none = QPointF(x, y), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, QPointF(picker.mapToGlobal(QPoint(x, y))), none, none, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(picker, event)


def test_it_begins_at_a_header_and_two_rows_of_two_columns_and_says_so(picker: TablePicker) -> None:
    assert picker.size_chosen() == (3, 2)
    assert picker.accessibleName() == "Size of the table: 3 rows, 2 columns"


@pytest.mark.parametrize(
    ("key", "times", "size"),
    [
        (Qt.Key.Key_Right, 1, (3, 3)),
        (Qt.Key.Key_Left, 1, (3, 1)),
        (Qt.Key.Key_Down, 1, (4, 2)),
        (Qt.Key.Key_Up, 1, (2, 2)),
        (Qt.Key.Key_Right, 20, (3, COLUMNS)),
        (Qt.Key.Key_Left, 20, (3, 1)),
        (Qt.Key.Key_Down, 20, (ROWS, 2)),
        (Qt.Key.Key_Up, 20, (1, 2)),
    ],
)
def test_arrows_change_the_size_within_the_grid_and_its_name_follows(
    picker: TablePicker, key: Qt.Key, times: int, size: tuple[int, int]
) -> None:
    for _ in range(times):
        QTest.keyClick(picker, key)
    assert picker.size_chosen() == size
    assert picker.accessibleName() == f"Size of the table: {size[0]} rows, {size[1]} columns"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_each_taking_key_tells_the_size_once_and_closes(picker: TablePicker, key: Qt.Key) -> None:
    sizes = listen(picker)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert sizes == []
    QTest.keyClick(picker, key)
    assert sizes == [(4, 2)]
    assert not picker.isVisible()


def test_escape_leaves_it_without_a_table(picker: TablePicker) -> None:
    sizes = listen(picker)
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert sizes == []
    assert not picker.isVisible()


@pytest.mark.parametrize(
    ("x", "y", "size"),
    [(12, 12, (1, 1)), (36, 12, (1, 2)), (12, 36, (2, 1)), (-50, -50, (1, 1)), (999, 999, (ROWS, COLUMNS))],
)
def test_the_cell_under_the_mouse_is_the_last_of_the_table(
    picker: TablePicker, x: int, y: int, size: tuple[int, int]
) -> None:
    point_at(picker, x, y)
    assert picker.size_chosen() == size


def test_a_button_let_go_outside_takes_nothing(picker: TablePicker) -> None:
    sizes = listen(picker)
    QTest.mouseRelease(picker, Qt.MouseButton.LeftButton, pos=QPoint(-5, 10))
    assert sizes == []
    QTest.mouseRelease(picker, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert sizes == [(3, 3)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_of_the_grid_is_tinted_the_larger_the_table(theme: Theme, picker: TablePicker, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    small = colours_of(picker)[theme.tokens.tint]
    QTest.keyClick(picker, Qt.Key.Key_Right)
    assert colours_of(picker)[theme.tokens.tint] == pytest.approx(small * 1.5, rel=0.01)


def test_its_size_is_said_as_it_opens_and_changes_and_begins_anew_each_time(
    picker: TablePicker, announced: list[str], qtbot: QtBot
) -> None:
    button = QPushButton("Insert a table")
    qtbot.addWidget(button)
    picker.hide()
    picker.open_below(button)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    picker.open_below(button)
    sizes = [f"Size of the table: {rows} rows, 2 columns" for rows in (3, 4, 3)]
    assert announced == sizes
