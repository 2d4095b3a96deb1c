"""What is pasted from Word, Outlook and the web is cleaned into the subset; without Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.desktop.editor.html_writer import html_of
from signoff.intake.html.origin import source_of
from signoff.intake.html.reader import MAX_HTML, read_html
from signoff.intake.plain_text import read_plain, without_format
from signoff.intake.refusal import MAX_WORDS, PasteRefused
from signoff.notice.text import (
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


def _cleaned(html: str) -> str:
    return serialise(read_html(html))


def _word_item(words: str, mark: str, level: int = 1, place: str = "First") -> str:
    """A list paragraph as Word puts it on the clipboard."""
    return f"""<p class=MsoListParagraphCxSp{place} style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>{mark}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{words}<o:p></o:p></p>"""


WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {{margin:0cm;}} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->
<h1>Report of the <i>Director</i><o:p></o:p></h1>
<p class=MsoNormal>The decision was <b style='mso-bidi-font-weight:normal'>taken</b> on
5&nbsp;May,<span style='mso-spacerun:yes'>  </span>see <a href="https://www.leeds.gov.uk/x">the page</a> and
<a href="file:///C:/Users/a.docx">the file</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
{_word_item("one <b>bold</b>", "·")}
{_word_item("inner", "o", 2, "Middle")}
{_word_item("two", "·", place="Last")}
<p class=MsoNormal><img src="file:///C:/a.png" alt="x"><v:shape>drawn</v:shape><del>gone</del>Between</p>
{_word_item("first", "1.")}
{_word_item("second", "2.", place="Last")}
<table class=MsoTableGrid border=1><tr>
<td><p class=MsoNormal><b>Year</b></p></td><td><p class=MsoNormal>Sum</p></td></tr>
<tr><td colspan=2><p class=MsoNormal>2023</p><p class=MsoNormal>and on</p></td></tr></table>
<!--EndFragment--></body></html>"""

WORD_CLEANED = """**Report of the *Director***

The decision was **taken** on 5\xa0May, see [the page](https://www.leeds.gov.uk/x) and the file.

- one **bold**
  - inner
- two

Between

1. first
2. second

| **Year** | Sum |
| --- | --- |
| 2023 and on |  |"""


def test_word_is_cleaned_into_what_a_notice_keeps() -> None:
    assert _cleaned(WORD) == WORD_CLEANED
    assert source_of(WORD) == "Word"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<p>b<div>c</div>d", "a\n\nb\n\nc\n\nd"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ol><li>a</ol><ol><li>b<li>c</ol>", "1. a\n\n1. b\n2. c"),
        ("<p>a<br>b<br></p>", "a\\\nb"),
        ("<b style='font-weight:normal'><p>a <span style='font-weight:700'>b</span></p></b>", "a **b**"),
        ("<em>a</em> <span style='font-style: italic'>b</span>", "*a b*"),
        ("<p><a href='javascript:x()'>a</a> <a href='mailto:a@b.c'>b</a></p>", "a [b](mailto:a@b.c)"),
        ("<table><tr><td><p>one</p><ul><li>two</ul></td></tr></table>", "one\n\n- two"),
        ("<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d|e</table>", "| a | b |\n| --- | --- |\n| c | d\\|e |"),
        ("<pre>a\n  b</pre>", "a\\\nb"),
        ("<p>*a* # &lt;b&gt; 1. c</p>", "\\*a\\* # <b> 1. c"),
        ("<script>x</script><style>y</style><title>z</title><p style='display:none'>w</p>a<!-- v -->", "a"),
        ("<p class=MsoListParagraph>·&nbsp;&nbsp; a</p><p>•\xa0 b</p>", "- a\n- b"),
        ("<p class=MsoListParagraph>1.&nbsp;&nbsp; a</p><p class=MsoListParagraph>2)&nbsp; b</p>", "1. a\n\n2) b"),
        ("<p>- a</p><p>1. b</p>", "\\- a\n\n1\\. b"),
        ("<p>a</p></div></p></table><p>b", "a\n\nb"),
        ("a<td>b<td>c", "a\n\nb\n\nc"),
        ("", ""),
        ("<p>&nbsp;</p><ul></ul><table></table>", ""),
        ("<li>a<li>b", "a\n\nb"),
        ("<h2>a <b>b</b></h2><blockquote>c</blockquote><hr>", "**a b**\n\nc"),
    ],
)
def test_pieces_of_the_web_are_cleaned(html: str, markdown: str) -> None:
    assert _cleaned(html) == markdown


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ('<p class="MsoNormal">a</p>', "Word"),
        ('<meta name="Generator" content="Microsoft Outlook">', "Outlook"),
        ('<div class="elementToProof x_mso">a</div>', "Outlook"),
        ('<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "Excel"),
        ('<b style="font-weight:normal;" id="docs-internal-guid-1">', "Google Docs"),
        ("<google-sheets-html-origin><style>br {mso-data-placement:same-cell;}</style>", "Google Sheets"),
        ('<meta name="generator" content="LibreOffice 7.6">', "LibreOffice"),
        ("<p>a</p>", "elsewhere"),
    ],
)
def test_the_source_is_named_for_the_foot(html: str, source: str) -> None:
    assert source_of(html) == source


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a\nb\r\nc", "a\n\nb\n\nc"),
        ("a\nb\n\nc\n", "a\\\nb\n\nc"),
        ("- a", "\\- a"),
        ("(a) Award it;\n(b) Exempt it.", "(a\\) Award it;\n\n(b) Exempt it."),
        ("\uf0b7\ta\n\uf0fc b", "• a\n\n✓ b"),
        ("\n\n  a  \n\n\n\tb", "a\n\nb"),
        ("", ""),
    ],
)
def test_plain_text_keeps_its_paragraphs(text: str, markdown: str) -> None:
    assert serialise(read_plain(text)) == markdown


