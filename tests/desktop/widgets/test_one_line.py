"""What a field takes in is on one line and without what nobody sees, however it comes in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.fields import ComboField, TextArea
from signoff.desktop.widgets.line_field import LineField

DIRTY = "Jane\u200b\nDoe\t(Parks)\n"
CLEAN = "Jane Doe (Parks)"


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> LineField:
    made = LineField(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def drop(line: LineField, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    line.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, no_keys))


def test_pasted_words_are_on_one_line_with_the_cursor_after_them(line: LineField) -> None:
    line.setText("for  only")
    line.setCursorPosition(4)
    QGuiApplication.clipboard().setText(DIRTY)
    line.paste()
    assert line.text() == f"for {CLEAN} only"
    QTest.keyClicks(line, "!")
    assert line.text() == f"for {CLEAN}! only"


def test_dropped_and_set_words_are_on_one_line(line: LineField) -> None:
    drop(line, DIRTY)
    assert line.text() == CLEAN
    line.setText(DIRTY)
    assert line.text() == CLEAN


def test_typing_spaces_is_left_alone(line: LineField) -> None:
    QTest.keyClicks(line, "a  b ")
    assert line.text() == "a  b "


def test_a_field_with_suggestions_has_one_line(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboField(theme, ["Director of City Development"])
    qtbot.addWidget(combo)
    QGuiApplication.clipboard().setText(DIRTY)
    edit = combo.lineEdit()
    assert edit is not None
    edit.paste()
    assert combo.currentText() == CLEAN


def test_a_text_of_several_lines_keeps_them(theme: Theme, qtbot: QtBot) -> None:
    area = TextArea(theme)
    qtbot.addWidget(area)
    QGuiApplication.clipboard().setText("a\u200b\r\nb\u2028c")
    area.paste()
    assert area.toPlainText() == "a\nb\nc"
    area.undo()
    assert area.toPlainText() == ""


def test_a_passphrase_is_taken_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    field = PassphraseField(theme, "passphrase")
    qtbot.addWidget(field)
    (line,) = field.findChildren(LineField)
    line.setText("a\u00ad\u2003b")
    assert line.text() == "a\u00ad\u2003b"
