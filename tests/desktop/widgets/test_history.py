"""The history: every event is heard and seen, newest in green, broken in red, as high as its words need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from builders import NOON
from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.history import HistoryEntry, HistoryList

SIGNED = HistoryEntry("Signed by A. Officer", "14 May 2024, 12:10", NOON)
CREATED = HistoryEntry("Created", "14 May 2024, 12:00", NOON)
BROKEN = HistoryEntry("Changed: Reasons", "14 May 2024, 12:05", NOON, fault="This entry was changed afterwards.")


@pytest.fixture
def history(theme: Theme, qtbot: QtBot) -> HistoryList:
    made = HistoryList(theme)
    made.resize(300, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def dots(history: HistoryList) -> QRect:
    return QRect(0, 0, 20, history.height())


def test_a_screen_reader_hears_every_event_with_what_is_wrong_with_it(history: HistoryList) -> None:
    history.show_events([SIGNED, BROKEN])
    assert [history.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(history.count())] == [
        "Signed by A. Officer, 14 May 2024, 12:10",
        "Changed: Reasons, 14 May 2024, 12:05: This entry was changed afterwards.",
    ]
    assert history.events() == (SIGNED, BROKEN)


def test_without_events_it_has_no_height(history: HistoryList) -> None:
    history.show_events([SIGNED])
    assert history.heightForWidth(300) > 0
    history.show_events([])
    assert history.heightForWidth(300) == 0
    assert history.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_keeps_the_height_that_its_words_need_at_any_width(history: HistoryList) -> None:
    history.show_events([SIGNED, BROKEN, CREATED])
    for width in (400, 120, 250):
        history.resize(width, 50)
        assert history.height() >= history.heightForWidth(width)
    assert history.heightForWidth(120) > history.heightForWidth(400)


def test_a_fault_takes_a_line_of_its_own(history: HistoryList) -> None:
    history.show_events([CREATED, HistoryEntry(BROKEN.what, BROKEN.when, NOON)])
    sound = history.heightForWidth(300)
    history.show_events([CREATED, BROKEN])
    assert history.heightForWidth(300) > sound


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_newest_is_green_and_a_broken_one_red_in_both_schemes(
    theme: Theme, history: HistoryList, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    history.show_events([SIGNED, CREATED])
    assert shows(history, theme.tokens.green, dots(history))
    assert not shows(history, theme.tokens.red)
    history.show_events([SIGNED, BROKEN])
    assert shows(history, theme.tokens.red, dots(history))
    history.show_events([BROKEN])
    assert not shows(history, theme.tokens.green)
