"""Tables inside the long texts: columns as wide as their words need, the header repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from signoff.notice.text import Cell, Table
from signoff.pdf.accents import clusters, has_marks
from signoff.pdf.flow import NO_NOTES, Box, Column, Feed, Item, Padding, Room
from signoff.pdf.items import Paragraphs
from signoff.pdf.metrics import PARAGRAPH_GAP, TABLE, TABLE_TINT, Style
from signoff.pdf.spans import spans_of
from signoff.pdf.structure import Element

_LONGEST_NAME = 60
"""Characters of the longest name of a row; more are a text."""

_AMOUNT = re.compile(r"[-–+(]?\s*(?:£\s*[\d,.]+.*|[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|[\d,.]+\s*%)\)?")
"""A cell that holds money, a share or a measured number, which names nothing."""

_SIDE = 0.12
"""What is kept free at each side of the words of a narrow column, as a share of the narrowest."""

_SMALLEST = 5.5
_TALLEST_REPEATED = 200.0
"""A header taller than this is not repeated: it would leave no room for rows on the following pages."""


def table_box(table: Table, width: float, indent: float, element: Element, paragraphs: Paragraphs) -> Box:
    """Return a table as a box `width` points wide, indented by `indent`, that can be split at any line."""
    room = width - indent
    count = max(1, len(table.header))
    style = _style_for(room / count)
    widths = _widths(table, room, style, paragraphs)
    grid = element.add("Table")
    head = _row(table.header, widths, table.align, replace(style, bold=True), grid, paragraphs, True)
    named = named_rows(table)
    rows = [
        _row(row, widths, table.align, style, grid, paragraphs, False, is_named)
        for row, is_named in zip(table.rows, named, strict=True)
    ]
    repeated_header = _row(table.header, widths, table.align, replace(style, bold=True), None, paragraphs, True)
    repeated = (replace(repeated_header, repeated=True),) if _height(repeated_header) <= _TALLEST_REPEATED else ()
    column = Column(width, Feed([head, *rows]), repeated, Padding(indent, 0.0, 0.0, 0.0))
    return Box((column,), border=False, gap=PARAGRAPH_GAP)


def _height(row: Box) -> float:
    """Return the height of a row that is not split by a page's end."""
    placed, _ = row.split(Room(float("inf"), NO_NOTES, lambda _: 0.0), force=True)
    return placed.height if placed else 0.0


def _style_for(average: float) -> Style:
    """Return smaller type for tables of many columns."""
    if average >= 45:
        return TABLE
    size = max(_SMALLEST, TABLE.size * average / 45)
    return replace(TABLE, size=size, leading=size * 1.3)


def _row(
    cells: Sequence[Cell],
    widths: Sequence[float],
    align: Sequence[str],
    style: Style,
    grid: Element | None,
    paragraphs: Paragraphs,
    is_header: bool,
    is_named: bool = False,
) -> Box:
    side = min(4.0, min(widths) * _SIDE)
    line = grid.add("TR") if grid else None
    columns = []
    for place, width in enumerate(widths):
        content = cells[place] if place < len(cells) else ()
        element = _cell(line, is_header, is_named and not place) if line else None
        items: list[Item] = paragraphs.lines(
            spans_of(content, style),
            width - 2 * side,
            element,
            style=style,
            align=align[place] if place < len(align) else "",
            repeated=grid is None,
        )
        tint = TABLE_TINT if is_header else None
        columns.append(Column(width, Feed(items), padding=Padding(side, 2.5, side, 3.5), tint=tint))
    return Box(tuple(columns), keep=is_header)


def _cell(line: Element, heads_column: bool, heads_row: bool) -> Element:
    if heads_column:
        return line.add("TH", scope="Column")
    return line.add("TH", scope="Row") if heads_row else line.add("TD")


