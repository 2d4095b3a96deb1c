"""A table laid on a grid: what spans several rows or columns has one place, and what was hidden is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from signoff.intake.html.job import Job
from signoff.intake.html.left_out import Kind
from signoff.intake.html.look import Look
from signoff.intake.html.tree import Element, Node
from signoff.intake.html.visibility import is_hidden

MAX_SPAN = 40
"""The most columns over which a cell lies."""

MOST_ROWS_DOWN = 65_534
"""The most rows over which a cell lies, as in HTML."""

MOST_COLUMNS = 400
_CELLS = frozenset({"td", "th"})
_PARTS = ("thead", "tbody", "tfoot")
_ZERO = re.compile(r"0+(?:\.0*)?[a-z%]*")


_Part: TypeAlias = tuple[int, int]
"""A head, body or foot of a table: which of these, and in what place among the parts."""


@dataclass(slots=True)
class GridCell:
    """A cell in its place; `covers` is how many columns it lies over, from its first on."""

    element: Element
    look: Look
    column: int
    covers: int
    rows: int


@dataclass(slots=True)
class GridRow:
    """A row: its cells that begin in it."""

    element: Element
    is_hidden: bool
    part: _Part
    cells: list[GridCell] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its rows, its hidden columns, and what stands in it but in no cell."""

    rows: list[GridRow] = field(default_factory=list)
    width: int = 0
    hidden_columns: frozenset[int] = frozenset()
    loose: list[Node] = field(default_factory=list)


def lay_out(table: Element, look: Look, job: Job) -> Grid:
    """Return a table on its grid; rows that are struck out or helpers of Word's are not in it."""
    grid = Grid()
    found = list(_rows(table, look, job, grid.loose))
    found.sort(key=lambda row: row[0])
    taken: dict[int, int] = {}
    last = None
    for part, element, row_look in found:
        if part != last:
            taken, last = {}, part
        row = GridRow(element, _is_hidden_row(element), part)
        if not row.is_hidden and job.leaves_out(element):
            continue
        _place(row, _cells(element, row_look, job, grid.loose), taken)
        grid.rows.append(row)
        job.watch.look()
    _end_with_parts(grid)
    grid.width = max((cell.column + cell.covers for row in grid.rows for cell in row.cells), default=0)
    grid.hidden_columns = _hidden_columns(table, grid)
    return grid


def _end_with_parts(grid: Grid) -> None:
    """Let no cell reach from one part of a table into the next."""
    left, below = 0, None
    for row in reversed(grid.rows):
        left, below = left + 1 if row.part == below else 1, row.part
        for cell in row.cells:
            cell.rows = min(cell.rows, left)


def _rows(element: Element, look: Look, job: Job, loose: list[Node]) -> Iterator[tuple[_Part, Element, Look]]:
    """Yield the rows with the part of the table that they belong to, and their looks."""
    implied: list[Node] | None = None
    for child, child_look, part in _inside(element, look, frozenset({"tr"}) | _CELLS, (1, 0), job, loose):
        if child.tag == "tr":
            implied = None
            yield part, child, child_look
        elif implied is not None:
            implied.append(child)
        else:
            # cells without a row make one
            row = Element("tr", {}, [child])
            implied = row.children
            yield part, row, look


def _cells(row: Element, look: Look, job: Job, loose: list[Node]) -> list[tuple[Element, Look]]:
    return [(cell, cell_look) for cell, cell_look, _ in _inside(row, look, _CELLS, (1, 0), job, loose)]


def _inside(
    element: Element, look: Look, tags: frozenset[str], part: _Part, job: Job, loose: list[Node]
) -> Iterator[tuple[Element, Look, _Part]]:
    """Yield the elements with these tags, those inside unknown elements too; add everything else to `loose`."""
    for place, child in enumerate(element.children, 1):
        job.watch.step()
        if not isinstance(child, Element):
            loose.append(child)
        elif child.tag in tags:
            yield child, look.inside(child), part
        elif child.tag in _PARTS or _holds(child, tags, job):
            if child.tag in _PARTS and is_hidden(child):
                child = _with_hidden_rows(child, job)
            elif job.leaves_out(child):
                continue
            inner = (_PARTS.index(child.tag), place) if child.tag in _PARTS else part
            yield from _inside(child, look.inside(child), tags, inner, job, loose)
        else:
            loose.append(child)


