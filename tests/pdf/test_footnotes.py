"""Footnotes: as high as they say, in the order of their numbers, and linked to where they are cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from pdf.drawing import new_surface, read_back, runs_of
from signoff.pdf.footnotes import FootnoteSetter
from signoff.pdf.line_breaking import Span, break_lines
from signoff.pdf.metrics import BOTTOM, LEFT, NOTE, PAGE_HEIGHT, RIGHT, TEXT
from signoff.pdf.reading.drawn_items import Rule
from signoff.pdf.structure import Annotated, Element
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import Faces

FACES = Faces()
TEXTS = {1: "A short note.", 2: "A note of several lines. " * 20, 3: "Another short note."}


def elements() -> dict[int, Element]:
    tree = Element("Document")
    return {number: tree.add("Note", identifier=f"note-{number}") for number in TEXTS}


def setter(notes: dict[int, Element] | None = None) -> FootnoteSetter:
    return FootnoteSetter(FACES, notes or elements(), TEXTS)


def drawn(numbers: Iterable[int], *, cited: bool = True) -> tuple[Surface, dict[int, Element]]:
    """Return a page that cites these notes and has them at its foot."""
    surface, notes = new_surface(), elements()
    for number in numbers if cited else ():
        citation = replace(TEXT, size=6.4, rise=3.4, note=number)
        (line,) = break_lines([Span(str(number), citation)], 100, FACES)
        surface.text(60, 100 + 20 * number, line.pieces, Element("P"))
    setter(notes).draw(surface, frozenset(numbers), BOTTOM)
    return surface, notes


def test_no_notes_need_no_room_and_draw_nothing() -> None:
    assert setter().height(frozenset()) == 0.0
    assert drawn(())[0].code == []


def test_notes_need_room_for_their_lines_and_once_for_the_rule() -> None:
    heights = setter()
    first, third = heights.height(frozenset({1})), heights.height(frozenset({3}))
    both = heights.height(frozenset({1, 3}))
    assert first == third > NOTE.leading
    assert NOTE.leading < both - first < first
    assert heights.height(frozenset({2})) - first == pytest.approx(NOTE.leading * (len_of(2) - 1))
    assert heights.height(frozenset({1, 2, 3})) == heights.height(frozenset({3, 2, 1}))


def len_of(number: int) -> int:
    """Return the number of lines of a note, as it is drawn."""
    runs = runs_of(drawn([number], cited=False)[0])
    return len({run.y for run in runs})


@pytest.mark.parametrize("numbers", [(1,), (2,), (3, 1), (1, 2, 3)])
def test_notes_are_within_the_room_that_they_asked_for(numbers: tuple[int, ...]) -> None:
    surface, _ = drawn(numbers, cited=False)
    items = read_back(surface)[0].drawn
    top = PAGE_HEIGHT - BOTTOM + setter().height(frozenset(numbers))
    for item in items:
        left, bottom, right, upper = item.box if not hasattr(item, "clip") else item.clip
        assert bottom >= PAGE_HEIGHT - BOTTOM
        assert upper <= top
        assert left >= LEFT - 0.3
        assert right <= RIGHT + 3.0  # a line's last space
    rules = [item for item in items if isinstance(item, Rule)]
    assert len(rules) == 1
    assert rules[0].box[1] > max(run.box[3] for run in runs_of(surface))


def test_notes_are_in_the_order_of_their_numbers_whatever_the_order_of_citing() -> None:
    runs = runs_of(drawn((3, 1, 2), cited=False)[0])
    labels = [run for run in runs if run.owner.tag == "Lbl"]
    assert [run.text.strip() for run in labels] == ["1", "2", "3"]
    heights = [run.y for run in labels]
    assert heights == sorted(heights, reverse=True)


def test_each_note_s_words_are_below_each_other_beside_its_number() -> None:
    runs = runs_of(drawn([2], cited=False)[0])
    number, *words = runs
    assert " ".join(" ".join(run.text for run in words).split()) == " ".join(TEXTS[2].split())
    assert words[0].y == number.y
    assert {round(run.x, 2) for run in words} == {round(words[0].x, 2)}
    assert number.ink[1] < words[0].x


def test_a_note_s_structure_is_a_label_and_a_paragraph() -> None:
    _, notes = drawn([1])
    assert [kid.tag for kid in notes[1].kids if isinstance(kid, Element)] == ["Lbl", "P"]
    assert not notes[2].kids


def test_a_citation_leads_to_its_note_and_the_note_back() -> None:
    surface, notes = drawn([1, 3])
    for number in (1, 3):
        (citation,) = surface.citations[number]
        back = next(link for link in surface.links if link.words == f"Back to where footnote {number} is cited")
        assert citation.point == pytest.approx((LEFT, back.rect[1] + 2 * NOTE.leading))
        assert back.point == pytest.approx((citation.rect[0], citation.rect[3] + NOTE.leading))
        label = notes[number].kids[0]
        assert isinstance(label, Element)
        (linked,) = label.kids
        assert linked is back.element
        assert any(isinstance(kid, Annotated) for kid in back.element.kids)


def test_a_note_that_nothing_on_the_page_cites_leads_nowhere() -> None:
    surface, _ = drawn([1], cited=False)
    assert surface.links == []
    assert {run.owner.tag for run in runs_of(surface)} == {"Lbl", "P"}
