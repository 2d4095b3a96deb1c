"""Where a file may have frames without words: empty cells of its tables, and rows of the form without an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.blocks import ROW_HEADING, Block
from signoff.checking.fidelity.geometry import is_inked
from signoff.pdf.reading.drawn import Glyphs


@dataclass(frozen=True, slots=True)
class Emptiness:
    """How many cells without words a file may have: on each page, and of whole rows, which may be on any.

    `least_table` is how many cells the smallest table has that is without any words; 0 where none is.
    """

    by_page: Counter[int]
    anywhere: int
    least_table: int

    def on_page(self, page: int) -> int:
        """Return how many there may be on a page, from 0, beside those of whole rows."""
        return self.by_page[page]


_Row = dict[int, set[int]]
"""The pages on which each of a row's cells shows something, by the cell's column."""


def emptiness_of(blocks: Sequence[Block], pages: int) -> Emptiness:
    """Return where a file of so many pages may have frames without words, by what its structure holds."""
    by_page: Counter[int] = Counter()
    anywhere = 0
    tables = _tables(blocks)
    for rows in tables.values():
        for row in rows.values():
            shown = set().union(*row.values())
            anywhere += 0 if shown else len(row)
            by_page.update(page for page in shown for cell in row.values() if page not in cell)
        by_page.update(_repeated(rows, pages))
    by_page.update(_unanswered(blocks))
    wordless = [cells for rows in tables.values() if not any(cells := _cells(rows))]
    return Emptiness(by_page, anywhere, min(map(len, wordless), default=0))


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
    shown = set().union(*_cells(rows))
    empty = sum(not cell for cell in rows.get(0, {}).values())
    return [page for page in range(min(shown, default=0) + 1, pages) for _ in range(empty)]


def _unanswered(blocks: Sequence[Block]) -> list[int]:
    """Return the page of each row of the form of which nothing but the heading is there."""
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
        for page, shown in block.shown.items()
        if any(is_inked(one) if isinstance(one, Glyphs) else True for one in shown)
    }
