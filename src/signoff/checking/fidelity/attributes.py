"""Whether elements are described as signoff describes them, beside what is compared with the record’s own elements.

Only a figure says where it lies, and only a footnote has a name. Where a figure lies follows from what it shows.
"""

from __future__ import annotations

from signoff.checking.fidelity.geometry import ink_box, is_inked, room
from signoff.checking.fidelity.visible import size_of
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Drawn, Glyphs, Picture, Rectangle, Shapes
from signoff.pdf.reading.tree import Node

_LEAST_SHARE = 0.5
"""How much of the width and height of what a figure shows its box has, at the least."""


def is_well_described(document: Document) -> bool:
    """Whether a file's figures lie where they say, and no other element says where it lies, or has a name in vain."""
    return all(_is_figure(document, node) if node.tag == "Figure" else _is_plain(node) for node in document.tree.walk())


def _is_plain(node: Node) -> bool:
    return node.attributes[:1] != ("Layout",) and (node.identifier is None or node.tag == "Note")


def _is_figure(document: Document, node: Node) -> bool:
    """Whether a figure stands within its line and, on its page, its box holds what it shows and nothing else."""
    pages = {piece.page for piece in node.pieces()}
    owner, *corners, placement = node.attributes or ("", "")
    if node.identifier is not None or (owner, placement, len(corners)) != ("Layout", "Inline", 4) or len(pages) != 1:
        return False
    left, bottom, right, top = box = tuple(map(float, corners))
    page = document.pages[pages.pop()]
    width, height = size_of(page)
    numbers = {piece.number for piece in node.pieces()}
    own = [_room(one) for one in page.drawn if one.owner.number in numbers and _is_seen(one)]
    others = [_room(one) for one in page.drawn if one.owner.number not in numbers and _is_seen(one)]
    is_on_page = 0 <= left < right <= width and 0 <= bottom < top <= height
    is_large_enough = all(
        right - left >= _LEAST_SHARE * (one[2] - one[0]) and top - bottom >= _LEAST_SHARE * (one[3] - one[1])
        for one in own
    )
    holds = [_is_within(one, box) for one in own]
    return is_on_page and is_large_enough and all(holds) and not any(_is_within(one, box) for one in others)


def _is_seen(one: Drawn) -> bool:
    return isinstance(one, Shapes | Picture) or is_inked(one)


def _room(one: Drawn) -> Rectangle:
    return ink_box(one) if isinstance(one, Glyphs) else room(one)


def _is_within(one: Rectangle, box: tuple[float, ...]) -> bool:
    """Whether the middle of a rectangle lies in a box."""
    return box[0] <= (one[0] + one[2]) / 2 <= box[2] and box[1] <= (one[1] + one[3]) / 2 <= box[3]
