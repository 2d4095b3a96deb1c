"""A long text as a flat row and back to its tree: nothing is lost, and lists keep where they begin and count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.notice.text import (
    Block,
    Break,
    BulletList,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
    canonical,
    parse,
    serialise,
)
from signoff.notice.text.flat_blocks import PLAIN, BlockTree, Leaf, Mark, Shape, TableLeaf, in_one_line, leaves
from signoff.notice.text.numbering import NumberStyle


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def item(*blocks: Block) -> ListItem:
    return ListItem(blocks)


def shapes(markdown: str) -> list[Shape]:
    return [leaf.shape for leaf in leaves(parse(markdown))]


def tree_of(*parts: tuple[Shape, str]) -> str:
    """Return the Markdown of paragraphs that come in one by one."""
    tree = BlockTree()
    for shape, text in parts:
        tree.add(shape, words(text) if text else Paragraph(()))
    return serialise(canonical(tree.blocks()))


def number(level: int = 1, start: int | None = None) -> Shape:
    return Shape(level, "number", start)


def bullet(level: int = 1) -> Shape:
    return Shape(level, "bullet")


@pytest.mark.parametrize(
    ("markdown", "row"),
    [
        ("One\n\nTwo", [PLAIN, PLAIN]),
        ("- One\n- Two", [bullet(), bullet()]),
        ("1. One\n2. Two", [number(), number()]),
        ("4. Four\n5. Five", [number(start=4), number()]),
        ("- One\n\n  More of it", [bullet(), Shape(1)]),
        ("- One\n  1. Below", [bullet(), number(2)]),
        ("| A |\n| --- |\n| b |", [PLAIN]),
        ("- One\n\nAfter", [bullet(), PLAIN]),
    ],
)
def test_each_paragraph_says_where_it_stands(markdown: str, row: list[Shape]) -> None:
    assert shapes(markdown) == row


def test_a_numbered_list_right_after_another_says_that_it_restarts() -> None:
    lists = (NumberedList((item(words("a")),)), NumberedList((item(words("b")),)))
    assert [leaf.shape for leaf in leaves(lists)] == [number(), number(start=1)]


def test_an_item_without_words_of_its_own_keeps_its_mark() -> None:
    table = Table(((Run("A"),),), ())
    first, second = leaves((BulletList((item(table),)),))
    assert first == Leaf(bullet(), ())
    assert second == TableLeaf(Shape(1), table)
    (empty,) = leaves((BulletList((ListItem(()),)),))
    assert empty == Leaf(bullet(), ())


@pytest.mark.parametrize(
    ("parts", "markdown"),
    [
        # a level that is not open falls to the deepest that is
        ([(bullet(3), "Deep")], "- Deep"),
        ([(bullet(), "One"), (number(3), "Too deep")], "- One\n  1. Too deep"),
        ([(Shape(2), "Alone")], "Alone"),
        ([(bullet(), "One"), (Shape(1), "More of it")], "- One\n\n  More of it"),
        # another mark at the same level begins another list
        ([(bullet(), "One"), (number(), "Two")], "- One\n\n1. Two"),
        # what follows outside ends the list
        ([(number(), "One"), (PLAIN, "Between"), (number(), "Again")], "1. One\n\nBetween\n\n1. Again"),
    ],
)
def test_paragraphs_find_their_place_as_they_come_in(parts: list[tuple[Shape, str]], markdown: str) -> None:
    assert tree_of(*parts) == markdown


def test_an_item_that_restarts_the_count_begins_another_list() -> None:
    tree = BlockTree()
    for shape in (number(), number(), number(start=7), number()):
        tree.add(shape, words("a"))
    lists = [block for block in tree.blocks() if isinstance(block, NumberedList)]
    assert [(block.start, len(block.items)) for block in lists] == [(1, 2), (7, 2)]


def test_all_words_on_one_line_have_a_space_between_paragraphs_and_for_breaks() -> None:
    blocks = (Paragraph((Run("One"), Break(), Run("two", bold=True))), *parse("- three\n- four"))
    line = in_one_line(blocks)
    assert "".join(part.text for part in line if isinstance(part, Run)) == "One two three four"
    assert Run("two", bold=True) in line
    assert not any(isinstance(part, Break) for part in line)


def test_the_cells_of_a_table_come_on_one_line_row_by_row() -> None:
    line = in_one_line(parse("| A | B |\n| --- | --- |\n| c | d |"))
    assert "".join(part.text for part in line if isinstance(part, Run)) == "A B c d"


MARKS: list[Mark] = ["", "bullet", "number"]
SHAPES = st.builds(
    lambda level, mark, start: Shape(level, mark if level else "", start if mark == "number" and level else None),
    st.integers(0, 3),
    st.sampled_from(MARKS),
    st.one_of(st.none(), st.integers(1, 9)),
)


@given(parts=st.lists(st.tuples(SHAPES, st.sampled_from(["a", "b", "c"])), max_size=12))
@settings(max_examples=examples(25), deadline=None)
def test_no_paragraph_is_lost_or_moved_whatever_levels_come_in(parts: list[tuple[Shape, str]]) -> None:
    tree = BlockTree()
    for shape, text in parts:
        tree.add(shape, words(text))
    flat = [leaf for leaf in leaves(tree.blocks()) if isinstance(leaf, Leaf)]
    assert [leaf.content for leaf in flat] == [(Run(text),) for _, text in parts]
    assert all(leaf.shape.level <= shape.level for leaf, (shape, _) in zip(flat, parts, strict=True))
    again = BlockTree()
    for leaf in flat:
        again.add(leaf.shape, Paragraph(leaf.content))
    assert again.blocks() == tree.blocks()


def test_an_item_in_another_style_begins_another_list() -> None:
    letters = NumberStyle("lower-alpha", "()")
    lists = (NumberedList((item(words("a")),)), NumberedList((item(words("b")), item(words("c"))), 1, letters))
    tree = BlockTree()
    for leaf in leaves(lists):
        assert isinstance(leaf, Leaf)
        tree.add(leaf.shape, Paragraph(leaf.content))
    assert [leaf.shape for leaf in leaves(lists)] == [number(), *[Shape(1, "number", None, letters)] * 2]
    assert tree.blocks() == lists


def test_letters_count_on_beyond_where_a_list_may_begin_and_stay_words_where_one_would_begin() -> None:
    letters = NumberStyle("lower-alpha", "()")
    row = [(Shape(1, "number", count, letters), "w") for count in (26, 27, 28)]
    assert tree_of(*row) == "(z)  w\n(aa) w\n(ab) w"
    assert tree_of(*row[:2], (PLAIN, "And"), row[2]) == "(z)  w\n(aa) w\n\nAnd\n\n(ab\\) w"
    empty = BlockTree()
    empty.add(row[2][0], Paragraph(()))
    assert empty.blocks() == (words("(ab) "),)


def test_an_item_with_the_number_that_follows_goes_on_in_its_list() -> None:
    parts = ((number(start=4), "d"), (number(start=5), "e"), (number(start=5), "again"))
    assert tree_of(*parts) == "4. d\n5. e\n\n5. again"
