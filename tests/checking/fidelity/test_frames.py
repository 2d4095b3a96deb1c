"""The rooms between lines: they do not depend on how lines are cut or ordered, and a grid has its cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from checking.fidelity.forging import faults
from pdf import factory
from signoff.checking.fidelity.frames import OUTSIDE, Frames, Line, TooMany
from signoff.pdf.export import render

STEP = 20.0
PLACES = st.integers(0, 5)


def line(is_level: bool, at: float, begin: float, end: float) -> Line:
    return Line(is_level, at, begin, end, (0.0, 0.0, 0.0, 0.0), ("0.000", "0.000", "0.000"))


def lines() -> st.SearchStrategy[list[Line]]:
    tuples = st.tuples(st.booleans(), PLACES, PLACES, PLACES).filter(lambda place: place[2] < place[3])
    return st.lists(tuples.map(lambda values: line(values[0], *(STEP * place for place in values[1:]))), max_size=14)


def grid(columns: int, rows: int) -> list[Line]:
    """Return the frames of a table, each cell drawn by itself."""
    lines = []
    for column in range(columns):
        for row in range(rows):
            left, low = STEP * column, STEP * row
            lines += [line(True, at, left, left + STEP) for at in (low, low + STEP)]
            lines += [line(False, at, low, low + STEP) for at in (left, left + STEP)]
    return lines


def parted(frames: Frames) -> list[list[int]]:
    """Return the room of every square, rooms counted as they are met."""
    middles = [STEP * (place + 0.5) for place in range(-1, 6)]
    rooms = [frames.room_at(x, y) for x in middles for y in middles]
    seen = list(dict.fromkeys(rooms))
    return [[seen.index(room) for room in rooms]]


@given(lines(), st.randoms(use_true_random=False))
def test_rooms_do_not_depend_on_how_lines_are_drawn(drawn: list[Line], chance: object) -> None:
    """Lines in another order, cut in two, drawn twice, or a rounding away, part the same rooms."""
    again = []
    for item in drawn:
        middle = (item.begin + item.end) / 2
        again += [
            line(item.is_level, item.at + 0.02, item.begin, middle),
            line(item.is_level, item.at, middle, item.end),
        ]
    assert parted(Frames(drawn)) == parted(Frames([*again[::-1], *drawn[:3]]))


@given(lines())
def test_a_line_more_never_joins_rooms(drawn: list[Line]) -> None:
    assert len(Frames(drawn[:-1]).rooms) <= len(Frames(drawn).rooms)


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_grid_has_a_room_for_each_cell(columns: int, rows: int) -> None:
    frames = Frames(grid(columns, rows))
    assert len(frames.rooms) == columns * rows
    assert all(map(frames.is_rectangle, frames.rooms))
    assert not list(frames.dangling_lines())
    assert frames.room_at(-1.0, -1.0) == OUTSIDE


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_every_loose_end_is_found(columns: int, rows: int, data: st.DataObject) -> None:
    """A line that ends within a cell parts nothing there, wherever it begins."""
    column, row = data.draw(st.integers(0, columns - 1)), data.draw(st.integers(0, rows - 1))
    share = data.draw(st.floats(0.1, 0.9))
    is_level = data.draw(st.booleans())
    at, begin = (row, column) if is_level else (column, row)
    loose = line(is_level, STEP * (at + 0.5), STEP * begin, STEP * (begin + share))
    assert list(Frames([*grid(columns, rows), loose]).dangling_lines()) == [loose]


def test_a_room_with_a_step_is_not_a_rectangle_and_one_around_another_is() -> None:
    """Cells of a table are rectangles; a table may stand within a cell of the form."""
    stepped = [edge for edge in grid(2, 2) if edge.at != STEP or edge.begin != 0.0]
    assert [Frames(stepped).is_rectangle(room) for room in Frames(stepped).rooms] == [False, True]
    inner = [line(edge.is_level, edge.at + 5.0, edge.begin + 5.0, edge.end + 5.0) for edge in grid(1, 1)]
    outer = [line(edge.is_level, edge.at * 3, edge.begin * 3, edge.end * 3) for edge in grid(1, 1)]
    frames = Frames([*inner, *outer])
    assert [frames.is_rectangle(room) for room in frames.rooms] == [True, True]


def test_lines_without_number_are_not_looked_through() -> None:
    many = [line(is_level, place * 0.5, 0.0, 700.0) for place in range(1400) for is_level in (True, False)]
    with pytest.raises(TooMany):
        Frames(many)


LONG = "Words and more words. " * 300


@pytest.mark.parametrize(
    "table",
    [
        "| a | b | |\n|---|---|---|\n| x |  | y |\n|  |  |  |",
        "| | |\n|---|---|\n| | |",
        "| |\n|---|",
        f"| a | |\n|---|---|\n| {LONG} | |\n| y | {LONG} |\n{'| | |' * 1}",
        "| a | |\n|---|---|\n" + "| | |\n" * 200,
    ],
    ids=["cells", "a table", "a cell alone", "a row over pages", "rows over pages"],
)
def test_cells_without_words_are_the_structures_own(table: str) -> None:
    signed_record = builders.signed(factory.rich_draft(reasons=table))
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []
