"""What every page says at its head and foot: within its width, read aloud once, and repeated as an artifact."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf.drawing import read_back
from signoff.pdf.flow import Item
from signoff.pdf.fonts import FontBook
from signoff.pdf.footnotes import FootnoteSetter
from signoff.pdf.items import Paragraphs
from signoff.pdf.metrics import (
    BOTTOM,
    FOOTER_BASELINE,
    HEADER,
    HEADER_BASELINE,
    HEADER_DRAFT,
    LATER_BASELINE,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    TOP,
    WIDTH,
)
from signoff.pdf.page_layout import RunningHeader, add_later_line, lay_out, number_pages, set_header
from signoff.pdf.reading.drawn_items import GlyphRun, Owner
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import Faces

FACES = Faces()


def header(left: str = "A council", right: str = "DRAFT", later: str = "Reference D1") -> RunningHeader:
    elements = Element("P"), Element("P"), Element("P")
    return RunningHeader(left, right, HEADER_DRAFT, [(later, HEADER)] if later else [], elements)


def laid_out(lines: int, running: RunningHeader) -> list[Surface]:
    """Return the pages of so many lines of text."""
    text = "\n".join(f"line {number}" for number in range(lines))
    items: list[Item] = Paragraphs(FACES).text(text, WIDTH, Element("P"))
    pages = lay_out(items, set_header(running, FACES), FootnoteSetter(FACES, {}, {}), FontBook(), {})
    number_pages(pages, FACES)
    return pages


def runs_at(surface: Surface, baseline: float, *, later: bool = False) -> list[GlyphRun]:
    drawn = read_back(surface)[later].drawn
    height = PAGE_HEIGHT - baseline
    return [item for item in drawn if isinstance(item, GlyphRun) and abs(item.y - height) < 0.02]


@given(st.text("Wil é☐ ", max_size=120), st.text("Wil é☐ ", max_size=120))
@settings(max_examples=examples(30))
def test_whatever_is_at_the_head_fits_beside_each_other(left: str, right: str) -> None:
    (left_x, left_line, _), (right_x, right_line, _) = set_header(header(left, right), FACES)
    assert left_x == LEFT
    assert right_x + right_line.width == pytest.approx(RIGHT)
    assert left_x + left_line.width < right_x + 0.01
    for words, line in ((left, left_line), (right, right_line)):
        drawn = "".join(piece.text for piece in line.pieces)
        assert drawn.split() == words.split()


def test_only_a_head_that_is_too_long_is_in_smaller_type() -> None:
    def sizes(left: str) -> set[float]:
        return {piece.style.size for piece in set_header(header(left), FACES)[0][1].pieces}

    assert sizes("A council") == {HEADER.size}
    (size,) = sizes("A council of a very long name " * 10)
    assert size < HEADER.size / 2


def test_lines_in_a_head_are_on_one() -> None:
    line = set_header(header("A\ncouncil\r\nof lines"), FACES)[0][1]
    assert "".join(piece.text for piece in line.pieces) == "A council of lines "


@pytest.mark.parametrize("lines", [0, 1, 60, 200])
def test_pages_hold_all_lines_between_head_and_foot(lines: int) -> None:
    pages = laid_out(lines, header())
    assert [surface.number for surface in pages] == list(range(1, len(pages) + 1))
    assert len(pages) == max(1, -(-lines * 13 // int(BOTTOM - TOP)))
    numbers: list[int] = []
    for surface in pages:
        runs = [item for item in read_back(surface)[0].drawn if isinstance(item, GlyphRun) and "line" in item.text]
        assert all(first.y > second.y for first, second in pairwise(runs))
        assert all(run.box[1] >= PAGE_HEIGHT - BOTTOM and run.box[3] <= PAGE_HEIGHT - TOP for run in runs)
        numbers += [int(run.text.split()[1]) for run in runs]
    assert numbers == list(range(lines))


def test_the_head_is_read_aloud_on_the_first_page_only() -> None:
    running = header()
    first, second, third = laid_out(150, running)
    assert [run.owner for run in runs_at(first, HEADER_BASELINE)] == [Owner("P", 0), Owner("P", 1)]
    for surface in (second, third):
        assert [run.owner for run in runs_at(surface, HEADER_BASELINE)] == [Owner("Header", None)] * 2
    assert [len(element.kids) for element in running.elements] == [1, 1, 0]


def test_each_page_says_its_number_of_how_many() -> None:
    pages = laid_out(150, header())
    for number, surface in enumerate(pages, 1):
        (run,) = runs_at(surface, FOOTER_BASELINE)
        assert run.text == f"Page {number} of 3 "
        assert run.owner == Owner("Footer", None)
        assert run.ink[1] == pytest.approx(RIGHT, abs=0.02)


def test_what_is_gained_later_is_on_a_line_of_its_own_on_every_page() -> None:
    running = header()
    pages = laid_out(100, running)
    before = [list(surface.code) for surface in pages]
    add_later_line(pages, running, FACES)
    assert [surface.code for surface in pages] == before
    for surface in pages:
        (run,) = runs_at(surface, LATER_BASELINE, later=True)
        assert run.text == "Reference D1 "
        assert run.ink[1] == pytest.approx(RIGHT, abs=0.02)
        assert run.owner.is_artifact is (surface.number > 1)
    assert len(running.elements[2].kids) == 1


def test_nothing_gained_leaves_the_later_stream_empty() -> None:
    running = header(later="")
    pages = laid_out(1, running)
    add_later_line(pages, running, FACES)
    assert pages[0].later == []
    assert not running.elements[2].has_content
