"""The list of notices: headings are passed over, rows are heard whole, and what is in hand stays in hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from desktop.register.listed_rows import NOON
from desktop.register.listed_rows import a_row as row
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.attention import Need
from signoff.desktop.register.listing import Heading
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.register.notice_model import WINDOW, ListContent
from signoff.notice.record.record import Status
from signoff.register.passages import Passage
from signoff.register.results import Row

HEADINGS = (Heading("In preparation", 2), Heading("Published", 1))
ROWS = (row(1), row(2), row(3, status=Status.PUBLISHED))
CONTENT = ListContent(HEADINGS, windows={0: ROWS})


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> NoticeList:
    made = NoticeList(theme, lambda: NOON)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_list(CONTENT)
    return made


@pytest.fixture
def many(notices: NoticeList) -> NoticeList:
    """A list of a hundred thousand notices, of which a window is read when it is needed, as a loader reads it."""
    reads: list[int] = []

    def read(number: int) -> None:
        reads.append(number)
        notices.contents.add_window(number, windows(number))

    def windows(number: int) -> list[Row]:
        return [row(place) for place in range(number * WINDOW, min((number + 1) * WINDOW, 100_000))]

    notices.contents.window_needed.connect(read)
    notices.setProperty("reads", reads)
    notices.show_list(ListContent((Heading("Drafts", 30_000), Heading("Published", 70_000)), windows={0: windows(0)}))
    return notices


def said(notices: NoticeList, place: int, role: Qt.ItemDataRole) -> str | None:
    words: str | None = notices.model().index(place, 0).data(role)
    return words


def test_the_first_notice_is_in_hand_at_first(notices: NoticeList) -> None:
    assert notices.current_id == "1"
    assert [each.id for each in notices.rows] == ["1", "2", "3"]


def test_what_is_in_hand_is_in_its_place_else_the_first_is(notices: NoticeList) -> None:
    chosen: list[str] = []
    notices.chosen.connect(chosen.append)
    for place, notice_id in ((2, "3"), (None, "1"), (1, "2")):
        notices.show_list(CONTENT, place)
        assert notices.current_id == chosen[-1] == notice_id
    notices.show_list(ListContent())
    assert notices.current_id == chosen[-1] == ""


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
        f"Gate 1, Draft, No reference yet, Key, A. Officer, {NOON:%H:%M}"
    )
    assert notices.accessibleName() == "Notices"


@pytest.mark.parametrize(("subject", "tip"), [("x" * 50, None), ("x" * 51, "x" * 51), ("a \n" * 20, "a " * 19 + "a")])
def test_only_a_long_subject_has_a_tip(notices: NoticeList, subject: str, tip: str | None) -> None:
    notices.show_list(ListContent((Heading("In preparation", 1),), windows={0: (row(1, subject=subject),)}))
    assert said(notices, 1, Qt.ItemDataRole.ToolTipRole) == tip


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


def test_lines_are_higher_with_larger_text_and_the_list_stays_where_it_was(theme: Theme, many: NoticeList) -> None:
    many.verticalScrollBar().setValue(many.contents.layout.top(1_000))
    theme.set_text_percent(150)
    second = many.model().index(1_001, 0)
    assert (many.visualRect(second).top(), many.visualRect(second).height()) == (72, 72)
    theme.set_text_percent(100)
    assert (many.visualRect(second).top(), many.visualRect(second).height()) == (48, 48)


def in_view(notices: NoticeList) -> bool:
    return notices.viewport().rect().contains(notices.visualRect(notices.currentIndex()).center())


def test_every_key_leads_anywhere_in_a_long_list_and_little_is_read_for_it(many: NoticeList) -> None:
    keys = Qt.Key
    steps = (
        (keys.Key_End, "99999"),
        (keys.Key_Up, "99998"),
        (keys.Key_Home, "0"),
        (keys.Key_Up, "0"),
        (keys.Key_PageDown, "5"),
        (keys.Key_PageDown, "10"),
        (keys.Key_PageUp, "5"),
        (keys.Key_Down, "6"),
    )
    for key, notice_id in steps:
        QTest.keyClick(many, key)
        assert (many.current_id, in_view(many)) == (notice_id, True)
    assert len(many.property("reads")) <= 3
    assert len(many.rows) <= 3 * WINDOW
    QTest.keyClick(many, keys.Key_Home)
    assert many.verticalScrollBar().value() == 0, "the heading of the first is seen with it"


def test_the_scroll_bar_leads_anywhere_and_forgets_what_was_read_long_ago(many: NoticeList) -> None:
    bar = many.verticalScrollBar()
    for part in range(41):
        bar.setValue(bar.maximum() * part // 40)
        many.grab()
        place = many.contents.layout.place_at(many.indexAt(many.rect().center()).row())
        assert f"Gate {place}" in [row.subject for row in many.rows]
    assert bar.maximum() == 100_000 * 48 + 2 * 32 - many.viewport().height()
    assert len(many.rows) <= 30 * WINDOW
    assert many.current_id == "0"
    assert "0" not in [row.id for row in many.rows]


def test_a_notice_that_is_still_to_be_read_is_told_when_it_comes(notices: NoticeList) -> None:
    chosen: list[str] = []
    notices.chosen.connect(chosen.append)
    notices.show_list(ListContent((Heading("In preparation", 100),), windows={0: ROWS}))
    QTest.keyClick(notices, Qt.Key.Key_End)
    assert (chosen[-1], notices.is_reading) == ("", True)
    assert said(notices, 100, Qt.ItemDataRole.DisplayRole) is None
    notices.grab()
    notices.contents.add_window(1, [row(number) for number in range(60, 100)])
    assert (chosen[-1], notices.is_reading) == ("99", False)


def test_typing_leads_to_the_next_subject_in_memory_that_begins_so(many: NoticeList) -> None:
    QTest.keyClicks(many, "gate 5")
    assert many.current_id == "5"
    assert many.property("reads") == []


def test_a_screen_reader_meets_a_list_whose_lines_are_where_they_are_painted(many: NoticeList) -> None:
    interface = QAccessible.queryAccessibleInterface(many)
    assert interface.role() == QAccessible.Role.List
    QTest.keyClick(many, Qt.Key.Key_End)
    line = interface.child(100_001)
    assert line.text(QAccessible.Text.Name) == said(many, 100_001, Qt.ItemDataRole.AccessibleTextRole)
    assert line.state().selected
    assert line.rect().size() == many.visualRect(many.currentIndex()).size()


def test_the_words_that_were_found_are_painted_strong_below(theme: Theme, notices: NoticeList) -> None:
    asked: list[str] = []
    notices.contents.passage_needed.connect(asked.append)
    notices.show_list(ListContent(HEADINGS, "gate", {0: ROWS}))
    notices.choose("3")
    plain = notices.grab().toImage()
    assert set(asked) == {"1", "2", "3"}
    rect = notices.visualRect(notices.model().index(1, 0))
    assert rect.height() == 68
    notices.contents.add_passages({"1": Passage("…by the gate " + "and the road " * 12 + "…", ((8, 12),)), "2": None})
    found = notices.grab().toImage()
    third_line = QRect(rect.left(), rect.top() + 44, rect.width(), 20)
    assert found.copy(third_line) != plain.copy(third_line)
    assert shows(notices, theme.tokens.ink, third_line)
    second = notices.visualRect(notices.model().index(2, 0))
    assert found.copy(second) == plain.copy(second)
    notices.show_list(CONTENT)
    assert notices.visualRect(notices.model().index(1, 0)).height() == 48


def test_the_menu_key_and_the_right_button_ask_for_a_notices_menu(notices: NoticeList) -> None:
    asked: list[tuple[str, QPoint]] = []
    notices.menu_wanted.connect(lambda at: asked.append((notices.current_id, at)))
    notices.choose(ROWS[1].id)
    row = notices.visualRect(notices.currentIndex())
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint())
    QApplication.sendEvent(notices.viewport(), key)
    (one,) = asked
    assert one[0] == ROWS[1].id
    assert row.contains(notices.viewport().mapFromGlobal(one[1]))
    notices.choose(ROWS[0].id)
    for point in (row.center(), QPoint(20, notices.viewport().height() - 2)):  # the second is below the rows
        at = notices.viewport().mapToGlobal(point)
        QApplication.sendEvent(notices.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, at))
    assert asked[1:] == [(ROWS[1].id, notices.viewport().mapToGlobal(row.center()))]
