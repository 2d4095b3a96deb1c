"""How the long texts are read and written, by example."""

from __future__ import annotations

import subprocess
import sys

import pytest

from signoff.notice.text import (
    MAX_LIST_DEPTH,
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
from signoff.notice.text.numbering import NumberStyle


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((words(text),)) for text in texts)


def cells(*texts: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(text),) if text else () for text in texts)


READINGS: list[tuple[str, tuple[Block, ...]]] = [
    ("", ()),
    (" \n\t\n\f\u2028\n", ()),
    ("one\ntwo\n\nthree", (words("one two"), words("three"))),
    ("one\r\n\r\ntwo\rthree", (words("one"), words("two three"))),
    ("one\\\ntwo  \nthree", (Paragraph((Run("one"), Break(), Run("two"), Break(), Run("three"))),)),
    ("one\u2028two\x0bthree", (Paragraph((Run("one"), Break(), Run("two"), Break(), Run("three"))),)),
    ("    not code", (words("not code"),)),
    ("# not a heading", (words("# not a heading"),)),
    ("> not a quote", (words("> not a quote"),)),
    ("title\n===\n***\n---", (words("title === *** ---"),)),
    ("```\n`code` <b>&amp;</b>\n```", (words("``` `code` <b>&amp;</b> ```"),)),
    ("![x](pic.png) <http://a.b> [ref] http://c.d", (words("![x](pic.png) <http://a.b> [ref] http://c.d"),)),
    ("[ref]: http://a.b", (words("[ref]: http://a.b"),)),
    ("• item", (words("• item"),)),
    (r"2 \* 3 * 4 \# \&amp; C:\Users\\x", (words(r"2 * 3 * 4 # &amp; C:\Users\x"),)),
    ("file_name_here", (words("file_name_here"),)),
    (
        "a **b** __c__ *d* _e_ ***f***",
        (
            Paragraph(
                (
                    Run("a "),
                    Run("b c", bold=True),
                    Run(" "),
                    Run("d e ", italic=True),
                    Run("f", bold=True, italic=True),
                )
            ),
        ),
    ),
    ("- a\n+ b\n* c", (BulletList(items("a", "b", "c")),)),
    ("1) a\n2) b", (NumberedList(items("a", "b"), style=NumberStyle("decimal", ")")),)),
    ("10. a\n11. b", (NumberedList(items("a", "b"), 10),)),
    ("1. a\n1. b\n1. c", (NumberedList(items("a", "b", "c")),)),
    ("1. a\n2. b\n5. c", (NumberedList(items("a", "b")), NumberedList(items("c"), 5))),
    ("-\n- a\n\n-", (BulletList((ListItem(()), *items("a"), ListItem(()))),)),
    ("- a\n  1. b\n\n  c", (BulletList((ListItem((words("a"), NumberedList(items("b")), words("c"))),)),)),
    ("-no\n1.no", (words("-no 1.no"),)),
    ("|a|b|\n|-|:-:|\n|c \\| d|", (Table(cells("a", "b"), (cells("c | d", ""),), ("", "centre")),)),
    ("|a|\n|-:|\n|b|c|", (Table(cells("a", ""), (cells("b", "c"),), ("right", "")),)),
    ("|a|b|\n|-|\n", (words("|a|b| |-|"),)),
    ("a\0b\ud800c\ud83d\ude00\x01d \x93e\x94", (words("a\ufffdb\ufffdc\U0001f600d “e”"),)),
]


@pytest.mark.parametrize(("text", "blocks"), READINGS)
def test_a_text_is_read_as_the_subset_says(text: str, blocks: tuple[Block, ...]) -> None:
    assert parse(text) == blocks
    assert parse(serialise(blocks)) == blocks


@pytest.mark.parametrize(
    ("text", "label", "target"),
    [
        ("[a b](http://c.d/e_f*g)", "a b", "http://c.d/e_f*g"),
        ("[a](HTTPS://c.d/(e))", "a", "HTTPS://c.d/(e)"),
        ("[a](<mailto:b@c.d>)", "a", "mailto:b@c.d"),
        ("[ a ]( tel:+441134960000 )", "a", "tel:+441134960000"),
        (r"[\[a\]](http://c.d/\))", "[a]", "http://c.d/)"),
        ("[a](http://c.d/?e&amp;f=%20)", "a", "http://c.d/?e&amp;f=%20"),
        ("[a](http://leeds.gov.uk/é)", "a", "http://leeds.gov.uk/é"),
    ],
)
def test_a_link_keeps_its_target_as_it_was_typed(text: str, label: str, target: str) -> None:
    assert parse(text) == (Paragraph((Run(label, link=target),)),)
    assert parse(normalise(text)) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:b)",
        "[a](file:///etc)",
        "[a](data:text/html,b)",
        "[a](page.html)",
        "[a]()",
        "[](http://b.c)",
        "[a](http://b.c 'title')",
        "[a](<http://b c>)",
        "[a](http://b.c",
        "[a] (http://b.c)",
        "[a][b]",
        f"[a](http://{'b' * 3000})",
    ],
)
def test_a_link_that_is_not_allowed_stays_as_its_characters(text: str) -> None:
    assert parse(text) == (words(text),)
    assert parse(normalise(text)) == (words(text),)


