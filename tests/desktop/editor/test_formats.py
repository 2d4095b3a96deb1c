"""What a block and a run are is marked in their formats and read back from them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

from examples import examples
from signoff.desktop.editor.formats import (
    INDENT,
    align_of,
    block_format,
    cell_block_format,
    char_format,
    run_of,
    shape_of,
    table_format,
    table_level,
)
from signoff.notice.text import MAX_LIST_DEPTH, Run
from signoff.notice.text.flat_blocks import PLAIN, Mark, Shape

MARKS: list[Mark] = ["", "bullet", "number"]


@given(level=st.integers(1, MAX_LIST_DEPTH), mark=st.sampled_from(MARKS), start=st.none() | st.integers(0, 10**6))
@settings(max_examples=examples(20), deadline=None)
def test_where_a_paragraph_stands_is_read_back(level: int, mark: Mark, start: int | None) -> None:
    shape = Shape(level, mark, start if mark == "number" else None)
    assert shape_of(block_format(shape)) == shape
    assert block_format(shape).leftMargin() == level * INDENT


@pytest.mark.parametrize(
    ("given_shape", "kept"),
    [
        (PLAIN, PLAIN),
        (Shape(0, "bullet"), PLAIN),
        (Shape(1, "bullet", 4), Shape(1, "bullet")),
        (Shape(2, "", 4), Shape(2)),
    ],
)
def test_what_makes_no_sense_together_is_left_out(given_shape: Shape, kept: Shape) -> None:
    assert shape_of(block_format(given_shape)) == kept


def test_what_qt_makes_on_its_own_is_plain() -> None:
    assert shape_of(QTextBlockFormat()) == PLAIN
    assert run_of("words", QTextCharFormat()) == Run("words")
    assert align_of(QTextBlockFormat()) == ""


@given(bold=st.booleans(), italic=st.booleans(), link=st.none() | st.sampled_from(["https://a.example/", "tel:1"]))
@settings(max_examples=examples(12), deadline=None)
def test_the_looks_of_a_run_are_read_back(bold: bool, italic: bool, link: str | None) -> None:
    run = Run("words", bold, italic, link)
    assert run_of("words", char_format(run)) == run


def test_a_heavier_face_that_only_shows_a_heading_is_not_bold() -> None:
    look = QTextCharFormat()
    look.setFontWeight(600)
    assert not run_of("words", look).bold


@pytest.mark.parametrize(
    ("align", "side"),
    [
        ("", Qt.AlignmentFlag.AlignLeft),
        ("left", Qt.AlignmentFlag.AlignLeft),
        ("centre", Qt.AlignmentFlag.AlignHCenter),
        ("right", Qt.AlignmentFlag.AlignRight),
    ],
)
def test_a_column_keeps_its_side(align: str, side: Qt.AlignmentFlag) -> None:
    made = cell_block_format(align)
    assert (made.alignment(), align_of(made)) == (side, align)


@pytest.mark.parametrize("level", range(MAX_LIST_DEPTH + 1))
def test_a_table_keeps_its_level_and_its_header(level: int) -> None:
    made = table_format(level)
    assert (table_level(made), made.leftMargin(), made.headerRowCount()) == (level, level * INDENT, 1)
