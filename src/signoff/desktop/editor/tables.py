"""What the keys and buttons do to tables, each as one step. The first row is always the header."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QTextCursor, QTextTable

from signoff.desktop.editor import lists
from signoff.desktop.editor.builder import insert_table
from signoff.desktop.editor.formats import align_of, block_format, cell_block_format, shape_of
from signoff.notice.text import Table
from signoff.notice.text.flat_blocks import Shape


def insert_new(cursor: QTextCursor, rows: int, columns: int) -> None:
    """Insert an empty table (1 header row among `rows`) at the cursor; the cursor ends in its first cell."""
    if cursor.currentTable() is not None:
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    shape = shape_of(cursor.blockFormat())
    if not cursor.atBlockEnd():
        cursor.insertBlock(block_format(Shape(shape.level)))
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    empty: tuple[tuple[()], ...] = ((),) * columns
    position = cursor.position()
    insert_table(cursor, Table(empty, (empty,) * (rows - 1), ("",) * columns), shape.level)
    has_rest = cursor.block().next().isValid() and cursor.block().length() == 1 and cursor.block().next().length() > 1
    if has_rest and QTextCursor(cursor.block().next()).currentTable() is None and position:
        cursor.deleteChar()
        cursor.setBlockFormat(block_format(Shape(shape.level)))
    cursor.endEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    table = cursor.currentTable()
    if table is not None:
        cursor.setPosition(table.firstPosition())


def step_cell(cursor: QTextCursor, by: int) -> bool:
    """Go to the next (1) or previous (-1) cell; return False where there is none."""
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    index = cell.row() * table.columns() + cell.column() + by
    if not 0 <= index < table.rows() * table.columns():
        return False
    cursor.setPosition(table.cellAt(index // table.columns(), index % table.columns()).lastPosition())
    return True


def step_row(cursor: QTextCursor) -> None:
    """Go to the cell below; from the last row to the text after the table."""
    table = cursor.currentTable()
    if table is None:
        return
    cell = table.cellAt(cursor)
    if cell.row() + 1 < table.rows():
        cursor.setPosition(table.cellAt(cell.row() + 1, cell.column()).lastPosition())
    else:
        cursor.setPosition(table.lastPosition() + 1)


def add_row(cursor: QTextCursor, *, below: bool = True) -> None:
    """Add a row below the cursor's row, or above it, and go to it; one above the header becomes the header."""
    row = _selected_cells(cursor)[0] + below
    _change(cursor, lambda table, aligns: table.insertRows(row, 1))
    if (table := cursor.currentTable()) is not None:
        cursor.setPosition(table.cellAt(row, 0).firstPosition())


def add_column(cursor: QTextCursor, *, right: bool = True) -> None:
    """Add a column right of the cursor's, or left of it."""
    column = _selected_cells(cursor)[1] + right

    def insert(table: QTextTable, aligns: list[str]) -> None:
        table.insertColumns(column, 1)
        aligns.insert(column, "")

    _change(cursor, insert)


def remove_row(cursor: QTextCursor) -> None:
    """Remove the rows that the selection touches; without any row left, remove the table."""
    table = cursor.currentTable()
    row, _, rows, _ = _selected_cells(cursor)
    if table is not None and rows >= table.rows():
        remove_table(cursor)
    else:
        _change(cursor, lambda table, aligns: table.removeRows(row, rows))


def remove_column(cursor: QTextCursor) -> None:
    """Remove the columns that the selection touches; without any column left, remove the table."""
    table = cursor.currentTable()
    _, column, _, columns = _selected_cells(cursor)

    def remove(table: QTextTable, aligns: list[str]) -> None:
        table.removeColumns(column, columns)
        del aligns[column : column + columns]

    if table is not None and columns >= table.columns():
        remove_table(cursor)
    else:
        _change(cursor, remove)


def remove_table(cursor: QTextCursor) -> None:
    """Remove the whole table with its words; the paragraphs around it stay separate."""
    table = cursor.currentTable()
    if table is None:
        return
    document = cursor.document()
    before = document.findBlock(table.firstPosition() - 1)
    after = document.findBlock(table.lastPosition() + 1)
    shape = shape_of((before if before.length() > 1 else after).blockFormat())
    position = before.position() + before.length() - 1
    cursor.beginEditBlock()
    if before.length() > 1 and after.length() > 1:
        # with a table Qt removes the end of the paragraph before it
        following = after.blockFormat()
        cursor.setPosition(after.position())
        cursor.insertBlock(following)
    table.removeRows(0, table.rows())
    cursor.setPosition(position)
    cursor.setBlockFormat(block_format(shape))
    lists.tidy(document)
    cursor.endEditBlock()


def _selected_cells(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return the first row and column that the selection touches, and how many of each."""
    table = cursor.currentTable()
    if table is None:
        return 0, 0, 0, 0
    # Qt's stubs type it as an object
    row, rows, column, columns = cast(tuple[int, int, int, int], cursor.selectedTableCells())
    if row < 0:
        cell = table.cellAt(cursor)
        return cell.row(), cell.column(), 1, 1
    return row, column, rows, columns


def _change(cursor: QTextCursor, act: Callable[[QTextTable, list[str]], None]) -> None:
    table = cursor.currentTable()
    if table is None:
        return
    aligns = [
        align_of(table.cellAt(0, column).firstCursorPosition().blockFormat()) for column in range(table.columns())
    ]
    cursor.beginEditBlock()
    act(table, aligns)
    _format_cells(table, aligns)
    cursor.endEditBlock()


def _format_cells(table: QTextTable, aligns: list[str]) -> None:
    """Give every cell the format of its column, since Qt copies that of a neighbour."""
    for row in range(table.rows()):
        for column, align in enumerate(aligns):
            cell_cursor = table.cellAt(row, column).firstCursorPosition()
            if cell_cursor.blockFormat() != cell_block_format(align):
                cell_cursor.setBlockFormat(cell_block_format(align))
