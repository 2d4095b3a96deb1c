"""Whether the signatures on pages are the record's: the same shapes and pictures, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Picture, Shapes
from signoff.pdf.reading.pictures import PictureData

Points: TypeAlias = Sequence[tuple[float, float]]

_NEAR = 0.008
"""How far a point of a mark may lie from the record's, as a share of the mark's size: versions draw ink differently."""


def same_marks(theirs: Document, ours: Document) -> bool:
    """Whether a file shows the signatures that its record has, as another file of that record shows them."""
    one, other = _marks(theirs), _marks(ours)
    return len(one) == len(other) and all(_alike(mark, wanted) for mark, wanted in zip(one, other, strict=True))


def _marks(document: Document) -> list[Shapes | PictureData]:
    """Return what is drawn that is neither letter, line nor ground, in order."""
    found: list[Shapes | PictureData] = []
    for page in document.pages:
        for one in (*page.drawn, *page.later):
            if isinstance(one, Shapes):
                found.append(one)
            elif isinstance(one, Picture):
                data = page.pictures.get(one.name)
                if data is not None:
                    found.append(data)
    return found


def _alike(one: Shapes | PictureData, other: Shapes | PictureData) -> bool:
    if isinstance(one, Shapes) and isinstance(other, Shapes):
        return _same_shapes(_scaled(one), _scaled(other))
    return one == other


def _scaled(mark: Shapes) -> list[tuple[float, float]]:
    """Return a mark's points in a square of size 1, in their own proportions."""
    points = [point for shape in mark.shapes for point in shape]
    if not points:
        return []
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    size = max(max(x for x, _ in points) - left, max(y for _, y in points) - bottom) or 1.0
    return [((x - left) / size, (y - bottom) / size) for x, y in points]


def _same_shapes(one: Points, other: Points) -> bool:
    """Whether every point of each mark has one of the other near it."""
    return bool(one) == bool(other) and _covers(one, other) and _covers(other, one)


def _covers(points: Points, others: Points) -> bool:
    cells = {(int(x / _NEAR), int(y / _NEAR)) for x, y in others}
    return all(
        any((int(x / _NEAR) + dx, int(y / _NEAR) + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        for x, y in points
    )
