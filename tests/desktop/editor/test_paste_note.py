"""What the foot says of a paste: what was left out of it, its words, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.editor.pasting import drop, note, put
from signoff.desktop.editor.left_out_dialog import LeftOutDialog
from signoff.desktop.editor.left_out_line import LeftOutLine
from signoff.desktop.look.theme import Theme
from signoff.intake.html.reader import clean

from .conftest import Hands

Written = Callable[[str], Hands]
HIDING = (
    "<p class=MsoNormal>Award <s>to First Sample Ltd</s> to Second Sample Ltd"
    "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[AB1]</a></span></p>"
    "<table><tr><td>a<td>b<tr style='display:none'><td>c<td>d<tr height=0><td>e<td>f</table>"
)
SENTENCE = "1 comment, 2 hidden rows and 4 struck-out words were left out"


def _line(hands: Hands) -> LeftOutLine:
    line = hands.editor.findChild(LeftOutLine)
    assert line is not None
    return line


def _link(hands: Hands, name: str) -> QAbstractButton:
    link = hands.editor.findChild(QAbstractButton, name)
    assert link is not None
    return link


def test_the_foot_says_what_was_left_out_and_undoes_the_paste_in_one_step(written: Written) -> None:
    hands = written("before")
    assert _line(hands).isHidden()
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    put(html=HIDING, text="x")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "beforeAward to Second Sample Ltd\n\n| a | b |\n| --- | --- |"
    label = hands.editor.findChild(QLabel, "editor-left-out")
    assert label is not None
    assert label.text() == SENTENCE
    assert _line(hands).isVisible()
    QTest.mouseClick(_link(hands, "editor-undo-paste"), Qt.MouseButton.LeftButton)
    assert hands.editor.markdown() == "before"
    assert _line(hands).isHidden()
    assert hands.view.hasFocus()


def test_a_paste_with_something_typed_after_it_is_not_undone_by_its_link(hands: Hands) -> None:
    put(html=HIDING)
    hands.control(Qt.Key.Key_V)
    hands.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    hands.type("x")
    assert _line(hands).isVisible()
    assert not _link(hands, "editor-undo-paste").isVisible()
    hands.control(Qt.Key.Key_Z)
    assert _link(hands, "editor-undo-paste").isVisible()


def test_where_all_was_hidden_nothing_is_pasted_and_nothing_can_be_undone(written: Written) -> None:
    hands = written("a")
    put(html="<p style='display:none'>hidden words</p>", text="hidden words")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert note(hands) == "Nothing was pasted"
    assert _line(hands).isVisible()
    hands.type("b")
    hands.control(Qt.Key.Key_Z)
    assert not _link(hands, "editor-undo-paste").isVisible()


def test_show_opens_the_words_and_the_text_stays_as_it_is(hands: Hands) -> None:
    put(html=HIDING)
    hands.control(Qt.Key.Key_V)
    before = hands.editor.markdown()
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeftOutDialog)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, read_and_close)
    QTest.mouseClick(_link(hands, "editor-left-out-show"), Qt.MouseButton.LeftButton)
    assert "to First Sample Ltd" in seen
    assert hands.editor.markdown() == before


def test_the_words_that_were_left_out_are_shown_by_kind(hands: Hands, theme: Theme, qtbot: QtBot) -> None:
    dialog = LeftOutDialog(theme, clean(HIDING).left_out)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    headings = ["Comments (1)", "Hidden rows (2)", "Struck-out words (4)"]
    assert [text for text in words if text in headings] == headings
    assert {"c d", "e f", "to First Sample Ltd", "1 comment more, without words to show"} <= set(words)


def test_words_without_a_format_stand_in_for_html_that_has_none(hands: Hands) -> None:
    put(html="<meta charset=utf-8>", text="plain words")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "plain words"


def test_what_is_dropped_or_pasted_with_the_middle_button_is_undone_in_one_step(written: Written) -> None:
    hands = written("a")
    words = QMimeData()
    words.setHtml(HIDING)
    drop(hands, words)
    assert "Second Sample" in hands.editor.markdown()
    assert _line(hands).isVisible()
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == "a"
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        selected = QMimeData()
        selected.setHtml(HIDING)
        clipboard.setMimeData(selected, QClipboard.Mode.Selection)
        QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(30, 20))
        assert "Second Sample" in hands.editor.markdown()
        hands.control(Qt.Key.Key_Z)
        assert hands.editor.markdown() == "a"
