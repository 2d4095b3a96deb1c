"""What stands before the items of a list: bullets by level, numbers that count on, follow edits and restart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from examples import examples
from signoff.desktop.editor.builder import fill_document, replace_document
from signoff.desktop.editor.formats import block_format
from signoff.desktop.editor.markers import Markers
from signoff.notice.text import ListItem, NumberedList, Paragraph, Run, parse
from signoff.notice.text.flat_blocks import Shape


def document(markdown: str) -> QTextDocument:
    made = QTextDocument()
    made.documentLayout()  # without one, as no editor is, Qt tells of no change
    fill_document(made, parse(markdown))
    return made


def labels(made: QTextDocument, markers: Markers | None = None) -> list[str]:
    """Return what stands before each paragraph, in order."""
    markers = markers or Markers(made)
    return [markers.label(made.findBlockByNumber(place)) for place in range(made.blockCount())]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Plain", [""]),
        ("- a\n  - b\n    - c\n      - d", ["•", "◦", "▪", "▪"]),
        ("1. a\n2. b\n3. c", ["1.", "2.", "3."]),
        ("7. a\n8. b", ["7.", "8."]),
        ("1. a\n   - x\n2. b", ["1.", "◦", "2."]),
        ("1. a\n   1. x\n   2. y\n2. b\n   1. z", ["1.", "1.", "2.", "2.", "1."]),
        ("1. a\n\n   more\n2. b", ["1.", "", "2."]),
        ("1. a\n\nBetween\n\n1. b", ["1.", "", "1."]),
        ("- a\n\n1. b", ["•", "1."]),
    ],
)
def test_each_item_has_its_mark(qapp: QApplication, markdown: str, shown: list[str]) -> None:
    assert labels(document(markdown)) == shown


def test_a_list_that_restarts_counts_from_where_it_says(qapp: QApplication) -> None:
    made = QTextDocument()
    lists = [
        NumberedList((ListItem((Paragraph((Run("a"),)),)),), 1),
        NumberedList((ListItem((Paragraph((Run("b"),)),)),), 5),
    ]
    fill_document(made, lists)
    assert labels(made) == ["1.", "5."]


def test_a_table_ends_the_count_of_the_list_before_it(qapp: QApplication) -> None:
    shown = labels(document("1. a\n2. b\n\n| A |\n| --- |\n| c |\n\n1. d"))
    assert [label for label in shown if label] == ["1.", "2.", "1."]


def test_a_list_that_begins_elsewhere_changes_what_stands_before_its_other_items(qapp: QApplication) -> None:
    made, changes = document("1. a\n2. b\n3. c"), []
    markers = Markers(made, lambda: changes.append(1))
    assert labels(made, markers) == ["1.", "2.", "3."]
    QTextCursor(made).setBlockFormat(block_format(Shape(1, "number", 4)))
    assert labels(made, markers) == ["4.", "5.", "6."]
    assert changes == [1]


def test_typing_moves_no_number_and_a_new_item_does(qapp: QApplication) -> None:
    made = document("1. a\n2. b")
    markers = Markers(made)
    assert labels(made, markers) == ["1.", "2."]
    cursor = QTextCursor(made)
    cursor.insertText("more ")
    assert labels(made, markers) == ["1.", "2."]
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock()
    assert labels(made, markers) == ["1.", "2.", "3."]
    cursor.setBlockFormat(block_format(Shape(0)))
    assert labels(made, markers) == ["1.", "", "1."]


def test_numbers_follow_a_whole_text_that_takes_the_place_of_another(qapp: QApplication) -> None:
    made = document("1. a\n2. b")
    markers = Markers(made)
    assert labels(made, markers) == ["1.", "2."]
    replace_document(made, parse("- a\n- b"))
    assert labels(made, markers) == ["•", "•"]


@given(start=st.integers(1, 900), count=st.integers(1, 12))
@settings(max_examples=examples(20), deadline=None)
def test_a_list_counts_on_from_its_start(qapp: QApplication, start: int, count: int) -> None:
    made = QTextDocument()
    items = tuple(ListItem((Paragraph((Run("a"),)),)) for _ in range(count))
    fill_document(made, [NumberedList(items, start)])
    assert labels(made) == [f"{start + place}." for place in range(count)]
