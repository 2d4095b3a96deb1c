"""What is done to tables, seen from the document: the first row is the header, and columns keep their side."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from signoff.desktop.editor import tables
from signoff.desktop.editor.builder import fill_document
from signoff.desktop.editor.reader import read_document
from signoff.notice.text import parse, serialise

ALIGNED = "| A | B |\n| --- | --: |\n| c | d |"


def document(markdown: str) -> QTextDocument:
    made = QTextDocument()
    fill_document(made, parse(markdown))
    return made


def cursor_at(made: QTextDocument, word: str) -> QTextCursor:
    return QTextCursor(made.find(word, 0, QTextDocument.FindFlag.FindCaseSensitively))


def markdown(made: QTextDocument) -> str:
    return serialise(read_document(made))


def written_at(made: QTextDocument, cursor: QTextCursor) -> str:
    """Return the text once an X was written where the cursor stands."""
    cursor.clearSelection()
    cursor.insertText("X")
    return markdown(made)


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 2), (8, 6)])
def test_a_new_table_has_its_rows_and_columns_and_the_cursor_in_its_first_cell(
    qapp: QApplication, rows: int, columns: int
) -> None:
    made = document("")
    cursor = QTextCursor(made)
    tables.insert_new(cursor, rows, columns)
    table = cursor.currentTable()
    assert table is not None
    assert (table.rows(), table.columns()) == (rows, columns)
    cell = table.cellAt(cursor)
    assert (cell.row(), cell.column()) == (0, 0)


def test_no_table_is_put_into_a_table(qapp: QApplication) -> None:
    made = document(ALIGNED)
    tables.insert_new(cursor_at(made, "c"), 2, 2)
    assert markdown(made) == ALIGNED


def test_a_new_table_parts_the_words_and_loses_none(qapp: QApplication) -> None:
    made = document("before after")
    cursor = cursor_at(made, "after")
    cursor.setPosition(cursor.selectionStart())
    tables.insert_new(cursor, 2, 1)
    assert written_at(made, cursor) == "before\n\n| X |\n| --- |\n|  |\n\nafter"


@pytest.mark.parametrize(
    ("word", "by", "result"),
    [
        ("A", 1, "| A | BX |\n| --- | --: |\n| c | d |"),
        ("B", 1, "| A | B |\n| --- | --: |\n| cX | d |"),
        ("c", -1, "| A | BX |\n| --- | --: |\n| c | d |"),
    ],
)
def test_steps_go_through_the_cells(qapp: QApplication, word: str, by: int, result: str) -> None:
    made = document(ALIGNED)
    cursor = cursor_at(made, word)
    assert tables.step_cell(cursor, by)
    assert written_at(made, cursor) == result


def test_before_the_first_cell_after_the_last_and_outside_there_is_no_step(qapp: QApplication) -> None:
    made = document(f"outside\n\n{ALIGNED}")
    assert not tables.step_cell(cursor_at(made, "A"), -1)
    assert not tables.step_cell(cursor_at(made, "d"), 1)
    assert not tables.step_cell(cursor_at(made, "outside"), 1)
    cursor = cursor_at(made, "outside")
    place = cursor.position()
    tables.step_row(cursor)
    assert cursor.position() == place


def test_a_step_down_goes_to_the_cell_below_and_from_the_last_row_out_of_the_table(qapp: QApplication) -> None:
    made = document(f"{ALIGNED}\n\nafter")
    cursor = cursor_at(made, "B")
    tables.step_row(cursor)
    assert made.findBlock(cursor.position()).text() == "d"
    tables.step_row(cursor)
    assert cursor.currentTable() is None
    assert made.findBlock(cursor.position()).text() == "after"


@pytest.mark.parametrize(
    ("right", "result"),
    [
        (True, "| A |  | B |\n| --- | --- | --: |\n| c |  | d |"),
        (False, "|  | A | B |\n| --- | --- | --: |\n|  | c | d |"),
    ],
)
def test_a_new_column_leaves_the_others_at_their_side(qapp: QApplication, right: bool, result: str) -> None:
    made = document(ALIGNED)
    tables.add_column(cursor_at(made, "c"), right=right)
    assert markdown(made) == result


def test_a_row_above_the_header_becomes_the_header(qapp: QApplication) -> None:
    made = document(ALIGNED)
    tables.add_row(cursor_at(made, "A"), below=False)
    assert markdown(made) == "|  |  |\n| --- | --: |\n| A | B |\n| c | d |"


def test_with_a_column_goes_its_side(qapp: QApplication) -> None:
    made = document(ALIGNED)
    tables.remove_column(cursor_at(made, "A"))
    assert markdown(made) == "| B |\n| --: |\n| d |"


def test_the_rows_that_a_selection_touches_go_together_and_with_the_last_the_table(qapp: QApplication) -> None:
    made = document("| A |\n| --- |\n| b |\n| c |\n| d |")
    cursor = cursor_at(made, "b")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(made.find("c").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    tables.remove_row(cursor)
    assert markdown(made) == "| A |\n| --- |\n| d |"
    cursor = cursor_at(made, "A")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(made.find("d").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    tables.remove_row(cursor)
    assert markdown(made) == ""


def test_the_paragraphs_around_a_table_stay_apart_and_in_their_lists(qapp: QApplication) -> None:
    made = document(f"- before\n\n{ALIGNED}\n\nafter")
    tables.remove_table(cursor_at(made, "c"))
    assert markdown(made) == "- before\n\nafter"


def test_outside_a_table_nothing_is_removed(qapp: QApplication) -> None:
    made = document(f"outside\n\n{ALIGNED}")
    for remove in (tables.remove_row, tables.remove_column, tables.remove_table):
        remove(cursor_at(made, "outside"))
    assert markdown(made) == f"outside\n\n{ALIGNED}"
