"""Writes blocks into the editor's document: all of them anew, or some at a cursor as one undoable step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from signoff.desktop.editor.flat_blocks import PLAIN, AnyLeaf, Leaf, Shape, TableLeaf, in_one_line, leaves
from signoff.desktop.editor.formats import (
    block_format,
    cell_block_format,
    char_format,
    shape_of,
    table_format,
)
from signoff.notice.text import MAX_LIST_DEPTH, Block, Break, Inline, Paragraph, Table

# Qt keeps these two noncharacters for the edges of its frames; in a text they would end the paragraph
_RESERVED = str.maketrans({"\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})


def fill_document(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Replace the whole document by the blocks, and forget what could be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    replace_document(document, blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def replace_document(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Put the blocks in place of the whole document, as one step that can be undone."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(PLAIN))
    cursor.setBlockCharFormat(QTextCharFormat())
    _write(cursor, leaves(blocks), fresh=True)
    cursor.endEditBlock()


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put the blocks where the cursor stands, in place of its selection, as one step; the cursor ends after them."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if cursor.currentTable() is not None:
        insert_inline(cursor, in_one_line(blocks))
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        insert_inline(cursor, blocks[0].content)
    elif blocks:
        _insert_between(cursor, _fitted(list(leaves(blocks)), shape_of(cursor.blockFormat())))
    cursor.endEditBlock()


def insert_inline(cursor: QTextCursor, content: Iterable[Inline]) -> None:
    """Put runs and hard breaks at the cursor."""
    for part in content:
        if isinstance(part, Break):
            cursor.insertText("\u2028", QTextCharFormat())
        else:
            cursor.insertText(part.text.translate(_RESERVED), char_format(part))


def insert_table(cursor: QTextCursor, table: Table, level: int) -> None:
    """Put a table after the cursor's block, which must end there; the cursor ends in the block that follows it."""
    rows = (table.header, *table.rows)
    made = cursor.insertTable(len(rows), len(table.header), table_format(level))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            inside = made.cellAt(number, column).firstCursorPosition()
            inside.setBlockFormat(cell_block_format(table.align[column] if column < len(table.align) else ""))
            insert_inline(inside, cell)
    cursor.setPosition(made.lastPosition() + 1)
    cursor.setBlockFormat(block_format(Shape(level)))
    cursor.setBlockCharFormat(QTextCharFormat())


def _write(cursor: QTextCursor, all_leaves: Iterable[AnyLeaf], *, fresh: bool) -> bool:
    """Write at the end of the cursor's block; `fresh` and the result: whether that block is still to be filled."""
    for leaf in all_leaves:
        if isinstance(leaf, TableLeaf):
            insert_table(cursor, leaf.table, leaf.shape.level)
            fresh = True
            continue
        if fresh:
            cursor.setBlockFormat(block_format(leaf.shape))
        else:
            cursor.insertBlock(block_format(leaf.shape), QTextCharFormat())
        insert_inline(cursor, leaf.content)
        fresh = False
    return fresh


def _insert_between(cursor: QTextCursor, all_leaves: list[AnyLeaf]) -> None:
    here = shape_of(cursor.blockFormat())
    has_tail = not cursor.atBlockEnd()
    if has_tail:
        cursor.insertBlock(block_format(replace(here, start=None)))
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    first = all_leaves[0]
    is_empty = cursor.block().length() == 1
    if isinstance(first, Leaf) and (first.shape.mark in {"", here.mark}) and (not is_empty or here.mark):
        insert_inline(cursor, first.content)
        all_leaves = all_leaves[1:]
        is_empty = False
    fresh = _write(cursor, all_leaves, fresh=is_empty)
    if has_tail:
        last = replace(here, start=None) if fresh else shape_of(cursor.blockFormat())
        place = cursor.position()
        cursor.deleteChar()
        cursor.setPosition(place)
        cursor.setBlockFormat(block_format(last))


def _fitted(all_leaves: list[AnyLeaf], here: Shape) -> list[AnyLeaf]:
    """The leaves as they stand in the item that they are put into: paragraphs become items beside it."""
    if not here.level:
        return all_leaves
    return [replace(leaf, shape=_fit(leaf, here)) for leaf in all_leaves]


def _fit(leaf: AnyLeaf, here: Shape) -> Shape:
    if isinstance(leaf, TableLeaf):
        return Shape(min(leaf.shape.level + here.level, MAX_LIST_DEPTH))
    if not leaf.shape.level:
        return replace(here, start=None)
    return replace(leaf.shape, level=min(leaf.shape.level + here.level - 1, MAX_LIST_DEPTH), start=None)
