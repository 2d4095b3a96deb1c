"""How blocks are written as Markdown: each kind in one form, with whatever could be read as markup escaped."""

from __future__ import annotations

import pytest

from signoff.notice.text import (
    Block,
    Break,
    BulletList,
    Inline,
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


def paragraph(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Run(part) if isinstance(part, str) else part for part in content))


def item(*blocks: Block | str) -> ListItem:
    return ListItem(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


def cell(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


WRITTEN: list[tuple[tuple[Block, ...], str]] = [
    ((paragraph("one"), paragraph("two")), "one\n\ntwo"),
    ((paragraph("one", Break(), "two"),), "one\\\ntwo"),
    ((paragraph("one", Break(), Break(), "two"),), "one\\\n\\\ntwo"),
    ((BulletList((item("a"), item("b"))),), "- a\n- b"),
    ((BulletList((item("a", "b"), item("c"))),), "- a\n\n  b\n\n- c"),
    ((BulletList((item(), item("a"))),), "-\n- a"),
    ((NumberedList((item("a"), item("b"))),), "1. a\n2. b"),
    ((NumberedList((item("a"), item("b")), 9),), "9. a\n10. b"),
    ((NumberedList((item("a", BulletList((item("b"),))),), 10),), "10. a\n    - b"),
    ((BulletList((item("a", NumberedList((item("b"),))),)),), "- a\n  1. b"),
    ((BulletList((item("a", NumberedList((item("b"),), 2)),)),), "- a\n\n  2. b"),
    ((BulletList((item("a", BulletList((item(), item("b")))),)),), "- a\n\n  -\n  - b"),
    ((BulletList((item("a", BulletList((item("b"),)), "c"),)),), "- a\n  - b\n\n  c"),
    (
        (Table((cell("a"), cell("b")), ((cell("c"), cell("")),), ("left", "right")),),
        "| a | b |\n| :-- | --: |\n| c |  |",
    ),
    ((Table((cell("a|b"),), (), ("centre",)),), "| a\\|b |\n| :-: |"),
    ((Table((cell("a"),), ((cell("b"),),), ("",)),), "| a |\n| --- |\n| b |"),
    ((paragraph(Run("a", bold=True), Run("b", italic=True)),), "**a***b*"),
    ((paragraph("x ", Run("a", bold=True, italic=True), " y"),), "x ***a*** y"),
    ((paragraph(Run("a ", bold=True), Run("b", bold=True, italic=True)),), "**a *b***"),
    ((paragraph(Run("a", bold=True, italic=True), Run(" b", italic=True)),), "***a** b*"),
    ((paragraph("see ", Run("it", link="https://a.b/c"), "."),), "see [it](https://a.b/c)."),
    (
        (paragraph(Run("it", link="https://a.b/c(d)")),),
        "[it](https://a.b/c(d))",
    ),
    (
        (paragraph(Run("it", link="https://a.b/c)d")),),
        "[it](https://a.b/c\\)d)",
    ),
    (
        (paragraph(Run("it", link="https://a.b/)c(")),),
        "[it](https://a.b/\\)c\\()",
    ),
    (
        (paragraph(Run("i[t]", link="https://a.b")),),
        "[i\\[t\\]](https://a.b)",
    ),
    (
        (paragraph(Run("it", bold=True, link="https://a.b")),),
        "[**it**](https://a.b)",
    ),
]


@pytest.mark.parametrize(("blocks", "markdown"), WRITTEN)
def test_blocks_are_written_in_one_form_and_read_back(blocks: tuple[Block, ...], markdown: str) -> None:
    assert serialise(blocks) == markdown
    assert parse(markdown) == blocks
    assert normalise(markdown) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2 * 3", "2 * 3"),
        ("2*3", "2\\*3"),
        ("2* 3", "2\\* 3"),
        ("2 *3", "2 \\*3"),
        ("file_name", "file_name"),
        ("_name", "\\_name"),
        ("name_", "name\\_"),
        ("a _ b", "a _ b"),
        ("a *b", "a \\*b"),
        ("C:\\Users", "C:\\Users"),
        ("C:\\*", "C:\\\\\\*"),
        ("ends in \\", "ends in \\\\"),
        ("a\\.b", "a\\\\.b"),
        ("[ref]", "[ref]"),
        ("[a](b)", "[a\\](b)"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("-a", "-a"),
        ("-", "\\-"),
        ("1. a", "1\\. a"),
        ("1) a", "1\\) a"),
        ("123456789. a", "123456789\\. a"),
        ("1234567890. a", "1234567890. a"),
        ("1.a", "1.a"),
        ("1.", "1\\."),
        ("a | b", "a | b"),
        ("# a", "# a"),
        ("> a", "> a"),
    ],
)
def test_a_character_is_escaped_only_where_it_would_be_markup(text: str, markdown: str) -> None:
    assert serialise((paragraph(text),)) == markdown
    assert parse(markdown) == (paragraph(text),)


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        (("a | b", "--- | ---"), "a | b\\\n\\--- | ---"),
        (("a", "--- | ---"), "a\\\n--- | ---"),
        (("a | b", "- a"), "a | b\\\n\\- a"),
        (("a", "2. b"), "a\\\n2\\. b"),
    ],
)
def test_a_line_below_another_does_not_begin_a_table_or_a_list(lines: tuple[str, str], markdown: str) -> None:
    block = paragraph(lines[0], Break(), lines[1])
    assert serialise((block,)) == markdown
    assert parse(markdown) == (block,)


