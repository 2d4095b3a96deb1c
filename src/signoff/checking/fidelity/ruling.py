"""Whether lines and areas are those of a form: frames closed around words, tints that fill frames, lines under links.

Lines and areas that hold nothing could draw letters, strike a comma's foot, or put a dash before a number. So every
part of a line parts two rooms, every room is a rectangle with words of its own, and no line parts what is one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from signoff.checking.fidelity.blocks import ROW_HEADING, Cell, Placed
from signoff.checking.fidelity.emptiness import Emptiness
from signoff.checking.fidelity.frames import OUTSIDE, Frames, Line, TooMany
from signoff.checking.fidelity.geometry import Rows, body, ink_box, is_accent, is_inked, room
from signoff.checking.fidelity.visible import Unseen, lines_under_links
from signoff.pdf.reading.document import Document, Page
from signoff.pdf.reading.drawn import Area, Drawn, Glyphs, Picture, Rectangle, Rule, Shapes

TOUCHING = "an upright line stands close to words"
UNLIKE = "lines of frames are of several colours or thicknesses, or too thin"
SHARED = "a frame holds one cell of a row, and not the others"
STRAY = "a line belongs to no frame, link or footnote"
UNFRAMED = "a tint fills no cell"
PARTED = "a line parts words that belong together"

_Side: TypeAlias = tuple[bool, float, float, float]
"""A side of a room: whether it is level, where it lies, and where it begins and ends."""

_NEAR = 0.7
_CLEAR, _SHARE_CLEAR = 1.5, 0.1
"""How far upright lines keep off words, from their middle, in points, and as a share of a page's narrowest cell."""

_EDGE, _THINNEST = 1.2, 0.2
_ONE_LETTER = 0.7
"""The share of a column that a single letter takes which may reach over it: there is no narrower one."""

_SHORTEST_ABOVE_NOTES = 48.0


def strange_lines(
    document: Document, placed: Mapping[int, Sequence[Placed]], empty: Emptiness
) -> Iterator[tuple[int, Unseen]]:
    """Yield the first line and the first area of each page that belong to nothing, with the page from 0.

    `placed` are the blocks on each page, and `empty` says where cells without words may be.
    """
    spare = empty.anywhere
    for number, page in enumerate(document.pages):
        held = placed.get(number, ())
        try:
            ruled = _Ruled(page, number, held, _frames(page, held))
        except TooMany:
            yield number, Unseen(STRAY, (0.0, 0.0, 0.0, 0.0))
            continue
        wordless = ruled.wordless()
        spare -= max(0, len(wordless) - empty.on_page(number))
        if wordless and spare < 0:
            yield number, Unseen(STRAY, wordless[0])
        for fault in ruled.faults(empty.least_table):
            yield number, fault


def _frames(page: Page, placed: Sequence[Placed]) -> Frames:
    """Return the rooms of a page, without the line above its footnotes where that is none of a frame's."""
    notes, text = ([one.box for one in placed if one.block.context.is_note is is_note] for is_note in (True, False))
    links = lines_under_links(page.drawn)
    lines = [_line(one) for place, one in enumerate(page.drawn) if isinstance(one, Rule) and place not in links]
    lowest = min((one.at for one in lines if _is_above_notes(one, notes, text)), default=None)
    apart = [one for one in lines if one.is_level and one.at == lowest][:1]  # the last row of the form may lie above it
    frames = Frames([one for one in lines if one not in apart])
    return Frames(lines) if apart and any(frames.parting_nothing()) else frames


def _line(rule: Rule) -> Line:
    left, bottom, right, top = rule.box
    if right - left >= top - bottom:
        return Line(True, (bottom + top) / 2, left, right, rule.box, rule.colour)
    return Line(False, (left + right) / 2, bottom, top, rule.box, rule.colour)


def _is_above_notes(line: Line, notes: Sequence[Rectangle], text: Sequence[Rectangle]) -> bool:
    """Whether it is the line that parts the footnotes from all other words of the page."""
    if not line.is_level or not notes:
        return False
    is_between = max(one[3] for one in notes) <= line.at <= min((one[1] for one in text), default=line.at)
    return is_between and line.end - line.begin > _SHORTEST_ABOVE_NOTES


