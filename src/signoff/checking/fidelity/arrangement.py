"""Whether blocks are placed on a page in reading order: below or right of earlier ones, next to what they belong to.

A sighted reader goes by rows and columns, whatever the order of the structure: so a label must be next to its own
words, cells in their rows and columns, and only footnotes at the end of a page.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from signoff.checking.fidelity.blocks import HEADINGS, Block, Cell, Placement
from signoff.checking.fidelity.geometry import is_accent, is_inked
from signoff.checking.fidelity.visibility import VisualFault
from signoff.pdf.reading.drawn_items import Rule

DISORDER = "words are placed in another order than they are read in"
OTHER_CELL = "cells of a table are not in their rows and columns"
OTHER_LABEL = "words are not next to the label or heading that they belong to"

_SLACK = 0.3
_UNEVEN = 0.5  # points by which the edges of a column's cells may differ: sizes and places are rounded
_LEVEL = 2.6  # points by which the first lines of two columns may differ: their sizes do
_FARTHEST_LABEL = 30.0  # points between the number of an item and its words


def misplaced_blocks(placements: Sequence[Placement], rules: Sequence[Rule]) -> Iterator[VisualFault]:
    """Yield faults for blocks of a page that are not in reading order, given all of them and the page's lines."""
    text = [placement for placement in placements if not placement.block.context.is_note]
    notes = [placement for placement in placements if placement.block.context.is_note]
    yield from _Order(rules).faults(text)
    yield from _misplaced_notes(notes, min((placement.box[1] for placement in text), default=float("inf")))
    yield from _misplaced_cells(placements)
    yield from _detached_labels(placements)


def _misplaced_notes(notes: Sequence[Placement], low: float) -> Iterator[VisualFault]:
    """Yield a footnote that is not below the text, which ends at `low`, or not apart from the others.

    Footnotes are placed in the order of their numbers, but each is read where it is cited.
    """
    by_item: dict[int, list[Placement]] = {}
    for placement in notes:
        by_item.setdefault(placement.block.context.item, []).append(placement)
    for item in sorted(by_item.values(), key=lambda item: -item[0].first):
        if max(placement.box[3] for placement in item) > low + _SLACK:
            yield VisualFault(DISORDER, item[0].box)
        low = min(placement.box[1] for placement in item)


@dataclass
class _Order:
    """Goes through a page's blocks in reading order; `low` is where the earlier parts of the document end."""

    rules: Sequence[Rule]
    low: float = float("inf")
    part: int = -1
    part_low: float = float("inf")
    _before: list[tuple[float, int, Placement]] = field(default_factory=list)

    def faults(self, placements: Sequence[Placement]) -> Iterator[VisualFault]:
        """Yield each block that is not below or right of the earlier ones."""
        for number, placement in enumerate(placements):
            if placement.block.context.part != self.part:
                self.part, self.low = placement.block.context.part, min(self.low, self.part_low)
            if placement.box[3] > self.low + _SLACK or not self._follows(placement):
                yield VisualFault(DISORDER, placement.box)
            self.part_low = min(self.part_low, placement.box[1])
            insort(self._before, (placement.box[1], number, placement))

    def _follows(self, placement: Placement) -> bool:
        """Return whether a block is right of every earlier one that does not end above it."""
        for _, number, before in self._before[: bisect_left(self._before, (placement.box[3] - _SLACK, -1))]:
            is_right = placement.box[0] >= before.box[2] - _SLACK
            if not is_right or (placement.block.tag in HEADINGS and not _is_row_heading(before.block)):
                return False
            if placement.first <= before.first + _LEVEL or _is_next_cell(before.block, placement.block):
                continue
            if not self._begins_column(placement, before, number):
                return False
        return True

    def _begins_column(self, placement: Placement, before: Placement, number: int) -> bool:
        """Return whether a block that is higher than one left of it is in the next column, beyond a line.

        Columns begin level, and are read one after the other: no part of the right one is read before the left one
        ends. `number` is the position of the block `before` in reading order.
        """
        left, bottom, right, top = before.box[2], before.box[1], placement.box[0], before.box[3]
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
            if other.first >= placement.first - _LEVEL
            and other.box[2] <= placement.box[0] + _SLACK
            and not _is_row_heading(other.block)
        ]
        return bool(lines and levels) and not any(
            place < number and other.box[0] >= max(lines) - 0.5 and other.first <= min(levels) + _LEVEL
            for place, other in part
        )


