"""What the editor's tests share: an editor in a window, and hands on its keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.look.theme import Theme


class Hands:
    """Types, presses and clicks in an editor as a person does."""

    def __init__(self, editor: RichEditor) -> None:
        self.editor = editor
        self.view = editor.view

    def type(self, text: str) -> None:
        QTest.keyClicks(self.view, text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, key, modifier)

    def control(self, key: Qt.Key, *, shift: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier
        self.press(key, modifier | Qt.KeyboardModifier.ShiftModifier if shift else modifier)

    def click(self, command: str) -> None:
        button = self.editor.findChild(QAbstractButton, f"editor-{command}")
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def put_cursor(self, words: str, *, at_end: bool = False) -> None:
        """Put the cursor before or after these words."""
        cursor = self.view.text.find(words)
        assert not cursor.isNull(), words
        cursor.setPosition(cursor.selectionEnd() if at_end else cursor.selectionStart())
        self.view.setTextCursor(cursor)

    def select(self, first: str, last: str = "") -> None:
        """Select from the first words to the end of the last ones."""
        start = self.view.text.find(first)
        end = self.view.text.find(last or first, start.selectionStart())
        assert not start.isNull()
        assert not end.isNull()
        cursor = QTextCursor(self.view.text)
        cursor.setPosition(start.selectionStart())
        cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    editor = RichEditor(theme, name="Reasons")
    qtbot.addWidget(editor)
    editor.resize(495, 400)
    editor.show()
    editor.view.setFocus()
    return Hands(editor)


@pytest.fixture
def written(hands: Hands) -> Callable[[str], Hands]:
    """Hands on an editor that shows a text."""

    def show(markdown: str) -> Hands:
        hands.editor.set_markdown(markdown)
        return hands

    return show