@pytest.mark.parametrize("read", [read_html, read_plain])
def test_too_much_is_refused_with_one_sentence(read: object) -> None:
    assert callable(read)
    with pytest.raises(PasteRefused) as refused:
        read("a " * (MAX_HTML // 2 + 1))
    assert str(refused.value) == "This is too much to paste at once; nothing was changed."
    assert MAX_WORDS < MAX_HTML


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "a",
        "<ul><li>" * 20_000 + "a",
        "<table><tr><td>" * 20_000 + "a",
        "<b>" * 5000 + "a" + "</b>" * 50_000,
        "<p" * 50_000,
        "<!--" * 50_000,
        "&amp" * 100_000,
        "<![if x]>" * 20_000 + "a",
        "<table>" + "<tr>" + "<td colspan=999>a" * 400 + "</table>",
        "<p>" + "a <i>b</i> " * 3_000,
    ],
)
def test_hostile_html_is_read_to_its_end(html: str) -> None:
    blocks = read_html(html)
    assert canonical(blocks) == blocks


TAGS = (
    "<p> </p> <ul> </ul> <ol> <li> </li> <table> </table> <tr> <td> </td> <caption> <b> </b> <i> </i> </a> <br> <div>"
    " </div> <h1> <span> &nbsp; a < &lt;"
)
PIECES = st.sampled_from(TAGS.split(" ")) | st.sampled_from(
    [
        "<ol start=2>",
        "<th colspan=2>",
        "<a href='http://a.b'>",
        "b c",
        " ",
        "\n",
        "<p style='mso-list:l0 level2 lfo1'>",
        "<span style='mso-list:Ignore'>·</span>",
    ]
)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_html_gives_a_text_that_markdown_keeps(html: str) -> None:
    blocks = read_html(html)
    assert canonical(blocks) == blocks
    assert parse(serialise(blocks)) == blocks


@pytest.mark.parametrize(
    "markdown",
    [
        "a **b** *c* [d](https://e.f)\\\ng",
        "- a\n  - b\n\n    c\n- d",
        "3. a\n4. b",
        "| a | b |\n| --- | --- |\n| c | <d> |",
    ],
)
def test_what_is_handed_out_as_html_comes_back(markdown: str) -> None:
    assert _cleaned(html_of(parse(markdown))) == normalise(markdown)


def test_cleaning_needs_no_qt() -> None:
    modules = "signoff.intake.html.reader, signoff.desktop.editor.html_writer"
    code = f"import sys; sys.modules['PySide6'] = None; import {modules}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_visible_word_is_lost() -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    html = (
        "<div>one<p>two<section><h3>three</h3><ul>four<li>five</ul></section><table><caption>six</caption><tr><td>seven"
    )
    html += "<td>eight<table><tr><td>nine<td>ten</table></table>"
    assert sorted(plain(read_html(html)).split()) == sorted(words)


@pytest.mark.parametrize("html", ["<![html>a", "<![<b>a", "<![>a", "<![if x]>a<![endif]>", "<![CDATA[x>a"])
def test_a_marked_section_of_any_kind_is_passed_over(html: str) -> None:
    assert _cleaned(html) == "a"


def test_the_words_of_blocks_as_plain_text() -> None:
    blocks = parse(
        "**A** [b](https://example.org)\\\nc\n\n(b)  x\n(c) y\n    - z\n\n| a | *b* |\n| --- | --- |\n| 1 |  |"
    )
    assert [plain((block,)) for block in without_format(blocks)] == ["A b c", "(b) x", "(c) y", "• z", "a b", "1"]
    assert all(isinstance(block, Paragraph) for block in without_format(blocks))
    assert without_format((NumberedList((ListItem((Table(((Run("a"),),), ()),)),)),)) == (Paragraph((Run("1. a"),)),)
    assert without_format((BulletList((ListItem(()),)),)) == (Paragraph((Run("•"),)),)
