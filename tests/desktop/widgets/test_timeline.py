"""The line of dates that follow: every date is heard, none is broken, all that lies behind is filled."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.timeline import Timeline


@dataclass(frozen=True)
class Date:
    """A date that follows, as the rules give it."""

    when: str
    meaning: str
    done: bool = False


DATES = (
    Date("23 Mar 2023", "Decision, if signed today", done=True),
    Date("30 Mar 2023", "Last day to call it in"),
    Date("31 Mar 2023", "In force"),
    Date("23 Mar 2029", "Record may be disposed of"),
)


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> Timeline:
    made = Timeline(theme)
    made.resize(600, 100)
    qtbot.addWidget(made)
    made.show()
    return made


def colour_at(line: Timeline, x: int, y: int) -> str:
    return QColor(line.grab().toImage().pixelColor(x, y)).name().upper()


def test_a_screen_reader_hears_each_date_with_what_it_means(line: Timeline) -> None:
    line.show_milestones(DATES[:2])
    assert line.accessibleName() == (
        "Dates that follow. 23 Mar 2023: Decision, if signed today; 30 Mar 2023: Last day to call it in"
    )
    assert line.milestones() == DATES[:2]


def test_without_dates_it_takes_no_room(line: Timeline) -> None:
    line.show_milestones(DATES)
    line.show_milestones(())
    assert line.accessibleName() == "Dates that follow"
    assert (line.heightForWidth(600), line.minimumSizeHint().width(), line.minimumHeight()) == (0, 0, 0)


@pytest.mark.parametrize(("width", "rows"), [(600, 1), (4 * 112, 1), (4 * 112 - 1, 2), (2 * 112 - 1, 4), (112, 4)])
def test_as_few_rows_as_hold_the_dates_unbroken(line: Timeline, width: int, rows: int) -> None:
    alike = [Date("23 Mar 2023", "In force") for _ in DATES]
    line.show_milestones(alike[:1])
    row = line.heightForWidth(112)
    line.show_milestones(alike)
    assert line.heightForWidth(width) == rows * row + (rows - 1) * 12


def test_it_keeps_the_height_of_its_rows(line: Timeline) -> None:
    line.show_milestones(DATES)
    for width in (600, 230, 120):
        line.resize(width, 10)
        assert line.height() >= line.heightForWidth(width)
    assert line.heightForWidth(230) > line.heightForWidth(600)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_lies_behind_is_filled_and_the_last_to_come_is_grey(theme: Theme, line: Timeline, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    line.show_milestones(DATES[:3])
    step = 200
    dots = [colour_at(line, place * step + 8, 8) for place in range(3)]
    assert dots[0] == theme.tokens.blue
    assert theme.tokens.blue not in dots[1:]
    rings = [shows(line, theme.tokens.blue, QRect(place * step + 2, 2, 12, 12)) for place in range(3)]
    assert rings == [True, True, False]
    assert shows(line, theme.tokens.edge, QRect(2 * step + 2, 2, 12, 12))


def test_the_way_is_blue_only_between_two_dates_that_lie_behind(theme: Theme, line: Timeline) -> None:
    line.show_milestones((DATES[0], Date("24 Mar 2023", "Published", done=True), DATES[1]))
    assert colour_at(line, 100, 8) == theme.tokens.blue
    assert colour_at(line, 300, 8) == theme.tokens.line
    assert colour_at(line, 500, 8) not in (theme.tokens.blue, theme.tokens.line)
