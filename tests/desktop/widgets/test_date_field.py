"""A date field keeps what was typed, says what is wrong, and never turns day and month round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.fields import DateField, Labelled, LineField

TODAY = date(2023, 3, 20)


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[DateField]:
    window = QWidget()
    column = QVBoxLayout(window)
    field = DateField(theme, today=lambda: TODAY)
    column.addWidget(field)
    column.addWidget(LineField(theme))
    window.resize(300, 200)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    yield field
    window.close()


def listen(field: DateField) -> list[object]:
    changes: list[object] = []
    field.changed.connect(changes.append)
    return changes


def test_a_typed_date_is_told_once_and_shown_in_words(field: DateField, qtbot: QtBot) -> None:
    changes = listen(field)
    QTest.keyClicks(field.line, "23/3/23")
    assert changes == []
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert changes == [date(2023, 3, 23)]
    assert field.date() == date(2023, 3, 23)
    assert field.line.text() == "23 March 2023"
    assert field.problem() == ""


def test_a_complete_date_is_told_before_the_field_is_left(field: DateField, qtbot: QtBot) -> None:
    changes = listen(field)
    QTest.keyClicks(field.line, "1/2/2023")
    assert changes == [date(2023, 2, 1)]
    assert field.line.text() == "1/2/2023"


def test_what_is_no_date_stays_and_is_explained(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 3, 23))
    changes = listen(field)
    field.line.selectAll()
    QTest.keyClicks(field.line, "31/2/2023")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "31/2/2023"
    assert field.problem() == "February 2023 has 28 days, so there is no 31."
    assert field.line.property("problem") == "error"
    assert changes == [None]
    field.set_date(None)
    assert field.line.text() == "31/2/2023"


def test_mending_takes_the_sentence_away(field: DateField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.line, "31/2/2023")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem()
    field.line.selectAll()
    QTest.keyClicks(field.line, "28/2/2023")
    assert field.problem() == ""
    assert field.line.property("problem") == ""
    assert field.date() == date(2023, 2, 28)


def test_emptying_means_none(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 3, 23))
    changes = listen(field)
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    assert changes == [None]
    assert field.problem() == ""


def test_setting_a_date_is_not_told(field: DateField) -> None:
    changes = listen(field)
    field.set_date(date(2023, 3, 23))
    field.set_date(None)
    assert changes == []
    assert field.line.text() == ""


def test_leaving_an_untouched_date_tells_nothing(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 3, 23))
    changes = listen(field)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert changes == []


def test_the_form_of_the_date_fits_the_room(theme: Theme, qtbot: QtBot) -> None:
    wide = DateField(theme, today=lambda: TODAY, weekday=True)
    qtbot.addWidget(wide)
    wide.set_date(date(2023, 9, 21))
    wide.resize(340, 60)
    wide.show()
    qtbot.waitUntil(lambda: wide.line.text() == "Thursday 21 September 2023")
    wide.resize(190, 60)
    qtbot.waitUntil(lambda: wide.line.text() == "21 September 2023")
    wide.resize(136, 60)
    qtbot.waitUntil(lambda: wide.line.text() == "21 Sep 2023")


def test_the_calendar_opens_at_the_date_and_gives_the_day_that_is_clicked(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 5, 4))
    changes = listen(field)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    assert popup.isVisible()
    assert (popup.month.yearShown(), popup.month.monthShown()) == (2023, 5)
    QTest.keyClick(popup.month.focusWidget() or popup.month, Qt.Key.Key_Right)
    QTest.keyClick(popup.month.focusWidget() or popup.month, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert changes == [date(2023, 5, 5)]
    assert field.line.text() == "5 May 2023"


def test_the_calendar_opens_by_the_keyboard_and_escape_closes_it(field: DateField, qtbot: QtBot) -> None:
    changes = listen(field)
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    assert popup.isVisible()
    assert (popup.month.yearShown(), popup.month.monthShown()) == (2023, 3)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert changes == []


def test_a_label_names_the_line_and_its_calendar(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, today=lambda: TODAY)
    labelled = Labelled(theme, "Date added to the list", field, "The day it was published.")
    qtbot.addWidget(labelled)
    assert field.line.accessibleName() == "Date added to the list"
    assert field.line.accessibleDescription() == "The day it was published."
    assert field.button.accessibleName() == "Open the calendar for Date added to the list"


def test_a_locked_field_cannot_be_changed(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 3, 23))
    field.set_read_only(True)
    QTest.keyClicks(field.line, "1")
    assert field.line.text() == "23 March 2023"
    assert not field.button.isVisible()
    assert field.childAt(QPoint(field.width() - 10, 18)) is field.line


def test_keys_on_the_calendar_button_do_not_reach_the_line(field: DateField, qtbot: QtBot) -> None:
    field.set_date(date(2023, 3, 23))
    field.button.setFocus()
    shown = field.line.text()
    QTest.keyClicks(field.button, "1/4/23")
    assert (field.line.text(), field.date()) == (shown, date(2023, 3, 23))
