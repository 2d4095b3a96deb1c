"""Whether every link lies on the words that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.checking.fidelity.geometry import meets
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Glyphs, Rectangle
from signoff.pdf.reading.tree import Annotated, Marked

_MARGIN = 6.0
"""How far a link may reach beyond its words, in points."""


def misplaced_links(document: Document) -> Iterator[int]:
    """Yield the page, from 0, of each link that lies on other words than its own, or on none."""
    for node in document.tree.walk():
        own = {(kid.page, kid.number) for kid in node.kids if isinstance(kid, Marked)}
        for kid in node.kids:
            if not isinstance(kid, Annotated):
                continue
            page = document.pages[kid.page]
            link = page.annotations[kid.place]
            is_on_its_words = link.is_seal_place or _lies_on(_rectangle(link.rect), kid.page, own, document)
            if link.is_seal_place != (node.tag == "Form") or not is_on_its_words:
                yield kid.page


def _rectangle(rect: tuple[str, ...]) -> Rectangle:
    left, bottom, right, top = (float(one) for one in rect)
    return left, bottom, right, top


def _lies_on(link: Rectangle, page: int, own: set[tuple[int, int]], document: Document) -> bool:
    letters = [
        one.box
        for one in document.pages[page].drawn
        if isinstance(one, Glyphs) and one.owner.number is not None and (page, one.owner.number) in own
    ]
    touched = [box for box in letters if meets(box, link)]
    if not touched:
        return False
    left, bottom = min(box[0] for box in touched), min(box[1] for box in touched)
    right, top = max(box[2] for box in touched), max(box[3] for box in touched)
    room = (left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN)
    return room[0] < link[0] and room[1] < link[1] and link[2] < room[2] and link[3] < room[3]
