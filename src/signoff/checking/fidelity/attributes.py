"""Whether elements are described as signoff describes them, beyond what is compared with the record's elements.

Only a figure has a bounding box, and only a footnote has an identifier. A figure's box must match what it shows.
"""

from __future__ import annotations

from signoff.checking.fidelity.geometry import is_visible, visible_box
from signoff.checking.fidelity.visibility import size_of
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import Rectangle
from signoff.pdf.reading.structure_tree import Node

_LEAST_SHARE = 0.5
"""The least share of the width and height of what a figure shows that its box must have."""


def is_well_described(document: Document) -> bool:
    """Return whether figures are where their boxes say, and no other element has a box or a stray identifier."""
    return all(_is_figure(document, node) if node.tag == "Figure" else _is_plain(node) for node in document.tree.walk())


def _is_plain(node: Node) -> bool:
    return node.attributes[:1] != ("Layout",) and (node.identifier is None or node.tag == "Note")


def _is_figure(document: Document, node: Node) -> bool:
    """Return whether a figure is inline and, on its page, its box holds what it shows and nothing else."""
    pages = {piece.page for piece in node.pieces()}
    owner, *corners, placement = node.attributes or ("", "")
    if node.identifier is not None or (owner, placement, len(corners)) != ("Layout", "Inline", 4) or len(pages) != 1:
        return False
    left, bottom, right, top = box = tuple(map(float, corners))
    page = document.pages[pages.pop()]
    width, height = size_of(page)
    numbers = {piece.number for piece in node.pieces()}
    own_rooms = [visible_box(item) for item in page.drawn if item.owner.number in numbers and is_visible(item)]
    other_rooms = [visible_box(item) for item in page.drawn if item.owner.number not in numbers and is_visible(item)]
    is_on_page = 0 <= left < right <= width and 0 <= bottom < top <= height
    is_large_enough = all(
        right - left >= _LEAST_SHARE * (room_box[2] - room_box[0])
        and top - bottom >= _LEAST_SHARE * (room_box[3] - room_box[1])
        for room_box in own_rooms
    )
    holds = [_is_within(box_inside, box) for box_inside in own_rooms]
    return (
        is_on_page
        and is_large_enough
        and all(holds)
        and not any(_is_within(box_outside, box) for box_outside in other_rooms)
    )


def _is_within(rectangle: Rectangle, box: tuple[float, ...]) -> bool:
    """Return whether the middle of a rectangle is inside a box."""
    return (
        box[0] <= (rectangle[0] + rectangle[2]) / 2 <= box[2] and box[1] <= (rectangle[1] + rectangle[3]) / 2 <= box[3]
    )