def named_rows(table: Table) -> list[bool]:
    """Return of each row whether its first cell names it: in a few words, and not by an amount.

    A column names rows where most of its cells that say something do, and most of these differ. A cell of it that is
    empty or a text names nothing.
    """
    cells = [_text(row[0]) if row else "" for row in table.rows]
    is_name = [0 < len(words) <= _LONGEST_NAME and _AMOUNT.fullmatch(words) is None for words in cells]
    names = [words for words, is_one in zip(cells, is_name, strict=True) if is_one]
    most_are_names = 2 * len(names) > sum(map(bool, cells))
    most_differ = 2 * len(set(names)) > len(names)
    return is_name if len(table.header) > 1 and most_are_names and most_differ else [False] * len(cells)


def _text(cell: Cell) -> str:
    """Return the words of a cell, on one line."""
    return " ".join("".join(span.text for span in spans_of(cell, TABLE)).split())


def _widths(table: Table, room: float, style: Style, paragraphs: Paragraphs) -> list[float]:
    """Return the columns' widths: what their longest words need first, then shares by the length of the text."""
    count = max(1, len(table.header))
    least, most = [0.0] * count, [1.0] * count
    bold = replace(style, bold=True)
    for row, look in [(table.header, bold), *((row, style) for row in table.rows)]:
        for place, cell in enumerate(row[:count]):
            words = "".join(span.text for span in spans_of(cell, look))
            most[place] = max(most[place], paragraphs.faces.width(words[:400], look) + 9.0)
            longest = max(words.split(), key=len, default="")
            least[place] = max(least[place], min(paragraphs.faces.width(longest[:40], look) + 9.0, room * 0.4))
    if sum(most) <= room:
        return [room * share / sum(most) for share in most] if sum(most) > room * 0.6 else _padded(most, room)
    if sum(least) >= room:
        return _crowded(least, _letters(table, style, paragraphs), room)
    return _shared(least, most, room)


def _letters(table: Table, style: Style, paragraphs: Paragraphs) -> list[float]:
    """Return how wide each column must be for its widest letter, and what is kept free at both sides of it."""
    widest = [0.0] * max(1, len(table.header))
    bold = replace(style, bold=True)
    for row, look in [(table.header, bold), *((row, style) for row in table.rows)]:
        for place, cell in enumerate(row[: len(widest)]):
            for letter in set(_single_letters("".join(span.text for span in spans_of(cell, look)))):
                widest[place] = max(widest[place], paragraphs.faces.width(letter, look))
    return [letter / (1 - 2 * _SIDE) for letter in widest]


def _single_letters(text: str) -> Iterator[str]:
    """Yield each letter of a text with its marks."""
    for part in clusters(text):
        yield from (part,) if has_marks(part) else part


def _crowded(least: Sequence[float], letters: Sequence[float], room: float) -> list[float]:
    """Give each column room for its widest letter, and share the rest by what their longest words need."""
    spare = room - sum(letters)
    if spare <= 0:
        return [room * share / sum(letters) for share in letters]
    wants = [max(0.0, low - letter) for low, letter in zip(least, letters, strict=True)]
    return [letter + spare * want / sum(wants) for letter, want in zip(letters, wants, strict=True)]


def _shared(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Give narrow columns all they need, and share the rest among the others by what they need."""
    narrow = {place for place, high in enumerate(most) if high <= room / len(most) / 1.25}
    widths = [high if place in narrow else low for place, (low, high) in enumerate(zip(least, most, strict=True))]
    if sum(widths) > room:
        narrow, widths = set(), list(least)
    spare = room - sum(widths)
    shares = [0.0 if place in narrow else max(0.0, most[place] - low) for place, low in enumerate(widths)]
    return [low + spare * want / (sum(shares) or 1.0) for low, want in zip(widths, shares, strict=True)]


def _padded(widths: Sequence[float], room: float) -> list[float]:
    """Return a small table's widths, a third wider but within the column."""
    factor = min(1.3, room / sum(widths))
    return [width * factor for width in widths]
