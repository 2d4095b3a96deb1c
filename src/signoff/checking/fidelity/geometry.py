"""Boxes and colours of what is drawn: its extent, what it overlaps, and whether it has enough contrast."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from signoff.pdf.reading.drawn_items import Colour, DrawnItem, GlyphRun, Picture, Rectangle, Shapes

HEAD = 62.0
"""The height of a page's head in points, where long names and references are set as small as they need."""

WHITE: Colour = ("1.000", "1.000", "1.000")
_SLACK = 0.6


def extent_of(item: DrawnItem) -> Rectangle:
    """Return the box that an item takes; a mark's is what it is clipped to."""
    return item.clip if isinstance(item, Shapes) else item.box


def letter_body(run: GlyphRun) -> Rectangle:
    """Return the box between a run's baseline and the height of its capitals, slightly smaller on every side."""
    size = float(run.size)
    left, right = run.ink
    return left + 0.4, run.y + 0.04 * size, max(right - 0.4, left + 0.5), run.y + 0.66 * size


def ink_box(run: GlyphRun) -> Rectangle:
    """Return the box of a run's letters from the bottom of a comma to the height of capitals, without white space."""
    size = float(run.size)
    return run.ink[0], run.y - 0.21 * size, run.ink[1], run.y + 0.72 * size


def is_inked(item: DrawnItem) -> bool:
    """Return whether an item is words, and more than white space."""
    return isinstance(item, GlyphRun) and bool(item.text.strip())


def is_visible(item: DrawnItem) -> bool:
    """Return whether an item is words, a mark or a picture."""
    return isinstance(item, Shapes | Picture) or is_inked(item)


def visible_box(item: DrawnItem) -> Rectangle:
    """Return the box of an item; for words, that of their letters."""
    return ink_box(item) if isinstance(item, GlyphRun) else extent_of(item)


def thickness(box: Rectangle) -> float:
    """Return the shorter side of a box."""
    return min(box[2] - box[0], box[3] - box[1])


def is_accent(run: GlyphRun) -> bool:
    """Return whether a run is accents only, which are drawn over the letter before them."""
    return all(unicodedata.combining(char) or char.isspace() for char in run.text)


def overlap(box: Rectangle, other: Rectangle) -> bool:
    """Return whether two boxes overlap."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def shrink(box: Rectangle) -> Rectangle:
    """Return a slightly smaller box, so that neighbours do not touch."""
    return box[0] + _SLACK, box[1] + _SLACK, box[2] - _SLACK, box[3] - _SLACK


class Rows:
    """Boxes by horizontal strips of the page, so that a box need only be compared with those of its own height."""

    _HEIGHT = 24.0

    def __init__(self, boxes: Sequence[Rectangle] = ()) -> None:
        self._rows: dict[int, list[Rectangle]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Rectangle) -> None:
        """Add a box."""
        for row in self._touched(box):
            self._rows.setdefault(row, []).append(box)

    def meets(self, box: Rectangle) -> bool:
        """Return whether any of the boxes overlaps this one."""
        return any(overlap(box, other) for row in self._touched(box) for other in self._rows.get(row, ()))

    def _touched(self, box: Rectangle) -> range:
        low, high = (min(max(value, -10_000.0), 10_000.0) for value in (box[1], box[3]))
        return range(int(low // self._HEIGHT), int(high // self._HEIGHT) + 1)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour: 0 black, 1 white (WCAG 2.1)."""
    red, green, blue = (_linear(float(value)) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
