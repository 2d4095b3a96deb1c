"""What continues over pages: read forward, in columns side by side, and each label with its words."""

from __future__ import annotations

import pytest

from signoff.checking.fidelity.blocks import Block, BlockContent, Cell, Context, placements_by_page
from signoff.checking.fidelity.pagination import pagination_faults
from signoff.pdf.reading.drawn_items import GlyphRun, Owner

INK = ("0.000", "0.000", "0.000")


def words(tag: str, page: int, x: float) -> GlyphRun:
    return GlyphRun(Owner(tag, page), "F1", "10.00", INK, x, 700.0, 40.0, (x, x + 40.0), "words ", None)


def block(tag: str, context: Context, *at: tuple[int, float], begins: str = "") -> Block:
    """Return a block with a piece for each page and distance from the left."""
    shown: dict[int, list[BlockContent]] = {}
    for page, x in at:
        shown.setdefault(page, []).append(words(begins or tag, page, x))
    return Block(tag, context, shown, [page for page, _ in at])


def cell(row: int, column: int) -> Context:
    return Context(1, Cell(1, row, column))


LABEL, ITEM = Context(1, item=1, is_label=True), Context(1, item=1)

FORWARD = {
    "one after the other": [block("P", Context(1), (0, 50)), block("P", Context(1), (0, 50), (1, 50))],
    "columns of a row": [block("TD", cell(0, 0), (0, 50), (1, 50)), block("TD", cell(0, 1), (0, 150), (1, 150))],
    "a label over a page's end": [block("H2", Context(1), (0, 50), (1, 50)), block("P", Context(1), (0, 150))],
    "a check box beside a question": [
        block("H3", Context(1), (0, 50), (1, 50)),
        block("P", Context(1), (0, 150), begins="Figure"),
    ],
    "an empty cell": [block("TD", cell(0, 0)), block("TD", cell(0, 1), (0, 150))],
    "a footnote": [block("P", Context(1, is_note=True), (1, 50), (0, 50)), block("P", Context(1), (0, 50))],
    "an item": [block("Lbl", LABEL, (0, 50)), block("P", ITEM, (0, 150), (1, 150))],
}
BACK = {
    "a part of a word on a later page": [block("P", Context(1), (0, 50), (1, 50), (0, 90))],
    "a paragraph before one that goes on": [
        block("P", Context(1), (0, 50), (1, 50)),
        block("P", Context(1), (0, 150)),
    ],
    "a row before the one above it": [block("TD", cell(0, 0), (1, 50)), block("TD", cell(1, 0), (0, 50))],
    "a row beside the one above it": [block("TD", cell(0, 0), (0, 50), (1, 50)), block("TD", cell(1, 1), (0, 150))],
    "a cell on a later page": [block("TD", cell(0, 0), (0, 50)), block("TD", cell(0, 1), (1, 150))],
    "a cell below the one left of it": [
        block("TD", cell(0, 0), (0, 50), (1, 50)),
        block("TD", cell(0, 1), (0, 60)),
    ],
    "an answer of another section": [
        block("H2", Context(1), (0, 50), (1, 50)),
        block("P", Context(2), (0, 150)),
    ],
    "an item without its number": [block("Lbl", LABEL, (0, 50)), block("P", ITEM, (1, 150))],
    "an answer without its heading": [block("H2", Context(1), (0, 50)), block("P", Context(1), (1, 150))],
}


@pytest.mark.parametrize("kind", FORWARD)
def test_pages_go_forward_as_they_are_read(kind: str) -> None:
    assert list(pagination_faults(FORWARD[kind], placements_by_page(FORWARD[kind]))) == []


@pytest.mark.parametrize("kind", BACK)
def test_nothing_is_read_before_what_is_on_an_earlier_page(kind: str) -> None:
    assert list(pagination_faults(BACK[kind], placements_by_page(BACK[kind])))
