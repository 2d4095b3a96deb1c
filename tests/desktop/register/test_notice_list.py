"""The list of notices: headings are passed over, rows are heard whole, and what is in hand stays in hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.attention import Need
from signoff.desktop.register.listing import Heading
from signoff.desktop.register.notice_list import NoticeList
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.results import Row

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()


def row(number: int, **parts: Any) -> Row:
    defaults: dict[str, Any] = {
        "id": str(number),
        "subject": f"Gate {number}",
        "decision_type": DecisionType.KEY,
        "status": Status.DRAFT,
        "decision_maker": "A. Officer",
        "director": "",
        "reference": "",
        "council": "leeds",
        "changed_at": NOON,
        "is_publication": False,
    }
    return Row(**(defaults | parts))


ENTRIES = (Heading("In preparation", 2), row(1), row(2), Heading("Published", 1), row(3, status=Status.PUBLISHED))


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> NoticeList:
    made = NoticeList(theme, lambda: NOON)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_entries(ENTRIES)
    return made


def said(notices: NoticeList, place: int, role: Qt.ItemDataRole) -> str | None:
    words: str | None = notices.model().index(place, 0).data(role)
    return words


def test_the_first_notice_is_in_hand_at_first(notices: NoticeList) -> None:
    assert notices.current_id == "1"
    assert [each.id for each in notices.rows] == ["1", "2", "3"]


def test_what_is_in_hand_stays_unless_it_is_gone_or_another_is_asked_for(notices: NoticeList) -> None:
    assert notices.choose("2")
    notices.show_entries(ENTRIES[::-1])
    assert notices.current_id == "2"
    notices.show_entries(ENTRIES, keep="3")
    assert notices.current_id == "3"
    notices.show_entries(ENTRIES[:3])
    assert notices.current_id == "1"
    notices.show_entries(())
    assert notices.current_id == ""


def test_what_is_not_listed_cannot_be_taken_in_hand(notices: NoticeList) -> None:
    assert not notices.choose("9")
    assert not notices.choose("")
    assert notices.current_id == "1"


def test_arrows_pass_over_headings_and_each_move_is_told_once(notices: NoticeList) -> None:
    chosen: list[str] = []
    notices.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(notices, key)
    assert chosen == ["2", "3", "2"]


def test_a_heading_can_be_neither_chosen_nor_opened(notices: NoticeList) -> None:
    opened: list[str] = []
    notices.opened.connect(opened.append)
    heading = notices.visualRect(notices.model().index(0, 0)).center()
    QTest.mouseDClick(notices.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert (opened, notices.current_id) == ([], "1")
    assert notices.model().flags(notices.model().index(0, 0)) == Qt.ItemFlag.NoItemFlags


def test_a_screen_reader_hears_headings_with_counts_and_whole_rows(notices: NoticeList) -> None:
    assert said(notices, 0, Qt.ItemDataRole.DisplayRole) == "In preparation 2"
    assert said(notices, 1, Qt.ItemDataRole.AccessibleTextRole) == (
        f"Gate 1, Drafts, No reference yet, Key, A. Officer, {NOON:%H:%M}"
    )
    assert notices.accessibleName() == "Notices"


@pytest.mark.parametrize(("subject", "tip"), [("x" * 50, None), ("x" * 51, "x" * 51), ("a \n" * 20, "a " * 19 + "a")])
def test_only_a_long_subject_has_a_tip(notices: NoticeList, subject: str, tip: str | None) -> None:
    notices.show_entries((row(1, subject=subject),))
    assert said(notices, 0, Qt.ItemDataRole.ToolTipRole) == tip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_notice_needs_is_seen_and_heard_until_it_needs_it_no_more(
    theme: Theme, notices: NoticeList, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    notices.mark({"2": Need("Damaged", "It was changed outside signoff.")})
    assert shows(notices, theme.tokens.red)
    assert "Damaged" in (said(notices, 2, Qt.ItemDataRole.AccessibleTextRole) or "")
    assert notices.current_id == "1"
    notices.mark({})
    assert not shows(notices, theme.tokens.red)
    assert "Damaged" not in (said(notices, 2, Qt.ItemDataRole.AccessibleTextRole) or "")


def test_what_is_in_hand_is_tinted(theme: Theme, notices: NoticeList) -> None:
    notices.choose("2")
    model = notices.model()
    assert shows(notices, theme.tokens.tint, notices.visualRect(model.index(2, 0)))
    assert not shows(notices, theme.tokens.tint, notices.visualRect(model.index(1, 0)))
