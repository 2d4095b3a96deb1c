"""Rectangles and colours of what is drawn: which room it takes, what it meets, and whether it stands out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from signoff.pdf.reading.drawn import Colour, Drawn, Glyphs, Rectangle, Shapes

HEAD = 62.0
"""The height of the head of a page in points, where long names and references are set as small as they need."""

WHITE: Colour = ("1.000", "1.000", "1.000")
_SLACK = 0.6


def room(one: Drawn) -> Rectangle:
    """Return the room that something takes; a mark's is what it is cut to."""
    return one.room if isinstance(one, Shapes) else one.box


def body(run: Glyphs) -> Rectangle:
    """Return the room between a run's baseline and the height of its capitals, a little less on every side."""
    size = float(run.size)
    left, right = run.ink
    return left + 0.4, run.y + 0.04 * size, max(right - 0.4, left + 0.5), run.y + 0.66 * size


def ink_box(run: Glyphs) -> Rectangle:
    """Return the room of a run's letters from the foot of a comma to the height of capitals, without white space."""
    size = float(run.size)
    return run.ink[0], run.y - 0.21 * size, run.ink[1], run.y + 0.72 * size


def is_inked(one: Drawn) -> bool:
    """Whether something is words, and more than white space."""
    return isinstance(one, Glyphs) and bool(one.text.strip())


def is_accent(run: Glyphs) -> bool:
    """Whether a run is accents alone, which lie over the letter before them."""
    return all(unicodedata.combining(char) or char.isspace() for char in run.text)


def meets(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles have some room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inner(box: Rectangle) -> Rectangle:
    """Return a rectangle that is a little smaller, so that neighbours do not touch."""
    return box[0] + _SLACK, box[1] + _SLACK, box[2] - _SLACK, box[3] - _SLACK


class Rows:
    """Rectangles in strips of the page, so that one need only be compared with those of its own height."""

    _HEIGHT = 24.0

    def __init__(self, boxes: Sequence[Rectangle] = ()) -> None:
        self._rows: dict[int, list[Rectangle]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Rectangle) -> None:
        """Add a rectangle."""
        for row in self._touched(box):
            self._rows.setdefault(row, []).append(box)

    def meets(self, box: Rectangle) -> bool:
        """Whether any of the rectangles has some room in common with this one."""
        return any(meets(box, other) for row in self._touched(box) for other in self._rows.get(row, ()))

    def _touched(self, box: Rectangle) -> range:
        low, high = (min(max(value, -10_000.0), 10_000.0) for value in (box[1], box[3]))
        return range(int(low // self._HEIGHT), int(high // self._HEIGHT) + 1)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour: 0 black, 1 white (WCAG 2.1)."""
    red, green, blue = (_linear(float(one)) for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
