"""How many frames without words a file may have: empty cells of its tables, and rows of the form without an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.blocks import ROW_HEADING, Block
from signoff.checking.fidelity.geometry import is_inked
from signoff.pdf.reading.drawn_items import GlyphRun


@dataclass(frozen=True, slots=True)
class EmptyCells:
    """How many cells without words a file may have: on each page, and of whole rows, which may be on any page.

    `least_table` is the number of cells of the smallest table without any words; 0 where there is none.
    """

    by_page: Counter[int]
    anywhere: int
    least_table: int

    def on_page(self, page: int) -> int:
        """Return how many there may be on a page, counted from 0, besides those of whole rows."""
        return self.by_page[page]


_Row = dict[int, set[int]]
"""The pages on which each of a row's cells shows something, by the cell's column."""


def count_empty_cells(blocks: Sequence[Block], pages: int) -> EmptyCells:
    """Return how many frames without words a file of this many pages may have, according to its structure."""
    by_page: Counter[int] = Counter()
    anywhere = 0
    tables = _tables(blocks)
    for rows in tables.values():
        for row in rows.values():
            pages_shown = set().union(*row.values())
            anywhere += 0 if pages_shown else len(row)
            by_page.update(page for page in pages_shown for cell in row.values() if page not in cell)
        by_page.update(_repeated(rows, pages))
    by_page.update(_unanswered(blocks))
    wordless = [cells for rows in tables.values() if not any(cells := _cells(rows))]
    return EmptyCells(by_page, anywhere, min(map(len, wordless), default=0))


def _tables(blocks: Sequence[Block]) -> dict[int, dict[int, _Row]]:
    tables: dict[int, dict[int, _Row]] = {}
    for block in blocks:
        cell = block.context.cell
        if cell is not None:
            row = tables.setdefault(cell.table, {}).setdefault(cell.row, {})
            row.setdefault(cell.column, set()).update(_pages(block))
    return tables


def _cells(rows: dict[int, _Row]) -> list[set[int]]:
    return [cell for row in rows.values() for cell in row.values()]


def _repeated(rows: dict[int, _Row], pages: int) -> list[int]:
    """Return each later page of a table once for every cell of its header that has no words."""
    pages_shown = set().union(*_cells(rows))
    empty = sum(not cell for cell in rows.get(0, {}).values())
    return [page for page in range(min(pages_shown, default=0) + 1, pages) for _ in range(empty)]


def _unanswered(blocks: Sequence[Block]) -> list[int]:
    """Return the page of each row of the form that has only a heading."""
    parts: dict[tuple[int, int], bool] = {}
    for block in blocks:
        for page in () if block.context.is_note else _pages(block):
            place = page, block.context.part
            parts[place] = parts.get(place, True) and block.tag == ROW_HEADING
    return [page for (page, _), is_bare in parts.items() if is_bare]


def _pages(block: Block) -> set[int]:
    """Return the pages on which a block shows something."""
    return {
        page
        for page, items in block.shown.items()
        if any(is_inked(item) if isinstance(item, GlyphRun) else True for item in items)
    }
