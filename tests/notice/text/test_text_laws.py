"""The laws of the long texts, tested for any tree and any characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

from hypothesis import example, given, settings
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
    normalise,
    parse,
    plain,
    serialise,
)
from signoff.notice.text.canonical_form import canonical_blocks
from signoff.notice.text.characters import readable
from signoff.notice.text.cleaning import INVISIBLE
from signoff.notice.text.earlier_lists import with_lists_as_they_were
from signoff.notice.text.markdown import read
from signoff.notice.text.markdown_writer import write
from signoff.notice.text.numbering import NumberStyle, label

MANY = examples(150)
MARKS = "aB é£*_\\[]()|-+.:1#>&`~!<\n\t "
WORDS = st.text(st.sampled_from(MARKS), max_size=8) | st.text(max_size=4)
SNIPPETS = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "](http://a.b)",
        "[",
        "- ",
        "1. ",
        "2) ",
        "(a) ",
        "b. ",
        "iv) ",
        "A.  ",
        "(1) ",
        "| a |",
        "|-|",
        "---|---",
        "\\",
        "  \n",
        "\n\n",
        "word",
    ]
)
STYLES = st.builds(
    NumberStyle,
    st.sampled_from(["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]),
    st.sampled_from([".", ")", "()"]),
)
LETTERED = STYLES.filter(lambda style: style.kind != "decimal")
TARGETS = st.sampled_from(["http://a.b/(c", "https://x/y_z*|", "mailto:a@b", "TEL:0113", "file:x", "a b", "http://\\("])
RUNS = st.builds(Run, WORDS | SNIPPETS, st.booleans(), st.booleans(), st.none() | TARGETS)
CONTENT = st.lists(RUNS | st.just(Break()), max_size=6).map(tuple)
PARAGRAPHS = st.builds(Paragraph, CONTENT)
ROWS = st.lists(CONTENT, max_size=3).map(tuple)
SIDES = st.lists(st.sampled_from(["left", "centre", "right", "", "middle"]), max_size=4).map(tuple)
TABLES = st.builds(Table, ROWS, st.lists(ROWS, max_size=3).map(tuple), SIDES)


MARKS_OF_LISTS = st.builds(
    label,
    st.sampled_from([1, 2, 3, 4, 5, 6, 8, 9, 10, 21, 22, 23, 24, 27, 40, 100, 243, 2000]),
    STYLES,
)
"""Many that are both letters and Roman numerals, or follow on one another as one of them."""

LINES = st.tuples(
    st.sampled_from(["", "", "", "- ", "  ", "   ", "     "]),
    MARKS_OF_LISTS,
    st.sampled_from([" ", " ", "  ", "\t", ""]),
    st.sampled_from(["", "word", "\\", "Smith", "- ", "b) "]),
    st.sampled_from(["\n", "\n", "\n\n", "\\\n"]),
).map("".join)
ITEMS = st.integers(1, 4).map(lambda count: (ListItem((Paragraph((Run("word"),)),)),) * count)
STARTS = st.integers(1, 26)
LISTED = st.lists(LINES | st.just("word\n\n") | st.just("word\n"), max_size=8).map("".join)


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(ListItem, st.lists(blocks, max_size=3).map(tuple)), max_size=3).map(tuple)
    starts = st.integers(-1, 4) | st.sampled_from([8, 9, 22, 26, 27, 39, 50, 701, 3999, 10**9 - 1])
    return st.builds(BulletList, items) | st.builds(NumberedList, items, starts, STYLES)


BLOCKS = st.lists(st.recursive(PARAGRAPHS | TABLES, _lists, max_leaves=8), max_size=4).map(tuple)
TEXTS = st.lists(WORDS | SNIPPETS, max_size=14).map("".join) | st.text()


@settings(max_examples=MANY, deadline=None)
@given(BLOCKS)
def test_what_is_written_is_read_back_as_the_canonical_tree(blocks: tuple[Block, ...]) -> None:
    tree = canonical(blocks)
    text = serialise(blocks)
    assert parse(text) == tree
    assert canonical(tree) == tree
    assert serialise(tree) == text
    assert plain(text) == plain(blocks)
    assert not re.search(r"\s(\n|\Z)", re.sub(r"\n+", "\n", text))


@settings(max_examples=MANY, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_its_normal_form_stays(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert parse(once) == canonical(parse(text))


@settings(max_examples=MANY, deadline=None)
@given(LISTED)
def test_a_text_of_marks_is_read_and_its_normal_form_stays(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert parse(once) == parse(text)


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.builds(NumberedList, ITEMS, STARTS, LETTERED), max_size=4))
def test_the_marks_of_neighbouring_lettered_lists_stay(lists: list[NumberedList]) -> None:
    # the canonical form may say otherwise what a mark counts, but shows the same marks
    shown = [label(number, block.style) for block in lists for number, _ in enumerate(block.items, block.start)]
    tree = canonical(lists)
    assert parse(serialise(tree)) == tree
    assert shown == [
        label(number, block.style)
        for block in tree
        if isinstance(block, NumberedList)
        for number, _ in enumerate(block.items, block.start)
    ]


@settings(max_examples=MANY, deadline=None)
@given(LISTED | TEXTS)
@example("\x01a) after what is not shown\r(b) after another end of a line")
def test_earlier_documents_go_on_saying_what_they_said(text: str) -> None:
    earlier = canonical_blocks(read(text, has_letters=False))
    assert parse(with_lists_as_they_were(text)) == earlier
    assert parse(write(earlier)) == earlier


def _all_characters(blocks: Iterable[Block]) -> str:
    """Return every character of a tree, in order: its marks and words, and a link's target after its words."""
    return "".join(_characters_of(block) for block in blocks)


