"""Copy, paste and drop in the editor itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from desktop.editor.pasting import drop, note, put
from signoff.desktop.editor import clipboard

from .conftest import Hands

Written = Callable[[str], Hands]
HTML = "<p class=MsoNormal>x <b>y</b></p><ul><li>z</ul>"


def test_what_comes_from_word_is_cleaned_with_a_note(hands: Hands) -> None:
    put(html=HTML, text="x y z")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "x **y**\n\n- z"
    assert note(hands) == "Pasted from Word, cleaned"
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == ""


def test_lists_have_the_marks_of_the_plain_text_beside_the_html(hands: Hands) -> None:
    put(html="<ol type=a><li>Award it;<li>Delegate</ol>", text="(a) Award it;\n(b) Delegate")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "(a) Award it;\n(b) Delegate"


@pytest.mark.parametrize("by_key", [True, False])
def test_paste_clean_takes_the_words_alone(hands: Hands, by_key: bool) -> None:
    put(html=HTML, text="x y\n\nz")
    if by_key:
        hands.control(Qt.Key.Key_V, shift=True)
    else:
        hands.click("paste-clean")
    assert hands.editor.markdown() == "x y\n\nz"
    assert note(hands) == "Pasted as plain text"


def test_paste_clean_leaves_out_the_hidden_words_of_the_plain_text(hands: Hands) -> None:
    row = "<tr style='display:none'><td>a child<td>5</tr>"
    html = f"<p>One <s>two</s></p><ol type=a><li>x</ol><table><tr><td>a<td>1</tr>{row}<tr><td>b<td>2</tr></table>"
    put(html=html, text="One two\n(a) x\na\t1\na child\t5\nb\t2")
    hands.control(Qt.Key.Key_V, shift=True)
    assert hands.editor.markdown() == "One\n\n(a\\) x\n\na 1\n\nb 2"
    assert note(hands) == "Pasted as plain text"
    assert "1 hidden row and 1 struck-out word were left out" in [
        label.text() for label in hands.editor.findChildren(QLabel)
    ]
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == ""


def test_too_much_changes_nothing_and_says_so(written: Written) -> None:
    hands = written("a")
    put(text="b " * 400_000)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert note(hands) == "This is too much to paste at once; nothing was changed."


def test_too_much_formatting_leaves_the_words(hands: Hands) -> None:
    put(html="<p>" + "<!-- x -->" * 500_000 + "a", text="a")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "a"
    assert note(hands) == clipboard.TOO_LARGE


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
    put(html=pasted)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == markdown
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == before


@pytest.mark.parametrize(
    "before", ["p\n\n- a\n\n  | x | y |\n  | --- | --- |", "- a\n- b", "p\n\n(a) x\n\n(b) y\n\n    z", "p"]
)
def test_what_is_pasted_in_place_of_all_begins_anew(written: Written, before: str) -> None:
    hands = written(before)
    hands.view.selectAll()
    put(html="<p>x</p><ul><li>y</ul><p>z</p>")
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "x\n\n- y\n\nz"
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
    assert note(hands) == ""


def test_a_part_of_an_item_is_copied_as_its_words(written: Written) -> None:
    hands = written("- one **two** three")
    hands.select("two")
    hands.control(Qt.Key.Key_C)
    hands.editor.set_markdown("x")
    hands.press(Qt.Key.Key_End)
    hands.control(Qt.Key.Key_V)
    assert hands.editor.markdown() == "x**two**"


def test_what_is_dropped_is_cleaned_and_files_and_pictures_are_not_taken(hands: Hands) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    for refused in (files, picture):
        assert not hands.view.canInsertFromMimeData(refused)
        drop(hands, refused)
        hands.view.insertFromMimeData(refused)
    assert hands.editor.markdown() == ""
    words = QMimeData()
    words.setHtml("<p>a <b>b</b><img src='file:///etc/hostname'></p>")
    drop(hands, words)
    assert hands.editor.markdown() == "a **b**"


def test_the_note_goes_when_the_paste_is_undone(hands: Hands) -> None:
    put(html=HTML, text="x y z")
    hands.control(Qt.Key.Key_V)
    hands.type(" and more")
    assert note(hands) == "Pasted from Word, cleaned"
    while hands.editor.markdown():
        hands.control(Qt.Key.Key_Z)
    assert note(hands) == ""
