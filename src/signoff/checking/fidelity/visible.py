"""Whether what is drawn on a page can be seen: on the page, large and dark enough, covered and crossed by nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.checking.fidelity.geometry import (
    HEAD,
    WHITE,
    Rows,
    body,
    contrast,
    ink_box,
    inner,
    is_accent,
    is_inked,
    luminance,
    meets,
    room,
)
from signoff.pdf.reading.document import Page
from signoff.pdf.reading.drawn import Area, Drawn, Glyphs, Picture, Rectangle, Rule, Shapes

LEAST_CONTRAST = 3.0
"""The least contrast of words with what they stand on, by WCAG 2.1's formula."""

LIGHTEST_INK, DARKEST_GROUND = 0.7, 0.8
"""The luminance above which nobody sees a line, and below which words do not stand on a ground: 0 black, 1 white."""

SMALLEST, SMALLEST_AT_HEAD, SMALLEST_RAISED, SMALLEST_SIGNATURE = 4.9, 1.2, 3.0, 2.0
"""Sizes in points below which words cannot be read: running text, the page's head, raised numbers, typed signatures."""

THICKEST, _THICKEST_UNDER_LINK = 2.0, 0.9
_SMALLEST_PAGE, _LARGEST_PAGE = 250.0, 1200.0
_SLACK = 0.6


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something on a page that is not as a reader sees or expects it: what, and where."""

    what: str
    where: Rectangle


def unseen_on(page: Page) -> Iterator[Unseen]:
    """Yield what on a page cannot be seen as it is written, the first of each kind of fault."""
    width, height = size_of(page)
    everything = (*page.drawn, *page.later)
    if not (_SMALLEST_PAGE <= width <= _LARGEST_PAGE and _SMALLEST_PAGE <= height <= _LARGEST_PAGE):
        yield Unseen("the page has a size that no paper has", (0.0, 0.0, width, height))
    for check in (_beyond, _too_small, _too_pale, _covered, _crossed, _overlapping):
        yield from check(everything, width, height)


def is_seen(run: Glyphs, page: Page) -> bool:
    """Whether a run of letters by itself can be seen on a page that is white."""
    return not any(True for check in (_beyond, _too_small, _too_pale) for _ in check((run,), *size_of(page)))


def size_of(page: Page) -> tuple[float, float]:
    """Return a page's width and height in points, 0 for one that does not begin at its lower left corner."""
    left, bottom, right, top = (float(one) for one in page.size) if len(page.size) == 4 else (1.0, 1.0, 0.0, 0.0)
    return (right, top) if left == bottom == 0 else (0.0, 0.0)


def _beyond(drawn: Sequence[Drawn], width: float, height: float) -> Iterator[Unseen]:
    for one in drawn:
        left, bottom, right, top = room(one)
        if left < -_SLACK or bottom < -_SLACK or right > width + _SLACK or top > height + _SLACK:
            yield Unseen("something reaches beyond the page", (left, bottom, right, top))
            return


def _too_small(drawn: Sequence[Drawn], _: float, height: float) -> Iterator[Unseen]:
    for one in drawn:
        if isinstance(one, Glyphs) and is_inked(one) and float(one.size) < _smallest(one, height):
            yield Unseen("words are too small to be read", one.box)
            return


def _smallest(run: Glyphs, height: float) -> float:
    if run.y > height - HEAD:
        return SMALLEST_AT_HEAD
    if run.owner.tag == "Figure":
        return SMALLEST_SIGNATURE
    return SMALLEST_RAISED if run.owner.tag == "Link" and run.text.strip().isdecimal() else SMALLEST


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
            box = room(one)
            under = [ground.colour for ground in grounds if meets(ground.box, box)]
            if any(contrast(one.colour, ground) < LEAST_CONTRAST for ground in (WHITE, *under)):
                yield Unseen("words are too pale to be seen", box)
                return


