"""A notice's words as a text document: headings, lists and tables that are such, in the application's look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from signoff.desktop.look.theme import Theme
from signoff.pdf.reading.notice_text import Part, TextBlock, TextTable, Words

_SIZES = {0: 16, 1: 26, 2: 19, 3: 16, 4: 16, 5: 16, 6: 16}
"""The size of a paragraph, and of headings by their level, in pixels."""

_ABOVE = {0: 6, 1: 16, 2: 26, 3: 14, 4: 12, 5: 12, 6: 12}
_INDENT, _HANG = 26, 18
_SPOKEN_BOXES = frozenset({"Selected", "Not selected"})


def fill(document: QTextDocument, parts: Iterable[Part], theme: Theme, zoom: float) -> None:
    """Write parts into an empty document, in a theme's colours and enlarged by a factor."""
    writer = _Writer(document, theme, zoom)
    for part in parts:
        writer.add(part)


class _Writer:
    """Writes one part after the other."""

    def __init__(self, document: QTextDocument, theme: Theme, zoom: float) -> None:
        self._cursor = QTextCursor(document)
        self._theme = theme
        self._zoom = zoom
        self._is_first = self._has_empty_line = True

    def add(self, part: Part) -> None:
        if isinstance(part, TextTable):
            self._add_table(part)
        else:
            self._add_block(part)
        self._is_first, self._has_empty_line = False, isinstance(part, TextTable)

    def _add_block(self, block: TextBlock) -> None:
        shape = QTextBlockFormat()
        shape.setHeadingLevel(block.level)
        shape.setTopMargin(0 if self._is_first else self._px(_ABOVE[block.level]))
        shape.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setLeftMargin(self._px(_INDENT * block.depth))
        if block.label:
            shape.setTextIndent(-self._px(_HANG))
        if self._has_empty_line:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())
        if block.label:
            self._write([Words(f"{block.label} ")], block)
        self._write(block.words, block)

    def _add_table(self, table: TextTable) -> None:
        rows, columns = len(table.rows), max(map(len, table.rows), default=0)
        if not columns:
            return
        grid = self._cursor.insertTable(rows, columns, self._table_format(table))
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                cursor = grid.cellAt(row, column).firstCursorPosition()
                self._write(cell.words, TextBlock((), level=0), cursor, is_bold=cell.is_header)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _table_format(self, table: TextTable) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setHeaderRowCount(1)
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QColor(self._theme.tokens.line))
        shape.setBorderCollapse(True)
        shape.setCellPadding(self._px(6))
        shape.setTopMargin(self._px(8))
        shape.setLeftMargin(self._px(_INDENT * table.depth))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return shape

    def _write(
        self, words: Sequence[Words], block: TextBlock, cursor: QTextCursor | None = None, *, is_bold: bool = False
    ) -> None:
        for part in words:
            (cursor or self._cursor).insertText(part.text, self._format(part, block, is_bold=is_bold))

    def _format(self, words: Words, block: TextBlock, *, is_bold: bool) -> QTextCharFormat:
        tokens, shape = self._theme.tokens, QTextCharFormat()
        font = QFont(self._theme.font("question" if block.level == 1 else "text"))
        size = 14 if block.is_note else _SIZES[block.level]
        font.setPixelSize(max(1, round(size * self._zoom)))
        is_strong = words.is_bold or is_bold or block.level > 0
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        is_box = words.text.strip().rpartition(": ")[2].capitalize() in _SPOKEN_BOXES
        font.setItalic(words.is_described and not is_box)
        colour = tokens.ink2 if block.is_note or words.is_described else tokens.ink
        if words.link:
            font.setUnderline(True)
            shape.setToolTip(words.link)
            colour = tokens.blue
        shape.setFont(font)
        if words.is_raised:
            shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        shape.setForeground(QColor(colour))
        return shape

    def _px(self, length: float) -> float:
        return round(length * self._zoom)