def _characters_of(block: Block) -> str:
    if isinstance(block, Table):
        return _all_characters(Paragraph(cell) for row in (block.header, *block.rows) for cell in row)
    if isinstance(block, NumberedList):
        return "".join(
            label(number, block.style) + _all_characters(item.blocks)
            for number, item in enumerate(block.items, block.start)
        )
    if isinstance(block, BulletList):
        return "".join(_all_characters(item.blocks) for item in block.items)
    characters, link = "", None
    for part in block.content:
        target = part.link if isinstance(part, Run) else link  # a link may go over several lines
        if target != link:
            characters, link = characters + (link or ""), target
        characters += part.text if isinstance(part, Run) else ""
    return characters + (link or "")


def _without(characters: str, text: str) -> str:
    """Return the visible characters of a text, except those given and controls."""
    controls = r"\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd"
    return re.sub(f"[{controls}{re.escape(characters)}]", "", text)


@settings(max_examples=MANY, deadline=None)
@given(TEXTS)
@example("|a|b|\n|-|-|\n|c|d|e|f|")
@example("[a](javascript:b) [c](http://d 'e') [](http://f) [g]: http://h")
@example("- " * 40 + "a")
@example("[a\\\nb](http://a.b)")
@example("# a\n> b\n\n    c\n\n```d\n```\n<e> &amp; ![f](g) <http://h>\n\ni\n===\n***\n---")
def test_only_characters_that_act_as_markup_leave_the_words(text: str) -> None:
    # neighbouring links with one target are one link, so each gets its own
    number = count()
    text = re.sub(r"http://a\.b", lambda match: f"{match[0]}/{next(number)}", text)
    markup = "*_\\[]()<>|-+:." + "0123456789"
    assert _without(markup, _all_characters(parse(text))) == _without(markup, readable(text))


@settings(max_examples=MANY, deadline=None)
@given(st.text(st.characters(blacklist_characters="*_\\[|-+:.)", blacklist_categories=["Cc", "Cs"])))
def test_a_text_without_markup_keeps_every_character(text: str) -> None:
    assert "".join(plain(text).split()) == "".join(text.split())


@settings(max_examples=MANY, deadline=None)
@given(CONTENT)
def test_the_canonical_form_changes_no_word(content: tuple[Run | Break, ...]) -> None:
    typed = "".join(part.text for part in content if isinstance(part, Run))
    assert _seen(plain([Paragraph(content)])) == _seen(typed)


def _seen(text: str) -> str:
    """Return the visible characters of a text as they are read, each composed with the marks after it or not."""
    return unicodedata.normalize("NFD", _without("", INVISIBLE.sub("", readable(text))))


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_words_with_spaces_between_keep_any_bold_and_italic(styles: list[tuple[bool, bool]]) -> None:
    words = [Run(chr(ord("a") + index), bold, italic) for index, (bold, italic) in enumerate(styles)]
    spaced = [part for word in words for part in (word, Run(" "))]
    (paragraph,) = parse(serialise([Paragraph(tuple(spaced))]))
    assert isinstance(paragraph, Paragraph)
    runs = [part for part in paragraph.content if isinstance(part, Run)]
    assert [Run(letter, run.bold, run.italic) for run in runs for letter in run.text.split()] == words
