"""Words as runs of styles: taken apart and put together without loss, and read as one where they are drawn in parts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.metrics import TEXT, Style
from signoff.pdf.styled_words import (
    Word,
    first_characters,
    take_characters,
    with_actual_text,
    with_spoken_accents,
)

BOLD, LINKED = replace(TEXT, bold=True), replace(TEXT, link="https://example.org/a")
ACCENTED = "e\u0323\u0301"
BEYOND = "\U0001d400"

_WORDS: st.SearchStrategy[Word] = st.lists(
    st.tuples(st.text("abcé\u0301", min_size=1, max_size=6), st.sampled_from([TEXT, BOLD, LINKED])),
    min_size=1,
    max_size=5,
)


def letters(word: Word) -> list[tuple[str, Style]]:
    return [(char, style) for text, style in word for char in text]


def spoken(word: Word) -> list[str | None]:
    return [style.actual_text.words if style.actual_text else None for _, style in word]


@given(_WORDS, st.data())
@settings(max_examples=examples(50))
def test_characters_are_taken_from_the_front_and_none_is_lost(word: Word, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(letters(word))))
    rest = word[::-1]
    assert "".join(first_characters(rest, count)) == "".join(char for char, _ in letters(word)[:count])
    head = take_characters(rest, count)
    assert letters(head) == letters(word)[:count]
    assert letters(rest[::-1]) == letters(word)[count:]
    assert all(text for text, _ in head)


def test_a_part_of_a_broken_word_is_read_as_the_whole() -> None:
    part = with_actual_text([("brok", TEXT), ("en", BOLD)], "brokenword")
    assert spoken(part) == ["brokenword", "brokenword"]
    assert part[0][1].actual_text is part[1][1].actual_text
    assert [style.bold for _, style in part] == [False, True]


def test_what_leads_elsewhere_in_a_broken_word_is_read_as_a_space() -> None:
    part = with_actual_text([("a", LINKED), ("b", TEXT), ("c", LINKED)], "abcd")
    assert spoken(part) == ["abcd", " ", "abcd"]


@pytest.mark.parametrize(
    ("words", "read"), [("well-", "well-\u00a0"), ("well\u2011", "well\u2011\u00a0"), ("well", "well")]
)
def test_what_is_read_never_ends_with_a_hyphen(words: str, read: str) -> None:
    assert spoken(with_actual_text([("we", TEXT)], words)) == [read]
    accented = with_spoken_accents([(ACCENTED + words, TEXT)], None)
    assert spoken(accented) == [ACCENTED + read]


def test_a_word_without_marks_is_left_alone() -> None:
    word: Word = [("plain", TEXT), ("é", BOLD)]
    assert with_spoken_accents(word, None) == word
    assert with_spoken_accents(word, BOLD) == [*word, (" ", BOLD)]


def test_a_word_with_marks_is_read_as_typed_together_with_the_space_behind_it() -> None:
    word = with_spoken_accents([("x", TEXT), (ACCENTED, BOLD)], TEXT)
    assert spoken(word) == [f"x{ACCENTED} "] * 3
    assert len({id(style.actual_text) for _, style in word}) == 1
    assert [text for text, _ in word] == ["x", ACCENTED, " "]


def test_the_space_behind_a_link_is_not_read_within_it() -> None:
    word = with_spoken_accents([(ACCENTED, LINKED)], TEXT)
    assert spoken(word) == [ACCENTED, None]


def test_each_link_in_a_word_is_read_separately() -> None:
    word = with_spoken_accents([("a" + ACCENTED, LINKED), ("b", TEXT)], TEXT)
    assert spoken(word) == ["a" + ACCENTED, "b ", "b "]


def test_characters_that_no_reader_takes_from_what_is_read_are_left_to_themselves() -> None:
    word = with_spoken_accents([(f"a{ACCENTED}{BEYOND}b", TEXT)], None)
    assert [text for text, _ in word] == ["a" + ACCENTED, BEYOND, "b"]
    assert spoken(word) == ["a" + ACCENTED, None, "b"]


def test_a_word_that_is_already_read_as_another_stays_so() -> None:
    word = with_actual_text([(ACCENTED, TEXT)], "whole")
    assert spoken(with_spoken_accents(word, TEXT)) == ["whole", None]
