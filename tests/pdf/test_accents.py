"""Combining marks: each goes with its letter, over the middle of it, and clear of what is below it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.accents import Segment, clusters, glyph_box, has_marks, mark_offset, segments
from signoff.pdf.typefaces import load_face

SANS = load_face("LiberationSans-Regular")
ACUTE, BELOW = "\u0301", "\u0323"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", ["plain"]),
        ("é", ["é"]),
        (f"ax{ACUTE}b", ["a", f"x{ACUTE}", "b"]),
        (f"x{ACUTE}{BELOW}y{ACUTE}", [f"x{ACUTE}{BELOW}", f"y{ACUTE}"]),
        (f"x{ACUTE}", [f"x{ACUTE}"]),
        (f"{ACUTE}x", [ACUTE, "x"]),
        (f"{ACUTE}{BELOW}", [ACUTE + BELOW]),
        (f"ab{ACUTE}cd", ["a", f"b{ACUTE}", "cd"]),
    ],
)
def test_a_letter_is_with_its_marks_and_the_rest_stays_together(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts


@given(st.text(f"abxé {ACUTE}{BELOW}\u0302", max_size=20))
@settings(max_examples=examples(50))
def test_no_character_is_lost_and_no_mark_begins_a_part_but_the_first(text: str) -> None:
    parts = list(clusters(text))
    assert "".join(parts) == text
    assert not any(unicodedata.combining(part[0]) for part in parts[1:])
    assert has_marks(text) == any(unicodedata.combining(char) for char in text)
    for part in parts:
        assert "".join(segment.text for segment in segments(SANS, part[-2:] if has_marks(part) else "a")) in (
            part[-2:],
            "a",
        )


@pytest.mark.parametrize(
    ("text", "marks"), [("", False), ("é", False), ("\u02c7", False), ("x\u0301", True), ("\u20d7", True)]
)
def test_only_combining_characters_are_marks(text: str, marks: bool) -> None:
    assert has_marks(text) is marks


def middle(char: str) -> float:
    left, _, right, _ = glyph_box(SANS, char)
    return (left + right) / 2


@pytest.mark.parametrize("letter", list("aexiMWо"))
@pytest.mark.parametrize("mark", [ACUTE, BELOW, "\u0302"])
def test_a_mark_is_centred_on_its_letter(letter: str, mark: str) -> None:
    """A mark is written where its letter ends, so it goes back from there by half of the letter's width."""
    right, _, _ = mark_offset(SANS, letter, mark)
    advance = SANS.widths[ord(letter)]
    assert advance + right + middle(mark) == pytest.approx(advance / 2 if SANS.widths[ord(mark)] == 0 else right)


@pytest.mark.parametrize("letter", list("aexiMЩÅÉ"))
def test_a_mark_above_is_clear_of_its_letter_and_one_below_stays(letter: str) -> None:
    _, up, height = mark_offset(SANS, letter, ACUTE)
    bottom, top = glyph_box(SANS, ACUTE)[1], glyph_box(SANS, letter)[3]
    assert bottom + up >= top
    assert height > 0
    assert mark_offset(SANS, letter, BELOW)[1:] == (0.0, 0.0)


def test_marks_stand_one_above_the_other() -> None:
    letter, first, second = segments(SANS, f"x{ACUTE}{ACUTE}")
    assert letter == Segment("x")
    _, bottom, _, top = glyph_box(SANS, ACUTE)
    assert bottom + second.up > top + first.up
    again = list(segments(SANS, f"x{BELOW}{ACUTE}"))
    assert again[2].up == first.up


def test_a_mark_without_a_letter_stays_where_it_is_written() -> None:
    (mark,) = segments(SANS, ACUTE)
    assert mark.text == ACUTE
    assert mark.right <= 0
    assert mark.up == 0


def test_an_empty_glyph_has_an_empty_box() -> None:
    assert glyph_box(SANS, " ") == (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = glyph_box(SANS, "A")
    assert left < right
    assert bottom < top
    assert right <= SANS.widths[ord("A")] + 10
