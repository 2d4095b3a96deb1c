"""Whether the signatures on pages are the record's: each signatory's own mark, whole, in its own figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.blocks import BOXES
from signoff.checking.fidelity.geometry import is_inked
from signoff.checking.fidelity.ink_comparison import Shape, same_ink
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import GlyphRun, Picture, Rectangle, Shapes
from signoff.pdf.reading.pictures import PictureData
from signoff.pdf.reading.structure_tree import Node

_NEAR = 0.01
"""The share of its size by which a mark's clipping or proportions may differ from the record's."""

_LARGER = 2.0
"""How many times larger or smaller a version may draw a mark, or set a typed name."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: its alternative text, its shapes or picture, its box on the page, and what it is clipped to."""

    alt: str
    ink: tuple[Shape, ...] | PictureData | None
    box: Rectangle
    clip: Rectangle


def same_marks(theirs: Document, ours: Document) -> bool:
    """Return whether a file shows its record's signatures as another file of that record shows them."""
    actual, expected = list(_marks(theirs)), list(_marks(ours))
    if _count(theirs) != len(actual) or len(actual) != len(expected) or not _same_sizes(theirs, ours):
        return False
    return all(_is_same_mark(mark, expected_mark) for mark, expected_mark in zip(actual, expected, strict=True))


def _same_sizes(theirs: Document, ours: Document) -> bool:
    """Return whether typed names and check boxes are about as large as in another file, where both have them."""
    expected = _sizes(ours)
    return all(
        1 / _LARGER <= size / expected_size <= _LARGER
        for alt, sizes in _sizes(theirs).items()
        for size, expected_size in zip(sizes, expected.get(alt, ()), strict=False)
    )


def _sizes(document: Document) -> dict[str, list[float]]:
    """Return the sizes of the letters of figures, by alternative text; a figure counts with its smallest letter."""
    letters: dict[tuple[int, int | None], float] = {}
    for number, page in enumerate(document.pages):
        for item in page.drawn:
            if is_inked(item) and isinstance(item, GlyphRun):
                key, size = (number, item.owner.number), float(item.size)
                letters[key] = min(letters.get(key, size), size)
    sizes_by_alt: dict[str, list[float]] = {}
    for node in document.tree.walk():
        if node.tag in BOXES:
            sizes = [letters[key] for piece in node.pieces() if (key := (piece.page, piece.number)) in letters]
            sizes_by_alt.setdefault(node.alt or "", []).extend([min(sizes)] if sizes else [])
    return sizes_by_alt


def _count(document: Document) -> int:
    """Return how many marks and pictures are drawn, whatever their owner."""
    return sum(isinstance(item, Shapes | Picture) for page in document.pages for item in (*page.drawn, *page.later))


def _marks(document: Document) -> Iterator[_Mark]:
    """Yield the marks that figures hold, in reading order."""
    by_piece: dict[tuple[int, int | None], list[Shapes | Picture]] = {}
    for number, page in enumerate(document.pages):
        for item in page.drawn:
            if isinstance(item, Shapes | Picture):
                by_piece.setdefault((number, item.owner.number), []).append(item)
    for node in document.tree.walk():
        if node.tag == "Figure":
            yield from _figure_marks(document, node, by_piece)


def _figure_marks(
    document: Document, node: Node, by_piece: dict[tuple[int, int | None], list[Shapes | Picture]]
) -> Iterator[_Mark]:
    for piece in node.pieces():
        for item in by_piece.get((piece.page, piece.number), ()):
            if isinstance(item, Shapes):
                yield _Mark(node.alt or "", item.shapes, _bounds(item), item.clip)
            else:
                data = document.pages[piece.page].pictures.get(item.name)
                yield _Mark(node.alt or "", data, item.box, item.box)


def _bounds(item: Shapes) -> Rectangle:
    points = [point for shape in item.shapes for point in shape] or [item.clip[:2]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_same_mark(actual: _Mark, expected: _Mark) -> bool:
    sizes = _size(actual.box), _size(expected.box)
    if actual.alt != expected.alt or not 1 / _LARGER <= sizes[0] / sizes[1] <= _LARGER:
        return False
    if not _is_close(_clipped_shares(actual.clip, actual.box), _clipped_shares(expected.clip, expected.box)):
        return False
    if isinstance(actual.ink, tuple) and isinstance(expected.ink, tuple):
        return same_ink(actual.ink, expected.ink)
    proportions = [(mark.box[2] - mark.box[0]) / _size(mark.box) for mark in (actual, expected)]
    heights = [(mark.box[3] - mark.box[1]) / _size(mark.box) for mark in (actual, expected)]
    return actual.ink == expected.ink and _is_close(proportions[:1] + heights[:1], proportions[1:] + heights[1:])


def _size(box: Rectangle) -> float:
    return max(box[2] - box[0], box[3] - box[1], 0.01)


def _clipped_shares(clip: Rectangle, box: Rectangle) -> list[float]:
    """Return how far the clipping cuts into a mark on each side, as shares of its size."""
    size = _size(box)
    sides = (clip[0] - box[0], clip[1] - box[1], box[2] - clip[2], box[3] - clip[3])
    return [max(0.0, side / size) for side in sides]


def _is_close(actual: Sequence[float], expected: Sequence[float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(actual, expected, strict=True))
