"""Whether what goes on over pages does so as it is read: forward, from page to page, and nothing apart from its label.

Columns that stand side by side may each go on over a page's end, and are read one after the other: the next begins
where the one before it began, to its right. Footnotes stand on each page that cites them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from signoff.checking.fidelity.arrangement import DISORDER, OTHER_CELL, OTHER_LABEL
from signoff.checking.fidelity.blocks import ROW_HEADING, Block, Placed
from signoff.checking.fidelity.visible import Unseen
from signoff.pdf.reading.drawn import Glyphs

_SLACK = 0.3

Places = Mapping[tuple[int, Block], Placed]
"""Where each block stands on each page, from 0."""


def turned_back(blocks: Sequence[Block], placed: Mapping[int, Sequence[Placed]]) -> Iterator[tuple[int, Unseen]]:
    """Yield what is read after words of a later page, and labels and cells that are parted by a page's end."""
    places = {(page, one.block): one for page, held in placed.items() for one in held}
    text = [block for block in blocks if not block.context.is_note]
    seen = [block for block in text if _pages(block, places)]
    yield from _turned(text, places)
    yield from _before_others(seen, places)
    yield from _parted_rows(seen, places)
    yield from _parted_labels(text, seen, places)


def _pages(block: Block, places: Places) -> list[int]:
    """Return the pages on which something is seen of a block."""
    return [page for page in block.shown if (page, block) in places]


def _turned(text: Sequence[Block], places: Places) -> Iterator[tuple[int, Unseen]]:
    """Yield a block that goes on on a page before one on which it has been read."""
    for block in text:
        for before, after in pairwise(block.pages):
            if after < before:
                yield after, _fault(DISORDER, after, block, places)
                return


def _before_others(seen: Sequence[Block], places: Places) -> Iterator[tuple[int, Unseen]]:
    """Yield a block that begins on a page before one that has been read, and not in a column beside that."""
    ending: dict[int, list[Block]] = {}
    for block in seen:
        first, last = _pages(block, places)[0], max(_pages(block, places))
        later = (one for page, ended in ending.items() if page > first for one in ended)
        if not all(_is_beside(one, block, first, places) for one in later):
            yield first, _fault(DISORDER, first, block, places)
            return
        ending.setdefault(last, []).append(block)


def _is_beside(before: Block, block: Block, page: int, places: Places) -> bool:
    """Whether a block stands right of one before it, in the next column of a table or of the form."""
    left, right = before.context, block.context
    if left.cell is not None and right.cell is not None:
        one, other = left.cell, right.cell
        is_column = (one.table, one.row) == (other.table, other.row) and one.column < other.column
    else:
        is_column = left.part == right.part and (before.tag == ROW_HEADING or _begins_with_box(block))
    there = places.get((page, before))
    return is_column and there is not None and there.box[2] <= places[page, block].box[0] + _SLACK


def _begins_with_box(block: Block) -> bool:
    first = next((one for shown in block.shown.values() for one in shown), None)
    return isinstance(first, Glyphs) and first.owner.tag == "Figure" and block.tag != "Figure"


def _parted_rows(seen: Sequence[Block], places: Places) -> Iterator[tuple[int, Unseen]]:
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


def _parted_labels(text: Sequence[Block], seen: Sequence[Block], places: Places) -> Iterator[tuple[int, Unseen]]:
    """Yield an item that begins on another page than its number, and a row of the form that its heading is not on.

    A table whose header fills a page is the only thing that leaves a heading behind.
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


def _fault(what: str, page: int, block: Block, places: Places) -> Unseen:
    there = places.get((page, block))
    return Unseen(what, there.box if there is not None else (0.0, 0.0, 0.0, 0.0))