@pytest.mark.parametrize(
    ("target", "is_link"),
    [
        ("https://a.b", True),
        ("HTTPS://a.b", True),
        ("http://a.b", True),
        ("mailto:a@b.c", True),
        ("tel:0113", True),
        (" https://a.b ", True),
        ("<https://a.b/c d>", False),
        ("<https://a.b/c>", True),
        ("ftp://a.b", False),
        ("javascript:alert(1)", False),
        ("https://a.b 'title'", False),
        ("/a/b", False),
        ("", False),
        ("https://a.b/(c", False),
        ("https://a.b/(c)", True),
        ("https://a.b/\\(c", True),
        ("https://a.b/" + "(" * 32 + ")" * 32, True),
    ],
)
def test_which_targets_make_a_link(target: str, is_link: bool) -> None:
    (block,) = parse(f"see [it]({target}) there")
    assert isinstance(block, Paragraph)
    links = [run.link for run in block.content if isinstance(run, Run) and run.link]
    assert (len(links) == 1) == is_link
    assert (plain((block,)) == "see it there") == is_link


@pytest.mark.parametrize("label", ["", " ", "\\\n"])
def test_a_link_without_a_word_is_not_a_link(label: str) -> None:
    (block,) = parse(f"[{label}](https://a.b) x")
    assert isinstance(block, Paragraph)
    assert not any(isinstance(run, Run) and run.link for run in block.content)


def test_the_words_after_a_link_are_not_part_of_it() -> None:
    (block,) = parse("[a](https://a.b) and [b](https://c.d) and c")
    assert block == paragraph(Run("a", link="https://a.b"), " and ", Run("b", link="https://c.d"), " and c")


@pytest.mark.parametrize(
    ("markdown", "starts"),
    [
        ("0. a\n1. b", [0]),
        ("3. a\n4. b\n9. c\n10. d\n2. e", [3, 9, 2]),
        ("7. a\n7. b", [7]),
        ("5. a\n7. b", [5, 7]),
        ("5. a\n7. b\n9. c", [5, 7, 9]),
        ("1. a\n1. b\n2. c", [1, 1]),
        ("999999999. a", [999_999_999]),
    ],
)
def test_typed_numbers_are_kept(markdown: str, starts: list[int]) -> None:
    assert [block.start for block in parse(markdown) if isinstance(block, NumberedList)] == starts


def test_a_list_past_the_last_number_ends_with_it() -> None:
    (block,) = parse(serialise((NumberedList((item("a"), item("b"), item("c")), 999_999_999),)))
    assert isinstance(block, NumberedList)
    assert block.start == 999_999_997
    assert len(block.items) == 3


def test_plain_text_has_a_tab_between_cells_and_a_space_for_a_break() -> None:
    text = "one\\\ntwo\n\n| a | b |\n| --- | --- |\n| c | d |\n\n- e\n  1. f"
    assert plain(text) == "one two\na\tb\nc\td\ne\nf"


@pytest.mark.parametrize("text", [" a", "a ", " a ", "\ta", "a\n"])
def test_a_paragraph_has_no_white_space_at_either_end(text: str) -> None:
    assert canonical((paragraph(text),)) == (paragraph("a"),)
