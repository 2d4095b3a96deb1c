"""A line to write in: its picture, its edge of a problem, and room for a button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of, shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.line_field import LineField

PICTURE = QRect(9, 10, 16, 16)


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> LineField:
    made = LineField(theme, placeholder="Find a ward", icon="search")
    qtbot.addWidget(made)
    made.resize(200, 36)
    return made


def test_the_picture_stands_clear_of_what_is_typed(line: LineField) -> None:
    line.setText("WWWW")
    with_words = colours_of(line, PICTURE)
    line.setText("")
    assert len(colours_of(line, PICTURE)) > 1
    assert colours_of(line, PICTURE) == with_words


def test_the_picture_follows_the_scheme(theme: Theme, line: LineField) -> None:
    light = colours_of(line, PICTURE)
    theme.set_scheme("dark")
    assert colours_of(line, PICTURE) != light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_and_a_warning_have_edges_of_their_own_that_go_again(
    theme: Theme, line: LineField, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    line.show_problem("error")
    assert shows(line, theme.tokens.red)
    line.show_problem("warning")
    assert shows(line, theme.tokens.amber)
    assert not shows(line, theme.tokens.red)
    line.show_problem(None)
    assert not shows(line, theme.tokens.amber)


def test_room_kept_at_the_right_leaves_the_left_alone(line: LineField) -> None:
    left = line.textMargins().left()
    line.reserve_right(40)
    assert (line.textMargins().left(), line.textMargins().right()) == (left, 40)


def test_typing_goes_on_at_the_end_and_a_text_from_outside_shows_its_beginning(line: LineField) -> None:
    QTest.keyClicks(line, "gate")
    assert line.cursorPosition() == 4
    line.setText("A new gate")
    assert line.cursorPosition() == 0
    line.setText(None)
    assert line.text() == ""


def test_the_longest_placeholder_that_fits_is_shown(theme: Theme, qtbot: QtBot) -> None:
    line = LineField(theme, placeholder="Search subject, reference, text", shorter=("Search notices", "Search"))
    qtbot.addWidget(line)
    line.show()
    shown = []
    for width in (400, 160, 90):
        line.resize(width, line.height())
        shown.append(line.placeholderText())
    assert shown == ["Search subject, reference, text", "Search notices", "Search"]


def test_a_line_is_emptied_by_a_button_that_is_there_only_then(theme: Theme, qtbot: QtBot) -> None:
    line = LineField(theme)
    line.offer_clear()
    qtbot.addWidget(line)
    line.show()
    clear = line.findChild(IconButton, "lineClear")
    assert isinstance(clear, IconButton)
    assert not clear.isVisible()
    line.setText("gate")
    assert min(clear.width(), clear.height()) >= 24
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert (line.text(), clear.isVisible()) == ("", False)
