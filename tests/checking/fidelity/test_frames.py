"""The rooms between lines: how lines are cut and in which order they are drawn is all one, and a grid has its cells."""

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
    one = st.tuples(st.booleans(), PLACES, PLACES, PLACES).filter(lambda found: found[2] < found[3])
    return st.lists(one.map(lambda found: line(found[0], *(STEP * place for place in found[1:]))), max_size=14)


def grid(columns: int, rows: int) -> list[Line]:
    """Return the frames of a table, each cell drawn by itself."""
    found = []
    for column in range(columns):
        for row in range(rows):
            left, low = STEP * column, STEP * row
            found += [line(True, at, left, left + STEP) for at in (low, low + STEP)]
            found += [line(False, at, low, low + STEP) for at in (left, left + STEP)]
    return found


def parted(frames: Frames) -> list[list[int]]:
    """Return the room of every square, rooms counted as they are met."""
    middles = [STEP * (place + 0.5) for place in range(-1, 6)]
    rooms = [frames.room_at(x, y) for x in middles for y in middles]
    seen = list(dict.fromkeys(rooms))
    return [[seen.index(one) for one in rooms]]


@given(lines(), st.randoms(use_true_random=False))
def test_rooms_do_not_depend_on_how_lines_are_drawn(drawn: list[Line], chance: object) -> None:
    """Lines in another order, cut in two, drawn twice, or a rounding away, part the same rooms."""
    again = []
    for one in drawn:
        middle = (one.begin + one.end) / 2
        again += [line(one.is_level, one.at + 0.02, one.begin, middle), line(one.is_level, one.at, middle, one.end)]
    assert parted(Frames(drawn)) == parted(Frames([*again[::-1], *drawn[:3]]))


@given(lines())
def test_a_line_more_never_joins_rooms(drawn: list[Line]) -> None:
    assert len(Frames(drawn[:-1]).rooms) <= len(Frames(drawn).rooms)


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_grid_has_a_room_for_each_cell(columns: int, rows: int) -> None:
    frames = Frames(grid(columns, rows))
    assert len(frames.rooms) == columns * rows
    assert all(map(frames.is_rectangle, frames.rooms))
    assert not list(frames.parting_nothing())
    assert frames.room_at(-1.0, -1.0) == OUTSIDE


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_every_loose_end_is_found(columns: int, rows: int, data: st.DataObject) -> None:
    """A line that ends within a cell parts nothing there, wherever it begins."""
    column, row = data.draw(st.integers(0, columns - 1)), data.draw(st.integers(0, rows - 1))
    share = data.draw(st.floats(0.1, 0.9))
    is_level = data.draw(st.booleans())
    at, begin = (row, column) if is_level else (column, row)
    loose = line(is_level, STEP * (at + 0.5), STEP * begin, STEP * (begin + share))
    assert list(Frames([*grid(columns, rows), loose]).parting_nothing()) == [loose]


def test_a_room_with_a_step_is_no_rectangle_and_one_around_another_is() -> None:
    """Cells of a table are rectangles; a table may stand within a cell of the form."""
    stepped = [one for one in grid(2, 2) if one.at != STEP or one.begin != 0.0]
    assert [Frames(stepped).is_rectangle(one) for one in Frames(stepped).rooms] == [False, True]
    inner = [line(one.is_level, one.at + 5.0, one.begin + 5.0, one.end + 5.0) for one in grid(1, 1)]
    outer = [line(one.is_level, one.at * 3, one.begin * 3, one.end * 3) for one in grid(1, 1)]
    around = Frames([*inner, *outer])
    assert [around.is_rectangle(one) for one in around.rooms] == [True, True]


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
    one = builders.signed(factory.rich_draft(reasons=table))
    made = render(one)
    assert faults(made.data, one, made) == []
