"""Turns a table into a simple table of a notice; one of a single column is page layout, and becomes plain blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from signoff.intake.html.grid import Grid, GridCell, lay_out
from signoff.intake.html.job import Job
from signoff.intake.html.left_out import Kind
from signoff.intake.html.look import Look
from signoff.intake.html.tree import HELPER, Element
from signoff.intake.html.visibility import is_machinery, is_surely_seen, reason_to_leave_out, texts, words_of
from signoff.notice.text import Block, Break, Cell, Inline, NumberedList, Paragraph, Run, Table
from signoff.notice.text.numbering import label

MAX_CELLS = 5_000
"""A table of more cells than this becomes paragraphs."""

_PLACEHOLDER = "placeholder"
_ACCOUNTING = re.compile(r"[\s\xa0]*(-?[£$€¥])[\s\xa0]+(-|[-(]?[\d.,]+\)?)[\s\xa0]*")


def table_blocks(element: Element, look: Look, job: Job) -> tuple[Block, ...]:
    """Return the table, after what stands in it but in none of its cells."""
    grid = lay_out(element, look, job)
    outside = job.convert(grid.loose, look, job)
    columns = [place for place in range(grid.width) if place not in grid.hidden_columns]
    columns = _without_placeholders(grid, columns)
    _say_hidden(grid, job)
    rows = list(_shown_rows(grid, columns))
    if len(columns) > 1 and len(columns) * len(rows) <= MAX_CELLS:
        job.watch.cells(len(columns) * len(rows))
        content = list(_contents(rows, columns, job))
        return (*outside, Table(content[0], tuple(content[1:]))) if content else outside
    blocks = [_blocks(cell, job) for row in rows for _, cell in sorted(row.items(), key=lambda entry: entry[0])]
    return (*outside, *(block for cell in blocks for block in cell))


def _without_placeholders(grid: Grid, columns: list[int]) -> list[int]:
    """Return the columns but for those in which Word puts nothing but a place that cells do not reach."""
    begins: dict[int, set[bool]] = {}
    for cell in (cell for row in grid.rows for cell in row.cells):
        is_placeholder = cell.element.style("mso-cell-special") == _PLACEHOLDER and not _has_words(cell.element)
        begins.setdefault(cell.column, set()).add(is_placeholder)
    return [column for column in columns if begins.get(column) != {True}]


def _shown_rows(grid: Grid, columns: list[int]) -> Iterator[dict[int, GridCell]]:
    """Yield for each row that is shown its cells, by the first column in which they are seen."""
    shown = set(columns)
    late: list[tuple[int, GridCell]] = []
    for place, row in enumerate(grid.rows):
        late = [(end, cell) for end, cell in late if end > place]
        if row.is_hidden:
            late += [(place + cell.rows, cell) for cell in row.cells if cell.rows > 1]
            continue
        if not row.cells or (HELPER in row.element.attributes and not _has_words(row.element)):
            continue
        cells: dict[int, GridCell] = {}
        for cell in [*(cell for _, cell in late), *row.cells]:
            seen = [column for column in range(cell.column, cell.column + cell.covers) if column in shown]
            if seen:
                cells[seen[0]] = cell
        late = []
        yield cells


def _has_words(element: Element) -> bool:
    return any(text.strip() for text in texts(element))


def _say_hidden(grid: Grid, job: Job) -> None:
    """Leave out the hidden rows and columns, with the words of the cells of which nothing is seen."""
    for place, row in enumerate(grid.rows):
        if row.is_hidden:
            cells = [cell for cell in row.cells if all(r.is_hidden for r in grid.rows[place + 1 : place + cell.rows])]
            job.tally.add(Kind.ROW, " ".join(words_of(cell.element, job.watch) for cell in cells))
    for column in sorted(grid.hidden_columns):
        cells = [cell for row in grid.rows if not row.is_hidden for cell in row.cells if cell.column == column]
        unseen = [cell for cell in cells if set(range(column, column + cell.covers)) <= grid.hidden_columns]
        job.tally.add(Kind.COLUMN, " ".join(words_of(cell.element, job.watch) for cell in unseen))
    job.tally.stay()


def _contents(rows: list[dict[int, GridCell]], columns: list[int], job: Job) -> Iterator[tuple[Cell, ...]]:
    """Yield the content of each row, but for one of which all the words were left out."""
    for row in rows:
        content = tuple(_content(row.get(column), job) for column in columns)
        if any(content) or not any(words_of(cell.element, job.watch).strip() for cell in row.values()):
            yield content


def _content(cell: GridCell | None, job: Job) -> Cell:
    return () if cell is None else _accounted(_on_one_line(_blocks(cell, job)))


def _blocks(cell: GridCell, job: Job) -> tuple[Block, ...]:
    element = cell.element
    if is_surely_seen(element):
        return _converted(cell, job)
    if is_machinery(element):
        return ()
    if (kind := reason_to_leave_out(element)) is not None:
        job.leave_out(element, kind)
        return ()
    return _converted(cell, job)


def _converted(cell: GridCell, job: Job) -> tuple[Block, ...]:
    element, look = cell.element, cell.look
    job.watch.look()
    # a header is recognised by its place, so its own bold adds nothing
    return job.convert(element.children, replace(look, bold=False) if element.tag == "th" else look, job)


def _on_one_line(blocks: Iterable[Block]) -> Cell:
    """Return all the words of the blocks on one line, with the numbers of their lists."""
    line: list[Inline] = []
    for content in _lines(blocks):
        line += [Run(" ")] if line else []
        line += [Run(" ") if isinstance(part, Break) else part for part in content]
    return tuple(line)


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row if cell)
        else:
            for place, item in enumerate(block.items):
                yield (Run(label(block.start + place, block.style) if isinstance(block, NumberedList) else "•"),)
                yield from _lines(item.blocks)


def _accounted(cell: Cell) -> Cell:
    """Return an amount without the spaces with which Excel puts its sign at the edge of the cell."""
    runs = [part for part in cell if isinstance(part, Run)]
    if not runs or (match := _ACCOUNTING.fullmatch("".join(run.text for run in runs))) is None:
        return cell
    return (replace(next((run for run in runs if run.text.strip()), runs[0]), text=match[1] + match[2]),)
