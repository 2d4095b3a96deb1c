"""The fonts of a file: each character has its code, and what is embedded is read back as what was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf.drawing import embedded, fonts_in
from signoff.pdf.fonts import FontBook, to_unicode_table
from signoff.pdf.typefaces import load_face

SANS, BOLD, FALLBACK = (load_face(name) for name in ("LiberationSans-Regular", "LiberationSans-Bold", "DejaVuSans"))
BEYOND = "".join(chr(code) for code in sorted(SANS.widths) if code > 0xA0)
"""More characters beyond ASCII than two subsets can hold."""


def decoded(book: FontBook, written: list[tuple[str, str]]) -> str:
    """Return what pairs of a font and a string say, by the fonts that the file embeds."""
    fonts = fonts_in(embedded(book))
    words = ""
    for name, code in written:
        for digits, escaped, plain in re.findall(r"\\(\d{3})|\\(.)|(.)", code):
            words += fonts[name[1:]].characters[int(digits, 8) if digits else ord(escaped or plain)]
    return words


def test_ascii_is_written_as_it_is_but_for_brackets_and_backslashes() -> None:
    book = FontBook()
    assert book.encode(SANS, "Words, 12%") == [("/F1", "Words, 12%")]
    assert book.encode(SANS, r"a(b)\c") == [("/F1", r"a\(b\)\\c")]


def test_fonts_are_named_in_the_order_of_their_first_use() -> None:
    book = FontBook()
    names = [book.encode(face, "a")[0][0] for face in (BOLD, SANS, BOLD, FALLBACK, SANS)]
    assert names == ["/F1", "/F2", "/F1", "/F3", "/F2"]


def test_a_character_keeps_its_code() -> None:
    book = FontBook()
    assert book.encode(SANS, "é") == book.encode(SANS, "é") == [("/F1", r"\001")]
    assert book.encode(SANS, "aéa–é") == [("/F1", r"a\001a\002\001")]


def test_codes_beyond_ascii_never_stand_for_ascii() -> None:
    """They have all codes that no printed ASCII character needs."""
    book = FontBook()
    codes = [book.encode(SANS, char)[0] for char in BEYOND[:160]]
    assert {name for name, _ in codes} == {"/F1"}
    numbers = [int(code[1:], 8) for _, code in codes]
    assert sorted(numbers) == [*range(1, 32), *range(127, 256)]
    assert book.encode(SANS, BEYOND[160])[0] == ("/F1-1", r"\001")


def test_a_further_subset_holds_255_characters() -> None:
    book = FontBook()
    names = [book.encode(SANS, char)[0][0] for char in BEYOND[: 160 + 255 + 1]]
    assert [names.count(name) for name in ("/F1", "/F1-1", "/F1-2")] == [160, 255, 1]
    assert book.encode(SANS, "a" + BEYOND[0]) == [("/F1", r"a\001")]


def test_words_that_mix_subsets_are_written_in_as_few_strings_as_possible() -> None:
    book = FontBook()
    for char in BEYOND[:161]:
        book.encode(SANS, char)
    assert [name for name, _ in book.encode(SANS, f"ab{BEYOND[160]}{BEYOND[160]}c{BEYOND[0]}")] == [
        "/F1",
        "/F1-1",
        "/F1",
    ]


@given(st.lists(st.sampled_from(BEYOND[:60] + "abc()\\ 123"), min_size=1, max_size=20).map("".join))
@settings(max_examples=examples(20))
def test_whatever_is_written_is_read_back(words: str) -> None:
    book = FontBook()
    assert decoded(book, book.encode(SANS, words)) == words


def test_characters_of_several_subsets_are_read_back() -> None:
    book, words = FontBook(), BEYOND[:200] + "ab"
    assert decoded(book, book.encode(SANS, words)) == words


def test_an_embedded_font_has_the_face_s_own_widths_and_nothing_else() -> None:
    book = FontBook()
    book.encode(SANS, "Wide é")
    book.encode(FALLBACK, "☐")
    fonts = fonts_in(embedded(book))
    assert set(fonts) == {"F1", "F2"}
    assert set(fonts["F1"].characters.values()) == set("Wide é")
    for font, face in ((fonts["F1"], SANS), (fonts["F2"], FALLBACK)):
        assert font.face is face
        for code, char in font.characters.items():
            assert font.widths[code] == pytest.approx(face.widths[ord(char)], abs=0.006)


def test_the_same_words_embed_the_same_bytes() -> None:
    first, second = FontBook(), FontBook()
    first.encode(SANS, "one way é")
    for part in ("one", " way", " é"):
        second.encode(SANS, part)
    assert embedded(first).objects == embedded(second).objects


def test_a_table_of_characters_is_in_blocks_of_a_hundred() -> None:
    table = to_unicode_table({code: 0x100 + code for code in range(1, 202)}).decode()
    assert re.findall(r"(\d+) beginbfchar", table) == ["100", "100", "1"]
    assert table.count("endbfchar") == 3
    assert len(re.findall(r"^<[0-9A-F]{2}> <[0-9A-F]{4}>$", table, re.MULTILINE)) == 201


def test_a_character_beyond_the_first_plane_is_two_units() -> None:
    assert b"<05> <D835DC00>" in to_unicode_table({5: 0x1D400})
