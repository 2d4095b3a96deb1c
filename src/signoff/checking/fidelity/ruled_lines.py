"""Whether lines and areas are those of a form: frames around words, tints that fill frames, lines under links.

Other lines and areas could draw letters, strike through a comma, or put a dash before a number. So every part of a line
must separate two rooms, every room must be a rectangle with words of its own, and no line may cross a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from signoff.checking.fidelity.blocks import ROW_HEADING, Cell, Placement
from signoff.checking.fidelity.empty_cells import EmptyCells
from signoff.checking.fidelity.frames import OUTSIDE, Frames, Line, TooMany
from signoff.checking.fidelity.geometry import (
    Rows,
    extent_of,
    is_accent,
    is_inked,
    is_visible,
    letter_body,
    thickness,
    visible_box,
)
from signoff.checking.fidelity.visibility import VisualFault, lines_under_links
from signoff.pdf.reading.document import Document, Page
from signoff.pdf.reading.drawn_items import Area, DrawnItem, GlyphRun, Rectangle, Rule

TOUCHING = "an upright line is too close to words"
UNLIKE = "lines of frames are of several colours or thicknesses, or too thin"
SHARED = "a frame holds one cell of a row, and not the others"
STRAY = "a line belongs to no frame, link or footnote"
UNFRAMED = "a tint fills no cell"
PARTED = "a line parts words that belong together"

_Side: TypeAlias = tuple[bool, float, float, float]
"""A side of a room: whether it is level, its position, and where it begins and ends."""

_NEAR = 0.7
_CLEAR, _SHARE_CLEAR = 1.5, 0.1
"""How far the middle of upright lines stays from words, in points, and as a share of a page's narrowest cell."""

_EDGE, _THINNEST = 1.2, 0.2
_ONE_LETTER = 0.7
"""The share of a column that a single letter takes which may extend beyond it: no column is narrower."""

_SHORTEST_ABOVE_NOTES = 48.0


def ruling_faults(
    document: Document, by_page: Mapping[int, Sequence[Placement]], empty: EmptyCells
) -> Iterator[tuple[int, VisualFault]]:
    """Yield the first stray line and the first stray area of each page, with the page from 0.

    `by_page` holds the placements on each page, and `empty` says where cells without words may be.
    """
    spare = empty.anywhere
    for number, page in enumerate(document.pages):
        placements = by_page.get(number, ())
        try:
            ruled = _RuledPage(page, number, placements, _frames(page, placements))
        except TooMany:
            yield number, VisualFault(STRAY, (0.0, 0.0, 0.0, 0.0))
            continue
        wordless = ruled.wordless()
        spare -= max(0, len(wordless) - empty.on_page(number))
        if wordless and spare < 0:
            yield number, VisualFault(STRAY, wordless[0])
        for fault in ruled.faults(empty.least_table):
            yield number, fault


def _frames(page: Page, placements: Sequence[Placement]) -> Frames:
    """Return the rooms of a page, without the line above its footnotes unless that is part of a frame."""
    notes, text = (
        [placement.box for placement in placements if placement.block.context.is_note is is_note]
        for is_note in (True, False)
    )
    links = lines_under_links(page.drawn)
    lines = [_line(item) for place, item in enumerate(page.drawn) if isinstance(item, Rule) and place not in links]
    lowest = min((line.at for line in lines if _is_above_notes(line, notes, text)), default=None)
    note_line = [line for line in lines if line.is_level and line.at == lowest][
        :1
    ]  # the last row of the form may be above it
    frames = Frames([line for line in lines if line not in note_line])
    return Frames(lines) if note_line and any(frames.dangling_lines()) else frames


def _line(rule: Rule) -> Line:
    left, bottom, right, top = rule.box
    if right - left >= top - bottom:
        return Line(True, (bottom + top) / 2, left, right, rule.box, rule.colour)
    return Line(False, (left + right) / 2, bottom, top, rule.box, rule.colour)


def _is_above_notes(line: Line, notes: Sequence[Rectangle], text: Sequence[Rectangle]) -> bool:
    """Return whether a line separates the footnotes from all other words of the page."""
    if not line.is_level or not notes:
        return False
    is_between = max(box[3] for box in notes) <= line.at <= min((box[1] for box in text), default=line.at)
    return is_between and line.end - line.begin > _SHORTEST_ABOVE_NOTES


