"""Reading the text of an answer."""

from __future__ import annotations

import pytest

from signoff.rules.answer_text import (
    begins_not_applicable,
    beyond_not_applicable,
    clip,
    counted,
    filled,
    find_words,
    is_placeholder,
    listed,
    meaningful,
    same_words,
    words_of,
)


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n/a.",
        " N / A ",
        "Not applicable",
        "- N/A -",
        "N.A.",
        "NA",
        "N\\A",
        "not-applicable",
        "None",
        "Nil.",
        "**None**",
    ],
)
def test_not_applicable_says_nothing(text: str) -> None:
    assert begins_not_applicable(text)
    assert not meaningful(text)


@pytest.mark.parametrize("text", ["", None, " \n", "–", "\u200b", "**"])
def test_an_empty_box_is_not_filled(text: str | None) -> None:
    assert not filled(text)
    assert not meaningful(text)


@pytest.mark.parametrize(
    "text",
    ["None of them objected", "Nazia", "na", "Not applicable yet agreed", "N/A Has been briefed.", "No comments"],
)
def test_words_beyond_not_applicable_count(text: str) -> None:
    assert meaningful(text)


@pytest.mark.parametrize("text", ["TBC", "to be confirmed", "[TBA]", "xxx"])
def test_a_placeholder_is_not_an_answer(text: str) -> None:
    assert filled(text)
    assert not meaningful(text)
    assert not begins_not_applicable(text)


def test_long_words_are_cut_short_on_one_line() -> None:
    assert clip("a\n b") == "a b"
    assert clip("word " * 50, 20) == "word word word word…"
    assert clip(None) == ""


def test_what_follows_not_applicable_is_kept() -> None:
    assert beyond_not_applicable("N/A: Has been briefed.") == "Has been briefed."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the digital agenda.", "digital agenda"),
        ("digital and analogue", "digital"),
        ("digital.", "digital"),
        ("DIGITAL", "DIGITAL"),
        ("the ICT team", "ICT team"),
        ("edict, digits, it", None),
        ("a land-grab", "land"),
        ("Building on this, the buildings stand", "buildings stand"),
        ("key\ndecision", "key\ndecision"),
        ("key-decision", "key-decision"),
    ],
)
def test_whole_words_are_found_with_the_noun_after_them(text: str, expected: str | None) -> None:
    assert find_words(text, ("digital", "ICT", "land", "building", "key decision"), ("building on",)) == expected


def test_no_words_find_nothing() -> None:
    assert find_words("anything", ()) is None


def test_titles_are_compared_without_their_typography() -> None:
    assert same_words("The council’s  gate – new.", "the Council's gate - new")
    assert not same_words("The gate", "The gates")


def test_a_list_reads_as_a_sentence() -> None:
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("a" * 80, 80, "a" * 80),
        ("a" * 81, 80, "a" * 79 + "…"),
        ("word word", 6, "word…"),
        ("  a \t b ", 80, "a b"),
        ("", 80, ""),
    ],
)
def test_text_is_cut_at_the_given_length_and_not_before(text: str, length: int, shown: str) -> None:
    assert clip(text, length) == shown


@pytest.mark.parametrize(
    ("text", "is_empty", "is_for_later"),
    [
        ("None", True, False),
        ("  nil. ", True, False),
        ("No-one", True, False),
        ("TBC", True, True),
        ("To be confirmed.", True, True),
        ("xxx", True, True),
        ("None of the above applies", False, False),
        ("TBC by Finance", False, False),
        ("nothing" + " " * 60, False, False),  # longer than what is compared with the whole answer
        ("–", True, False),
        ("7", False, False),
    ],
)
def test_answers_without_meaning(text: str, is_empty: bool, is_for_later: bool) -> None:
    assert meaningful(text) != is_empty
    assert is_placeholder(text) == is_for_later
    assert not is_placeholder(None)


@pytest.mark.parametrize(
    ("text", "begins", "rest"),
    [
        ("N/A", True, ""),
        ("n.a. – see below", True, "see below"),
        ("NA: none", True, "none"),
        ("na", False, "na"),
        ("Not applicable; briefed.", True, "briefed."),
        ("• N/A", True, ""),
        ("N/Ab", False, "N/Ab"),
        ("None", True, "None"),
        ("Applicable", False, "Applicable"),
        (None, False, ""),
    ],
)
def test_the_rest_after_not_applicable(text: str | None, begins: bool, rest: str) -> None:
    assert begins_not_applicable(text) == begins
    assert beyond_not_applicable(text) == rest


@pytest.mark.parametrize(("number", "words"), [(0, "0 clear days"), (1, "1 clear day"), (2, "2 clear days")])
def test_a_number_and_what_it_counts(number: int, words: str) -> None:
    assert counted(number, "clear day") == words


def test_of_many_blanks_one_is_left_or_the_end_of_a_line() -> None:
    assert words_of(f"one{' ' * 21}two{' ' * 20}three") == f"one two{' ' * 20}three"
    assert words_of(f"one{' ' * 30}\n\n{' ' * 3}two") == "one\ntwo"
    assert words_of("\n\n".join(["- one", *["- "] * 30, "- two"])) == "one\ntwo"