class _Ruled:
    """A page, by its number from 0, with its blocks and the rooms that its lines part."""

    def __init__(self, page: Page, number: int, placed: Sequence[Placed], frames: Frames) -> None:
        self._page = page
        self._frames = frames
        self._blocks = [
            (one, [self._room_of(shown) for shown in one.block.shown[number] if _has_place(shown)]) for one in placed
        ]
        placed_owners = {one.owner for one in page.drawn if _has_place(one)}
        accents = (one for one in page.drawn if _is_seen(one) and one.owner not in placed_owners)
        self._alone = {self._room_of(one) for one in accents}
        held = {self._room_of(one) for one in page.drawn if _has_place(one)} | self._alone
        self._wordless = [one for one in frames.rooms if one not in held]

    def wordless(self) -> list[Rectangle]:
        """Return the rooms in which nothing is written."""
        return [self._frames.box(one) for one in self._wordless]

    def faults(self, least: int) -> Iterator[Unseen]:
        """Yield what is wrong with the page's lines, then with its areas, one of each kind at the most.

        `least` is how many cells the smallest table of the file has that is without words, 0 for no such table.
        """
        yield from list(self._strange_lines(least))[:1]
        yield from list(self._close_lines())[:1]
        yield from list(self._shared_rooms())[:1]
        for area in (one for one in self._page.drawn if isinstance(one, Area)):
            if not self._fills_room(area.box):
                yield Unseen(UNFRAMED, area.box)
                return

    def _strange_lines(self, least: int) -> Iterator[Unseen]:
        frames = self._frames
        yield from (Unseen(STRAY, one.box) for one in frames.parting_nothing())
        yield from (Unseen(STRAY, frames.box(one)) for one in frames.rooms if not frames.is_rectangle(one))
        yield from (Unseen(PARTED, one.box) for one, rooms in self._blocks if len(set(rooms)) > 1)
        for one in self._page.drawn:
            if _is_seen(one) and one.owner.tag in ("Header", "Footer") and self._room_of(one) != OUTSIDE:
                yield Unseen(STRAY, room(one))
        yield from (Unseen(STRAY, frames.box(one)) for one in self._unattached(least))

    def _close_lines(self) -> Iterator[Unseen]:
        """Yield lines that are unlike one another, and words that an upright line could be read as a letter of."""
        pens = {(one.colour, round(_thickness(one.box), 2)) for one in self._frames.rules}
        if len(pens) > 1 or any(thickness < _THINNEST for _, thickness in pens):
            yield Unseen(UNLIKE, self._frames.rules[0].box)
        clear = self._clear()
        uprights = Rows([(one.at, one.begin, one.at, one.end) for one in self._frames.rules if not one.is_level])
        for one in self._page.drawn:
            if isinstance(one, Glyphs) and is_inked(one) and not is_accent(one):
                _, bottom, _, top = body(one)
                aside = -_EDGE if self._fills_column(one) else clear
                if uprights.meets((one.ink[0] - aside, bottom, one.ink[1] + aside, top)):
                    yield Unseen(TOUCHING, one.box)

    def _clear(self) -> float:
        """Return how far the page's upright lines keep off letters."""
        cells = {number for one, rooms in self._blocks if one.block.context.cell is not None for number in rooms}
        boxes = map(self._frames.box, (cells - {OUTSIDE}) | set(self._wordless))
        return min([_CLEAR, *(_SHARE_CLEAR * (right - left) for left, _, right, _ in boxes)])

    def _fills_column(self, run: Glyphs) -> bool:
        """Whether a run is a letter by itself that is about as wide as its column."""
        number = self._room_of(run)
        if number == OUTSIDE or len(run.text.strip()) > 1:
            return False
        left, _, right, _ = self._frames.box(number)
        return run.ink[1] - run.ink[0] >= _ONE_LETTER * (right - left)

    def _shared_rooms(self) -> Iterator[Unseen]:
        """Yield a cell whose row has others in other rooms, where more than this cell is in its own."""
        cells: dict[int, set[Cell | None]] = {}
        rows: dict[tuple[int, int], dict[int, Placed]] = {}
        for one, rooms in self._blocks:
            cell = one.block.context.cell
            for number in rooms:
                cells.setdefault(number, set()).add(cell)
                if cell is not None:
                    rows.setdefault((cell.table, cell.row), {})[number] = one
        for held in rows.values():
            yield from (
                Unseen(SHARED, one.box) for number, one in held.items() if len(held) > 1 and len(cells[number]) > 1
            )

    def _unattached(self, least: int) -> Iterator[int]:
        """Yield each room without words that is in no row or column with cells, repeated words or a row's heading."""
        of_cells = {
            number
            for one, rooms in self._blocks
            if one.block.context.cell is not None or one.block.tag == ROW_HEADING
            for number in rooms
        }
        repeated = {self._room_of(one) for one in self._page.drawn if _has_place(one) and one.owner.is_artifact}
        by_side: dict[_Side, set[int]] = {}
        for number in self._wordless:
            for side in _sides(self._frames.box(number)):
                by_side.setdefault(side, set()).add(number)
        rest, waiting = set(self._wordless), list((of_cells | repeated | self._alone) - {OUTSIDE})
        while waiting:
            for side in _sides(self._frames.box(waiting.pop())):
                near = by_side.get(side, set()) & rest
                rest -= near
                waiting += near
        for number in sorted(rest):
            is_lone = all(len(by_side[side]) == 1 for side in _sides(self._frames.box(number)))
            if not least or (least > 1 and is_lone):
                yield number

    def _fills_room(self, box: Rectangle) -> bool:
        number = self._frames.room_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        return number != OUTSIDE and all(
            abs(mine - other) <= _NEAR for mine, other in zip(box, self._frames.box(number), strict=True)
        )

    def _room_of(self, one: Drawn) -> int:
        left, bottom, right, top = ink_box(one) if isinstance(one, Glyphs) else room(one)
        return self._frames.room_at((left + right) / 2, (bottom + top) / 2)


def _is_seen(one: Drawn) -> bool:
    """Whether something is words, a mark or a picture."""
    return isinstance(one, Shapes | Picture) or is_inked(one)


def _has_place(one: Drawn) -> bool:
    """Whether something is seen that stands by itself; an accent goes where its letter is, and may reach beyond."""
    return _is_seen(one) and not (isinstance(one, Glyphs) and is_accent(one))


def _thickness(box: Rectangle) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _sides(box: Rectangle) -> tuple[_Side, ...]:
    """Return the sides of a room; rooms that have one in common are of one row or column."""
    left, bottom, right, top = box
    return (
        (True, bottom, left, right),
        (True, top, left, right),
        (False, left, bottom, top),
        (False, right, bottom, top),
    )
