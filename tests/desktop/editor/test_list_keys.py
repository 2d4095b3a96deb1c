"""Lists by keys and buttons: begun, left, moved in and out, joined and numbered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from signoff.notice.text import normalise

from .conftest import Hands

Written = Callable[[str], Hands]


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("- a", "- a"),
        ("* a", "- a"),
        ("1. a", "1. a"),
        ("1) a", "1) a"),
        ("(1) a", "(1) a"),
        ("(a) a", "(a) a"),
        ("a) a", "a) a"),
        ("a. a", "a. a"),
        ("(i) a", "(i) a"),
        ("i. a", "i. a"),
        ("A) a", "A) a"),
        ("A. a", "A. a"),
        ("I. Smith", "I. Smith"),
        ("(b) a", "(b) a"),
        ("(c) Crown", "(c) Crown"),
        ("2. a", "2\\. a"),
        ("x - a", "x - a"),
        ("x (a) a", "x (a) a"),
    ],
)
def test_a_list_begins_by_being_typed(hands: Hands, typed: str, markdown: str) -> None:
    hands.type(typed)
    assert hands.editor.markdown() == markdown


def test_a_list_that_was_not_meant_is_undone_to_what_was_typed(hands: Hands) -> None:
    hands.type("- ")
    hands.control(Qt.Key.Key_Z)
    hands.type("a")
    assert hands.view.toPlainText() == "- a"
    assert hands.editor.markdown() == "\\- a"


def test_enter_makes_items_and_an_empty_one_leaves_the_list(hands: Hands) -> None:
    hands.type("1. one")
    hands.press(Qt.Key.Key_Return)
    hands.type("two")
    hands.press(Qt.Key.Key_Return)
    hands.control(Qt.Key.Key_BracketRight)
    hands.type("inner")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.type("three")
    hands.press(Qt.Key.Key_Return, times=2)
    hands.type("after")
    assert hands.editor.markdown() == "1. one\n2. two\n   1. inner\n3. three\n\nafter"


def test_enter_at_the_start_of_a_list_keeps_its_first_number(written: Written) -> None:
    hands = written("5. five\n6. six")
    hands.put_cursor("five")
    hands.press(Qt.Key.Key_Return)
    assert hands.editor.markdown() == "5.\n6. five\n7. six"


def test_an_item_moves_in_with_all_below_it_and_out_again_by_keys(written: Written) -> None:
    text = normalise("- a\n- b\n  - c\n\n    more of c\n- d")
    hands = written(text)
    hands.put_cursor("b")
    hands.control(Qt.Key.Key_BracketRight)
    assert hands.editor.markdown() == normalise("- a\n  - b\n    - c\n\n      more of c\n- d")
    hands.control(Qt.Key.Key_BracketLeft)
    assert hands.editor.markdown() == text


def test_the_first_item_has_nothing_to_go_below(written: Written) -> None:
    hands = written("- a\n- b")
    hands.put_cursor("a")
    hands.control(Qt.Key.Key_BracketRight)
    assert hands.editor.markdown() == "- a\n- b"


def test_an_item_moved_out_joins_the_list_it_comes_to(written: Written) -> None:
    hands = written("1. a\n   - b\n2. c")
    hands.put_cursor("b")
    hands.click("outdent")
    assert hands.editor.markdown() == "1. a\n2. b\n3. c"


def test_an_item_with_all_below_it_leaves_its_list(written: Written) -> None:
    hands = written("- a\n- b\n  - c")
    hands.put_cursor("b")
    hands.click("outdent")
    assert hands.editor.markdown() == "- a\n\nb\n\n- c"


def test_a_selection_becomes_a_list_and_paragraphs_again(written: Written) -> None:
    hands = written("a\n\nb\n\nc")
    hands.select("a", "b")
    hands.control(Qt.Key.Key_8, shift=True)
    assert hands.editor.markdown() == "- a\n- b\n\nc"
    hands.control(Qt.Key.Key_7, shift=True)
    assert hands.editor.markdown() == "1. a\n2. b\n\nc"
    hands.control(Qt.Key.Key_7, shift=True)
    assert hands.editor.markdown() == "a\n\nb\n\nc"


def test_the_other_button_changes_the_whole_list(written: Written) -> None:
    hands = written("- a\n- b\n  - c\n- d\n\ne\n\n- f")
    hands.put_cursor("b")
    hands.click("number")
    assert hands.editor.markdown() == "1. a\n2. b\n   - c\n3. d\n\ne\n\n- f"


def test_backspace_takes_the_mark_then_the_level_then_joins(written: Written) -> None:
    hands = written("- a\n- b")
    hands.put_cursor("b")
    for expected in ("- a\n\n  b", "- a\n\nb", "- ab"):
        hands.press(Qt.Key.Key_Backspace)
        assert hands.editor.markdown() == expected
    hands.control(Qt.Key.Key_Z)
    assert hands.editor.markdown() == "- a\n\nb"


def test_delete_at_the_end_joins_the_next_paragraph(written: Written) -> None:
    hands = written("a\n\n- b\n  - c")
    hands.put_cursor("a", at_end=True)
    hands.press(Qt.Key.Key_Delete)
    assert hands.editor.markdown() == "ab\n\n- c"


def test_deleting_items_leaves_levels_that_hold_and_one_step_to_undo(written: Written) -> None:
    text = "p\n\n- a\n  - b\n    - c\n      - d"
    hands = written(text)
    hands.select("a", "b")
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Backspace, times=2)
    assert hands.editor.markdown() == "p\n\n- c\n  - d"
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, times=3)
    assert hands.editor.markdown() == text


def test_numbers_are_shown_as_they_are_kept(written: Written) -> None:
    hands = written("1. a\n2. b\n   - x\n3. c\n\np\n\n7. d\n8. e\n\n1. f")
    labels = []
    block = hands.view.text.begin()
    while block.isValid():
        labels.append(hands.view._markers.label(block))
        block = block.next()
    assert labels == ["1.", "2.", "◦", "3.", "", "7.", "8.", "1."]


@pytest.mark.parametrize("text", ["a", "- b\n- a", "- b\n  - a", "1. a\n2. b"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_leaves_the_text_and_writes_nothing(written: Written, text: str, key: Qt.Key) -> None:
    hands = written(normalise(text))
    hands.put_cursor("a")
    hands.press(key)
    assert not hands.view.hasFocus()
    assert hands.editor.markdown() == normalise(text)


def test_a_screen_reader_is_told_the_way_out_and_where_the_cursor_is(written: Written) -> None:
    hands = written("a\n\n1. b\n2. c\n   - d\n\n| e | f |\n| --- | --- |\n| g | h |")
    assert "Tab leaves the text" in hands.view.accessibleDescription()
    places = []
    for words in "abcdh":
        hands.put_cursor(words)
        places.append(hands.view.spoken_place())
    assert places == ["", "Item 1", "Item 2", "Bullet, level 2", "Row 2 of 2, column 2 of 2"]


def test_lists_go_no_deeper_than_a_text_may(hands: Hands) -> None:
    hands.type("- 0")
    for number in range(1, 12):
        hands.press(Qt.Key.Key_Return)
        hands.control(Qt.Key.Key_BracketRight)
        hands.type(str(number))
    shown = hands.editor.markdown()
    assert max(len(line) - len(line.lstrip()) for line in shown.splitlines()) == 14
    hands.view.moveCursor(QTextCursor.MoveOperation.Start)
    hands.editor.set_markdown(shown)
    assert hands.editor.markdown() == shown
