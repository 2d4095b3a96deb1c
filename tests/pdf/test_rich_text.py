"""The long texts: paragraphs, lists and tables keep their words, their order, their depth and their structure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from examples import examples
from pdf import texts
from signoff.notice.text import plain
from signoff.pdf.characters import normalise
from signoff.pdf.flow import Box, Item
from signoff.pdf.items import Bullet, Paragraphs, TextLine
from signoff.pdf.metrics import INDENT, ITEM_GAP, LINK, PARAGRAPH_GAP
from signoff.pdf.rich_text import rich_items
from signoff.pdf.structure import Element
from signoff.pdf.typefaces import Faces

PARAGRAPHS = Paragraphs(Faces())
WIDTH = 300.0


def items_of(text: str | None, width: float = WIDTH) -> tuple[list[Item], Element]:
    element = Element("Sect")
    return rich_items(text, width, element, PARAGRAPHS), element


def lines_of(text: str, width: float = WIDTH) -> list[TextLine]:
    items, _ = items_of(text, width)
    return [item for item in items if isinstance(item, TextLine)]


def words_in(line: TextLine) -> str:
    return "".join(piece.text for piece in line.line.pieces).strip()


def mark_of(line: TextLine) -> str:
    assert isinstance(line.mark, Bullet)
    return "".join(piece.text for piece in line.mark.pieces).strip()


def all_words(items: list[Item]) -> str:
    """Return the words of all lines in order, those of a table's repeated header left out."""
    words = ""
    for item in items:
        if isinstance(item, TextLine):
            words += words_in(item)
        elif isinstance(item, Box):
            for column in item.columns:
                words += all_words(list(column.feed.items))
    return "".join(words.split())


def outline(element: Element) -> list[object]:
    """Return an element's tag with those of its elements within."""
    return [element.tag, *(outline(kid) for kid in element.kids if isinstance(kid, Element))]


@given(texts.MARKDOWN)
@settings(max_examples=examples(15))
def test_no_word_is_lost_and_no_line_is_too_wide(markdown: str) -> None:
    items, _ = items_of(markdown)
    assert all_words(items) == "".join(normalise(plain(markdown)).split())
    for item in items:
        if isinstance(item, TextLine):
            assert item.indent + item.line.width <= WIDTH + 0.01


@pytest.mark.parametrize("text", [None, "", "  \n\n "])
def test_no_text_is_no_lines_and_no_structure(text: str | None) -> None:
    items, element = items_of(text)
    assert items == []
    assert outline(element) == ["Sect"]


def test_paragraphs_are_apart_and_a_list_s_items_less_so() -> None:
    gaps = [(words_in(line), line.gap) for line in lines_of("first\n\nsecond\n\n- a\n- b\n\nlast")]
    assert gaps == [
        ("first", PARAGRAPH_GAP),
        ("second", PARAGRAPH_GAP),
        ("a", PARAGRAPH_GAP),
        ("b", ITEM_GAP),
        ("last", PARAGRAPH_GAP),
    ]


def test_the_structure_is_that_of_the_text() -> None:
    _, element = items_of("lead\n\n1. a\n   - b\n2. c\n\n| h |\n|---|\n| d |")
    item = ["LI", ["Lbl"], ["LBody", ["P"]]]
    assert outline(element) == [
        "Sect",
        ["P"],
        ["L", ["LI", ["Lbl"], ["LBody", ["P"], ["L", item]]], item],
        ["Table", ["TR", ["TH"]], ["TR", ["TD"]]],
    ]


