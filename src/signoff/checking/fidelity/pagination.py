"""Whether content continues over pages as it is read: forward, page by page, and never separated from its label.

Columns side by side may each continue over a page's end, and are read one after the other: the next begins where the
earlier one began, to its right. Footnotes are on each page that cites them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from signoff.checking.fidelity.arrangement import DISORDER, OTHER_CELL, OTHER_LABEL
from signoff.checking.fidelity.blocks import BOXES, ROW_HEADING, Block, Placement
from signoff.checking.fidelity.visibility import VisualFault
from signoff.pdf.reading.drawn_items import GlyphRun

_SLACK = 0.3

Places = Mapping[tuple[int, Block], Placement]
"""The placement of each block on each page, from 0."""


def pagination_faults(
    blocks: Sequence[Block], by_page: Mapping[int, Sequence[Placement]]
) -> Iterator[tuple[int, VisualFault]]:
    """Yield what is read after words of a later page, and labels and cells that a page break separates."""
    places = {(page, placement.block): placement for page, placements in by_page.items() for placement in placements}
    text = [block for block in blocks if not block.context.is_note]
    seen = [block for block in text if _pages(block, places)]
    yield from _backward_blocks(text, places)
    yield from _out_of_order(seen, places)
    yield from _split_rows(seen, places)
    yield from _split_labels(text, seen, places)


def _pages(block: Block, places: Places) -> list[int]:
    """Return the pages on which a block shows something."""
    return [page for page in block.shown if (page, block) in places]


def _backward_blocks(text: Sequence[Block], places: Places) -> Iterator[tuple[int, VisualFault]]:
    """Yield a block that continues on an earlier page than one on which it was read."""
    for block in text:
        for before, after in pairwise(block.pages):
            if after < before:
                yield after, _fault(DISORDER, after, block, places)
                return


def _out_of_order(seen: Sequence[Block], places: Places) -> Iterator[tuple[int, VisualFault]]:
    """Yield a block that begins on an earlier page than one that was read, and not in a column next to that."""
    ending: dict[int, list[Block]] = {}
    for block in seen:
        first, last = _pages(block, places)[0], max(_pages(block, places))
        later = (ended_block for page, ended in ending.items() if page > first for ended_block in ended)
        if not all(_is_beside(earlier, block, first, places) for earlier in later):
            yield first, _fault(DISORDER, first, block, places)
            return
        ending.setdefault(last, []).append(block)


def _is_beside(before: Block, block: Block, page: int, places: Places) -> bool:
    """Return whether a block is right of an earlier one, in the next column of a table or of the form."""
    left, right = before.context, block.context
    if left.cell is not None and right.cell is not None:
        left_cell, right_cell = left.cell, right.cell
        is_column = (left_cell.table, left_cell.row) == (
            right_cell.table,
            right_cell.row,
        ) and left_cell.column < right_cell.column
    else:
        is_column = left.part == right.part and (before.tag == ROW_HEADING or _begins_with_box(block))
    left_placement = places.get((page, before))
    return is_column and left_placement is not None and left_placement.box[2] <= places[page, block].box[0] + _SLACK


def _begins_with_box(block: Block) -> bool:
    first = next((item for items in block.shown.values() for item in items), None)
    return isinstance(first, GlyphRun) and first.owner.tag in BOXES and block.tag != "Figure"


def _split_rows(seen: Sequence[Block], places: Places) -> Iterator[tuple[int, VisualFault]]:
    """Yield a cell that begins on another page than the first of its row."""
    begins: dict[tuple[int, int], int] = {}
    cells = set()
    for block in seen:
        cell, page = block.context.cell, _pages(block, places)[0]
        if cell is None or cell in cells:
            continue
        cells.add(cell)
        if begins.setdefault((cell.table, cell.row), page) != page:
            yield page, _fault(OTHER_CELL, page, block, places)
            return


def _split_labels(text: Sequence[Block], seen: Sequence[Block], places: Places) -> Iterator[tuple[int, VisualFault]]:
    """Yield an item that begins on another page than its number, and a form row whose heading is on another page.

    Only a table whose header fills a page leaves a heading behind.
    """
    for label, words in pairwise(text):
        is_item = label.context.is_label and label.context.item == words.context.item
        if is_item and _pages(label, places)[:1] != _pages(words, places)[:1] and _pages(words, places):
            page = _pages(words, places)[0]
            yield page, _fault(OTHER_LABEL, page, words, places)
            return
    for heading, words in pairwise(seen):
        is_row = heading.tag == ROW_HEADING and heading.context.part == words.context.part
        page = _pages(words, places)[0]
        if is_row and words.context.cell is None and page > _pages(heading, places)[-1]:
            yield page, _fault(OTHER_LABEL, page, words, places)
            return


def _fault(description: str, page: int, block: Block, places: Places) -> VisualFault:
    placement = places.get((page, block))
    return VisualFault(description, placement.box if placement is not None else (0.0, 0.0, 0.0, 0.0))
