"""The line that says how much is done: in its length, and to a screen reader in per cent."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of, shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.progress import ProgressLine, WorkProgress


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> ProgressLine:
    made = ProgressLine(theme)
    made.resize(200, 4)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("given", "kept", "spoken"),
    [(-1, 0, "0 per cent"), (0, 0, "0 per cent"), (0.126, 0.126, "13 per cent"), (1.5, 1, "100 per cent")],
)
def test_what_is_beyond_the_line_is_cut_and_said_in_per_cent(
    line: ProgressLine, given: float, kept: float, spoken: str
) -> None:
    line.set_fraction(given)
    assert line.fraction() == kept
    assert (line.accessibleName(), f"{line.value()} per cent") == ("Progress", spoken)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_filled_from_the_left_to_its_fraction(theme: Theme, line: ProgressLine, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    line.set_fraction(0.25)
    row = [line.grab().toImage().pixelColor(x, 2).name().upper() for x in range(200)]
    assert math.isclose(row.count(theme.tokens.blue), 50, abs_tol=3)
    assert row[2] == theme.tokens.blue
    assert row[60] == row[197] == theme.tokens.line


def test_nothing_done_shows_nothing_and_little_done_shows(theme: Theme, line: ProgressLine) -> None:
    assert not shows(line, theme.tokens.blue)
    line.set_fraction(0.001)
    assert shows(line, theme.tokens.blue, QRect(0, 0, 4, 4))


def test_it_follows_a_change_of_scheme(theme: Theme, line: ProgressLine) -> None:
    line.set_fraction(1)
    light = colours_of(line)
    theme.set_scheme("dark")
    assert light[theme.tokens.blue] == 0
    assert shows(line, theme.tokens.blue)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def work(theme: Theme, qtbot: QtBot, clock: Clock) -> WorkProgress:
    made = WorkProgress(theme, clock)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    return made


def test_each_step_of_work_is_said_and_now_and_then_how_far_it_is(
    work: WorkProgress, clock: Clock, announced: list[str]
) -> None:
    for percent in range(100):
        clock.now = percent / 4  # the whole takes 25 seconds
        work.show_progress("Reading" if percent < 60 else "Checking", percent / 100)
    assert announced == ["Reading: 8%", "Reading: 48%", "Checking: 60%"]


def test_work_that_is_done_at_once_is_not_said_step_by_step(work: WorkProgress, announced: list[str]) -> None:
    for step in ("Reading", "Putting together", "Checking"):
        work.show_progress(step, 0.5)
    assert announced == []


def test_each_piece_of_work_begins_anew(work: WorkProgress, clock: Clock, announced: list[str]) -> None:
    clock.now = 5.0
    work.show_progress("Reading", 0.5)
    work.begin()
    clock.now = 8.0
    work.show_progress("Reading", 0.1)
    work.end("Stopping")
    assert announced == ["Reading: 50%", "Reading: 10%", "Stopping"]


def test_nothing_is_said_of_work_that_is_not_in_view(work: WorkProgress, clock: Clock, announced: list[str]) -> None:
    work.hide()
    clock.now = 30.0
    work.show_progress("Reading", 0.5)
    assert announced == []
