"""The items of a column: lines of text with what is beside them, and signatures' cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf import factory
from pdf.drawing import new_surface, read_back, runs_of
from signoff.pdf.flow import NO_NOTES, Item, Notes, Room
from signoff.pdf.items import CHECK_INDENT, Bullet, CheckBox, Paragraphs, SignatureCell, TextLine, keep_together
from signoff.pdf.line_breaking import Span, break_lines
from signoff.pdf.metrics import PAGE_HEIGHT, TEXT
from signoff.pdf.reading.drawn_items import Owner, Shapes
from signoff.pdf.structure import Choice, Element
from signoff.pdf.typefaces import Faces

PARAGRAPHS = Paragraphs(Faces())


def room(height: float, cited: Notes = NO_NOTES) -> Room:
    return Room(height, cited, lambda notes: 10.0 * len(notes))


def text_lines(items: list[Item]) -> list[TextLine]:
    lines = [item for item in items if isinstance(item, TextLine)]
    assert len(lines) == len(items)
    return lines


def of(count: int, **layout: object) -> list[TextLine]:
    """Return a paragraph of so many lines."""
    text = "\n".join(f"line {number}" for number in range(count))
    return text_lines(PARAGRAPHS.text(text, 200, None, **layout))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "kept"),
    [
        (0, []),
        (1, [False]),
        (2, [True, False]),
        (3, [True, True, False]),
        (4, [True, False, True, False]),
        (6, [True, False, False, False, True, False]),
    ],
)
def test_two_lines_at_least_are_on_either_side_of_a_page_s_end(count: int, kept: list[bool]) -> None:
    assert [line.keep for line in of(count)] == kept
    assert [line.keep for line in of(count, keep=True)] == [True] * count


def test_what_is_above_a_paragraph_is_above_its_first_line() -> None:
    element = Element("P")
    lines = text_lines(
        PARAGRAPHS.lines([Span("a\nb\nc", TEXT)], 200, element, gap=5.0, notes=frozenset({4}), indent=15.0)
    )
    assert [line.gap for line in lines] == [5.0, 0.0, 0.0]
    assert [line.notes for line in lines] == [{4}, NO_NOTES, NO_NOTES]
    assert {line.indent for line in lines} == {15.0}
    assert all(line.element is element and line.height == TEXT.leading for line in lines)


@given(st.floats(0, 150), st.lists(st.sampled_from(["a", "word", "another"]), min_size=10, max_size=30))
@settings(max_examples=examples(25))
def test_indented_lines_end_where_the_column_does(indent: float, words: list[str]) -> None:
    lines = text_lines(PARAGRAPHS.text(" ".join(words), 200, None, indent=indent))
    assert all(indent + line.line.width <= 200.01 for line in lines)


def test_a_mark_is_beside_the_first_line_even_where_there_are_no_words() -> None:
    box = CheckBox(True, None)
    assert [line.mark for line in of(2, mark=box)] == [box, None]
    (empty,) = text_lines(PARAGRAPHS.text("", 200, None, mark=box))
    assert (empty.mark, empty.line.pieces) == (box, ())


@pytest.mark.parametrize(
    ("height", "cited", "is_placed"),
    [
        (13.0, NO_NOTES, False),
        (23.0, NO_NOTES, True),
        (22.9, NO_NOTES, False),
        (13.0, frozenset({4}), True),
        (13.0, frozenset({5}), False),
        (12.9, frozenset({4}), False),
    ],
)
def test_a_line_fits_with_the_note_that_it_cites(height: float, cited: Notes, is_placed: bool) -> None:
    (line,) = text_lines(PARAGRAPHS.lines([Span("a", TEXT)], 200, None, notes=frozenset({4})))
    assert line.split(room(height, cited), force=False) == ((line, None) if is_placed else (None, line))
    assert line.split(room(height, cited), force=True) == (line, None)


@pytest.mark.parametrize(("align", "left"), [("", 60.0), ("left", 60.0), ("centre", None), ("right", None)])
def test_a_line_is_aligned_within_its_column(align: str, left: float | None) -> None:
    surface = new_surface()
    (line,) = text_lines(PARAGRAPHS.lines([Span("words", TEXT)], 200, Element("P"), align=align))
    line.draw(surface, 60, 100, 200)
    (run,) = runs_of(surface)
    if left is not None:
        assert run.ink[0] == pytest.approx(left, abs=0.02)
    elif align == "right":
        assert run.ink[1] == pytest.approx(260, abs=0.02)
    else:
        assert sum(run.ink) / 2 == pytest.approx(160, abs=0.02)
    assert 100 < PAGE_HEIGHT - run.box[3] < PAGE_HEIGHT - run.box[1] < 100 + TEXT.leading


@pytest.mark.parametrize(("is_selected", "char"), [(True, "☒"), (False, "☐")])
def test_a_check_box_is_an_element_on_the_line_of_its_words(is_selected: bool, char: str) -> None:
    surface, paragraph = new_surface(), Element("P")
    element = paragraph.add("Form", alt="Selected", choice=Choice("Yes", is_selected))
    (line,) = text_lines(
        PARAGRAPHS.text("Yes", 200, paragraph, indent=CHECK_INDENT, mark=CheckBox(is_selected, element))
    )
    line.draw(surface, 60, 100, 200)
    box, words = runs_of(surface)
    assert (box.text, box.owner) == (f"{char} ", Owner("Form", 0))
    assert (words.text, words.owner) == ("Yes ", Owner("P", 1))
    assert box.y == words.y
    assert box.size == words.size
    assert box.ink[1] < words.ink[0] == pytest.approx(60 + CHECK_INDENT, abs=0.02)


def test_a_bullet_ends_just_before_its_text() -> None:
    surface, label = new_surface(), Element("Lbl")
    number = break_lines([Span("12.", TEXT)], 200, PARAGRAPHS.faces)[0]
    bullet = Bullet(number.pieces, label, number.width, 5.0)
    (line,) = text_lines(PARAGRAPHS.text("words", 200, Element("P"), indent=30.0, mark=bullet))
    line.draw(surface, 60, 100, 200)
    mark, words = runs_of(surface)
    assert mark.owner == Owner("Lbl", 0)
    assert mark.ink[1] == pytest.approx(words.ink[0] - 5.0, abs=0.02)


def test_a_signature_s_cell_says_where_it_is_even_when_empty() -> None:
    surface = new_surface()
    cell = SignatureCell("signature.decision_maker", (150.0, 60.0))
    cell.draw(surface, 60, 100, 300)
    assert surface.places == {"signature.decision_maker": (60, 100, 210, 160)}
    assert surface.code == []
    SignatureCell("", (150.0, 60.0)).draw(surface, 0, 0, 300)
    assert list(surface.places) == ["signature.decision_maker"]


def test_a_mark_is_drawn_within_its_cell_as_a_figure() -> None:
    surface, figure = new_surface(), Element("Figure", alt="Signature of A. Officer")
    SignatureCell("", (150.0, 60.0), factory.strokes(), element=figure).draw(surface, 60, 100, 300)
    (shapes,) = read_back(surface)[0].drawn
    assert isinstance(shapes, Shapes)
    assert shapes.owner == Owner("Figure", 0)
    cell = pytest.approx((60, PAGE_HEIGHT - 160, 210, PAGE_HEIGHT - 100), abs=0.011)
    assert shapes.clip == cell
    assert figure.box == cell
    left, bottom, right, top = shapes.clip
    points = [point for shape in shapes.shapes for point in shape]
    assert all(left <= x <= right and bottom <= y <= top for x, y in points)


@pytest.mark.parametrize(("height", "is_placed"), [(60.0, True), (59.9, False)])
def test_a_cell_is_never_parted(height: float, is_placed: bool) -> None:
    cell = SignatureCell("", (150.0, 60.0))
    assert cell.split(room(height), force=False) == ((cell, None) if is_placed else (None, cell))
    assert cell.split(room(1.0), force=True) == (cell, None)


def test_lines_are_kept_together_and_other_items_are_as_they_were() -> None:
    cell = SignatureCell("", (150.0, 60.0), keep=False)
    kept = keep_together([*of(3), cell])
    assert [item.keep for item in kept] == [True, True, True, False]
    assert kept[-1] is cell
