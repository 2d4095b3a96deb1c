"""Whether blocks stand on a page as they are read: below or right of those before them, with what they belong to.

Who looks at a page reads it by rows and columns, whatever order its structure has: so a label stands beside its own
words, cells stand in their rows and columns, and the end of a page holds its footnotes and nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from signoff.checking.fidelity.blocks import HEADINGS, Block, Cell, Placed
from signoff.checking.fidelity.geometry import is_accent, is_inked
from signoff.checking.fidelity.visible import Unseen
from signoff.pdf.reading.drawn import Rule

DISORDER = "words stand in another order than they are read"
OTHER_CELL = "cells of a table do not stand in their rows and columns"
OTHER_LABEL = "words do not stand with the label or heading that they belong to"

_SLACK = 0.3
_CROOKED = 0.5  # points by which the edges of a column's cells may differ: sizes and places are rounded
_LEVEL = 2.6  # points by which the first lines of two columns may differ: their sizes do
_FARTHEST_LABEL = 30.0  # points between the number of an item and its words


def misplaced(placed: Sequence[Placed], rules: Sequence[Rule]) -> Iterator[Unseen]:
    """Yield blocks of a page that stand elsewhere than they are read, given all of them and the page's lines."""
    text = [one for one in placed if not one.block.context.is_note]
    notes = [one for one in placed if one.block.context.is_note]
    yield from _Order(rules).faults(text)
    yield from _at_foot(notes, min((one.box[1] for one in text), default=float("inf")))
    yield from _in_tables(placed)
    yield from _beside_labels(placed)


def _at_foot(notes: Sequence[Placed], low: float) -> Iterator[Unseen]:
    """Yield a footnote that does not stand below the text, which ends at `low`, and apart from the others.

    They stand in the order of their numbers, and are each read where they are cited.
    """
    by_item: dict[int, list[Placed]] = {}
    for one in notes:
        by_item.setdefault(one.block.context.item, []).append(one)
    for held in sorted(by_item.values(), key=lambda one: -one[0].first):
        if max(one.box[3] for one in held) > low + _SLACK:
            yield Unseen(DISORDER, held[0].box)
        low = min(one.box[1] for one in held)


@dataclass
class _Order:
    """Goes through a page's blocks in reading order; `low` is where the parts of the document before this one end."""

    rules: Sequence[Rule]
    low: float = float("inf")
    part: int = -1
    part_low: float = float("inf")
    _before: list[tuple[float, int, Placed]] = field(default_factory=list)

    def faults(self, placed: Sequence[Placed]) -> Iterator[Unseen]:
        """Yield each block that is not below or right of those before it."""
        for number, one in enumerate(placed):
            if one.block.context.part != self.part:
                self.part, self.low = one.block.context.part, min(self.low, self.part_low)
            if one.box[3] > self.low + _SLACK or not self._follows(one):
                yield Unseen(DISORDER, one.box)
            self.part_low = min(self.part_low, one.box[1])
            insort(self._before, (one.box[1], number, one))

    def _follows(self, one: Placed) -> bool:
        """Whether a block is right of all those before it that do not end above it."""
        for _, number, before in self._before[: bisect_left(self._before, (one.box[3] - _SLACK, -1))]:
            is_right = one.box[0] >= before.box[2] - _SLACK
            if not is_right or (one.block.tag in HEADINGS and not _is_row_heading(before.block)):
                return False
            if one.first > before.first + _LEVEL and not self._begins_column(one, before, number):
                return False
        return True

    def _begins_column(self, one: Placed, before: Placed, number: int) -> bool:
        """Whether a block that is higher than one left of it stands in another column, parted from that by a line.

        Columns begin level, and are read one after the other: nothing of the right one comes before the left one ends.
        `number` is the place of the one `before` it in reading order.
        """
        left, bottom, right, top = before.box[2], before.box[1], one.box[0], before.box[3]
        lines = [
            rule.box[0]
            for rule in self.rules
            if rule.box[3] - rule.box[1] > rule.box[2] - rule.box[0]
            and (left - 0.5 <= rule.box[0] <= right + 0.5 and rule.box[1] <= bottom and top <= rule.box[3])
        ]
        part = [(place, other) for _, place, other in self._before if other.block.context.part == self.part]
        levels = [
            other.first
            for _, other in part
            if other.first >= one.first - _LEVEL
            and other.box[2] <= one.box[0] + _SLACK
            and not _is_row_heading(other.block)
        ]
        return bool(lines and levels) and not any(
            place < number and other.box[0] >= max(lines) - 0.5 and other.first <= min(levels) + _LEVEL
            for place, other in part
        )


