"""Takes a document apart: its paragraphs and tables in reading order, each with the cell of the form that it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from signoff.intake.word.content import WordBlock, WordCell, WordParagraph, WordTable, is_blank, words_of


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table of the form: its table, rows and column, and how many cells its row has.

    `last_row` is the last that it reaches down to, as the label of several rows does.
    """

    table: int
    row: int
    last_row: int
    column: int
    cells: int
    around: CellPlace | None = None

    def is_in(self, table: int, first: int, last: int) -> bool:
        """Whether the cell, or one around it, is in these rows of a table."""
        if self.table == table:
            return first <= self.row <= last
        return self.around is not None and self.around.is_in(table, first, last)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table that is part of a text, and where it is; `is_first` is said of the first in its cell."""

    block: WordBlock
    cell: CellPlace | None = None
    is_first: bool = False

    @property
    def text(self) -> str:
        """The words of a paragraph; none for a table."""
        return words_of(self.block) if isinstance(self.block, WordParagraph) else ""


IsForm = Callable[[WordTable, bool], bool]
"""Tells a table of the form from one that is part of a text; it is said whether it is inside a table of the form."""


def lines_of(blocks: Iterable[WordBlock], is_form: IsForm) -> tuple[Line, ...]:
    """Return the lines of a document; blank paragraphs are none."""
    return tuple(_lines(blocks, is_form, None, count()))


def _lines(
    blocks: Iterable[WordBlock], is_form: IsForm, cell: CellPlace | None, tables: Iterator[int]
) -> Iterator[Line]:
    is_first = True
    for block in blocks:
        if is_blank(block):
            continue
        if isinstance(block, WordTable) and is_form(block, cell is not None):
            yield from _table_lines(block, is_form, cell, tables)
        else:
            yield Line(block, cell, is_first)
        is_first = False


def _table_lines(table: WordTable, is_form: IsForm, around: CellPlace | None, tables: Iterator[int]) -> Iterator[Line]:
    number = next(tables)
    for row, cells in enumerate(table.rows):
        for cell in cells:
            last = _last_row(table, row, cell)
            place = CellPlace(number, row, last, cell.column, len(cells), around)
            yield from _lines(cell.blocks, is_form, place, tables)


def _last_row(table: WordTable, row: int, cell: WordCell) -> int:
    """Return the last row that a cell reaches down to: merged with it, or blank below the label of several rows."""
    last = row
    for below in range(row + 1, len(table.rows)):
        cells = table.rows[below]
        same = next((other for other in cells if other.column == cell.column), None)
        is_blank_label = same is not None and cell.column == 0 and len(cells) > 1 and _is_empty(same)
        if same is None or not (same.continues or is_blank_label):
            break
        last = below
    return last


def _is_empty(cell: WordCell) -> bool:
    return all(is_blank(block) for block in cell.blocks)
