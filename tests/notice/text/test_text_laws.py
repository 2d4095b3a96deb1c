"""The laws of the long texts, tested for any tree and any characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from hypothesis import example, given, settings
from hypothesis import strategies as st

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
from signoff.notice.text.characters import readable

MANY = 150
MARKS = "aB é£*_\\[]()|-+.:1#>&`~!<\n\t "
WORDS = st.text(st.sampled_from(MARKS), max_size=8) | st.text(max_size=4)
SNIPPETS = st.sampled_from(
    ["**", "*", "_", "](http://a.b)", "[", "- ", "1. ", "2) ", "| a |", "|-|", "---|---", "\\", "  \n", "\n\n", "word"]
)
TARGETS = st.sampled_from(["http://a.b/(c", "https://x/y_z*|", "mailto:a@b", "TEL:0113", "file:x", "a b", "http://\\("])
RUNS = st.builds(Run, WORDS | SNIPPETS, st.booleans(), st.booleans(), st.none() | TARGETS)
CONTENT = st.lists(RUNS | st.just(Break()), max_size=6).map(tuple)
PARAGRAPHS = st.builds(Paragraph, CONTENT)
ROWS = st.lists(CONTENT, max_size=3).map(tuple)
SIDES = st.lists(st.sampled_from(["left", "centre", "right", "", "middle"]), max_size=4).map(tuple)
TABLES = st.builds(Table, ROWS, st.lists(ROWS, max_size=3).map(tuple), SIDES)


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(ListItem, st.lists(blocks, max_size=3).map(tuple)), max_size=3).map(tuple)
    return st.builds(BulletList, items) | st.builds(NumberedList, items, st.integers(-1, 4) | st.just(10**9 - 1))


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
    assert parse(once) == parse(text)


def _all_characters(blocks: Iterable[Block]) -> str:
    """Return every character of a tree, in order: its words, and a link's target after its words."""
    return "".join(_characters_of(block) for block in blocks)


def _characters_of(block: Block) -> str:
    if isinstance(block, Table):
        return _all_characters(Paragraph(cell) for row in (block.header, *block.rows) for cell in row)
    if not isinstance(block, Paragraph):
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
    assert _without("", plain([Paragraph(content)])) == _without("", readable(typed))


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_words_with_spaces_between_keep_any_bold_and_italic(styles: list[tuple[bool, bool]]) -> None:
    words = [Run(chr(ord("a") + index), bold, italic) for index, (bold, italic) in enumerate(styles)]
    spaced = [part for word in words for part in (word, Run(" "))]
    (paragraph,) = parse(serialise([Paragraph(tuple(spaced))]))
    assert isinstance(paragraph, Paragraph)
    runs = [part for part in paragraph.content if isinstance(part, Run)]
    assert [Run(letter, run.bold, run.italic) for run in runs for letter in run.text.split()] == words
