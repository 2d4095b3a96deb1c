"""Whether what is drawn can be seen: on the page, large and dark enough, and not covered or crossed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.geometry import (
    HEAD,
    WHITE,
    Rows,
    contrast,
    extent_of,
    ink_box,
    is_accent,
    is_inked,
    letter_body,
    luminance,
    overlap,
    shrink,
    thickness,
)
from signoff.pdf.reading.document import Page
from signoff.pdf.reading.drawn_items import Area, DrawnItem, GlyphRun, Picture, Rectangle, Rule, Shapes

LEAST_CONTRAST = 3.0
"""The least contrast of words with their background, by WCAG 2.1's formula."""

LIGHTEST_INK, DARKEST_GROUND = 0.7, 0.8
"""The luminance above which a line cannot be seen, and below which an area is too dark for words: 0 black, 1 white."""

SMALLEST, SMALLEST_AT_HEAD, SMALLEST_RAISED, SMALLEST_SIGNATURE = 4.9, 1.2, 3.0, 2.0
"""Sizes in points below which words cannot be read: running text, the page's head, raised numbers, typed signatures."""

THICKEST, _THICKEST_UNDER_LINK = 2.0, 0.9
_SMALLEST_PAGE, _LARGEST_PAGE = 250.0, 1200.0
_SLACK = 0.6


@dataclass(frozen=True, slots=True)
class VisualFault:
    """Something on a page that is not as a reader sees or expects it: what, and where."""

    what: str
    where: Rectangle


def page_faults(page: Page) -> Iterator[VisualFault]:
    """Yield what on a page cannot be seen as it is written, the first of each kind of fault."""
    width, height = size_of(page)
    everything = (*page.drawn, *page.later)
    if not (_SMALLEST_PAGE <= width <= _LARGEST_PAGE and _SMALLEST_PAGE <= height <= _LARGEST_PAGE):
        yield VisualFault("the page has a size that no paper has", (0.0, 0.0, width, height))
    for check in (_beyond, _too_small, _too_pale, _covered, _crossed, _overlapping):
        yield from check(everything, width, height)


def is_seen(run: GlyphRun, page: Page) -> bool:
    """Return whether a run of letters by itself can be seen on a white page."""
    return not any(True for check in (_beyond, _too_small, _too_pale) for _ in check((run,), *size_of(page)))


def size_of(page: Page) -> tuple[float, float]:
    """Return a page's width and height in points, 0 for one that does not begin at its lower left corner."""
    left, bottom, right, top = (float(value) for value in page.size) if len(page.size) == 4 else (1.0, 1.0, 0.0, 0.0)
    return (right, top) if left == bottom == 0 else (0.0, 0.0)


def _beyond(drawn: Sequence[DrawnItem], width: float, height: float) -> Iterator[VisualFault]:
    for item in drawn:
        left, bottom, right, top = extent_of(item)
        if left < -_SLACK or bottom < -_SLACK or right > width + _SLACK or top > height + _SLACK:
            yield VisualFault("something extends beyond the page", (left, bottom, right, top))
            return


def _too_small(drawn: Sequence[DrawnItem], _: float, height: float) -> Iterator[VisualFault]:
    for item in drawn:
        if isinstance(item, GlyphRun) and is_inked(item) and float(item.size) < _smallest(item, height):
            yield VisualFault("words are too small to be read", item.box)
            return


def _smallest(run: GlyphRun, height: float) -> float:
    if run.y > height - HEAD:
        return SMALLEST_AT_HEAD
    if run.owner.tag == "Figure":
        return SMALLEST_SIGNATURE
    return SMALLEST_RAISED if run.owner.tag == "Link" and run.text.strip().isdecimal() else SMALLEST


def _too_pale(drawn: Sequence[DrawnItem], _: float, __: float) -> Iterator[VisualFault]:
    grounds: list[Area] = []
    for item in drawn:
        if isinstance(item, Area):
            grounds.append(item)
            if luminance(item.colour) < DARKEST_GROUND:
                yield VisualFault("a dark area hides what is on it", item.box)
                return
        elif isinstance(item, Rule):
            if luminance(item.colour) > LIGHTEST_INK or thickness(item.box) > THICKEST:
                yield VisualFault("a line is too pale or too thick", item.box)
                return
        elif isinstance(item, GlyphRun | Shapes):
            box = extent_of(item)
            under = [ground.colour for ground in grounds if overlap(ground.box, box)]
            if any(contrast(item.colour, ground) < LEAST_CONTRAST for ground in (WHITE, *under)):
                yield VisualFault("words are too pale to be seen", box)
                return