class _RuledPage:
    """A page, by its number from 0, with its blocks and the rooms between its lines."""

    def __init__(self, page: Page, number: int, placements: Sequence[Placement], frames: Frames) -> None:
        self._page = page
        self._frames = frames
        self._blocks = [
            (placement, [self._room_of(item) for item in placement.block.shown[number] if _has_place(item)])
            for placement in placements
        ]
        placed_owners = {item.owner for item in page.drawn if _has_place(item)}
        accents = (item for item in page.drawn if is_visible(item) and item.owner not in placed_owners)
        self._lone_accents = {self._room_of(run) for run in accents}
        occupied = {self._room_of(item) for item in page.drawn if _has_place(item)} | self._lone_accents
        self._wordless = [number for number in frames.rooms if number not in occupied]

    def wordless(self) -> list[Rectangle]:
        """Return the boxes of the rooms without words."""
        return [self._frames.box(number) for number in self._wordless]

    def faults(self, least: int) -> Iterator[VisualFault]:
        """Yield what is wrong with the page's lines, then with its areas, at most one of each kind.

        `least` is the number of cells of the file's smallest table without words; 0 where there is none.
        """
        yield from list(self._misplaced_lines(least))[:1]
        yield from list(self._close_lines())[:1]
        yield from list(self._shared_rooms())[:1]
        for area in (item for item in self._page.drawn if isinstance(item, Area)):
            if not self._fills_room(area.box):
                yield VisualFault(UNFRAMED, area.box)
                return

    def _misplaced_lines(self, least: int) -> Iterator[VisualFault]:
        frames = self._frames
        yield from (VisualFault(STRAY, line.box) for line in frames.dangling_lines())
        yield from (
            VisualFault(STRAY, frames.box(number)) for number in frames.rooms if not frames.is_rectangle(number)
        )
        yield from (VisualFault(PARTED, placement.box) for placement, rooms in self._blocks if len(set(rooms)) > 1)
        for item in self._page.drawn:
            if is_visible(item) and item.owner.tag in ("Header", "Footer") and self._room_of(item) != OUTSIDE:
                yield VisualFault(STRAY, extent_of(item))
        yield from (VisualFault(STRAY, frames.box(number)) for number in self._unattached(least))

    def _close_lines(self) -> Iterator[VisualFault]:
        """Yield lines that differ from each other, and words too close to an upright line."""
        pens = {(line.colour, round(thickness(line.box), 2)) for line in self._frames.rules}
        if len(pens) > 1 or any(width < _THINNEST for _, width in pens):
            yield VisualFault(UNLIKE, self._frames.rules[0].box)
        clear = self._clear()
        uprights = Rows([(line.at, line.begin, line.at, line.end) for line in self._frames.rules if not line.is_level])
        for item in self._page.drawn:
            if isinstance(item, GlyphRun) and is_inked(item) and not is_accent(item):
                _, bottom, _, top = letter_body(item)
                aside = -_EDGE if self._fills_column(item) else clear
                if uprights.meets((item.ink[0] - aside, bottom, item.ink[1] + aside, top)):
                    yield VisualFault(TOUCHING, item.box)

    def _clear(self) -> float:
        """Return how far the page's upright lines must stay from letters."""
        cells = {
            number for placement, rooms in self._blocks if placement.block.context.cell is not None for number in rooms
        }
        boxes = map(self._frames.box, (cells - {OUTSIDE}) | set(self._wordless))
        return min([_CLEAR, *(_SHARE_CLEAR * (right - left) for left, _, right, _ in boxes)])

    def _fills_column(self, run: GlyphRun) -> bool:
        """Return whether a run is a single letter about as wide as its column."""
        number = self._room_of(run)
        if number == OUTSIDE or len(run.text.strip()) > 1:
            return False
        left, _, right, _ = self._frames.box(number)
        return run.ink[1] - run.ink[0] >= _ONE_LETTER * (right - left)

    def _shared_rooms(self) -> Iterator[VisualFault]:
        """Yield a cell that shares its room with others, while its row has cells in other rooms."""
        cells: dict[int, set[Cell | None]] = {}
        rows: dict[tuple[int, int], dict[int, Placement]] = {}
        for placement, rooms in self._blocks:
            cell = placement.block.context.cell
            for number in rooms:
                cells.setdefault(number, set()).add(cell)
                if cell is not None:
                    rows.setdefault((cell.table, cell.row), {})[number] = placement
        for placements in rows.values():
            yield from (
                VisualFault(SHARED, placement.box)
                for number, placement in placements.items()
                if len(placements) > 1 and len(cells[number]) > 1
            )

    def _unattached(self, least: int) -> Iterator[int]:
        """Yield each room without words that shares no row or column with cells, repeated words or a row's heading."""
        of_cells = {
            number
            for placement, rooms in self._blocks
            if placement.block.context.cell is not None or placement.block.tag == ROW_HEADING
            for number in rooms
        }
        repeated = {self._room_of(item) for item in self._page.drawn if _has_place(item) and item.owner.is_artifact}
        by_side: dict[_Side, set[int]] = {}
        for number in self._wordless:
            for side in _sides(self._frames.box(number)):
                by_side.setdefault(side, set()).add(number)
        rest, waiting = set(self._wordless), list((of_cells | repeated | self._lone_accents) - {OUTSIDE})
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
            abs(edge - room_edge) <= _NEAR for edge, room_edge in zip(box, self._frames.box(number), strict=True)
        )

    def _room_of(self, item: DrawnItem) -> int:
        left, bottom, right, top = visible_box(item)
        return self._frames.room_at((left + right) / 2, (bottom + top) / 2)


def _has_place(item: DrawnItem) -> bool:
    """Return whether an item is visible with a place of its own; an accent belongs to its letter."""
    return is_visible(item) and not (isinstance(item, GlyphRun) and is_accent(item))


def _sides(box: Rectangle) -> tuple[_Side, ...]:
    """Return the sides of a room; rooms that share one are in one row or column."""
    left, bottom, right, top = box
    return (
        (True, bottom, left, right),
        (True, top, left, right),
        (False, left, bottom, top),
        (False, right, bottom, top),
    )
