"""Turning a picture: each button has a name and asks for its own turn, and how far it is turned is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_turn import TurnRow


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> TurnRow:
    made = TurnRow(theme)
    qtbot.addWidget(made)
    return made


def button(row: TurnRow, name: str) -> QAbstractButton:
    made = row.findChild(QAbstractButton, name)
    assert isinstance(made, QAbstractButton)
    return made


def angle(row: TurnRow) -> str:
    label = row.findChild(QLabel, "turnAngle")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize(
    ("name", "degrees", "words", "repeats"),
    [
        ("quarterLeft", -90.0, "Turn a quarter to the left", False),
        ("quarterRight", 90.0, "Turn a quarter to the right", False),
        ("slightlyLeft", -0.5, "Turn half a degree to the left", True),
        ("slightlyRight", 0.5, "Turn half a degree to the right", True),
    ],
)
def test_each_button_asks_for_its_turn_and_only_small_ones_go_on_while_held(
    row: TurnRow, name: str, degrees: float, words: str, repeats: bool
) -> None:
    turns: list[float] = []
    row.turned.connect(turns.append)
    button(row, name).click()
    assert turns == [degrees]
    assert button(row, name).accessibleName() == words
    assert button(row, name).autoRepeat() == repeats


@pytest.mark.parametrize(
    ("degrees", "words"),
    [
        (0.0, "Not turned"),
        (0.009, "Not turned"),
        (-0.009, "Not turned"),
        (0.5, "0.5° right"),
        (-1.0, "1° left"),
        (12.345, "12.35° right"),
        (-90.0, "90° left"),
        (100.0, "100° right"),
    ],
)
def test_how_far_it_is_turned_is_said_without_needless_figures(row: TurnRow, degrees: float, words: str) -> None:
    row.show_angle(degrees)
    assert angle(row) == words


def test_straight_again_is_offered_where_it_was_turned_by_hand(row: TurnRow) -> None:
    asked: list[bool] = []
    row.straightened.connect(lambda: asked.append(True))
    row.offer_straight(offered=False)
    button(row, "straighten").click()
    assert asked == []
    row.offer_straight(offered=True)
    button(row, "straighten").click()
    assert asked == [True]
    assert button(row, "straighten").accessibleName() == "Straighten the signature"


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_turn_is_said_and_arrow_keys_stay_among_the_buttons(row: TurnRow, announced: list[str], qtbot: QtBot) -> None:
    row.turned.connect(row.show_angle)
    row.straightened.connect(lambda: row.show_angle(0.0))
    row.show()
    row.activateWindow()
    first = button(row, "quarterLeft")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    for key, name in (
        (Qt.Key.Key_Left, "quarterLeft"),
        (Qt.Key.Key_Down, "quarterLeft"),
        (Qt.Key.Key_Right, "quarterRight"),
        (Qt.Key.Key_Right, "slightlyLeft"),
        (Qt.Key.Key_Right, "slightlyRight"),
        (Qt.Key.Key_Right, "slightlyRight"),
    ):
        QTest.keyClick(focus(), key)
        assert button(row, name).hasFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: announced == ["0.5° right"])
    row.offer_straight(offered=True)
    button(row, "straighten").click()
    qtbot.waitUntil(lambda: announced == ["0.5° right", "Not turned"])
