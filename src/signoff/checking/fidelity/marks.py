"""Whether the signatures on pages are the record's: each signatory's own mark, whole, in their own figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.geometry import is_inked
from signoff.checking.fidelity.outlines import Shape, same_ink
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Glyphs, Picture, Rectangle, Shapes
from signoff.pdf.reading.pictures import PictureData
from signoff.pdf.reading.tree import Node

_NEAR = 0.01
"""By how much of its size a mark may be cut to another room, or be of other proportions, than the record's."""

_LARGER = 2.0
"""How many times larger or smaller a version may draw a mark, or set a name that was typed."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: what is read in its place, its shapes or its picture, its room on the page, and what it is cut to."""

    alt: str
    ink: tuple[Shape, ...] | PictureData | None
    box: Rectangle
    room: Rectangle


def same_marks(theirs: Document, ours: Document) -> bool:
    """Whether a file shows the signatures that its record has, as another file of that record shows them."""
    one, other = list(_marks(theirs)), list(_marks(ours))
    if _count(theirs) != len(one) or len(one) != len(other) or not _same_sizes(theirs, ours):
        return False
    return all(_alike(mark, wanted) for mark, wanted in zip(one, other, strict=True))


def _same_sizes(theirs: Document, ours: Document) -> bool:
    """Whether names that were typed, and check boxes, are about as large as in another file, where both have them."""
    wanted = _sizes(ours)
    return all(
        1 / _LARGER <= size / other <= _LARGER
        for alt, sizes in _sizes(theirs).items()
        for size, other in zip(sizes, wanted.get(alt, ()), strict=False)
    )


def _sizes(document: Document) -> dict[str, list[float]]:
    """Return the sizes of the letters of figures, by what is read in their place; a figure's smallest stands for it."""
    letters: dict[tuple[int, int | None], float] = {}
    for number, page in enumerate(document.pages):
        for one in page.drawn:
            if is_inked(one) and isinstance(one, Glyphs):
                key, size = (number, one.owner.number), float(one.size)
                letters[key] = min(letters.get(key, size), size)
    found: dict[str, list[float]] = {}
    for node in document.tree.walk():
        if node.tag == "Figure":
            sizes = [letters[key] for one in node.pieces() if (key := (one.page, one.number)) in letters]
            found.setdefault(node.alt or "", []).extend([min(sizes)] if sizes else [])
    return found


def _count(document: Document) -> int:
    """Return how many marks and pictures are drawn, whatever they belong to."""
    return sum(isinstance(one, Shapes | Picture) for page in document.pages for one in (*page.drawn, *page.later))


def _marks(document: Document) -> Iterator[_Mark]:
    """Yield the marks that figures hold, in reading order."""
    held: dict[tuple[int, int | None], list[Shapes | Picture]] = {}
    for number, page in enumerate(document.pages):
        for one in page.drawn:
            if isinstance(one, Shapes | Picture):
                held.setdefault((number, one.owner.number), []).append(one)
    for node in document.tree.walk():
        if node.tag == "Figure":
            yield from _of_figure(document, node, held)


def _of_figure(
    document: Document, node: Node, held: dict[tuple[int, int | None], list[Shapes | Picture]]
) -> Iterator[_Mark]:
    for piece in node.pieces():
        for one in held.get((piece.page, piece.number), ()):
            if isinstance(one, Shapes):
                yield _Mark(node.alt or "", one.shapes, _around(one), one.room)
            else:
                data = document.pages[piece.page].pictures.get(one.name)
                yield _Mark(node.alt or "", data, one.box, one.box)


def _around(one: Shapes) -> Rectangle:
    points = [point for shape in one.shapes for point in shape] or [one.room[:2]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _alike(one: _Mark, other: _Mark) -> bool:
    sizes = _size(one.box), _size(other.box)
    if one.alt != other.alt or not 1 / _LARGER <= sizes[0] / sizes[1] <= _LARGER:
        return False
    if not _near(_shares(one.room, one.box), _shares(other.room, other.box)):
        return False
    if isinstance(one.ink, tuple) and isinstance(other.ink, tuple):
        return same_ink(one.ink, other.ink)
    proportions = [(mark.box[2] - mark.box[0]) / _size(mark.box) for mark in (one, other)]
    heights = [(mark.box[3] - mark.box[1]) / _size(mark.box) for mark in (one, other)]
    return one.ink == other.ink and _near(proportions[:1] + heights[:1], proportions[1:] + heights[1:])


def _size(box: Rectangle) -> float:
    return max(box[2] - box[0], box[3] - box[1], 0.01)


def _shares(room: Rectangle, box: Rectangle) -> list[float]:
    """Return how far into a mark, as shares of its size, what it is cut to cuts on each side."""
    size = _size(box)
    sides = (room[0] - box[0], room[1] - box[1], box[2] - room[2], box[3] - room[3])
    return [max(0.0, one / size) for one in sides]


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