def _holds(element: Element, tags: frozenset[str], job: Job) -> bool:
    """Return whether an element between a table and its rows, or a row and its cells, holds some of them."""
    for child in element.children:
        job.watch.step()
        if isinstance(child, str) or child.tag in {"table", "caption"}:
            continue
        if child.tag in tags or _holds(child, tags, job):
            return True
    return False


def _with_hidden_rows(part: Element, job: Job) -> Element:
    """Return a hidden part of a table with its rows hidden; leave out what else is in it."""
    rows: list[Node] = []
    others: list[Node] = []
    for child in part.children:
        is_row = isinstance(child, Element) and child.tag == "tr"
        (rows if is_row else others).append(child)
    job.leave_out(Element("", {}, others), Kind.PASSAGE)
    return Element(
        part.tag, {}, [Element("tr", {"hidden": ""}, row.children) for row in rows if isinstance(row, Element)]
    )


def _place(row: GridRow, cells: list[tuple[Element, Look]], taken: dict[int, int]) -> None:
    """Give each cell its first free column; `taken` says how many more rows each column is covered from above."""
    covered = {column for column, rows in taken.items() if rows}
    for column in covered:
        taken[column] -= 1
    column = 0
    for element, look in cells:
        while column in covered:
            column += 1
        covers, rows = _span(element, "colspan"), _rows_down(element)
        if column + covers > MOST_COLUMNS:
            covers = 1
        row.cells.append(GridCell(element, look, column, covers, rows))
        for place in range(column, column + covers):
            taken[place] = rows - 1
        column += covers


def _rows_down(element: Element) -> int:
    """Return over how many rows a cell lies at most; 0 says that it reaches to the end of its part."""
    rows = _span(element, "rowspan", MOST_ROWS_DOWN)
    return MOST_ROWS_DOWN if element.attributes.get("rowspan", "").strip() == "0" else rows


def _span(element: Element, name: str, most: int = MAX_SPAN) -> int:
    span = element.attributes.get(name, "").strip()
    return max(min(int(span), most), 1) if span.isdecimal() and len(span) < 6 else 1


def _is_hidden_row(element: Element) -> bool:
    if is_hidden(element) or element.style("visibility") == "collapse" or _is_zero(element, "height"):
        return True
    cells = [child for child in element.children if isinstance(child, Element) and child.tag in _CELLS]
    return bool(cells) and all(_is_zero(cell, "height") for cell in cells)


def _is_zero(element: Element, name: str) -> bool:
    """Return whether a width or height is given as none at all."""
    written = element.style(name) or element.attributes.get(name, "")
    return _ZERO.fullmatch(written.strip()) is not None


def _hidden_columns(table: Element, grid: Grid) -> frozenset[int]:
    """Return the columns that a `col` hides, that are no wider than nothing, or of which each cell is hidden."""
    columns = _columns(table)
    hidden = {place for place, element in enumerate(columns) if _is_hidden_column(element)}
    narrow: set[int] = set()
    wide = {place for place, element in enumerate(columns) if element.attributes.get("width") and place not in hidden}
    unseen: set[int] = set()
    seen: set[int] = set()
    for cell in (cell for row in grid.rows for cell in row.cells if cell.covers == 1):
        if cell.element.style("width") or cell.element.attributes.get("width"):
            (narrow if _is_zero(cell.element, "width") else wide).add(cell.column)
        (unseen if is_hidden(cell.element) else seen).add(cell.column)
    return frozenset(hidden | (narrow - wide) | (unseen - seen))


def _columns(table: Element) -> list[Element]:
    """Return the `col` elements of a table, each as often as the number of columns it is for."""
    columns: list[Element] = []
    for child in table.children:
        if not isinstance(child, Element) or child.tag not in {"col", "colgroup"}:
            continue
        inner = [inner for inner in child.children if isinstance(inner, Element) and inner.tag == "col"]
        for column in inner or [child]:
            hides = is_hidden(child) and column is not child
            columns += [child if hides else column] * _span(column, "span")
    return columns[:MOST_COLUMNS]


def _is_hidden_column(element: Element) -> bool:
    if is_hidden(element) or element.style("visibility") == "collapse" or _is_zero(element, "width"):
        return True
    return element.style("mso-width-alt") == "0"
