"""All that keeps pages from being seen as they are read, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.arrangement import crooked_columns, misplaced
from signoff.checking.fidelity.blocks import Block, placed_by_page
from signoff.checking.fidelity.check_boxes import stray_boxes
from signoff.checking.fidelity.emptiness import emptiness_of
from signoff.checking.fidelity.pagination import turned_back
from signoff.checking.fidelity.ruling import strange_lines
from signoff.checking.fidelity.typesetting import misset, misset_repetition
from signoff.checking.fidelity.visible import Unseen, unseen_on
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Rule


def unseen(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, Unseen]]:
    """Yield what is not seen as it is read, each with its page from 0; the gravest kinds first."""
    placed = placed_by_page(blocks)
    for number, page in enumerate(document.pages):
        yield from ((number, one) for one in unseen_on(page))
    yield from misset(document, blocks)
    yield from misset_repetition(document)
    yield from turned_back(blocks, placed)
    yield from crooked_columns(placed)
    for number, held in placed.items():
        rules = [one for one in document.pages[number].drawn if isinstance(one, Rule)]
        yield from ((number, one) for one in misplaced(held, rules))
        yield from ((number, one) for one in stray_boxes(held, number))
    yield from strange_lines(document, placed, emptiness_of(blocks, len(document.pages)))
