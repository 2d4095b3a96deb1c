"""Breaking words into lines and boxes over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.flow import NO_NOTES, Box, Column, Feed, Item, Room
from signoff.pdf.items import Paragraphs, TextLine
from signoff.pdf.line_breaking import Line, Span, break_lines
from signoff.pdf.metrics import TEXT
from signoff.pdf.typefaces import Faces

BOLD = replace(TEXT, bold=True)
FACES = Faces()


def text_of(lines: list[Line]) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.text("abc /-£é☐", max_size=60), max_size=4), st.integers(20, 400))
def test_lines_hold_all_words_and_keep_their_width(texts: list[str], width: int) -> None:
    spans = [Span(text, TEXT if place % 2 else BOLD) for place, text in enumerate(texts)]
    lines = break_lines(spans, width, FACES)
    assert "".join(text_of(lines).split()) == "".join("".join(texts).split())
    assert all(line.width <= width + 0.01 for line in lines)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(["a", "word", "well-being", "1,000,000", "and/or"]), max_size=80))
def test_short_words_are_never_broken(words: list[str]) -> None:
    lines = break_lines([Span(" ".join(words), TEXT)], 160, FACES)
    assert text_of(lines).split() == words


@pytest.mark.parametrize("end", ["-", "/a", ""])
def test_a_word_of_very_many_narrow_letters_is_not_broken_where_it_fits(end: str) -> None:
    word = "i" * 130 + end
    assert [text_of([line]).strip() for line in break_lines([Span(f"Here: {word}", TEXT)], 478, FACES)] == [
        f"Here: {word}"
    ]


def test_a_line_feed_is_a_hard_break() -> None:
    lines = break_lines([Span("one\ntwo\n\nthree", TEXT)], 300, FACES)
    assert [text_of([line]).strip() for line in lines] == ["one", "two", "", "three"]


def test_a_long_address_breaks_after_a_slash() -> None:
    lines = break_lines([Span("https://example.org/" + "folder/" * 20, TEXT)], 200, FACES)
    assert len(lines) > 2
    assert all(text_of([line]).endswith("/") for line in lines[:-1])


def room(height: float) -> Room:
    return Room(height, NO_NOTES, lambda notes: 10.0 * len(notes))


def lines_of(box_heights: list[float], items: list[Item]) -> list[list[str]]:
    """Pour items into pages of these heights and return the words of each."""
    feed, pages = Feed(items), []
    for height in box_heights:
        placed, feed = feed.fill(room(height), force=True)
        pages.append([text_of([item.line]).strip() for _, item in placed.entries if isinstance(item, TextLine)])
    assert feed.is_empty
    return pages


def paragraph(words: str, **look: object) -> list[Item]:
    return Paragraphs(FACES).lines([Span(words, TEXT)], 30.0, None, **look)  # type: ignore[arg-type]


def test_no_line_of_a_paragraph_is_alone() -> None:
    items = paragraph("1111 2222 3333 4444 5555")
    assert lines_of([13.0 * 4, 100.0], items) == [["1111", "2222", "3333"], ["4444", "5555"]]
    assert lines_of([13.0 * 1.5, 200.0], paragraph("0000") + items)[0] == ["0000"]


def test_a_heading_goes_with_what_follows() -> None:
    items = paragraph("0000") + paragraph("head", keep=True) + paragraph("text")
    assert lines_of([13.0 * 2.5, 100.0], items) == [["0000"], ["head", "text"]]


def test_what_keeps_together_but_fits_no_page_is_parted_all_the_same() -> None:
    items = paragraph("1111 2222 3333 4444", keep=True)
    assert lines_of([13.0 * 2, 13.0 * 2], items) == [["1111", "2222"], ["3333", "4444"]]


def test_a_note_makes_its_line_go_over_when_only_the_note_does_not_fit() -> None:
    items = paragraph("0000") + paragraph("cite", notes=frozenset({1}))
    assert lines_of([36.0], items) == [["0000", "cite"]]
    assert lines_of([35.0, 40.0], items) == [["0000"], ["cite"]]


@pytest.mark.parametrize("height", [30.0, 45.0, 70.0])
def test_a_box_parted_over_pages_holds_each_line_once_and_says_its_label_again(height: float) -> None:
    label, again = paragraph("Name"), paragraph("cont", repeated=True)
    content = [line for number in range(12) for line in paragraph(f"{number:04}")]
    columns = (Column(50.0, Feed(label), tuple(again), is_label=True), Column(50.0, Feed(content)))
    rest: Item | None = Box(columns)
    seen: list[str] = []
    pages = 0
    while rest is not None:
        head, rest = rest.split(room(height), force=True)
        assert head is not None
        assert head.height <= height
        left, right = head.fragments  # type: ignore[attr-defined]
        words = [text_of([item.line]).strip() for _, item in left.entries]
        assert words == (["cont"] if pages else ["Name"])
        seen += [text_of([item.line]).strip() for _, item in right.entries]
        pages += 1
    assert seen == [f"{number:04}" for number in range(12)]
    assert pages > 2