def _covered(drawn: Sequence[DrawnItem], _: float, __: float) -> Iterator[VisualFault]:
    """Yield an area, a picture or a mark that covers what was drawn before it, even an accent or the end of a comma."""
    before = Rows()
    for item in drawn:
        if isinstance(item, GlyphRun):
            if is_inked(item):
                size = float(item.size)
                before.add(
                    (item.ink[0], item.y - 0.22 * size, max(item.ink[1], item.ink[0] + 0.1), item.y + 0.9 * size)
                )
        elif isinstance(item, Area | Picture | Shapes):
            box = extent_of(item)
            if before.meets(box):
                yield VisualFault("something covers words", box)
                return
            if not isinstance(item, Area):
                before.add(shrink(box))


def _crossed(drawn: Sequence[DrawnItem], _: float, __: float) -> Iterator[VisualFault]:
    """Yield a line that crosses words, a mark or a picture, whichever was drawn first.

    A level line must also stay clear of commas and capitals, except those of `lines_under_links`.
    """
    runs = [run for run in drawn if isinstance(run, GlyphRun) and is_inked(run) and not is_accent(run)]
    pictures = [shrink(extent_of(item)) for item in drawn if isinstance(item, Shapes | Picture)]
    bodies, boxes, links = (
        Rows([*map(letter_body, runs), *pictures]),
        Rows(list(map(ink_box, runs))),
        lines_under_links(drawn),
    )
    middles = Rows([*map(_middle, runs), *pictures])
    for place, item in enumerate(drawn):
        if isinstance(item, Rule):
            is_level = item.box[2] - item.box[0] > item.box[3] - item.box[1]
            is_clear = place in links or not is_level or not boxes.meets(item.box)
            if (bodies if is_level else middles).meets(item.box) or not is_clear:
                yield VisualFault("a line crosses words", item.box)
                return


def _middle(run: GlyphRun) -> Rectangle:
    """Return the box of a run's letters without their edges, which touch the lines in tables of very many columns."""
    left, bottom, right, top = letter_body(run)
    return left + 0.8, bottom, max(right - 0.8, left + 0.9), top


def lines_under_links(drawn: Sequence[DrawnItem]) -> frozenset[int]:
    """Return the indexes, among what is drawn, of the lines under links: one for each line of a link, of its length.

    A shorter one could be a comma or the foot of another letter.
    """
    links = _link_lines(drawn)
    places: dict[int, int] = {}
    for place, item in enumerate(drawn):
        if isinstance(item, Rule):
            under = next((number for number, link in enumerate(links) if link.is_above(item)), None)
            if under is not None:
                places.setdefault(under, place)
    return frozenset(places.values())


@dataclass(frozen=True, slots=True)
class _LinkLine:
    """A line of a link: where its first and its last letter may begin and end, and its baseline."""

    begins: tuple[float, float]
    ends: tuple[float, float]
    y: float

    def is_above(self, rule: Rule) -> bool:
        """Return whether a thin level line is just below it, from its first letter to its last, and no farther."""
        left, bottom, right, top = rule.box
        return (
            top - bottom <= _THICKEST_UNDER_LINK
            and self.begins[0] - _SLACK <= left <= self.begins[1] + _SLACK
            and self.ends[0] - _SLACK <= right <= self.ends[1] + _SLACK
            and self.y - 2.2 <= bottom
            and top <= self.y - 0.6
        )


def _link_lines(drawn: Sequence[DrawnItem]) -> list[_LinkLine]:
    """Return the lines of all links, including one of accents only, which have no width."""
    runs: dict[tuple[int | None, float], list[GlyphRun]] = {}
    for item in drawn:
        if isinstance(item, GlyphRun) and item.owner.tag == "Link":
            runs.setdefault((item.owner.number, item.y), []).append(item)
    link_lines = []
    for (_, y), line_runs in runs.items():
        begin, end = min(run.x for run in line_runs), max(run.x + run.width for run in line_runs)
        inked = [run for run in line_runs if is_inked(run) and not is_accent(run)]
        first = min((run.ink[0] for run in inked), default=end)
        last = max((run.ink[1] for run in inked), default=begin)
        link_lines.append(_LinkLine((begin, max(begin, first)), (min(end, last), end), y))
    return link_lines


def _overlapping(drawn: Sequence[DrawnItem], _: float, __: float) -> Iterator[VisualFault]:
    """Yield words that are on a mark or a picture, or on each other."""
    shapes = [extent_of(item) for item in drawn if isinstance(item, Shapes | Picture)]
    letters = [run for run in drawn if isinstance(run, GlyphRun) and is_inked(run) and not is_accent(run)]
    for run in letters:
        if any(overlap(letter_body(run), shrink(shape)) for shape in shapes):
            yield VisualFault("words are on top of a mark", run.box)
            return
    rows = Rows()
    for run in letters:
        if rows.meets(letter_body(run)):
            yield VisualFault("words are on top of each other", run.box)
            return
        rows.add(letter_body(run))
