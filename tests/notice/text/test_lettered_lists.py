"""Lettered and Roman lists in Markdown, by example: what is a mark, what a mark counts, and what is only words."""

from __future__ import annotations

import pytest

from signoff.notice.text import Block, BulletList, NumberedList, Paragraph, canonical, normalise, parse, serialise
from signoff.notice.text.flat_blocks import BlockTree, TableLeaf, leaves
from signoff.notice.text.numbering import label


def marks(blocks: tuple[Block, ...]) -> list[str]:
    """Return the marks of all numbered lists, those below others too; "¶" for a paragraph or table."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, NumberedList):
            for number, item in enumerate(block.items, block.start):
                found += [label(number, block.style), *(mark for mark in marks(item.blocks) if mark != "¶")]
        else:
            found += [] if isinstance(block, BulletList) else ["¶"]
    return found


LISTS = [
    ("(a) one\n(b) two", "(a) (b)", "lower-alpha"),
    ("a. one\nb. two\nc. three", "a. b. c.", "lower-alpha"),
    ("a) only", "a)", "lower-alpha"),
    ("(i) one\n(ii) two", "(i) (ii)", "lower-roman"),
    ("i. only", "i.", "lower-roman"),
    ("A) one\nB) two", "A) B)", "upper-alpha"),
    ("A.  Jones\nB.  Smith", "A. B.", "upper-alpha"),
    ("I.  one\nII. two", "I. II.", "upper-roman"),
    ("IV. The budget", "IV.", "upper-roman"),
    ("(1) one\n(2) two", "(1) (2)", "decimal"),
    ("7) seven", "7)", "decimal"),
    ("(d)  four", "(d)", "lower-alpha"),
    ("(d)\tfour", "(d)", "lower-alpha"),
    ("(v)  five", "(v)", "lower-roman"),
    ("(c)  three", "(c)", "lower-alpha"),
    ("(a)\n(b) two", "(a) (b)", "lower-alpha"),
    ("(i) nine\n(j) ten", "(i) (j)", "lower-alpha"),
    ("(y)  one\n(z) two\n(aa) three", "(y) (z) (aa)", "lower-alpha"),
    ("(xxxix) one\n(xl) two", "(xxxix) (xl)", "lower-roman"),
    ("1) one\n\n   (a) below\n   (b) it\n2) two", "1) (a) (b) 2)", "decimal"),
    ("(a) one\n\nwords\n\n(b) two", "(a) ¶ (b)", "lower-alpha"),
    ("(h)  one\n\nwords\n\n(i) two", "(h) ¶ (i)", "lower-alpha"),
    ("(u)  one\n\nwords\n\n(v) two\n(vi) three", "(u) ¶ (v) (vi)", "lower-alpha"),
]


@pytest.mark.parametrize(("text", "shown", "kind"), LISTS)
def test_a_list_keeps_its_marks(text: str, shown: str, kind: str) -> None:
    blocks = parse(text)
    assert " ".join(marks(blocks)) == shown
    assert isinstance(blocks[0], NumberedList)
    assert blocks[0].style.kind == kind
    assert parse(serialise(blocks)) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "I. Smith approved it",
        "A. Jones approved it",
        "c. 1900",
        "p. 5 of the report",
        "mm. of rain",
        "no. 5",
        "No.",
        "NB.  see below",
        "MD.  Smith",
        "(see above) it was agreed",
        "(c) Crown copyright",
        "(2024) EWHC 1",
        "(no) thanks",
        "(xl) size",
        "(iiii) four",
        "(Ii) two",
        "(a one",
        "(a. one",
        "a.one",
        "(a)one",
        "e.g. this",
        "I am",
        "words\n(a) see above",
        "words\na) see above",
        "- item\n(b) see above",
        "(a) see paragraph\n(a) above",
    ],
)
def test_what_is_ambiguous_is_words(text: str) -> None:
    assert marks(parse(text)) in (["¶"], [], ["(a)"])
    assert normalise(text) == " ".join(text.split(" ")).replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\(a) one", "(a\\) one"),
        ("a\\. one", "a\\. one"),
        ("(a) one\n\n(b\\) two", "(a) one\n\n(b\\) two"),
        ("(a) one\n\n(d) four", "(a) one\n\n(d) four"),
        ("A\\.  Jones", "A\\.  Jones"),
        ("I. Smith", "I. Smith"),
        ("(1\\) one", "(1\\) one"),
        ("(d)  four\n(e) five", "(d)  four\n(e) five"),
        ("(a) one\n\nwords\n\n(b)  two", "(a) one\n\nwords\n\n(b) two"),
    ],
)
def test_words_are_escaped_only_where_they_would_begin_an_item(text: str, expected: str) -> None:
    assert normalise(text) == expected
    assert parse(expected) == parse(text)


def test_a_list_joins_its_neighbour_only_where_style_and_number_continue() -> None:
    blocks = parse("(a) one\n(b) two\n\n(d)  four\n\n1. one\n\n1) one\n2) two\n\n(i) one\n\n(i) one")
    assert [len(block.items) for block in blocks if isinstance(block, NumberedList)] == [2, 1, 1, 2, 1, 1]


def test_letters_go_with_the_letters_that_they_count_on_with() -> None:
    h, i = (block for block in parse("(h)  eight\n\n(i) one\n\n(ii) two") if isinstance(block, NumberedList))
    assert (h.style.kind, i.style.kind, len(i.items)) == ("lower-alpha", "lower-roman", 2)


@pytest.mark.parametrize(("text", "_", "__"), LISTS)
def test_a_flat_row_keeps_the_style_and_the_start_of_each_list(text: str, _: str, __: str) -> None:
    blocks, tree = parse(text), BlockTree()
    for leaf in leaves(blocks):
        tree.add(leaf.shape, leaf.table if isinstance(leaf, TableLeaf) else Paragraph(leaf.content))
    assert canonical(tree.blocks()) == blocks
