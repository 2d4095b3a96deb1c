"""The lists that Word and Outlook write as paragraphs: told by their style or by the sign before their words."""

from __future__ import annotations

import pytest

from signoff.intake.html.tree import Element
from signoff.intake.html.visibility import is_ignored
from signoff.intake.html.watch import Watch
from signoff.intake.html.word_lists import WordItem, may_be_item, typed_length, word_items
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.numbering import FIGURES, NumberStyle

LIST = "mso-list:l0 level1 lfo1"
LETTERS, ROMAN = NumberStyle("lower-alpha", "()"), NumberStyle("lower-roman", "()")


def paragraph(
    style: str = "", mark: str = "", *, classes: str = "", tag: str = "p", words: str = "words", font: str = ""
) -> Element:
    """Return a paragraph of Word's, with the mark that it draws before the words."""
    attributes = {name: value for name, value in (("style", style), ("class", classes)) if value}
    made = Element(tag, attributes)
    if mark:
        drawn = Element("span", {"style": f"mso-list:Ignore;font-family:{font or 'Calibri'}"}, [mark])
        made.children.append(drawn)
    made.children.append(words)
    return made


def items(*paragraphs: Element) -> list[WordItem | None]:
    """Return what each paragraph of a document is."""
    read = word_items(Element("", {}, [*paragraphs]), Watch())
    return [read.get(id(paragraph)) for paragraph in paragraphs]


@pytest.mark.parametrize(
    ("mark", "item"),
    [
        ("·", WordItem()),
        ("o", WordItem()),
        ("–", WordItem()),
        ("1.", WordItem(number=1)),
        ("(12)", WordItem(number=12, style=NumberStyle("decimal", "()"))),
        ("1234.", WordItem(number=1234)),
        ("a)", WordItem(number=1, style=NumberStyle("lower-alpha", ")"))),
        ("iv.", WordItem(number=4, style=NumberStyle("lower-roman"))),
        ("C.", WordItem(number=3, style=NumberStyle("upper-alpha"))),
        ("3.1", WordItem(words="3.1")),
        ("1", WordItem(words="1")),
        ("Article I.", WordItem(words="Article I.")),
        ("bb.", WordItem(words="bb.")),
    ],
)
def test_a_drawn_mark_says_what_counts_and_how(mark: str, item: WordItem) -> None:
    assert items(paragraph(LIST, mark)) == [item]


@pytest.mark.parametrize(
    ("mark", "font", "item"),
    [
        ("§\xa0\xa0", "Wingdings", WordItem()),
        ("q", "Wingdings", WordItem()),
        ("o", "Courier New", WordItem()),
        ("þ", "Wingdings", WordItem(words="☑")),
        ("û", "Wingdings", WordItem(words="✗")),
        ("1.", "Symbol", WordItem(number=1)),
    ],
)
def test_a_mark_in_a_font_of_symbols_is_a_bullet_unless_it_is_a_tick(mark: str, font: str, item: WordItem) -> None:
    assert items(paragraph(LIST, mark, font=font)) == [item]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        ("(a) (b) (c)", [(1, LETTERS), (2, LETTERS), (3, LETTERS)]),
        ("(h) (i) (j)", [(8, LETTERS), (9, LETTERS), (10, LETTERS)]),
        ("(i) (ii) (iii)", [(1, ROMAN), (2, ROMAN), (3, ROMAN)]),
        ("(c) (d)", [(3, LETTERS), (4, LETTERS)]),
        ("(v) (vi)", [(5, ROMAN), (6, ROMAN)]),
        ("(a) (b) (a)", [(1, LETTERS), (2, LETTERS), (1, LETTERS)]),
        ("1. 1. 1.", [(1, FIGURES), (1, FIGURES), (1, FIGURES)]),
        ("4. 5.", [(4, FIGURES), (5, FIGURES)]),
    ],
)
def test_the_marks_of_a_list_together_say_whether_they_are_letters(
    marks: str, numbers: list[tuple[int, NumberStyle]]
) -> None:
    read = items(*(paragraph(LIST, mark) for mark in marks.split()))
    assert [(item.number, item.style) for item in read if item is not None] == numbers


@pytest.mark.parametrize(("level", "kept"), [("level1", 1), ("level2", 2), ("level9", MAX_LIST_DEPTH), ("", 1)])
def test_the_level_is_words_as_far_as_a_text_goes(level: str, kept: int) -> None:
    (item,) = items(paragraph(f"mso-list:l0 {level} lfo1", "1."))
    assert item is not None
    assert item.level == kept


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("·\xa0\xa0 One", 4),
        ("•\xa0One", 2),
        ("• One", 0),  # a plain space may have been typed by anybody
        ("1.\xa0One", 0),  # and a number may begin a sentence
        ("-\xa0One", 0),
        ("One", 0),
    ],
)
def test_outside_lists_only_a_sign_that_nobody_types_is_a_mark(words: str, length: int) -> None:
    assert items(paragraph(words=words)) == [WordItem(is_typed=True) if length else None]
    assert not length or typed_length(words) == length


@pytest.mark.parametrize(
    ("words", "number"),
    [("1.\xa0\xa0One", 1), ("(3)\xa0One", 3), ("(b)\xa0One", 2), ("-\xa0One", None), ("o\xa0One", None)],
)
def test_in_a_list_paragraph_typed_marks_count_too(words: str, number: int | None) -> None:
    (item,) = items(paragraph(classes="MsoListParagraph", words=words))
    assert item is not None
    assert (item.number, item.is_typed) == (number, True)
    assert words[typed_length(words) :] == "One"


def test_what_word_says_is_no_list_is_none() -> None:
    assert items(paragraph("mso-list:none", "1.")) == [None]


def test_which_elements_may_be_items() -> None:
    assert may_be_item(paragraph())
    assert may_be_item(paragraph("mso-list:l0 level1", tag="h1"))
    assert may_be_item(paragraph(classes="MsoListParagraphCxSpFirst", tag="div"))
    assert not may_be_item(paragraph(tag="h1"))
    assert is_ignored(Element("span", {"style": "mso-list:Ignore"}))
    assert not is_ignored(paragraph("mso-list:l0 level1"))
