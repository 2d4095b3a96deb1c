"""The calendar: it opens at the day chosen, moves by keys, and tells once which day was taken."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.lengths import screen_room
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.calendar_popup import CalendarPopup

TODAY = dt.date(2024, 2, 14)
CELL = QRect(0, 0, 36, 32)


@pytest.fixture
def anchor(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setGeometry(100, 100, 200, 36)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def popup(theme: Theme, anchor: QWidget, qtbot: QtBot) -> CalendarPopup:
    made = CalendarPopup(theme, TODAY)
    qtbot.addWidget(made)
    return made


def listen(popup: CalendarPopup) -> list[dt.date]:
    days: list[dt.date] = []
    popup.picked.connect(days.append)
    return days


def title_of(popup: CalendarPopup) -> str:
    return next(label.text() for label in popup.findChildren(QLabel) if label.text())


def cell(popup: CalendarPopup, day: dt.date) -> QImage:
    """Return one day as the month paints it."""
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    popup.month.paintCell(painter, CELL, QDate(day.year, day.month, day.day))
    painter.end()
    return image


def middle(image: QImage) -> str:
    """Return the colour of a cell's ground, just within its box."""
    return image.pixelColor(CELL.center() + QPoint(-12, 0)).name().upper()


def test_it_opens_at_the_day_chosen_with_the_keyboard_in_it(popup: CalendarPopup, anchor: QWidget) -> None:
    popup.open_at(anchor, dt.date(2023, 11, 30))
    assert popup.month.selectedDate() == QDate(2023, 11, 30)
    assert title_of(popup) == "November 2023"
    assert popup.focusProxy() is None
    assert popup.month.isAncestorOf(popup.focusWidget() or popup) or popup.month.hasFocus()


def test_without_a_day_it_opens_below_its_field_at_the_month_that_was_shown(
    popup: CalendarPopup, anchor: QWidget
) -> None:
    popup.open_at(anchor, dt.date(2024, 2, 29))
    popup.hide()
    popup.open_at(anchor, None)
    assert title_of(popup) == "February 2024"
    assert popup.pos() == anchor.mapToGlobal(QPoint(0, anchor.height() + 4))


def test_near_the_foot_of_the_screen_it_opens_above_its_field(popup: CalendarPopup, anchor: QWidget) -> None:
    screen = screen_room(anchor)
    anchor.move(screen.right() - 40, screen.bottom() - 60)
    popup.open_at(anchor, TODAY)
    place = QRect(popup.pos(), popup.size())
    assert place.bottom() < anchor.mapToGlobal(QPoint(0, 0)).y()
    # the offscreen platform counts a frame of two pixels around a window that has none
    assert screen.adjusted(0, 0, 2, 2).contains(place)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, dt.date(2024, 2, 29)),
        (Qt.Key.Key_Right, dt.date(2024, 3, 2)),
        (Qt.Key.Key_Up, dt.date(2024, 2, 23)),
        (Qt.Key.Key_Down, dt.date(2024, 3, 8)),
        (Qt.Key.Key_PageUp, dt.date(2024, 2, 1)),
        (Qt.Key.Key_PageDown, dt.date(2024, 4, 1)),
    ],
)
def test_keys_move_and_enter_takes_the_day_once(
    popup: CalendarPopup, anchor: QWidget, key: Qt.Key, day: dt.date
) -> None:
    days = listen(popup)
    popup.open_at(anchor, dt.date(2024, 3, 1))
    view = popup.month.findChild(QTableView)
    assert view is not None
    QTest.keyClick(view, key)
    assert days == []
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert days == [day]
    assert not popup.isVisible()


def test_escape_takes_nothing(popup: CalendarPopup, anchor: QWidget) -> None:
    days = listen(popup)
    popup.open_at(anchor, TODAY)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert days == []


def test_the_buttons_turn_the_months_and_the_title_follows(popup: CalendarPopup, anchor: QWidget) -> None:
    popup.open_at(anchor, dt.date(2024, 1, 31))
    back, onward = popup.findChildren(IconButton)
    assert (back.accessibleName(), onward.accessibleName()) == ("Previous month", "Next month")
    back.click()
    assert title_of(popup) == "December 2023"
    onward.click()
    onward.click()
    assert title_of(popup) == "February 2024"


def test_weeks_begin_on_monday_and_the_popup_has_a_name(popup: CalendarPopup) -> None:
    assert popup.month.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert popup.accessibleName() == "Calendar"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_day_chosen_is_filled_and_today_is_ringed_in_both_schemes(
    theme: Theme, popup: CalendarPopup, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    popup.month.setSelectedDate(QDate(2024, 2, 20))
    assert middle(cell(popup, dt.date(2024, 2, 20))) == theme.tokens.chosen
    assert middle(cell(popup, TODAY)) == middle(cell(popup, dt.date(2024, 2, 15))) == theme.tokens.raised
    assert cell(popup, TODAY).pixelColor(18, 1) != cell(popup, dt.date(2024, 2, 15)).pixelColor(18, 1)


def test_days_of_other_months_are_paler(theme: Theme, popup: CalendarPopup) -> None:
    popup.month.setSelectedDate(QDate(2024, 2, 20))

    def darkest(day: dt.date) -> int:
        image = cell(popup, day)
        return min(image.pixelColor(x, y).lightness() for x in range(CELL.width()) for y in range(CELL.height()))

    assert darkest(dt.date(2024, 3, 8)) > darkest(dt.date(2024, 2, 8))


def test_tab_goes_round_the_days_and_the_buttons_of_the_months(
    popup: CalendarPopup, anchor: QWidget, qtbot: QtBot
) -> None:
    popup.open_at(anchor, dt.date(2024, 5, 14))
    names = []
    for _ in range(4):
        focus = popup.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["Tuesday 14 May 2024", "Previous month", "Next month", "Tuesday 14 May 2024"]
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Backtab)
    assert popup.focusWidget() is popup.month.findChild(QTableView)
