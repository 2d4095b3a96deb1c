"""Writes blocks into the editor's document: in place of all, or at a cursor as one undoable step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from signoff.desktop.editor.formats import (
    GUTTER,
    block_format,
    cell_block_format,
    char_format,
    shape_of,
    table_format,
)
from signoff.notice.text import MAX_LIST_DEPTH, Block, Break, Inline, Paragraph, Table
from signoff.notice.text.flat_blocks import PLAIN, AnyLeaf, Leaf, Shape, TableLeaf, in_one_line, leaves

# Qt keeps the first two of these noncharacters for the edges of its frames, where they would end the paragraph, and
# takes the third at the beginning of a text for the mark of another order of bytes
_RESERVED = str.maketrans({"\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\ufffe": "\ufffd"})


def fill_document(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Replace the whole document by the blocks, and clear the undo history."""
    document.setUndoRedoEnabled(False)
    document.clear()
    root = document.rootFrame().frameFormat()
    root.setLeftMargin(GUTTER)
    document.rootFrame().setFrameFormat(root)
    replace_document(document, blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def replace_document(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Replace the whole document by the blocks, as one step that can be undone."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(PLAIN))
    cursor.setBlockCharFormat(QTextCharFormat())
    _write(cursor, leaves(blocks), fresh=True)
    cursor.endEditBlock()


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Insert the blocks at the cursor, in place of its selection, as one step; the cursor ends after them."""
    cursor.beginEditBlock()
    _remove_selection(cursor)
    if cursor.currentTable() is not None:
        insert_inline(cursor, in_one_line(blocks))
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        insert_inline(cursor, blocks[0].content)
    elif blocks:
        _insert_between(cursor, _fitted(list(leaves(blocks)), shape_of(cursor.blockFormat())))
    cursor.endEditBlock()


def _remove_selection(cursor: QTextCursor) -> None:
    """Remove what is selected; where nothing is left of its paragraphs, what comes instead stands where it began.

    Qt keeps the format of the last paragraph, which may belong to a list. Instead of all there was, text begins anew.
    """
    if not cursor.hasSelection():
        return
    document = cursor.document()
    is_all = cursor.selectionStart() == 0 and cursor.selectionEnd() >= document.characterCount() - 1
    shape = PLAIN if is_all else shape_of(document.findBlock(cursor.selectionStart()).blockFormat())
    cursor.removeSelectedText()
    if cursor.currentTable() is None and cursor.block().length() == 1:
        cursor.setBlockFormat(block_format(shape))


def insert_inline(cursor: QTextCursor, content: Iterable[Inline]) -> None:
    """Insert runs and hard breaks at the cursor."""
    for part in content:
        if isinstance(part, Break):
            cursor.insertText("\u2028", QTextCharFormat())
        else:
            cursor.insertText(part.text.translate(_RESERVED), char_format(part))


def insert_table(cursor: QTextCursor, table: Table, level: int) -> None:
    """Insert a table after the cursor's block, which must end there; the cursor ends in the block that follows it."""
    rows = (table.header, *table.rows)
    inserted = cursor.insertTable(len(rows), len(table.header), table_format(level))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            cell_cursor = inserted.cellAt(number, column).firstCursorPosition()
            cell_cursor.setBlockFormat(cell_block_format(table.align[column] if column < len(table.align) else ""))
            insert_inline(cell_cursor, cell)
    cursor.setPosition(inserted.lastPosition() + 1)
    cursor.setBlockFormat(block_format(Shape(level)))
    cursor.setBlockCharFormat(QTextCharFormat())


def _write(cursor: QTextCursor, all_leaves: Iterable[AnyLeaf], *, fresh: bool) -> bool:
    """Write at the end of the cursor's block.

    `fresh` says whether that block is still to be filled; return the same of the last block written.
    """
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
    shape = shape_of(cursor.blockFormat())
    has_tail = not cursor.atBlockEnd()
    if has_tail:
        cursor.insertBlock(block_format(replace(shape, start=None)))
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    first = all_leaves[0]
    is_empty = cursor.block().length() == 1
    if isinstance(first, Leaf) and (first.shape.mark in {"", shape.mark}) and (not is_empty or shape.mark):
        insert_inline(cursor, first.content)
        all_leaves = all_leaves[1:]
        is_empty = False
    fresh = _write(cursor, all_leaves, fresh=is_empty)
    if has_tail:
        last = replace(shape, start=None) if fresh else shape_of(cursor.blockFormat())
        position = cursor.position()
        cursor.deleteChar()
        cursor.setPosition(position)
        cursor.setBlockFormat(block_format(last))


def _fitted(all_leaves: list[AnyLeaf], item: Shape) -> list[AnyLeaf]:
    """Return the leaves shaped for the item that they are inserted into: paragraphs become items of the same list."""
    if not item.level:
        return all_leaves
    return [replace(leaf, shape=_fit(leaf, item)) for leaf in all_leaves]


def _fit(leaf: AnyLeaf, item: Shape) -> Shape:
    if isinstance(leaf, TableLeaf):
        return Shape(min(leaf.shape.level + item.level, MAX_LIST_DEPTH))
    if not leaf.shape.level:
        return replace(item, start=None)
    return replace(leaf.shape, level=min(leaf.shape.level + item.level - 1, MAX_LIST_DEPTH), start=None)
