"""Breaking words into lines: nothing is lost, nothing is too wide, and every word is read as it was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf import texts
from signoff.pdf.characters import normalise
from signoff.pdf.line_breaking import Line, Span, break_lines
from signoff.pdf.metrics import TEXT, Style
from signoff.pdf.typefaces import Faces

FACES = Faces()
BOLD = replace(TEXT, bold=True)
LINKED = replace(TEXT, link="https://example.org/a")


def words_in(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def lines_of(text: str, width: float, style: Style = TEXT) -> list[str]:
    return [words_in(line) for line in break_lines([Span(text, style)], width, FACES)]


def read_aloud(lines: Sequence[Line]) -> str:
    """Return what lines say to a reader: the words in place of a run of pieces once, else the pieces themselves."""
    said, last = "", None
    for line in lines:
        for piece in line.pieces:
            if piece.style.actual_text is None:
                said += piece.text
            elif piece.style.actual_text is not last:
                said += piece.style.actual_text.words
            last = piece.style.actual_text
    return said


def width_of(words: str, style: Style = TEXT) -> float:
    return FACES.width(words, style)


_STYLES = st.sampled_from([TEXT, BOLD, LINKED, replace(TEXT, size=6.4, rise=3.4)])


@given(st.lists(st.tuples(texts.WORDS, _STYLES), max_size=2), st.floats(30, 480))
@settings(max_examples=examples(20))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(parts: list[tuple[str, Style]], width: float) -> None:
    lines = break_lines([Span(words, style) for words, style in parts], width, FACES)
    assert all(line.width <= width + 0.01 for line in lines)
    drawn = "".join(words_in(line) for line in lines)
    assert "".join(drawn.split()) == "".join(normalise("".join(words for words, _ in parts)).split())


@given(texts.WORDS, st.floats(60, 480))
@settings(max_examples=examples(20))
def test_every_word_is_read_as_it_was_typed(words: str, width: float) -> None:
    lines = break_lines([Span(words, TEXT)], width, FACES)
    assert read_aloud(lines).replace("-\u00a0", "- ").split() == normalise(words).split()


@given(st.lists(st.sampled_from(["word", "another", "a", "of", "words,"]), min_size=1, max_size=60), st.floats(60, 300))
@settings(max_examples=examples(25))
def test_a_paragraph_is_broken_alike_in_one_style_or_in_two_that_are_equal(words: list[str], width: float) -> None:
    """Text of one style has a quicker way of its own, which must not break elsewhere."""
    text = " ".join(words)
    split = break_lines([Span(text[:1], TEXT), Span(text[1:], replace(TEXT))], width, FACES)
    quick = break_lines([Span(text, TEXT)], width, FACES)
    assert [words_in(line) for line in split] == [words_in(line) for line in quick]
    assert [line.width for line in split] == pytest.approx([line.width for line in quick], abs=0.01)


@given(st.lists(st.sampled_from(["word", "another", "a", "of", "words,"]), min_size=2, max_size=60), st.floats(60, 300))
@settings(max_examples=examples(25))
def test_each_line_takes_as_many_words_as_fit(words: list[str], width: float) -> None:
    lines = lines_of(" ".join(words), width)
    for line, following in pairwise(lines):
        assert width_of(line + following.split()[0]) > width


def test_a_line_holds_what_fits_exactly() -> None:
    width = width_of("two words")
    assert lines_of("two words", width) == ["two words "]
    assert lines_of("two words", width - 0.01) == ["two ", "words "]


@pytest.mark.parametrize("text", ["", " ", "\t \u2003", "\n\n", "\u200b", "\ufeff \u00ad"])
def test_no_words_give_no_line(text: str) -> None:
    assert break_lines([Span(text, TEXT)], 100, FACES) == []
    assert break_lines([Span(text, TEXT), Span(text, BOLD)], 100, FACES) == []
    assert break_lines([], 100, FACES) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a ", "b "]),
        ("a\r\nb", ["a ", "b "]),
        ("a\u2028b", ["a ", "b "]),
        ("\na", ["", "a "]),
        ("a\n\n\nb\n\n", ["a ", "", "", "b "]),
        ("a \n b", ["a ", "b "]),
    ],
)
def test_a_line_end_is_a_hard_break_but_for_the_last(text: str, lines: list[str]) -> None:
    assert lines_of(text, 200) == lines


def test_a_no_break_space_keeps_words_on_one_line() -> None:
    assert lines_of("in 20\u00a0days", width_of("in 20 day")) == ["in ", "20\u00a0days "]


@pytest.mark.parametrize(
    ("word", "end"), [("well-", "\u00a0"), ("well\u2010", "\u00a0"), ("well–", " "), ("well", " ")]
)
def test_a_line_that_ends_with_a_hyphen_does_not_look_hyphenated(word: str, end: str) -> None:
    first, *_ = lines_of(f"{word} known", width_of(word) + 1)
    assert first == word + end
    assert lines_of(f"x {word}", 200)[-1].endswith(end)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("https://example.org/" + "folder/" * 12, "https://example.org/folder/"),
        ("a" * 20 + "," + "b" * 40, "a" * 20 + ","),
        ("a" * 20 + ",1" + "b" * 40, None),
        ("a" * 20 + "//" + "b" * 40, "a" * 20 + "//"),
        ("a" * 20 + "-" + "b" * 40, None),
    ],
)
def test_a_long_word_breaks_after_a_sign_that_separates(word: str, first: str | None) -> None:
    width = width_of("https://example.org/folder/") + 8
    lines = lines_of(word, width)
    assert "".join(line.strip() for line in lines) == word
    if first is None:
        assert lines[0] == word[: len(lines[0])]
        assert lines[0][-1] not in ",-"
    else:
        assert lines[0] == first


def test_a_long_word_fills_the_line_before_only_after_a_sign() -> None:
    address = "https://example.org/" + "x" * 40
    assert lines_of(f"see {address}", width_of("see https://example.org/") + 3)[0] == "see https://example.org/"
    plain = "x" * 60
    assert lines_of(f"see {plain}", width_of("see ") + width_of("x" * 30))[0] == "see "


def test_a_short_word_is_never_broken_to_fill_a_line() -> None:
    spans = [Span("some ", BOLD), Span("words and/or", TEXT)]
    width = width_of("some ", BOLD) + width_of("words and/") + 1
    assert [words_in(line) for line in break_lines(spans, width, FACES)] == ["some words ", "and/or "]


def test_a_broken_word_is_read_whole_at_its_first_piece() -> None:
    word = "https://example.org/" + "folder/" * 9
    lines = break_lines([Span(f"see {word} now", TEXT)], 160, FACES)
    assert len(lines) > 2
    assert read_aloud(lines).split() == ["see", word, "now"]
    pieces = [piece for line in lines for piece in line.pieces if piece.style.actual_text is not None]
    assert {piece.style.actual_text.words for piece in pieces if piece.style.actual_text} == {word, " "}


@pytest.mark.parametrize("marks", ["\u0323\u0301", "\u065a"], ids=["without a width", "with a width of its own"])
def test_a_letter_is_never_parted_from_its_marks(marks: str) -> None:
    for line in break_lines([Span(f"x{marks}" * 40, TEXT)], 47, FACES):
        assert words_in(line).strip().startswith("x")
        assert words_in(line).strip().endswith(marks)


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    lines = break_lines([Span("words", TEXT)], 0.5, FACES)
    assert [words_in(line).strip() for line in lines] == list("words")


@pytest.mark.parametrize(
    ("before", "after", "linked"),
    [
        (TEXT, LINKED, False),
        (LINKED, TEXT, False),
        (LINKED, LINKED, True),
        (LINKED, replace(LINKED, link="https://example.org/b"), False),
    ],
)
def test_a_space_leads_somewhere_only_within_one_link(before: Style, after: Style, linked: bool) -> None:
    (line,) = break_lines([Span("a", before), Span(" ", TEXT), Span("b", after)], 200, FACES)
    (space,) = [piece for piece in line.pieces if piece.text.startswith(("a ", " ", " b"))]
    held = {piece.style.link for piece in line.pieces if piece.text.strip(" ") != piece.text and "a" in piece.text}
    assert (space.style.link is not None) is linked
    assert held <= {before.link if linked or before.link is None else None}


def test_a_space_behind_a_raised_number_is_not_raised() -> None:
    raised = replace(TEXT, size=6.4, rise=3.4, note=4)
    (line,) = break_lines([Span("Label", TEXT), Span("4", raised), Span(" words", TEXT)], 200, FACES)
    assert [(piece.text, piece.style.rise) for piece in line.pieces] == [("Label", 0), ("4", 3.4), (" words ", 0)]


def test_the_space_at_a_line_s_end_takes_no_room() -> None:
    (line,) = break_lines([Span("words", TEXT)], 200, FACES)
    assert words_in(line) == "words "
    assert line.width == pytest.approx(width_of("words"))
    assert sum(piece.width for piece in line.pieces) == pytest.approx(line.width)


def test_words_of_two_faces_are_pieces_of_each() -> None:
    (line,) = break_lines([Span("a☐b", TEXT)], 200, FACES)
    assert [(piece.text, piece.face.name) for piece in line.pieces] == [
        ("a", "LiberationSans-Regular"),
        ("☐", "DejaVuSans"),
        ("b ", "LiberationSans-Regular"),
    ]


@pytest.mark.parametrize("words", ["M\u0302", "M\u0302\u0303", "M\u0302M\u0302", "xM\u0302"])
def test_a_letter_keeps_its_accents_in_a_column_narrower_than_it(words: str) -> None:
    lines = lines_of(words, width_of("M") / 2)
    assert len(lines) == sum(not unicodedata.combining(char) for char in words)
    assert not any(unicodedata.combining(line[0]) for line in lines)
