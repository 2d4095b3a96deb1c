"""Reads the blocks of a long text out of the editor's document; no words are lost in any state that an edit leaves."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable, QTextTableCell

from signoff.desktop.editor.formats import align_of, run_of, shape_of, table_level
from signoff.notice.text import Block, Break, Cell, Inline, Paragraph, Run, Table, canonical
from signoff.notice.text.flat_blocks import BlockTree, Shape

LINE_SEPARATOR = "\u2028"


def read_document(document: QTextDocument) -> tuple[Block, ...]:
    """Return the canonical blocks of the whole document."""
    return canonical(read_raw(document))


def read_raw(document: QTextDocument) -> tuple[Block, ...]:
    """Return the blocks of the whole document as they are, not yet canonical."""
    tree = BlockTree()
    for part in parts(document):
        if isinstance(part, QTextTable):
            tree.add(Shape(table_level(part.format())), read_table(part))
        else:
            shape = shape_of(part.blockFormat())
            tree.add(shape, Paragraph(read_inline(part)))
    return tree.blocks()


def parts(document: QTextDocument, first: QTextBlock | None = None) -> Iterator[QTextBlock | QTextTable]:
    """Yield the document's blocks outside tables, and its tables, in reading order from `first` on."""
    block = document.begin() if first is None else first
    while block.isValid():
        table = table_at(block)
        if table is None:
            yield block
            block = block.next()
        else:
            yield table
            block = document.findBlock(table.lastPosition() + 1)


def table_at(block: QTextBlock) -> QTextTable | None:
    """Return the table that the block lies in, if any."""
    return QTextCursor(block).currentTable()


def read_inline(block: QTextBlock) -> tuple[Inline, ...]:
    """Return the runs and hard breaks of one block."""
    content: list[Inline] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        look = fragment.charFormat()
        for index, text in enumerate(fragment.text().split(LINE_SEPARATOR)):
            if index:
                content.append(Break())
            if text:
                content.append(run_of(text, look))
        place += 1
    return tuple(content)


def read_table(table: QTextTable) -> Table:
    """Return the table, with its first row as the header."""
    rows = [tuple(_cell(table.cellAt(row, column)) for column in range(table.columns())) for row in range(table.rows())]
    firsts = [table.cellAt(0, column).firstCursorPosition() for column in range(table.columns())]
    return Table(rows[0], tuple(rows[1:]), tuple(align_of(first.blockFormat()) for first in firsts))


def _cell(cell: QTextTableCell) -> Cell:
    content: list[Inline] = []
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block().blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        content += [*([Run(" ")] if content else []), *read_inline(block)]
        block = block.next()
    return tuple(content)
