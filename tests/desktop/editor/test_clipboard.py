"""Copy, paste and drop in the editor itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.left_out_dialog import LeftOutDialog
from signoff.desktop.editor.left_out_line import LeftOutLine
from signoff.desktop.look.theme import Theme
from signoff.intake.html.reader import clean

from .conftest import Hands

Written = Callable[[str], Hands]
HTML = "<p class=MsoNormal>x <b>y</b></p><ul><li>z</ul>"


def _put(*, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def _note(hands: Hands) -> str:
    label = hands.editor.findChild(QLabel, "editor-note")
    assert label is not None
    return label.text()


def test_what_comes_from_word_is_cleaned_with_a_note(hands: Hands) -> None:
    _put(html=HTML, text="x y z")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "x **y**\n\n- z"
    assert _note(hands) == "Pasted from Word, cleaned"
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == ""


@pytest.mark.parametrize("by_key", [True, False])
def test_paste_clean_takes_the_words_alone(hands: Hands, by_key: bool) -> None:
    _put(html=HTML, text="x y\n\nz")
    if by_key:
        hands.control(Qt.Key.Key_V, shift=True)
    else:
        hands.click("paste-clean")
    assert hands.editor.markdown() == "x y\n\nz"
    assert _note(hands) == "Pasted as plain text"


def test_too_much_changes_nothing_and_says_so(written: Written) -> None:
    hands = written("a")
    _put(text="b " * 400_000)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert _note(hands) == "This is too much to paste at once; nothing was changed."


def test_too_much_formatting_leaves_the_words(hands: Hands) -> None:
    _put(html="<p>" + "<!-- x -->" * 500_000 + "a", text="a")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert _note(hands) == "Pasted as plain text: too large to keep its formatting"


@pytest.mark.parametrize(
    ("before", "at", "pasted", "markdown"),
    [
        ("ab", "b", "<p>x</p>", "axb"),
        ("ab", "b", "<p>x</p><p>y</p>", "ax\n\nyb"),
        ("ab", "b", "<ul><li>x<li>y</ul>", "a\n\n- x\n- yb"),
        ("- ab\n- c", "b", "<p>x</p><p>y</p>", "- ax\n- yb\n- c"),
        ("- ab\n- c", "b", "<ul><li>x<ul><li>y</ul></ul>", "- ax\n  - yb\n- c"),
        ("| a | b |\n| --- | --- |\n| c | d |", "d", "<p>x</p><p>y</p>", "| a | b |\n| --- | --- |\n| c | x yd |"),
        ("ab", "b", "<table><tr><td>x<td>y</table>", "a\n\n| x | y |\n| --- | --- |\n\nb"),
    ],
)
def test_pasted_blocks_find_their_place(written: Written, before: str, at: str, pasted: str, markdown: str) -> None:
    hands = written(before)
    cursor = hands.view.text.find(at)
    while not cursor.isNull() and cursor.block().text()[cursor.selectionStart() - cursor.block().position() :] != at:
        cursor = hands.view.text.find(at, cursor)
    cursor.setPosition(cursor.selectionStart())
    hands.view.setTextCursor(cursor)
    _put(html=pasted)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == markdown
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == before


def test_a_copy_goes_from_one_place_to_another_unchanged(written: Written) -> None:
    text = "p **q**\n\n- a\n  - b\n- c\n\n| d | e |\n| --- | --: |\n| f | g |\n\nz"
    hands = written(text)
    hands.view.selectAll()
    hands.control(Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert "<table><tr><th>d</th>" in data.html()
    assert data.text() == "p q\na\nb\nc\nd\te\nf\tg\nz"
    hands.control(Qt.Key.Key_X)
    assert hands.editor.markdown() == ""
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == text
    assert _note(hands) == ""


def test_a_part_of_an_item_is_copied_as_its_words(written: Written) -> None:
    hands = written("- one **two** three")
    hands.select("two")
    hands.control(Qt.Key.Key_C)
    hands.editor.set_markdown("x")
    hands.press(Qt.Key.Key_End)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "x**two**"


def _drop(hands: Hands, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(QPoint(30, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hands.view.dropEvent(event)


def test_what_is_dropped_is_cleaned_and_files_and_pictures_are_not_taken(hands: Hands) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    for refused in (files, picture):
        assert not hands.view.canInsertFromMimeData(refused)
        _drop(hands, refused)
        hands.view.insertFromMimeData(refused)
    assert hands.editor.markdown() == ""
    words = QMimeData()
    words.setHtml("<p>a <b>b</b><img src='file:///etc/hostname'></p>")
    _drop(hands, words)
    assert hands.editor.markdown() == "a **b**"


def test_the_note_goes_when_the_paste_is_undone(hands: Hands) -> None:
    _put(html=HTML, text="x y z")
    hands.control(Qt.Key.Key_V)
    hands.type(" and more")
    assert _note(hands) == "Pasted from Word, cleaned"
    while hands.editor.markdown():
        hands.control(Qt.Key.Key_Z)
    assert _note(hands) == ""


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
    _put(html=HIDING, text="x")
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
    _put(html=HIDING)
    hands.control(Qt.Key.Key_V)
    hands.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    hands.type("x")
    assert _line(hands).isVisible()
    assert not _link(hands, "editor-undo-paste").isVisible()
    hands.control(Qt.Key.Key_Z)
    assert _link(hands, "editor-undo-paste").isVisible()


def test_where_all_was_hidden_nothing_is_pasted_and_nothing_can_be_undone(written: Written) -> None:
    hands = written("a")
    _put(html="<p style='display:none'>hidden words</p>", text="hidden words")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert _note(hands) == "Nothing was pasted"
    assert _line(hands).isVisible()
    assert not _link(hands, "editor-undo-paste").isVisible()


def test_the_words_that_were_left_out_are_shown_by_kind(hands: Hands, theme: Theme, qtbot: QtBot) -> None:
    dialog = LeftOutDialog(theme, clean(HIDING).left_out)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    headings = ["Comments (1)", "Hidden rows (2)", "Struck-out words (4)"]
    assert [text for text in words if text in headings] == headings
    assert {"c d", "e f", "to First Sample Ltd", "1 comment more, without words to show"} <= set(words)


def test_words_without_a_format_stand_in_for_html_that_has_none(hands: Hands) -> None:
    _put(html="<meta charset=utf-8>", text="plain words")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "plain words"


def test_what_is_dropped_or_pasted_with_the_middle_button_is_undone_in_one_step(written: Written) -> None:
    hands = written("a")
    words = QMimeData()
    words.setHtml(HIDING)
    _drop(hands, words)
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
