"""Wrapped text has its height in scroll areas, fields grow, columns stay in the middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter
from pytestqt.qtbot import QtBot

from desktop.looking import links_of
from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.fields import ComboField, Labelled, LineField, TextArea
from signoff.desktop.widgets.text import Label

LONG = "Choose the one type that the decision falls under. It settles which sections you are asked. " * 3


@pytest.fixture
def column(theme: Theme, qtbot: QtBot) -> ScrollColumn:
    column = ScrollColumn(theme)
    column.resize(560, 300)
    qtbot.addWidget(column)
    column.show()
    qtbot.waitExposed(column)
    return column


def test_wrapped_text_is_never_squeezed(theme: Theme, qtbot: QtBot, column: ScrollColumn) -> None:
    labels = [Label(theme, LONG, "guidance") for _ in range(16)]
    for label in labels:
        column.body.addWidget(label)
    for width in (560, 380, 900):
        column.resize(width, 300)
        qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
        qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)


def test_words_on_one_line_and_words_to_select_are_shown_too(theme: Theme, qtbot: QtBot) -> None:
    single, selectable = Label(theme, LONG, "text"), Label(theme, LONG, "text")
    single.setWordWrap(False)
    selectable.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    for label in (single, selectable):
        qtbot.addWidget(label)
        label.resize(300, 200)
        image = label.grab().toImage()
        dark = [1 for x in range(300) for y in range(200) if image.pixelColor(x, y).lightness() < 60]
        assert dark
    assert single.heightForWidth(300) < 24
    assert single.sizeHint().width() > 300
    assert selectable.heightForWidth(300) > 40


def test_the_column_stands_in_the_middle_and_keeps_the_gutter(theme: Theme, qtbot: QtBot, column: ScrollColumn) -> None:
    column.body.addWidget(Label(theme, "Short", "text"))
    qtbot.waitUntil(lambda: column.column.width() == 495)
    left = column.column.mapTo(column, QPoint(0, 0)).x()
    assert abs(left - (560 - 495) / 2) <= 1
    for _ in range(9):
        column.body.addWidget(Label(theme, LONG, "text"))
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    assert column.column.mapTo(column, QPoint(0, 0)).x() == left
    column.resize(400, 300)
    qtbot.waitUntil(lambda: column.column.width() < 400)


def test_a_text_area_grows_and_keeps_the_cursor_in_view(theme: Theme, qtbot: QtBot, column: ScrollColumn) -> None:
    area = TextArea(theme, lines=2)
    column.body.addWidget(area)
    column.body.addStretch(1)
    column.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    low = area.height()
    for number in range(20):
        QTest.keyClicks(area, f"line {number}")
        QTest.keyClick(area, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.height() > 20 * 15)
    assert area.height() > low
    assert area.verticalScrollBar().maximum() == 0

    def cursor_shows() -> bool:
        place = area.mapTo(column, area.cursorRect().center()).y()
        return 0 < place < column.height()

    qtbot.waitUntil(cursor_shows)


def test_tab_leaves_a_text_area(theme: Theme, qtbot: QtBot, column: ScrollColumn) -> None:
    area, line = TextArea(theme), LineField(theme)
    column.body.addWidget(area)
    column.body.addWidget(line)
    column.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClick(area, Qt.Key.Key_Tab)
    qtbot.waitUntil(line.hasFocus)
    assert area.toPlainText() == ""


def test_tab_meets_what_was_put_in_later_in_its_place(theme: Theme, qtbot: QtBot, column: ScrollColumn) -> None:
    first, last = LineField(theme), LineField(theme)
    column.body.addWidget(Labelled(theme, "First", first))
    column.body.addWidget(Labelled(theme, "Last", last))
    done: list[str] = []
    card = FindingCard(theme, "warning", "Consider this", actions=[Action("Mend it", lambda: done.append("mended"))])
    column.body.insertWidget(1, card)
    (link,) = links_of(card)
    column.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: first.hasFocus() and first.nextInFocusChain() is not last and link.isVisible())
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(link.hasFocus)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert done == ["mended"]
    QTest.keyClick(link, Qt.Key.Key_Tab)
    qtbot.waitUntil(last.hasFocus)


def test_labelled_names_its_field_and_shows_one_problem(theme: Theme, qtbot: QtBot) -> None:
    line = LineField(theme)
    labelled = Labelled(theme, "Telephone", line, "With the area code.")
    qtbot.addWidget(labelled)
    labelled.show()
    assert line.accessibleName() == "Telephone"
    assert line.accessibleDescription() == "With the area code."
    labelled.show_problem("Give the whole telephone number.")
    assert labelled.problem() == "Give the whole telephone number."
    assert line.property("problem") == "error"
    labelled.show_problem("Is this right?", "warning")
    assert line.property("problem") == "warning"
    labelled.clear_problem()
    assert labelled.problem() == ""
    assert line.property("problem") == ""


def test_a_line_shows_its_beginning_and_its_picture_stays_clear(theme: Theme, qtbot: QtBot) -> None:
    line = LineField(theme, icon="search")
    qtbot.addWidget(line)
    line.setText(LONG)
    assert line.cursorPosition() == 0
    assert line.height() == 36
    assert line.textMargins().left() >= 24


def test_a_combo_field_offers_and_takes_anything(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboField(theme, ["Director of City Development", "Director of Children & Families"])
    qtbot.addWidget(combo)
    combo.show()
    assert combo.currentText() == ""
    line = combo.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "children")
    completer = combo.completer()
    assert isinstance(completer, QCompleter)
    assert completer.completionCount() == 1
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    combo.setCurrentText("Chief Officer, Highways")
    assert combo.currentText() == "Chief Officer, Highways"


def test_scrolling_a_page_changes_no_answer(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboField(theme, ["One", "Two"])
    qtbot.addWidget(combo)
    combo.setCurrentIndex(0)
    combo.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert wheel.type() == QEvent.Type.Wheel
    assert combo.currentText() == "One"
