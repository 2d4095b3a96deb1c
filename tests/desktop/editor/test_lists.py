"""What the keys do to lists, seen from the document: words are kept, levels stay sound, each deed is one step."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from examples import examples
from signoff.desktop.editor import lists
from signoff.desktop.editor.builder import fill_document
from signoff.desktop.editor.formats import shape_of
from signoff.desktop.editor.reader import read_document
from signoff.notice.text import MAX_LIST_DEPTH, parse, plain, serialise
from signoff.notice.text.numbering import NumberStyle

DEEP = "- a\n  - b\n    - c\n- d\n\nafter"


def document(markdown: str) -> QTextDocument:
    made = QTextDocument()
    fill_document(made, parse(markdown))
    return made


def cursor_at(made: QTextDocument, word: str, *, to: str = "", after: bool = False) -> QTextCursor:
    """Return a cursor before (or after) a word, or that selects from it to the end of another."""
    start = made.find(word)
    cursor = QTextCursor(made)
    cursor.setPosition(start.selectionEnd() if after else start.selectionStart())
    if to:
        cursor.setPosition(made.find(to, start.selectionStart()).selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def markdown(made: QTextDocument) -> str:
    return serialise(read_document(made))


def levels(made: QTextDocument) -> list[int]:
    blocks = (made.findBlockByNumber(place) for place in range(made.blockCount()))
    return [shape_of(block.blockFormat()).level for block in blocks]


def test_a_selection_that_ends_before_a_paragraph_does_not_touch_it(qapp: QApplication) -> None:
    made = document("one\n\ntwo\n\nthree")
    cursor = cursor_at(made, "one")
    cursor.setPosition(made.find("two").selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    assert [block.text() for block in lists.selected_blocks(cursor)] == ["one"]
    assert [block.text() for block in lists.selected_blocks(cursor_at(made, "one", to="two"))] == ["one", "two"]
    assert [block.text() for block in lists.selected_blocks(cursor_at(made, "three"))] == ["three"]


def test_the_words_of_a_table_are_no_items(qapp: QApplication) -> None:
    made = document("| A |\n| --- |\n| b |")
    assert lists.selected_blocks(cursor_at(made, "b")) == []
    lists.set_mark(cursor_at(made, "b"), "bullet")
    assert markdown(made) == "| A |\n| --- |\n| b |"


@pytest.mark.parametrize(
    ("word", "may_go_in", "may_go_out"),
    [("a", False, True), ("b", False, True), ("d", True, True), ("after", False, False)],
)
def test_what_can_be_moved_in_and_out(qapp: QApplication, word: str, may_go_in: bool, may_go_out: bool) -> None:
    made = document(DEEP)
    cursor = cursor_at(made, word)
    assert (lists.can_indent(cursor), lists.can_outdent(cursor)) == (may_go_in, may_go_out)


def test_no_item_goes_deeper_than_a_text_may(qapp: QApplication) -> None:
    made = document(
        "\n".join(f"{'  ' * min(level, MAX_LIST_DEPTH - 1)}- i{level}" for level in range(MAX_LIST_DEPTH + 1))
    )
    cursor = cursor_at(made, f"i{MAX_LIST_DEPTH}")
    assert not lists.can_indent(cursor)
    before = markdown(made)
    lists.shift(cursor, 1)
    assert markdown(made) == before


def test_delete_before_a_table_only_steps_into_it(qapp: QApplication) -> None:
    made = document("before\n\n| A |\n| --- |\n| b |")
    cursor = cursor_at(made, "before", after=True)
    before = markdown(made)
    assert lists.press_delete(cursor)
    assert cursor.currentTable() is not None
    assert markdown(made) == before


@pytest.mark.parametrize("press", [lists.press_backspace, lists.press_delete])
def test_within_the_words_and_with_a_selection_the_keys_are_the_texts_own(
    qapp: QApplication, press: Callable[[QTextCursor], bool]
) -> None:
    made = document("- one two")
    cursor = cursor_at(made, "two")
    assert not press(cursor)
    assert not press(cursor_at(made, "one", to="two"))
    assert markdown(made) == "- one two"


def test_at_the_texts_own_ends_nothing_joins(qapp: QApplication) -> None:
    made = document("one")
    assert lists.press_backspace(cursor_at(made, "one"))
    assert lists.press_delete(cursor_at(made, "one", after=True))
    assert markdown(made) == "one"


def test_a_joined_paragraph_takes_the_shape_of_the_upper(qapp: QApplication) -> None:
    made = document("- item\n\nafter")
    assert lists.press_delete(cursor_at(made, "item", after=True))
    assert markdown(made) == "- itemafter"


def test_a_new_item_goes_on_without_the_link_before_it(qapp: QApplication) -> None:
    made = document("- [one](https://example.org/)")
    cursor = cursor_at(made, "one", after=True)
    lists.press_enter(cursor)
    cursor.insertText("two")
    assert markdown(made) == "- [one](https://example.org/)\n- two"


def test_levels_are_brought_down_to_what_stands_before(qapp: QApplication) -> None:
    made = document("- a\n  - b\n    - c")
    cursor = cursor_at(made, "a", to="b")
    cursor.removeSelectedText()
    lists.press_backspace(cursor)
    lists.tidy(made)
    shown = levels(made)
    assert all(after <= before + 1 for before, after in itertools.pairwise(shown))


DEEDS: dict[str, Callable[[QTextCursor], object]] = {
    "bullet": lambda cursor: lists.set_mark(cursor, "bullet"),
    "number": lambda cursor: lists.set_mark(cursor, "number"),
    "letters": lambda cursor: lists.set_style(cursor, NumberStyle("lower-alpha", "()")),
    "in": lambda cursor: lists.shift(cursor, 1),
    "out": lambda cursor: lists.shift(cursor, -1),
    "backspace": lists.press_backspace,
}


@given(
    deeds=st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from("abcd")), min_size=1, max_size=6),
    selected=st.booleans(),
)
@settings(max_examples=examples(30), deadline=None)
def test_whatever_is_done_no_word_goes_and_every_level_holds(
    qapp: QApplication, deeds: list[tuple[str, str]], selected: bool
) -> None:
    made = document("1. a\n   - b\n2. c\n\nd")
    for deed, word in deeds:
        place = made.find(word)
        cursor = QTextCursor(made)
        cursor.setPosition(place.selectionStart())
        if selected and deed != "backspace":
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        DEEDS[deed](cursor)
        shown = levels(made)
        assert shown[0] <= 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(shown))
        assert max(shown) <= MAX_LIST_DEPTH
    assert "".join(character for character in plain(read_document(made)) if character.isalpha()) == "abcd"


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_each_deed_is_one_step_to_undo(qapp: QApplication, deed: str) -> None:
    made = document("- x\n- a\n  - b")
    before = markdown(made)
    DEEDS[deed](cursor_at(made, "a"))
    assert markdown(made) != before
    made.undo()
    assert markdown(made) == before