def test_the_inner_of_nested_links_counts() -> None:
    assert parse("[a [b](http://c) d](http://e)") == (
        Paragraph((Run("[a "), Run("b", link="http://c"), Run(" d](http://e)"))),
    )


def test_the_normal_form_looks_as_people_write() -> None:
    text = "#1: cost_code *2*\n* a\n   * b\n+ c\n\n\n7) d\n8) e\n\n   f\n\n|x|y\n|:-|-:\nz"
    assert normalise(text) == (
        "#1: cost_code *2*\n\n- a\n  - b\n- c\n\n7) d\n\n8) e\n\n   f\n\n| x | y |\n| :-- | --: |\n| z |  |"
    )


@pytest.mark.parametrize("text", ["- a", "+", "12. a", "3) a", "*a*", "a_ b", "[a](http://b)", "a \\* b", "\\"])
def test_words_that_look_like_markup_are_escaped_and_come_back(text: str) -> None:
    assert parse(serialise([words(text)])) == (words(text),)


def test_lines_that_look_like_a_table_stay_lines() -> None:
    lines = Paragraph((Run("a | b"), Break(), Run("---|---"), Break(), Break(), Run("|-|")))
    assert parse(serialise([lines])) == (lines,)


def test_spaces_leave_the_emphasis_so_that_it_can_be_written() -> None:
    raw = Paragraph((Run("a"), Run(" b ", bold=True), Run(""), Run("c", bold=True), Run(" d ", italic=True)))
    assert serialise([raw]) == "a **b c** *d*"


def test_punctuation_leaves_the_emphasis_only_where_a_letter_touches_it() -> None:
    assert serialise([Paragraph((Run("Note:", bold=True), Run("text")))]) == "**Note**:text"
    assert serialise([Paragraph((Run("Note:", bold=True), Run(" text")))]) == "**Note:** text"


def test_italic_is_dropped_where_it_cannot_be_distinguished_from_bold() -> None:
    tangled = Paragraph((Run("a", bold=True), Run("b", bold=True, italic=True), Run("c", italic=True)))
    assert canonical([tangled]) == (Paragraph((Run("ab", bold=True), Run("c"))),)
    nested = Paragraph((Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)))
    assert serialise([nested]) == "**a *b* c**"


def test_lists_that_markdown_would_join_are_joined() -> None:
    assert canonical([BulletList(items("a")), BulletList(()), BulletList(items("b"))]) == (BulletList(items("a", "b")),)
    counting_on = [NumberedList(items("a", "b")), NumberedList(items("c"), 3)]
    assert canonical(counting_on) == (NumberedList(items("a", "b", "c")),)
    starting_again = (NumberedList(items("a", "b")), NumberedList(items("c")))
    assert canonical(starting_again) == starting_again
    assert parse(serialise(starting_again)) == starting_again


def test_a_cell_has_one_line_and_every_row_the_width_of_the_widest() -> None:
    raw = Table(((Run("a"), Break(), Run("b\nc")),), (cells("d", "e"), ()), ("left", "middle", "right"))
    expected = Table(cells("a b c", ""), (cells("d", "e"), cells("", "")), ("left", ""))
    assert canonical([raw]) == (expected,)
    assert parse(serialise([raw])) == (expected,)


def test_lists_that_are_too_deep_become_paragraphs_of_the_deepest() -> None:
    tree: Block = words("end")
    for depth in range(5000):
        tree = BulletList((ListItem((words(str(depth)), tree)),))
    assert plain([tree]).split() == [*map(str, reversed(range(5000))), "end"]
    typed = plain("- " * 1000 + "end")
    assert typed == "- " * (1000 - MAX_LIST_DEPTH) + "end"


def test_plain_gives_a_line_to_each_paragraph_item_and_row() -> None:
    text = "**a**\\\n[b](http://c)\n\n- d\n  1. e\n\n| f | g |\n|-|-|\n| h |"
    assert plain(text) == "a b\nd\ne\nf\tg\nh\t"
    assert plain(parse(text)) == plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "approved it, " * 10_000,
        "[" * 20_000 + "](http://a)",
        "[](" * 20_000,
        "[a](http://b" * 10_000,
        "*a_ **" * 8_000,
        "a**b*" * 8_000,
        "- " * 20_000,
        "1. " * 20_000,
        "|" * 20_000,
        "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|a\n" * 4_000,
        "\\" * 20_000,
        "a" + " " * 50_000 + "b",
    ],
    ids=lambda text: text[:8] + str(len(text)),
)
def test_hostile_text_of_any_length_is_read_to_its_end(text: str) -> None:
    # each takes well under a second; a quadratic reader would need minutes, and pytest's timeout ends it
    once = normalise(text)
    assert normalise(once) == once


def test_the_blocks_are_cheap_to_import() -> None:
    probe = "import sys, signoff.notice.text; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