@pytest.mark.parametrize(
    ("text", "marks", "numbering"),
    [
        ("- a\n- b", ["•", "•"], "Disc"),
        ("1. a\n2. b", ["1.", "2."], "Decimal"),
        ("7. a\n8. b\n9. c", ["7.", "8.", "9."], "Decimal"),
        ("98. a\n99. b\n100. c", ["98.", "99.", "100."], "Decimal"),
        ("1) a\n2) b", ["1)", "2)"], "Decimal"),
        ("(a) a\n(b) b", ["(a)", "(b)"], "LowerAlpha"),
        ("A.  a\nB.  b", ["A.", "B."], "UpperAlpha"),
        ("(viii) a\n(ix) b", ["(viii)", "(ix)"], "LowerRoman"),
        ("IV) a\nV) b", ["IV)", "V)"], "UpperRoman"),
    ],
)
def test_items_have_their_bullets_or_numbers(text: str, marks: list[str], numbering: str) -> None:
    assert [mark_of(line) for line in lines_of(text)] == marks
    (listing,) = items_of(text)[1].kids
    assert isinstance(listing, Element)
    assert listing.numbering == numbering


def test_bullets_change_with_depth_and_the_third_kind_stays() -> None:
    lines = lines_of("- a\n  - b\n    - c\n      - d\n        - e")
    assert [mark_of(line) for line in lines] == ["•", "–", "▪", "▪", "▪"]
    assert [line.indent for line in lines] == [INDENT * level for level in range(1, 6)]


@pytest.mark.parametrize("text", ["998. a\n999. b\n1000. c", "(xxxvii) a\n(xxxviii) b\n(xxxix) c"])
def test_numbers_that_are_wide_move_their_texts_in_and_end_at_one_edge(text: str) -> None:
    lines = lines_of(text)
    assert len({line.indent for line in lines}) == 1
    assert lines[0].indent > INDENT
    for line in lines:
        assert isinstance(line.mark, Bullet)
        assert line.mark.width + line.mark.back <= line.indent + 0.01


def nested(depth: int) -> str:
    return "\n".join(f"{'  ' * level}- item {level}" for level in range(depth))


def test_lists_nested_ever_deeper_leave_room_for_words() -> None:
    lines = lines_of(nested(40), 120.0)
    assert max(line.indent for line in lines) <= 0.7 * 120.0
    assert all(line.line.width <= 120.0 - line.indent + 0.01 for line in lines)


def test_a_further_paragraph_of_an_item_is_below_its_first() -> None:
    first, second, third = lines_of("- a\n\n  more\n- b")
    assert (first.indent, first.gap, second.indent) == (INDENT, PARAGRAPH_GAP, INDENT)
    assert second.mark is None
    assert second.gap == ITEM_GAP
    assert mark_of(third) == "•"


def test_what_leads_a_list_or_a_table_stays_with_it() -> None:
    for text in ("lead\n\n- a\n- b\n- c\n- d", "lead\n\n1. a", "lead\n\n| h |\n|---|\n| d |"):
        assert lines_of(text)[0].keep, text
    assert not lines_of("lead\n\nanother")[0].keep
    assert not lines_of("lead")[0].keep


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("- a", [False]),
        ("- a\n- b", [True, False]),
        ("- a\n- b\n- c", [True, True, False]),
        ("- a\n- b\n- c\n- d", [False, False, True, False]),
        ("- a\\\n  more\\\n  still\n- b", [True, True, False, False]),
        ("- a\n- b\n- c\n- d\n- e", [False, False, False, True, False]),
    ],
)
def test_short_lists_stay_together_and_no_last_item_is_alone(text: str, kept: list[bool]) -> None:
    assert [line.keep for line in lines_of(text)] == kept


def test_an_item_without_words_of_its_own_stays_with_what_it_holds() -> None:
    lines = lines_of("- - a\n  - b")
    assert words_in(lines[0]) == ""
    assert mark_of(lines[0]) == "•"
    assert lines[0].keep


def test_styles_are_those_of_the_text() -> None:
    (line,) = lines_of("plain **bold** *slanted* [led](https://example.org/a)")
    looks = {piece.text.strip(): piece.style for piece in line.line.pieces}
    assert looks["bold"].bold
    assert looks["slanted"].italic
    assert (looks["led"].link, looks["led"].colour) == ("https://example.org/a", LINK)
    assert not looks["plain"].bold
    assert looks["plain"].link is None
