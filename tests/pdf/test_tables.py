"""Tables inside the long texts: they fill no more than their column, hold every cell, and repeat their header."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf import texts
from pdf.drawing import new_surface, read_back
from signoff.notice.text import Cell, Run, Table
from signoff.pdf.characters import normalise
from signoff.pdf.flow import NO_NOTES, Box, PlacedBox, Room
from signoff.pdf.items import Paragraphs, TextLine
from signoff.pdf.metrics import PARAGRAPH_GAP, TABLE_TINT
from signoff.pdf.reading.drawn_items import Area, GlyphRun
from signoff.pdf.structure import Element
from signoff.pdf.tables import named_rows, table_box
from signoff.pdf.typefaces import Faces

PARAGRAPHS = Paragraphs(Faces())
WIDTH = 400.0
LONG = "words that need more room than any column of the table has " * 4


def cell(words: str) -> Cell:
    return (Run(words),) if words else ()


def table(*rows: tuple[str, ...], align: tuple[str, ...] = ()) -> Table:
    """Return a table whose first row is its header."""
    head, *others = (tuple(cell(words) for words in row) for row in rows)
    return Table(head, tuple(others), align)


def boxed(content: Table, width: float = WIDTH, indent: float = 0.0) -> tuple[Box, Element]:
    element = Element("Document")
    return table_box(content, width, indent, element, PARAGRAPHS), element


def rows_of(box: Box) -> list[Box]:
    (column,) = box.columns
    rows = [row for row in column.feed.items if isinstance(row, Box)]
    assert len(rows) == len(column.feed.items)
    return rows


def words_in(row: Box) -> list[str]:
    """Return the words of each cell of a row."""
    cells = []
    for column in row.columns:
        lines = [line for line in column.feed.items if isinstance(line, TextLine)]
        cells.append("".join(piece.text for line in lines for piece in line.line.pieces).strip())
    return cells


def widths_of(content: Table, width: float = WIDTH) -> list[float]:
    return [column.width for column in rows_of(boxed(content, width)[0])[0].columns]


_TABLES = st.integers(1, 12).flatmap(
    lambda count: st.lists(
        st.tuples(*[st.sampled_from(["", "a", "1,234", "two words", LONG, "x" * 60])] * count), min_size=1, max_size=4
    )
)


@given(_TABLES, st.floats(120, 480), st.sampled_from([0.0, 15.0, 60.0]))
@settings(max_examples=examples(30))
def test_a_table_is_within_its_column_and_so_are_its_words(
    rows: list[tuple[str, ...]], width: float, indent: float
) -> None:
    box, _ = boxed(table(*rows), width, indent)
    lines = rows_of(box)
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert sum(column.width for column in line.columns) <= width - indent + 0.01
        assert [words.replace(" ", "") for words in words_in(line)] == [words.replace(" ", "") for words in row]
        for column in line.columns:
            inner = column.width - column.padding.left - column.padding.right
            assert inner > 0
            for item in column.feed.items:
                assert isinstance(item, TextLine)
                letters = "".join(piece.text for piece in item.line.pieces).strip()
                assert item.line.width <= inner + 0.01 or len(letters) == 1  # a cell may be narrower than a letter
    assert len({tuple(column.width for column in line.columns) for line in lines}) == 1


def test_a_small_table_is_only_a_third_wider_than_its_words() -> None:
    widths = widths_of(table(("a", "b"), ("1", "2")))
    assert sum(widths) < WIDTH / 2
    assert widths[0] == pytest.approx(widths[1], rel=0.1)


def test_a_table_that_nearly_fills_its_column_fills_it() -> None:
    words = "w" * 22
    assert sum(widths_of(table((words, words), (words, words)))) == pytest.approx(WIDTH)


def test_numbers_keep_their_room_beside_long_words() -> None:
    widths = widths_of(table(("No.", "Reason", "Cost"), ("12", LONG, "£412,000.00")))
    assert sum(widths) == pytest.approx(WIDTH)
    box, _ = boxed(table(("No.", "Reason", "Cost"), ("12", LONG, "£412,000.00")))
    number, reason, cost = rows_of(box)[1].columns
    assert len(number.feed.items) == len(cost.feed.items) == 1
    assert len(reason.feed.items) > 3


def test_the_type_is_smaller_where_columns_are_many() -> None:
    sizes = []
    for count in (2, 8, 12, 40):
        (line,) = rows_of(boxed(table(("a",) * count))[0])[0].columns[0].feed.items
        assert isinstance(line, TextLine)
        sizes.append(line.line.pieces[0].style.size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[:2] == [9.0, 9.0]
    assert sizes[2] < 9.0
    assert sizes[3] == 5.5


def test_a_row_of_fewer_cells_is_filled_up_and_further_cells_are_left_out() -> None:
    content = Table((cell("a"), cell("b")), ((cell("1"),), (cell("1"), cell("2"), cell("3"))))
    assert [words_in(row) for row in rows_of(boxed(content)[0])] == [["a", "b"], ["1", ""], ["1", "2"]]


def test_cells_are_elements_and_header_cells_say_what_they_head() -> None:
    _, element = boxed(table(("a", "b"), ("1", "")))
    (grid,) = element.kids
    assert isinstance(grid, Element)
    rows = [row for row in grid.kids if isinstance(row, Element)]
    assert [[(kid.tag, kid.scope) for kid in row.kids if isinstance(kid, Element)] for row in rows] == [
        [("TH", "Column"), ("TH", "Column")],
        [("TH", "Row"), ("TD", "")],
    ]
    assert [row.tag for row in rows] == ["TR", "TR"]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ((("Item", "Cost"), ("Steel", "1"), ("Ramps", "2")), [True, True]),
        ((("Year", "Cost"), ("2024/25", "£1"), ("2025/26", "£2")), [True, True]),
        ((("Item", "Cost"), ("Steel", "1"), ("Steel", "2")), [False, False]),
        ((("Item", "Cost"), ("Steel", "1"), ("Steel", "2"), ("Ramps", "3")), [True, True, True]),
        ((("Item", "Cost"), ("Steel", "1"), ("", "2"), ("Ramps", "3")), [True, False, True]),
        ((("Item", "Cost"), ("Steel", "1"), ("Ramps", "2"), (LONG, "3")), [True, True, False]),
        ((("Item", "Cost"), ("Steel", "1"), ("Ramps", "2"), ("£168,000", "all")), [True, True, False]),
        ((("Cost", "Item"), ("£412,000", "Steel"), ("£168,000", "Ramps")), [False, False]),
        ((("Share", "Item"), ("12.5 %", "Steel"), ("87.5%", "Ramps")), [False, False]),
        ((("Why", "Cost"), (LONG, "1"), ("Ramps", "2")), [False, False]),
        ((("Item",), ("Steel",), ("Ramps",)), [False, False]),
    ],
)
def test_a_first_column_of_short_names_heads_the_rows(rows: tuple[tuple[str, ...], ...], named: list[bool]) -> None:
    assert named_rows(table(*rows)) == named


def test_cells_are_aligned_as_their_column_says() -> None:
    box, _ = boxed(table(("a", "b", "c"), ("1", "2", "3"), align=("", "centre", "right")))
    for row in rows_of(box):
        aligned = [line.align for column in row.columns for line in column.feed.items if isinstance(line, TextLine)]
        assert aligned == ["", "centre", "right"]


def pages_of(box: Box, height: float) -> list[PlacedBox]:
    rest, pages = box, []
    while rest is not None:
        placed, rest = rest.split(Room(height, NO_NOTES, lambda _: 0.0), force=True)  # type: ignore[assignment]
        assert isinstance(placed, PlacedBox)
        pages.append(placed)
        assert len(pages) < 100
    return pages


def drawn(placed: PlacedBox) -> tuple[list[str], int]:
    """Return the words drawn on a page, and the number of tinted cells there."""
    surface = new_surface()
    placed.draw(surface, 60, 100, WIDTH)
    items = read_back(surface)[0].drawn
    tint = tuple(f"{value:.3f}" for value in TABLE_TINT)
    words = [item.text.strip() for item in items if isinstance(item, GlyphRun)]
    return words, sum(isinstance(item, Area) and item.colour == tint for item in items)


def test_the_header_is_on_every_page_and_each_row_on_one() -> None:
    box, _ = boxed(table(("Head", "Cost"), *((f"row {number}", str(number)) for number in range(20))))
    pages = [drawn(placed) for placed in pages_of(box, 120.0)]
    assert len(pages) > 2
    assert all(words[:2] == ["Head", "Cost"] and tinted == 2 for words, tinted in pages)
    assert [word for words, _ in pages for word in words[2:] if word.startswith("row")] == [
        f"row {number}" for number in range(20)
    ]


def test_a_header_that_leaves_no_room_for_rows_is_not_repeated() -> None:
    box, _ = boxed(table((LONG * 8, "Cost"), *((f"row {number}", str(number)) for number in range(20))), 150.0)
    first, *others = [drawn(placed)[0] for placed in pages_of(box, 260.0)]
    assert others
    assert "Cost" in first
    assert not any("Cost" in words for words in others)


def test_a_table_has_the_gap_of_a_paragraph_and_a_frame_for_each_cell_only() -> None:
    box, _ = boxed(table(("a",), ("1",)), indent=15.0)
    assert (box.gap, box.border) == (PARAGRAPH_GAP, False)
    assert box.columns[0].padding.left == 15.0
    assert all(row.border for row in rows_of(box))


@given(texts.WORDS)
@settings(max_examples=examples(10))
def test_the_words_of_a_cell_are_all_there(words: str) -> None:
    box, _ = boxed(table(("a", "b"), (words, LONG)), 150.0)
    drawn_words = words_in(rows_of(box)[1])[0]
    assert "".join(drawn_words.split()) == "".join(normalise(words).split())