def _is_next_cell(before: Block, block: Block) -> bool:
    """Return whether a block is in a later cell of the same row, where cells need only begin level."""
    left, right = before.context.cell, block.context.cell
    return (
        left is not None
        and right is not None
        and (left.table, left.row) == (right.table, right.row)
        and left.column < right.column
    )


def _is_row_heading(block: Block) -> bool:
    """Return whether a block is the heading of a whole row of the form, with its words to the right."""
    return block.tag == "H2"


def _misplaced_cells(placements: Sequence[Placement]) -> Iterator[VisualFault]:
    """Yield cells that are not level with their row, or not within their column, and rows not below the earlier one."""
    tables: dict[int, list[Placement]] = {}
    for placement in placements:
        if placement.block.context.cell is not None:
            tables.setdefault(placement.block.context.cell.table, []).append(placement)
    for cells in tables.values():
        yield from _misplaced_in_table(cells)


def _misplaced_in_table(cells: Sequence[Placement]) -> Iterator[VisualFault]:
    rows: dict[int, list[Placement]] = {}
    columns: dict[int, tuple[float, float]] = {}
    for placement in cells:
        cell = placement.block.context.cell
        if cell is None:
            continue
        row = rows.setdefault(cell.row, [])
        if (
            all(other.block.context.cell != cell for other in row)
            and row
            and abs(placement.first - row[0].first) > _LEVEL
        ):
            yield VisualFault(OTHER_CELL, placement.box)
        row.append(placement)
        left, right = columns.get(cell.column, (placement.box[0], placement.box[2]))
        columns[cell.column] = min(left, placement.box[0]), max(right, placement.box[2])
    low = float("inf")
    for _, row in sorted(rows.items()):
        if max(placement.box[3] for placement in row) > low + _SLACK:
            yield VisualFault(OTHER_CELL, row[0].box)
        low = min(placement.box[1] for placement in row)
    yield from _misplaced_in_columns(cells, [columns[key] for key in sorted(columns)])


def _misplaced_in_columns(cells: Sequence[Placement], columns: Sequence[tuple[float, float]]) -> Iterator[VisualFault]:
    for before, after in pairwise(columns):
        if after[0] < before[1] - _SLACK:
            yield VisualFault(OTHER_CELL, cells[0].box)
            return


def uneven_columns(by_page: Mapping[int, Sequence[Placement]]) -> Iterator[tuple[int, VisualFault]]:
    """Yield a cell of each column whose cells, on all pages, have no common left edge, right edge or middle.

    So each cell is below its own column's header, and below no other.
    """
    columns: dict[tuple[int, int], list[tuple[int, Placement, tuple[float, float, float]]]] = {}
    for page, placements in by_page.items():
        cells: dict[Cell, list[Placement]] = {}
        for placement in placements:
            if placement.block.context.cell is not None:
                cells.setdefault(placement.block.context.cell, []).append(placement)
        for cell, parts in cells.items():
            if (edges := _edges(parts, page)) is not None:
                columns.setdefault((cell.table, cell.column), []).append((page, parts[0], edges))
    for column in columns.values():
        page, placement, first = column[0]
        if not any(all(abs(edges[side] - first[side]) <= _UNEVEN for _, _, edges in column) for side in range(3)):
            yield page, VisualFault(OTHER_CELL, placement.box)


def _edges(cell: Sequence[Placement], page: int) -> tuple[float, float, float] | None:
    """Return a cell's left edge, right edge and middle; None where it has accents, or begins with white space."""
    runs = [run for placement in cell for run in placement.block.runs(page)]
    if any((is_accent(run) and is_inked(run)) or run.text.strip(" ") != run.text.strip() for run in runs):
        return None
    letters = [run for run in runs if is_inked(run)]
    left, right = min(run.x for run in letters), max(run.ink[1] for run in letters)
    return left, right, (left + right) / 2


def _detached_labels(placements: Sequence[Placement]) -> Iterator[VisualFault]:
    """Yield the words of an item, or of a footnote, that do not begin directly after its number."""
    labels: dict[int, Placement] = {}
    for placement in placements:
        context = placement.block.context
        if context.item < 0:
            continue
        if context.is_label:
            labels[context.item] = placement
        elif (label := labels.pop(context.item, None)) is not None and not _is_beside(label, placement):
            yield VisualFault(OTHER_LABEL, placement.box)


def _is_beside(label: Placement, words: Placement) -> bool:
    gap = words.box[0] - label.box[2]
    return abs(label.first - words.first) <= 1.0 and -_SLACK <= gap <= _FARTHEST_LABEL
