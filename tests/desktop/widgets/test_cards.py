"""Findings, pills, marks, time lines and histories say what they show, also to a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import NOON
from desktop.looking import links_of
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import DARK, LIGHT
from signoff.desktop.widgets.cards import FindingCard, FindingKind
from signoff.desktop.widgets.history import HistoryEntry, HistoryList
from signoff.desktop.widgets.marks import state_pixmap, state_words
from signoff.desktop.widgets.pill import StatusPill
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.timeline import Timeline
from signoff.notice.record.record import Status
from signoff.rules.progress import PageState


@dataclass(frozen=True)
class Moment:
    when: str
    meaning: str
    done: bool


SIGNED = HistoryEntry("Signed by Tim Pouncey", "23 March 2023", NOON)


@pytest.mark.parametrize(
    ("kind", "spoken", "tint"),
    [
        ("error", "Error: Title", LIGHT.red_tint),
        ("warning", "Warning: Title", LIGHT.amber_tint),
        ("info", "Note: Title", LIGHT.paper),
        ("good", "In order: Title", LIGHT.green_tint),
    ],
)
def test_a_card_says_and_shows_its_kind(theme: Theme, qtbot: QtBot, kind: FindingKind, spoken: str, tint: str) -> None:
    card = FindingCard(theme, kind, "Title", "Body")
    qtbot.addWidget(card)
    card.resize(400, 80)
    assert card.accessibleName() == spoken
    assert card.grab().toImage().pixelColor(200, 74) == QColor(tint)


def test_actions_act_and_stay_within_a_narrow_card(theme: Theme, qtbot: QtBot) -> None:
    done: list[str] = []
    names = ("Mark as consulted", "Clear the text", "Go to Consultation", "Mark as considered…")
    actions = [Action(name, partial(done.append, name)) for name in names]
    card = FindingCard(theme, "warning", "N/A and a text contradict each other", "", "Form, note 4", actions)
    qtbot.addWidget(card)
    card.resize(320, card.heightForWidth(320))
    card.show()
    for button in links_of(card):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert card.rect().contains(button.geometry())
    assert done == list(names)
    assert card.minimumSizeHint().width() <= 320


def test_a_pill_says_each_status(theme: Theme, qtbot: QtBot) -> None:
    pill = StatusPill(theme)
    qtbot.addWidget(pill)
    for status, words in ((Status.READY, "Ready to sign"), (Status.WITHDRAWN, "Withdrawn")):
        pill.show_status(status)
        assert pill.accessibleName() == f"Status: {words}"
        assert pill.sizeHint().height() == 24
        assert pill.status() is status


def test_marks_differ_in_shape_not_in_colour_alone(theme: Theme) -> None:
    shapes = {alpha_of(state_pixmap(theme, state, 18)) for state in PageState}
    assert len(shapes) == len(PageState)
    assert len({state_words(state) for state in PageState}) == len(PageState)


def alpha_of(pixmap: QPixmap) -> tuple[bool, ...]:
    image = pixmap.toImage()
    points = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return tuple(image.pixelColor(x, y).alpha() > 127 for x, y in points)


def test_a_time_line_takes_the_height_of_its_words(theme: Theme, qtbot: QtBot) -> None:
    line = Timeline(theme)
    qtbot.addWidget(line)
    assert line.heightForWidth(400) == 0
    line.show_milestones([Moment("23 Mar 2023", "Decision", True), Moment("At once", "In force " * 12, False)])
    assert line.heightForWidth(200) > line.heightForWidth(600) > 40
    assert "23 Mar 2023: Decision" in line.accessibleName()


def test_dates_that_do_not_fit_side_by_side_go_below(theme: Theme, qtbot: QtBot) -> None:
    line = Timeline(theme)
    qtbot.addWidget(line)
    line.show_milestones([Moment(f"{day} May 2024", "A date", False) for day in range(11, 17)])
    one_row = line.heightForWidth(6 * 120)
    assert line.heightForWidth(495) > 1.9 * one_row
    assert line.heightForWidth(120) > 5.5 * one_row


def test_no_date_is_alone_in_a_row_below_the_others(theme: Theme, qtbot: QtBot) -> None:
    line = Timeline(theme)
    qtbot.addWidget(line)
    line.show_milestones([Moment("11 May 2024", "A date", False)] * 4 + [Moment("12 May 2024", "A date " * 9, False)])
    narrow = line.heightForWidth(4 * 115)
    line.show_milestones(
        [Moment("11 May 2024", "A date", False)] * 3 + [Moment("12 May 2024", "A date " * 9, False)] * 2
    )
    assert line.heightForWidth(4 * 115) == narrow, (
        "both times three and two, of which the long one is in the second row"
    )


def test_a_history_grows_with_its_events(theme: Theme, qtbot: QtBot) -> None:
    events = HistoryList(theme)
    qtbot.addWidget(events)
    events.show_events([SIGNED])
    single = events.heightForWidth(300)
    events.show_events([SIGNED, HistoryEntry("Handed over " * 9, "22 March 2023", NOON)])
    assert events.heightForWidth(300) > 2 * single
    assert events.count() == 2


def test_progress_fills_to_its_fraction(theme: Theme, qtbot: QtBot) -> None:
    line = ProgressLine(theme)
    qtbot.addWidget(line)
    line.resize(100, 4)
    line.set_fraction(0.75)
    theme.set_scheme("dark")
    image = line.grab().toImage()
    assert image.pixelColor(70, 2) == QColor(DARK.blue)
    assert image.pixelColor(90, 2) == QColor(DARK.line)
    line.set_fraction(7)
    assert line.fraction() == 1.0