def _is_row_heading(block: Block) -> bool:
    """Whether a block heads the whole row of the form that it stands in, and has its words to its right."""
    return block.tag == "H2"


def _in_tables(placed: Sequence[Placed]) -> Iterator[Unseen]:
    """Yield a cell that is not level with its row, or not within its column, or a row not below the one before it."""
    tables: dict[int, list[Placed]] = {}
    for one in placed:
        if one.block.context.cell is not None:
            tables.setdefault(one.block.context.cell.table, []).append(one)
    for cells in tables.values():
        yield from _in_table(cells)


def _in_table(cells: Sequence[Placed]) -> Iterator[Unseen]:
    rows: dict[int, list[Placed]] = {}
    columns: dict[int, tuple[float, float]] = {}
    for one in cells:
        cell = one.block.context.cell
        if cell is None:
            continue
        row = rows.setdefault(cell.row, [])
        if all(other.block.context.cell != cell for other in row) and row and abs(one.first - row[0].first) > _LEVEL:
            yield Unseen(OTHER_CELL, one.box)
        row.append(one)
        left, right = columns.get(cell.column, (one.box[0], one.box[2]))
        columns[cell.column] = min(left, one.box[0]), max(right, one.box[2])
    low = float("inf")
    for _, row in sorted(rows.items()):
        if max(one.box[3] for one in row) > low + _SLACK:
            yield Unseen(OTHER_CELL, row[0].box)
        low = min(one.box[1] for one in row)
    yield from _in_columns(cells, [columns[key] for key in sorted(columns)])


def _in_columns(cells: Sequence[Placed], columns: Sequence[tuple[float, float]]) -> Iterator[Unseen]:
    for before, after in pairwise(columns):
        if after[0] < before[1] - _SLACK:
            yield Unseen(OTHER_CELL, cells[0].box)
            return


def crooked_columns(placed: Mapping[int, Sequence[Placed]]) -> Iterator[tuple[int, Unseen]]:
    """Yield a cell of each column whose cells, on all pages, share neither their left edge nor their right nor middle.

    So each stands below its column's header, and below no other.
    """
    columns: dict[tuple[int, int], list[tuple[int, Placed, tuple[float, float, float]]]] = {}
    for page, held in placed.items():
        cells: dict[Cell, list[Placed]] = {}
        for one in held:
            if one.block.context.cell is not None:
                cells.setdefault(one.block.context.cell, []).append(one)
        for cell, parts in cells.items():
            if (edges := _edges(parts, page)) is not None:
                columns.setdefault((cell.table, cell.column), []).append((page, parts[0], edges))
    for column in columns.values():
        page, one, first = column[0]
        if not any(all(abs(edges[side] - first[side]) <= _CROOKED for _, _, edges in column) for side in range(3)):
            yield page, Unseen(OTHER_CELL, one.box)


def _edges(cell: Sequence[Placed], page: int) -> tuple[float, float, float] | None:
    """Return a cell's left edge, right edge and middle; None where it has accents, or begins with white space."""
    runs = [run for one in cell for run in one.block.runs(page)]
    if any((is_accent(run) and is_inked(run)) or run.text.strip(" ") != run.text.strip() for run in runs):
        return None
    letters = [run for run in runs if is_inked(run)]
    left, right = min(run.x for run in letters), max(run.ink[1] for run in letters)
    return left, right, (left + right) / 2


def _beside_labels(placed: Sequence[Placed]) -> Iterator[Unseen]:
    """Yield the words of an item, or of a footnote, that do not begin right behind its number."""
    labels: dict[int, Placed] = {}
    for one in placed:
        context = one.block.context
        if context.item < 0:
            continue
        if context.is_label:
            labels[context.item] = one
        elif (label := labels.pop(context.item, None)) is not None and not _is_beside(label, one):
            yield Unseen(OTHER_LABEL, one.box)


def _is_beside(label: Placed, words: Placed) -> bool:
    gap = words.box[0] - label.box[2]
    return abs(label.first - words.first) <= 1.0 and -_SLACK <= gap <= _FARTHEST_LABEL