def _covered(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield an area, a picture or a mark that lies on what was drawn before it, be it an accent or a comma's foot."""
    before = Rows()
    for one in drawn:
        if isinstance(one, Glyphs):
            if is_inked(one):
                size = float(one.size)
                before.add((one.ink[0], one.y - 0.22 * size, max(one.ink[1], one.ink[0] + 0.1), one.y + 0.9 * size))
        elif isinstance(one, Area | Picture | Shapes):
            box = room(one)
            if before.meets(box):
                yield Unseen("something covers words", box)
                return
            if not isinstance(one, Area):
                before.add(inner(box))


def _crossed(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield a line that crosses words, a mark or a picture, whichever was drawn first.

    A level line keeps off commas and capitals too, but for those of `lines_under_links`.
    """
    runs = [one for one in drawn if isinstance(one, Glyphs) and is_inked(one) and not is_accent(one)]
    pictures = [inner(room(one)) for one in drawn if isinstance(one, Shapes | Picture)]
    bodies, boxes, links = Rows([*map(body, runs), *pictures]), Rows(list(map(ink_box, runs))), lines_under_links(drawn)
    middles = Rows([*map(_middle, runs), *pictures])
    for place, one in enumerate(drawn):
        if isinstance(one, Rule):
            is_level = one.box[2] - one.box[0] > one.box[3] - one.box[1]
            is_clear = place in links or not is_level or not boxes.meets(one.box)
            if (bodies if is_level else middles).meets(one.box) or not is_clear:
                yield Unseen("a line crosses words", one.box)
                return


def _middle(run: Glyphs) -> Rectangle:
    """Return the room of a run's letters but for their edges: in tables of very many columns those touch the lines."""
    left, bottom, right, top = body(run)
    return left + 0.8, bottom, max(right - 0.8, left + 0.9), top


def lines_under_links(drawn: Sequence[Drawn]) -> frozenset[int]:
    """Return the places, among what is drawn, of the lines under links: one for each line of a link, and as long as it.

    A shorter one could be a comma or the foot of another letter.
    """
    links = _link_lines(drawn)
    found: dict[int, int] = {}
    for place, one in enumerate(drawn):
        if isinstance(one, Rule):
            under = next((number for number, link in enumerate(links) if link.is_above(one)), None)
            if under is not None:
                found.setdefault(under, place)
    return frozenset(found.values())


@dataclass(frozen=True, slots=True)
class _LinkLine:
    """A line of a link: from where to where its first and its last letter may lie, and its baseline."""

    begins: tuple[float, float]
    ends: tuple[float, float]
    y: float

    def is_above(self, rule: Rule) -> bool:
        """Whether a thin level line lies just below it, from its first letter to its last, and no farther."""
        left, bottom, right, top = rule.box
        return (
            top - bottom <= _THICKEST_UNDER_LINK
            and self.begins[0] - _SLACK <= left <= self.begins[1] + _SLACK
            and self.ends[0] - _SLACK <= right <= self.ends[1] + _SLACK
            and self.y - 2.2 <= bottom
            and top <= self.y - 0.6
        )


def _link_lines(drawn: Sequence[Drawn]) -> list[_LinkLine]:
    """Return the lines of all links; of one that is accents alone, which have no width, too."""
    runs: dict[tuple[int | None, float], list[Glyphs]] = {}
    for one in drawn:
        if isinstance(one, Glyphs) and one.owner.tag == "Link":
            runs.setdefault((one.owner.number, one.y), []).append(one)
    found = []
    for (_, y), held in runs.items():
        begin, end = min(one.x for one in held), max(one.x + one.width for one in held)
        inked = [one for one in held if is_inked(one) and not is_accent(one)]
        first = min((one.ink[0] for one in inked), default=end)
        last = max((one.ink[1] for one in inked), default=begin)
        found.append(_LinkLine((begin, max(begin, first)), (min(end, last), end), y))
    return found


def _overlapping(drawn: Sequence[Drawn], _: float, __: float) -> Iterator[Unseen]:
    """Yield words that stand on a mark or a picture, or on one another."""
    shapes = [room(one) for one in drawn if isinstance(one, Shapes | Picture)]
    letters = [one for one in drawn if isinstance(one, Glyphs) and is_inked(one) and not is_accent(one)]
    for one in letters:
        if any(meets(body(one), inner(shape)) for shape in shapes):
            yield Unseen("words stand on a mark", one.box)
            return
    rows = Rows()
    for one in letters:
        if rows.meets(body(one)):
            yield Unseen("words stand on one another", one.box)
            return
        rows.add(body(one))


def _thickness(rule: Rule) -> float:
    left, bottom, right, top = rule.box
    return min(right - left, top - bottom)
