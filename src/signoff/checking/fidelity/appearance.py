"""Every fault that keeps pages from being seen as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.arrangement import misplaced_blocks, uneven_columns
from signoff.checking.fidelity.blocks import Block, placements_by_page
from signoff.checking.fidelity.check_boxes import stray_boxes
from signoff.checking.fidelity.empty_cells import count_empty_cells
from signoff.checking.fidelity.pagination import pagination_faults
from signoff.checking.fidelity.ruled_lines import ruling_faults
from signoff.checking.fidelity.typesetting import repetition_faults, typesetting_faults
from signoff.checking.fidelity.visibility import VisualFault, page_faults
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import Rule


def visual_faults(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, VisualFault]]:
    """Yield each visual fault with its page, counted from 0; the most serious kinds first."""
    by_page = placements_by_page(blocks)
    for number, page in enumerate(document.pages):
        yield from ((number, fault) for fault in page_faults(page))
    yield from typesetting_faults(document, blocks)
    yield from repetition_faults(document)
    yield from pagination_faults(blocks, by_page)
    yield from uneven_columns(by_page)
    for number, placements in by_page.items():
        rules = [item for item in document.pages[number].drawn if isinstance(item, Rule)]
        yield from ((number, fault) for fault in misplaced_blocks(placements, rules))
        yield from ((number, fault) for fault in stray_boxes(placements, number))
    yield from ruling_faults(document, by_page, count_empty_cells(blocks, len(document.pages)))
