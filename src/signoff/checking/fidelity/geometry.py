"""Whether what is drawn on a page can be seen, and reads as it is drawn: each thing below or right of those before it.

What is drawn later never covers what was drawn before, no line crosses a word, nothing is too small, too pale or
beyond the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.pdf.reading.document import Page
from signoff.pdf.reading.drawn import Area, Colour, Drawn, Glyphs, Picture, Rectangle, Rule, Shapes

LEAST_CONTRAST = 3.0
"""The least contrast of words with what they stand on, by WCAG 2.1's formula."""

LIGHTEST_INK, DARKEST_GROUND = 0.7, 0.75
"""The luminance above which nobody sees a line, and below which words do not stand on a ground: 0 black, 1 white."""

SMALLEST, SMALLEST_AT_HEAD, SMALLEST_RAISED = 4.9, 1.2, 3.0
"""Sizes in points below which words cannot be read: of running text, of the page's head, of raised numbers."""

HEAD = 62.0
"""The height of the head of a page in points, where a council's long name is set as small as it needs."""

THICKEST = 2.0
_SMALLEST_PAGE, _LARGEST_PAGE = 250.0, 1200.0
_SLACK = 0.6
_RATIO = 1.6
_WHITE: Colour = ("1.000", "1.000", "1.000")


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something on a page that is not as a reader sees or expects it: what, and where."""

    what: str
    where: Rectangle


def unseen_on(page: Page) -> Iterator[Unseen]:
    """Yield what on a page cannot be seen as it is written, the first of each kind of fault."""
    width, height = _size(page)
    everything = (*page.drawn, *page.later)
    if not (_SMALLEST_PAGE <= width <= _LARGEST_PAGE and _SMALLEST_PAGE <= height <= _LARGEST_PAGE):
        yield Unseen("the page has a size that no paper has", (0.0, 0.0, width, height))
    for check in (_beyond, _too_small, _too_pale, _covered, _crossed, _overlapping):
        yield from check(everything, width, height)
    yield from _out_of_order(page.drawn)


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(one) for one in page.size) if len(page.size) == 4 else (1.0, 1.0, 0.0, 0.0)
    return (right, top) if left == bottom == 0 else (0.0, 0.0)


def _beyond(drawn: Sequence[Drawn], width: float, height: float) -> Iterator[Unseen]:
    for one in drawn:
        left, bottom, right, top = _room(one)
        if left < -_SLACK or bottom < -_SLACK or right > width + _SLACK or top > height + _SLACK:
            yield Unseen("something reaches beyond the page", (left, bottom, right, top))
            return


def _too_small(drawn: Sequence[Drawn], _: float, height: float) -> Iterator[Unseen]:
    sizes: dict[int, float] = {}
    for one in drawn:
        if not isinstance(one, Glyphs) or not one.text.strip():
            continue
        size = float(one.size)
        least = SMALLEST_AT_HEAD if one.y > height - HEAD else SMALLEST_RAISED if _is_raised(one) else SMALLEST
        before = sizes.setdefault(one.owner.number, size) if one.owner.number is not None else size
        if size < least or not before / _RATIO <= size <= before * _RATIO:
            yield Unseen("words are too small to be read", one.box)
            return


def _is_raised(run: Glyphs) -> bool:
    return run.owner.tag == "Link" and run.text.strip().isdecimal()


def _too_pale(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    grounds: list[Area] = []
    for one in drawn:
        if isinstance(one, Area):
            grounds.append(one)
            if luminance(one.colour) < DARKEST_GROUND:
                yield Unseen("a dark area hides what stands on it", one.box)
                return
        elif isinstance(one, Rule):
            if luminance(one.colour) > LIGHTEST_INK or _thickness(one) > THICKEST:
                yield Unseen("a line is too pale or too thick", one.box)
                return
        elif isinstance(one, Glyphs | Shapes):
            box = _room(one)
            under = [ground.colour for ground in grounds if meets(ground.box, box)]
            if any(_contrast(one.colour, ground) < LEAST_CONTRAST for ground in (_WHITE, *under)):
                yield Unseen("words are too pale to be seen", box)
                return


def _covered(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield an area, a picture or a mark that lies on what was drawn before it."""
    before: list[Rectangle] = []
    for one in drawn:
        if isinstance(one, Glyphs):
            if one.text.strip():
                before.append(one.box)
        elif isinstance(one, Area | Picture | Shapes):
            box = _room(one)
            if any(meets(inner(box), inner(other)) for other in before):
                yield Unseen("something covers words", box)
                return
            if not isinstance(one, Area):
                before.append(box)


def _crossed(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield a line that crosses words, a mark or a picture, whichever was drawn first."""
    words = [_body(one) for one in drawn if isinstance(one, Glyphs) and one.text.strip() and not _is_mark(one)]
    words += [inner(_room(one)) for one in drawn if isinstance(one, Shapes | Picture)]
    rows = _Rows(words)
    for one in drawn:
        if isinstance(one, Rule) and rows.meets(one.box):
            yield Unseen("a line crosses words", one.box)
            return


def _overlapping(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield words that stand on a mark or a picture, or, at the head, on one another."""
    shapes = [_room(one) for one in drawn if isinstance(one, Shapes | Picture)]
    letters = [one for one in drawn if isinstance(one, Glyphs) and one.text.strip() and not _is_mark(one)]
    for one in letters:
        if any(meets(_body(one), inner(shape)) for shape in shapes):
            yield Unseen("words stand on a mark", one.box)
            return
    rows = _Rows([])
    for one in letters:
        body = _body(one)
        if rows.meets(body):
            yield Unseen("words stand on one another", one.box)
            return
        rows.add(body)


def _out_of_order(drawn: Sequence[Drawn]) -> Iterator[Unseen]:
    """Yield words that are not read where they stand: all that was written before must be above them or to the left."""
    ends: dict[float, float] = {}
    for one in drawn:
        if not isinstance(one, Glyphs) or not one.text.strip() or _is_mark(one):
            continue
        size = float(one.size)
        for y, right in ends.items():
            if y - one.y < 0.62 * size and right > one.ink[0] + _SLACK:
                yield Unseen("words stand in another order than they are read", one.box)
                return
        ends[one.y] = max(ends.get(one.y, 0.0), one.ink[1])


def _room(one: Drawn) -> Rectangle:
    """Return the room that something takes; a mark's is what it is cut to."""
    return one.room if isinstance(one, Shapes) else one.box


def _is_mark(run: Glyphs) -> bool:
    """Whether a run is accents alone, which lie over the letter before them."""
    return all(unicodedata.combining(char) or char.isspace() for char in run.text)


def _thickness(rule: Rule) -> float:
    left, bottom, right, top = rule.box
    return min(right - left, top - bottom)


def _body(run: Glyphs) -> Rectangle:
    """Return the room between a run's baseline and the height of its capitals, a little less on every side."""
    size = float(run.size)
    left, right = run.ink
    return left + 0.4, run.y + 0.04 * size, max(right - 0.4, left + 0.5), run.y + 0.66 * size


def meets(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles have some room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inner(box: Rectangle) -> Rectangle:
    """Return a rectangle that is a little smaller, so that neighbours do not touch."""
    return box[0] + _SLACK, box[1] + _SLACK, box[2] - _SLACK, box[3] - _SLACK


class _Rows:
    """Rectangles in strips of the page, so that one need only be compared with those of its own height."""

    _HEIGHT = 24.0

    def __init__(self, boxes: Sequence[Rectangle]) -> None:
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


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
