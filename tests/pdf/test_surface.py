"""What is drawn is what is read: each shape in its place and colour, each letter for the element that it belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf import texts
from pdf.drawing import new_surface, read_back, runs_of
from signoff.pdf.line_breaking import Piece, Span, break_lines
from signoff.pdf.metrics import BORDER, HAIRLINE, INK_BLUE, LINK, PAGE_HEIGHT, TEXT, ActualText, Style
from signoff.pdf.reading.drawn_items import Area, GlyphRun, Owner, Picture, Rule, Shapes
from signoff.pdf.structure import Annotated, Element, Marked
from signoff.pdf.surface import Artifact, Surface
from signoff.pdf.typefaces import Faces

FACES = Faces()
LAYOUT = Owner("Layout", None)


def pieces(words: str, style: Style = TEXT) -> tuple[Piece, ...]:
    """Return the pieces of words that fit on one line."""
    (line,) = break_lines([Span(words, style)], 10_000, FACES)
    return line.pieces


def channels(colour: tuple[float, float, float]) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in colour)


def test_text_is_on_its_baseline_in_its_size_and_colour() -> None:
    surface, paragraph = new_surface(), Element("P")
    style = replace(TEXT, size=8.5, colour=INK_BLUE)
    (piece,) = pieces("Words", style)
    surface.text(60, 100, [piece], paragraph)
    (run,) = runs_of(surface)
    assert (run.text, run.size, run.colour, run.owner) == ("Words ", "8.50", channels(INK_BLUE), Owner("P", 0))
    assert (run.x, run.y) == pytest.approx((60, PAGE_HEIGHT - 100), abs=0.006)
    assert run.ink == pytest.approx((60, 60 + piece.width), abs=0.02)


@given(st.lists(st.sampled_from([*texts.LETTERS, *texts.SIGNS, " "]), min_size=1, max_size=30).map("".join))
@settings(max_examples=examples(15))
def test_any_words_are_read_back_from_what_is_drawn(words: str) -> None:
    lines = break_lines([Span(words, TEXT)], 150, FACES)
    surface = new_surface()
    for place, line in enumerate(lines):
        surface.text(60, 100 + 13 * place, line.pieces, Element("P"))
    runs = runs_of(surface)
    assert "".join(run.text for run in runs).split() == "".join(p.text for line in lines for p in line.pieces).split()
    assert all(run.ink[1] <= 60 + 150 + 0.05 for run in runs)


def test_a_mark_is_drawn_over_its_letter_and_read_behind_it() -> None:
    surface = new_surface()
    surface.text(60, 100, pieces("x\u0301x"), None)
    runs = runs_of(surface)
    assert "".join(run.text for run in runs) == "x\u0301x "
    letter, mark, following = runs[:3]
    assert letter.x < mark.x < following.x
    assert following.x == pytest.approx(letter.x + letter.width, abs=0.02)
    assert mark.y >= letter.y == following.y
    assert {run.actual_text for run in runs} == {"x\u0301x", "", None}


def test_a_raised_number_is_higher_and_what_follows_is_not() -> None:
    surface = new_surface()
    raised = replace(TEXT, size=6.4, rise=3.4)
    (line,) = break_lines([Span("Label", TEXT), Span("4", raised), Span(" next", TEXT)], 500, FACES)
    surface.text(60, 100, line.pieces, Element("P"))
    before, number, after = runs_of(surface)
    assert (before.text, number.text, after.text.strip()) == ("Label", "4", "next")
    assert number.y - before.y == pytest.approx(3.4, abs=0.01)
    assert after.y == before.y
    assert after.x == pytest.approx(number.x + number.width)


def test_what_is_read_in_place_of_a_broken_word_is_read_once() -> None:
    surface = new_surface()
    style = replace(TEXT, actual_text=ActualText("everything"))
    surface.text(60, 100, [*pieces("every", style)], None)
    runs = runs_of(surface)
    assert "".join(run.text for run in runs).strip() == "every"
    assert runs[0].actual_text == "everything"
    assert "everything" not in [run.actual_text for run in runs][1:]


def test_no_pieces_draw_nothing() -> None:
    surface = new_surface()
    surface.text(60, 100, (), Element("P"))
    assert (surface.code, surface.marked) == ([], [])


def test_one_piece_of_marked_content_goes_on_while_its_element_does() -> None:
    surface, first, second = new_surface(3), Element("P"), Element("H2")
    for owner in (first, first, second, first):
        surface.text(60, 100, pieces("a"), owner)
    assert surface.marked == [first, second, first]
    assert first.kids == [Marked(3, 0), Marked(3, 2)]
    assert second.kids == [Marked(3, 1)]
    content, _ = read_back(surface)
    assert content.tags == ("P", "H2", "P")
    owners = [item.owner for item in content.drawn]
    assert owners == [Owner("P", 0), Owner("P", 0), Owner("H2", 1), Owner("P", 2)]


@pytest.mark.parametrize(
    ("owner", "kind"),
    [(None, "Layout"), (Artifact.LAYOUT, "Layout"), (Artifact.HEADER, "Header"), (Artifact.FOOTER, "Footer")],
)
def test_what_belongs_to_no_element_is_an_artifact_of_its_kind(owner: Artifact | None, kind: str) -> None:
    surface = new_surface()
    surface.text(60, 100, pieces("again"), owner)
    (run,) = runs_of(surface)
    assert run.owner == Owner(kind, None)
    assert run.owner.is_artifact
    assert not surface.marked


def test_an_area_and_lines_are_where_they_are_drawn() -> None:
    surface = new_surface()
    surface.fill(50, 100, 200, 30, (0.9, 0.95, 1.0))
    surface.rule(50, 130, 250)
    surface.frame(50, 200, (100, 60, 40), 30)
    area, rule, *frame = read_back(surface)[0].drawn
    top = PAGE_HEIGHT - 100
    assert isinstance(area, Area)
    assert area.colour == ("0.900", "0.950", "1.000")
    assert area.box == pytest.approx((50, top - 30, 250, top), abs=0.011)
    assert isinstance(rule, Rule)
    half = HAIRLINE / 2
    assert rule.colour == channels(BORDER)
    assert rule.box == pytest.approx((50, PAGE_HEIGHT - 130 - half, 250, PAGE_HEIGHT - 130 + half), abs=0.011)
    assert all(isinstance(line, Rule) and line.owner == LAYOUT for line in frame)
    upright = sorted(round(line.box[0] + half) for line in frame if line.box[2] - line.box[0] < 1)  # type: ignore[union-attr]
    assert upright == [50, 150, 210, 250]
    assert len(frame) == 6


def test_shapes_are_clipped_to_their_cell_and_leave_the_colour_as_it_was() -> None:
    surface, figure = new_surface(), Element("Figure")
    red = replace(TEXT, colour=(1.0, 0.0, 0.0))
    surface.text(60, 100, pieces("a", red), None)
    triangle = [(60.0, 200.0), (70.0, 200.0), (65.0, 210.0)]
    surface.polygons([triangle, triangle[:2], [], triangle[::-1]], INK_BLUE, (50, 190, 100, 40), figure)
    surface.text(60, 300, pieces("b", red), None)
    before, shapes, after = read_back(surface)[0].drawn
    assert isinstance(shapes, Shapes)
    assert shapes.owner == Owner("Figure", 0)
    assert shapes.colour == channels(INK_BLUE)
    assert shapes.clip == pytest.approx((50, PAGE_HEIGHT - 230, 150, PAGE_HEIGHT - 190), abs=0.011)
    assert [len(shape) for shape in shapes.shapes] == [3, 3]
    assert shapes.shapes[0][2] == pytest.approx((65, PAGE_HEIGHT - 210), abs=0.006)
    assert isinstance(before, GlyphRun)
    assert isinstance(after, GlyphRun)
    assert before.colour == after.colour == ("1.000", "0.000", "0.000")


def test_a_picture_has_one_name_on_a_page_however_often_it_is_shown() -> None:
    surface = new_surface()
    for name in ("first", "second", "first"):
        surface.picture(name, 60, 100, 30, 20, None)
    drawn = read_back(surface)[0].drawn
    assert [item.name for item in drawn if isinstance(item, Picture)] == ["Im1", "Im2", "Im1"]
    assert surface.pictures == {"first": "Im1", "second": "Im2"}
    assert isinstance(drawn[0], Picture)
    assert drawn[0].box == pytest.approx((60, PAGE_HEIGHT - 120, 90, PAGE_HEIGHT - 100), abs=0.011)


def linked(*parts: tuple[str, str | None]) -> tuple[Surface, Element]:
    """Return a page with a line of these words, each leading to an address or nowhere."""
    surface, paragraph = new_surface(), Element("P")
    spans = [Span(words, replace(TEXT, link=link, colour=LINK if link else TEXT.colour)) for words, link in parts]
    for place, line in enumerate(break_lines(spans, 200, FACES)):
        surface.text(60, 100 + 13 * place, line.pieces, paragraph)
    return surface, paragraph


def test_a_link_is_an_element_with_its_words_and_its_place() -> None:
    surface, paragraph = linked(("see ", None), ("the report", "https://example.org/a"), (" now", None))
    assert [kid.tag for kid in paragraph.kids if isinstance(kid, Element)] == ["Link"]
    link_element = paragraph.kids[1]
    assert isinstance(link_element, Element)
    assert link_element.kids == [Marked(1, 1), Annotated(1, 0)]
    (link,) = surface.links
    assert (link.element, link.name, link.address) == (link_element, "the report", "https://example.org/a")
    runs = runs_of(surface)
    inside = next(run for run in runs if run.owner.tag == "Link")
    assert link.rect[0] == pytest.approx(inside.ink[0], abs=0.02)
    assert link.rect[2] == pytest.approx(inside.ink[1], abs=0.02)
    assert link.rect[1] < inside.y < link.rect[3]
    assert any(isinstance(item, Rule) and item.colour == channels(LINK) for item in read_back(surface)[0].drawn)


def test_a_link_over_two_lines_is_one_element_with_two_places() -> None:
    surface, paragraph = linked(("a report with a name that goes on over the end of its line", "https://example.org/a"))
    elements = [kid for kid in paragraph.kids if isinstance(kid, Element)]
    assert len(elements) == 1
    assert len(surface.links) == 2
    assert {id(link.element) for link in surface.links} == {id(elements[0])}
    assert {link.name for link in surface.links} == {"a report with a name that goes on over the end of its line"}
    assert surface.links[0].rect[1] > surface.links[1].rect[3] - 3


def test_links_to_two_addresses_are_two_elements() -> None:
    surface, paragraph = linked(("one", "https://example.org/a"), ("two", "https://example.org/b"))
    assert [kid.tag for kid in paragraph.kids if isinstance(kid, Element)] == ["Link", "Link"]
    assert [link.address for link in surface.links] == ["https://example.org/a", "https://example.org/b"]


def test_a_link_in_what_is_only_repeated_leads_nowhere() -> None:
    surface = new_surface()
    surface.text(60, 100, pieces("again", replace(TEXT, link="https://example.org/a")), Artifact.HEADER)
    assert not surface.links


def test_a_citation_is_a_reference_that_knows_its_note() -> None:
    surface, label = new_surface(), Element("P")
    surface.text(60, 100, pieces("4", replace(TEXT, size=6.4, rise=3.4, note=4)), label)
    (reference,) = label.kids
    assert isinstance(reference, Element)
    assert reference.tag == "Reference"
    (link,) = surface.citations[4]
    assert (link.words, link.address, surface.links) == ("Footnote 4", "", [link])
    assert link.element.parent is reference
    (run,) = runs_of(surface)
    assert run.y == pytest.approx(PAGE_HEIGHT - 100 + 3.4, abs=0.011)


def test_rectangles_under_one_key_are_one() -> None:
    surface = new_surface()
    surface.record_place("reasons", 50, 100, 150, 120)
    surface.record_place("reasons", 40, 110, 140, 150)
    surface.record_place("subject", 1, 2, 3, 4)
    assert surface.places == {"reasons": (40, 100, 150, 150), "subject": (1, 2, 3, 4)}


def test_a_figure_says_where_it_is_and_repetition_does_not() -> None:
    surface, figure = new_surface(), Element("Figure")
    surface.record_figure(figure, (60, 100, 30, 20))
    surface.record_figure(None, (60, 100, 30, 20))
    assert figure.box == pytest.approx((60, PAGE_HEIGHT - 120, 90, PAGE_HEIGHT - 100))


def test_what_a_page_gains_later_is_a_stream_of_its_own() -> None:
    surface, state, later = new_surface(), Element("P"), Element("P")
    red = replace(TEXT, colour=(1.0, 0.0, 0.0))
    surface.text(60, 100, pieces("signed", red), state)
    surface.close()
    before = list(surface.code)
    with surface.adding_later():
        surface.text(60, 110, pieces("D1", red), later)
    assert surface.code == before
    first, gained = read_back(surface)
    assert (first.tags, gained.tags) == (("P",), ("P",))
    (run,) = gained.drawn
    assert isinstance(run, GlyphRun)
    assert (run.text, run.owner, run.colour) == ("D1 ", Owner("P", 1), ("1.000", "0.000", "0.000"))
    assert later.kids == [Marked(1, 1)]
    assert "1.000 0.000 0.000 rg" in surface.later  # it relies on no colour that was set before


def test_closing_twice_ends_the_content_once() -> None:
    surface = new_surface()
    surface.text(60, 100, pieces("a"), Element("P"))
    surface.close()
    surface.close()
    assert surface.code.count("EMC") == 1
