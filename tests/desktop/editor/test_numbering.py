"""Lettered and Roman lists in the editor: what is shown before items, how a style is chosen, where a list begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu

from signoff.desktop.editor import lists, numbering, numbering_menu
from signoff.desktop.editor.builder import fill_document
from signoff.desktop.editor.html_writer import html_of
from signoff.desktop.editor.reader import read_document
from signoff.desktop.editor.start_dialog import StartDialog
from signoff.notice.text import parse, serialise
from signoff.notice.text.numbering import EVERY_STYLE, FIGURES, NumberStyle, label

from .conftest import Hands

Written = Callable[[str], Hands]
LETTERS = NumberStyle("lower-alpha", "()")
ROMAN = NumberStyle("lower-roman", "()")


def document(markdown: str) -> QTextDocument:
    made = QTextDocument()
    fill_document(made, parse(markdown))
    return made


def cursor_at(made: QTextDocument, word: str) -> QTextCursor:
    cursor = made.find(word)
    cursor.setPosition(cursor.selectionStart())
    return cursor


def markdown(made: QTextDocument) -> str:
    return serialise(read_document(made))


def labels(made: QTextDocument) -> str:
    return " ".join(label(item.number, item.shape.style) if item.number else "-" for item in numbering.items(made))


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_every_style_is_kept_with_its_start(qapp: QApplication, style: NumberStyle) -> None:
    made = document("3. aa\n4. bb\n\n   - cc")
    lists.set_style(cursor_at(made, "bb"), style)
    expected = f"{label(3, style)} {label(4, style)} -"
    assert labels(made) == expected
    again = document(markdown(made))
    assert labels(again) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(a) one\n\n    (i) two\n    (ii) three\n(b) four", "(a) (i) (ii) (b)"),
        ("(a) one\n\n1. two\n\n(i) three", "(a) 1. (i)"),
        ("(c)  one\n(d) two\n\nwords\n\n(e) three", "(c) (d) (e)"),
        ("- one\n\n  1) two\n  2) three", "- 1) 2)"),
    ],
)
def test_each_item_shows_its_number(qapp: QApplication, text: str, shown: str) -> None:
    assert labels(document(text)) == shown


def test_a_style_is_of_the_whole_list_and_of_no_other(qapp: QApplication) -> None:
    made = document("1. aa\n2. bb\n\n- cc\n\nwords\n\n1. dd")
    lists.set_style(cursor_at(made, "aa"), LETTERS)
    assert labels(made) == "(a) (b) - 1."
    lists.set_mark(cursor_at(made, "bb"), "number")
    assert labels(made) == "(a) - 1."


def test_an_item_below_a_letter_is_roman_and_comes_out_again(qapp: QApplication) -> None:
    made = document("(a) aa\n(b) bb\n(c) cc")
    lists.shift(cursor_at(made, "bb"), 1)
    lists.shift(cursor_at(made, "cc"), 1)
    assert markdown(made) == "(a) aa\n\n    (i) bb\n    (ii) cc"
    lists.shift(cursor_at(made, "cc"), -1)
    assert labels(made) == "(a) (i) (b)"


def test_a_list_counts_on_from_the_one_before_it_in_its_style(qapp: QApplication) -> None:
    made = document("(a) aa\n(b) bb\n\nwords\n\n1. cc\n\n(a) dd\n(b) ee")
    item = numbering.item_at(cursor_at(made, "ee"))
    assert item is not None
    assert numbering.can_continue(item)
    numbering.continue_numbering(cursor_at(made, "ee"))
    assert labels(made) == "(a) (b) 1. (c) (d)"
    assert markdown(made).endswith("(c) dd\n(d) ee")
    item = numbering.item_at(cursor_at(made, "dd"))
    assert item is not None
    assert not numbering.can_continue(item)
    first = numbering.item_at(cursor_at(made, "aa"))
    assert first is not None
    assert not numbering.can_continue(first)
    assert numbering.item_at(cursor_at(made, "words")) is None


def test_an_item_begins_a_list_at_any_number(qapp: QApplication) -> None:
    made = document("(a) aa\n(b) bb")
    numbering.start_at(cursor_at(made, "bb"), 5)
    assert labels(made) == "(a) (e)"
    assert markdown(made) == "(a) aa\n\n(e)  bb"


@pytest.mark.parametrize(
    ("typed", "style", "number"),
    [
        ("3", LETTERS, 3),
        ("c", LETTERS, 3),
        (" (C) ", LETTERS, 3),
        ("c", NumberStyle("upper-alpha", "."), 3),
        ("iv", ROMAN, 4),
        ("9", ROMAN, 9),
        ("x", LETTERS, 24),
        ("x", ROMAN, 10),
        ("0", FIGURES, 0),
        ("0", ROMAN, None),
        ("27", LETTERS, None),
        ("40", ROMAN, None),
        ("aa", LETTERS, None),
        ("c", FIGURES, None),
        ("", LETTERS, None),
        ("first", LETTERS, None),
        ("-1", FIGURES, None),
    ],
)
def test_where_a_list_begins_may_be_typed_either_way(typed: str, style: NumberStyle, number: int | None) -> None:
    assert numbering.number_typed(typed, style) == number


def test_a_copied_list_says_its_letters_and_its_start() -> None:
    assert html_of(parse("(c)  a")) == '<ol type="a" start="3"><li><p>a</p></li></ol>'
    assert html_of(parse("IV. a")) == '<ol type="I" start="4"><li><p>a</p></li></ol>'


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_the_menu_of_the_numbers_changes_the_list_at_the_cursor(written: Written) -> None:
    hands = written("one\n\n1. aa\n2. bb")
    hands.put_cursor("bb")
    hands.click("numbering")
    menu = hands.view.findChild(QMenu, "numbering-menu")
    assert menu is not None
    shown = entries(menu)
    assert [name for name, action in shown.items() if action.isChecked()] == ["number 1."]
    assert {name: shown[name].isEnabled() for name in numbering_menu.NAMES} == {
        numbering_menu.CONTINUE: False,
        numbering_menu.START: True,
    }
    shown[numbering_menu.command_of(LETTERS)].trigger()
    menu.close()
    assert hands.editor.markdown() == "one\n\n(a) aa\n(b) bb"
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == "one\n\n1. aa\n2. bb"


def test_the_start_is_asked_until_it_is_one(written: Written) -> None:
    hands = written("(a) aa\n(b) bb")
    hands.put_cursor("bb")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StartDialog)
        assert dialog.field.text() == "b"
        dialog.field.setText("0")
        dialog.accept()
        assert dialog.isVisible()
        dialog.field.setText("f")
        dialog.accept()

    QTimer.singleShot(0, answer)
    hands.editor.give(numbering_menu.START)
    assert hands.editor.markdown() == "(a) aa\n\n(f)  bb"


def test_words_that_look_like_an_item_stay_words_beside_lists(hands: Hands) -> None:
    hands.type("(a) one")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.type("(b) two")
    assert hands.editor.markdown() == "(a) one\n\n(b\\) two"
    hands.editor.set_markdown("(a) one\n\n(b\\) two")
    assert hands.view.toPlainText() == "one\n(b) two"
