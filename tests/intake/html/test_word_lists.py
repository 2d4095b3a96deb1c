"""The lists that Word and Outlook write as paragraphs: told by their style or by the sign before their words."""

from __future__ import annotations

import pytest

from signoff.intake.html.tree import Element
from signoff.intake.html.word_lists import WordItem, is_ignored, may_be_item, word_item
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.flat_blocks import Shape


def paragraph(style: str = "", mark: str = "", *, classes: str = "", tag: str = "p") -> Element:
    """Return a paragraph of Word's, with the mark that it draws before the words."""
    attributes = {name: value for name, value in (("style", style), ("class", classes)) if value}
    made = Element(tag, attributes)
    if mark:
        drawn = Element("span", {"style": "mso-list:Ignore"})
        drawn.children.append(mark)
        made.children.append(drawn)
    made.children.append("words")
    return made


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("·", "bullet"),
        ("o", "bullet"),
        ("§\xa0\xa0", "bullet"),
        ("1.", "number"),
        ("(12)", "number"),
        ("a)", "number"),
        ("iv.", "number"),
        ("1234.", "bullet"),
        ("1", "bullet"),
    ],
)
def test_a_drawn_mark_tells_bullets_from_numbers(mark: str, kind: str) -> None:
    item = word_item(paragraph("mso-list:l0 level1 lfo1", mark), "words")
    assert item == WordItem(Shape(1, "number" if kind == "number" else "bullet"))


@pytest.mark.parametrize(("level", "kept"), [("level1", 1), ("level2", 2), ("level9", MAX_LIST_DEPTH), ("", 1)])
def test_the_level_is_words_as_far_as_a_text_goes(level: str, kept: int) -> None:
    item = word_item(paragraph(f"mso-list:l0 {level} lfo1", "1."), "words")
    assert item is not None
    assert item.shape.level == kept


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("·\xa0\xa0 One", WordItem(Shape(1, "bullet"), 4)),
        ("•\xa0One", WordItem(Shape(1, "bullet"), 2)),
        ("• One", None),  # a plain space may have been typed by anybody
        ("1.\xa0One", None),  # and a number may begin a sentence
        ("-\xa0One", None),
        ("One", None),
    ],
)
def test_outside_lists_only_a_sign_that_nobody_types_is_a_mark(words: str, item: WordItem | None) -> None:
    assert word_item(paragraph(), words) == item


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1.\xa0\xa0One", "number"),
        ("(3)\xa0One", "number"),
        ("-\xa0One", "bullet"),
        ("o\xa0One", "bullet"),
    ],
)
def test_in_a_list_paragraph_typed_marks_count_too(words: str, kind: str) -> None:
    item = word_item(paragraph(classes="MsoListParagraph"), words)
    assert item is not None
    assert item.shape.mark == kind
    assert words[item.typed :] == "One"


def test_what_word_says_is_no_list_is_none() -> None:
    assert word_item(paragraph("mso-list:none", "1."), "words") is None


def test_which_elements_may_be_items() -> None:
    assert may_be_item(paragraph())
    assert may_be_item(paragraph("mso-list:l0 level1", tag="h1"))
    assert may_be_item(paragraph(classes="MsoListParagraphCxSpFirst", tag="div"))
    assert not may_be_item(paragraph(tag="h1"))
    assert is_ignored(Element("span", {"style": "mso-list:Ignore"}))
    assert not is_ignored(paragraph("mso-list:l0 level1"))
