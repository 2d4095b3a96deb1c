"""Writing with the keyboard: paragraphs, looks, hard breaks, undo, and what the editor shows of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from signoff.desktop.editor.foot import length_of
from signoff.desktop.look.theme import Theme

from .conftest import Hands

FULL = "One **bold** and *italic* [link](https://a.b).\n\n- a\n  - b\n\n1. c\n\n"
FULL += "| d | e |\n| --- | --: |\n| f | g |\n\nh\\\ni"


def test_paragraphs_breaks_and_looks_become_markdown(hands: Hands) -> None:
    hands.type("Plain ")
    hands.control(Qt.Key.Key_B)
    hands.type("bold")
    hands.control(Qt.Key.Key_B)
    hands.type(" and ")
    hands.control(Qt.Key.Key_I)
    hands.type("italic")
    hands.control(Qt.Key.Key_I)
    hands.press(Qt.Key.Key_Return)
    hands.type("two")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.type("lines * # <b>")
    assert hands.editor.markdown() == "Plain **bold** and *italic*\n\ntwo\\\nlines * # <b>"


def test_the_same_text_again_disturbs_nothing(written: Callable[[str], Hands]) -> None:
    hands = written(FULL)
    hands.put_cursor("bold")
    hands.type("x")
    before, place = hands.editor.markdown(), hands.view.textCursor().position()
    hands.editor.set_markdown(before)
    assert hands.editor.markdown() == before
    assert hands.view.textCursor().position() == place
    assert hands.view.text.isUndoAvailable()


def test_a_text_is_shown_without_a_change(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hands.editor.changed):
        hands.editor.set_markdown(FULL)
        hands.editor.marks.highlight(["bold"])
    assert hands.editor.markdown() == FULL
    hands.editor.set_markdown(None)
    assert hands.editor.markdown() == ""


def test_every_edit_tells_of_itself_at_once(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.editor.changed, timeout=1000):
        hands.type("a")
    with qtbot.waitSignal(hands.editor.changed, timeout=1000):
        hands.click("bullet")
    with qtbot.waitSignal(hands.editor.changed, timeout=1000):
        hands.click("undo")


@pytest.mark.parametrize("command", ["bold", "italic", "bullet", "number", "outdent"])
def test_each_button_is_one_step_to_undo_and_redo(written: Callable[[str], Hands], command: str) -> None:
    hands = written("- one\n  - two\n- three")
    hands.select("one", "three")
    hands.click(command)
    after = hands.editor.markdown()
    assert after != "- one\n  - two\n- three"
    hands.click("undo")
    assert hands.editor.markdown() == "- one\n  - two\n- three"
    hands.click("redo")
    assert hands.editor.markdown() == after


def test_the_buttons_follow_the_cursor(written: Callable[[str], Hands]) -> None:
    hands = written(FULL)

    def on() -> set[str]:
        bar = hands.editor.findChildren(type(hands.editor._bar))[0]
        return {name for name in ("bold", "italic", "bullet", "number", "link") if bar.button(name).isChecked()}

    for words, state in (
        ("old", {"bold"}),
        ("talic", {"italic"}),
        ("ink", {"link"}),
        ("b", {"bullet"}),
        ("c", {"number"}),
    ):
        hands.put_cursor(words, at_end=True)
        if words in {"b", "c"}:
            cursor = hands.view.textCursor()
            block = next(block for block in _blocks(hands) if block.text() == words)
            cursor.setPosition(block.position())
            hands.view.setTextCursor(cursor)
        assert on() == state, words


def _blocks(hands: Hands) -> list[QTextBlock]:
    blocks, block = [], hands.view.text.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def test_the_foot_counts_words_and_pages(hands: Hands, qtbot: QtBot) -> None:
    hands.type("three small words")
    label = hands.editor.findChild(QLabel, "editor-length")
    assert label is not None
    qtbot.waitUntil(lambda: label.text() == "3 words")
    assert length_of(0) == "No words yet"
    assert length_of(1) == "1 word"
    assert length_of(612) == "612 words  ·  about 1½ pages of the notice"
    assert length_of(200) == "200 words  ·  about ½ page of the notice"
    assert length_of(12_300) == "12,300 words  ·  about 30 pages of the notice"


def test_words_of_findings_are_marked_wherever_they_stand_whole(written: Callable[[str], Hands]) -> None:
    hands = written("The digital agenda, the Digital **agenda**, and digitally.")
    hands.editor.marks.highlight(["digital agenda", "and"])
    marked = [selection.cursor.selectedText() for selection in hands.view.extraSelections()]
    assert marked == ["digital agenda", "Digital agenda", "and"]
    hands.editor.marks.highlight([])
    assert not hands.view.extraSelections()


def test_a_locked_text_is_read_and_copied_but_not_changed(written: Callable[[str], Hands]) -> None:
    hands = written(FULL)
    hands.editor.set_read_only(True)
    hands.type("x")
    hands.control(Qt.Key.Key_B)
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Return)
    hands.view.selectAll()
    for command in ("bold", "bullet", "paste", "paste-clean", "cut", "undo", "table-remove", "link-remove"):
        hands.editor.give(command)
    assert hands.editor.markdown() == FULL
    assert hands.view.textCursor().hasSelection()
    hands.editor.set_read_only(False)
    hands.type("x")
    assert hands.editor.markdown() == "x"


def test_the_toolbar_is_one_stop_of_tab_and_arrows_move_in_it(hands: Hands, qtbot: QtBot) -> None:
    buttons = hands.editor._bar.findChildren(QAbstractButton)
    assert [button.objectName() for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus] == [
        "editor-bold"
    ]
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    hands.type("x")
    assert hands.editor.markdown() == "*x*"


def test_every_part_has_a_name_for_those_who_do_not_see_it(hands: Hands) -> None:
    assert hands.view.accessibleName() == "Reasons"
    for button in hands.editor.findChildren(QAbstractButton):
        if button.objectName().startswith("editor-"):
            assert button.accessibleName() or button.text(), button.objectName()


def test_a_change_of_scheme_is_no_edit(written: Callable[[str], Hands], theme: Theme) -> None:
    hands = written(FULL)
    light = hands.editor.grab().toImage()
    theme.set_scheme("dark")
    assert hands.editor.grab().toImage() != light
    assert hands.editor.markdown() == FULL
    assert not hands.view.text.isUndoAvailable()
