"""Lists keep their numbers and tables their grid; what a notice has no form for stays as words."""

from __future__ import annotations

import pytest

from signoff.intake.html.declarations import declarations, merged
from signoff.intake.html.reader import clean
from signoff.intake.html.style_sheet import MAX_RULES, StyleSheet
from signoff.intake.html.tree import Element
from signoff.intake.html.watch import Watch
from signoff.notice.text import plain, serialise


def _cleaned(html: str) -> str:
    return serialise(clean(html).blocks)


def _word_list(*marks: str) -> str:
    """Return list paragraphs of Word's; a mark's level is one more than its full stops inside."""
    return "".join(
        f"<p class=MsoListParagraph style='mso-list:l0 level{mark[:-1].count('.') + 1} lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
        f"<![endif]>x</p>"
        for mark in marks
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ol type=a><li>x<li>y</ol>", "a. x\nb. y"),
        ("<ol type=I start=4><li>x<li>y</ol>", "IV. x\nV.  y"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n\n1. y"),
        ("<ol start=5 reversed><li>x<li>y</ol>", "5. x\n\n4. y"),
        ("<ol><li>x<li value=7>y<li>z</ol>", "1. x\n\n7. y\n8. z"),
        ("<ol style='list-style-type:upper-alpha'><li>x<li>y</ol>", "A.  x\nB.  y"),
        ("<ol style='list-style:lower-roman inside'><li>x<li>y</ol>", "i. x\nii. y"),
        (
            "<ol><li style='list-style-type:lower-alpha'>x</li><li style='list-style-type:lower-alpha'>y</ol>",
            "a. x\nb. y",
        ),
        (
            "<ol><li>x</li><ol style='list-style-type:lower-alpha'><li>y</li></ol><li>z</li></ol>",
            "1. x\n\n   a. y\n\n2. z",
        ),
        (
            "<ol style='list-style-type:lower-alpha'><li data-leveltext='(%1)'>x<li data-leveltext='(%1)'>y</ol>",
            "(a) x\n(b) y",
        ),
        ("<ol style='list-style-type:lower-greek'><li>x<li>y</ol>", "α. x\n\nβ. y"),
        (
            "<ul><li role=checkbox aria-checked=true><img alt=checked aria-roledescription=checkbox><p>x</p>"
            "<li aria-checked=false><p>y</ul>",
            "☑ x\n\n☐ y",
        ),
        ("<ol type=a start=27><li>x<li>y</ol>", "aa. x\n\nab. y"),
        ("<ol start=-1><li>x<li>y</ol>", "-1. x\n\n0. y"),
        ("<ul style='list-style-type:none'><li>x<li>y</ul>", "x\n\ny"),
        ("<ol><li>x<li><s>y</s><li>z</ol>", "1. x\n\n3. z"),
        ("<ol><ins><li>x<li>y</ins></ol>", "1. x\n2. y"),
        (_word_list("(a)", "(b)", "(c)"), "(a) x\n(b) x\n(c) x"),
        (_word_list("4.", "5."), "4. x\n5. x"),
        (_word_list("1.", "1.1", "1.2", "2."), "1. x\n\n   1.1 x\n\n   1.2 x\n\n2. x"),
        (_word_list("i)", "ii)", "iii)"), "i) x\nii) x\niii) x"),
        (f"{_word_list('(a)')}<p class=MsoListParagraph>more</p>{_word_list('(b)')}", "(a) x\n\nmore\n\n(b) x"),
        ("<p>(a) typed</p>", "(a\\) typed"),
        ("<table><tr><td>a<td><ol type=a><li>x<li>y</ol></table>", "| a | a. x b. y |\n| --- | --- |"),
    ],
)
def test_numbers_are_as_their_reader_saw_them(html: str, markdown: str) -> None:
    assert _cleaned(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<table><tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d</table>",
            "| a | b |\n| --- | --- |\n|  | c |\n|  | d |",
        ),
        (
            "<table><tr><th colspan=2>a<th>b<tr><td>c<td rowspan=2>d<td>e<tr><td>f<td>g</table>",
            "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n| f |  | g |",
        ),
        (
            "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
            "| a | b |\n| --- | --- |\n|  | c |\n|  | d |",
        ),
        (
            "<table><tbody><tr><td rowspan=2>a<td>b</tbody><tbody><tr><td>c<td>d</tbody></table>",
            "| a | b |\n| --- | --- |\n| c | d |",
        ),
        (
            f"<table><tr><td rowspan=50>a<td>b{'<tr><td>c' * 49}</table>",
            "| a | b |\n| --- | --- |" + "\n|  | c |" * 49,
        ),
        (
            "<table><thead><tr style='display:none'><th rowspan=3>x<th>y</thead><tr><td>a<td>b</table>",
            "| a | b |\n| --- | --- |",
        ),
        (
            "<table><tfoot><tr><td>e<td>f</tfoot><tbody><tr><td>c<td>d</tbody><thead><tr><th>a<th>b</thead></table>",
            "| a | b |\n| --- | --- |\n| c | d |\n| e | f |",
        ),
        (
            "<table><tr><td>a<td>b</tr><![if !supportMisalignedColumns]><tr height=0><td width=9><td width=9></tr>"
            "<![endif]><tr><td>c<td>d</table>",
            "| a | b |\n| --- | --- |\n| c | d |",
        ),
        (
            "<table><tr><td>a<td>b<td style='mso-cell-special:placeholder'><p>&nbsp;</p><tr><td>c<td>d</table>",
            "| a | b |\n| --- | --- |\n| c | d |",
        ),
        (
            "<table><w:Sdt><tr><td>a<td>b</tr></w:Sdt><tr><w:Sdt><td>c</td></w:Sdt><td>d</table>",
            "| a | b |\n| --- | --- |\n| c | d |",
        ),
        ("<table><td>a<td>b</table>", "| a | b |\n| --- | --- |"),
        ("<table><tr><td><p>a</p><p>b</p><tr><td><ul><li>c</ul></table>", "a\n\nb\n\n- c"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "| a | b c |\n| --- | --- |"),
        ("<table><tr><td>a<td>b<tr><td><td></table>", "| a | b |\n| --- | --- |\n|  |  |"),
        (
            "<table><tr><td>a<td>&pound;<span>&nbsp;&nbsp; </span>1,000.00 <tr><td>b<td> -&pound;&nbsp; 5 </table>",
            "| a | £1,000.00 |\n| --- | --- |\n| b | -£5 |",
        ),
    ],
)
def test_a_table_lies_on_its_grid(html: str, markdown: str) -> None:
    assert _cleaned(html) == markdown


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a <st1:City>b</st1:City> <my-tag>c</my-tag> <o:p>d</o:p>", "a b c d"),
        ("<x-y style='display:block'>a</x-y><x-y style='display:block'>b</x-y>", "a\nb"),
        ("<w:Sdt><w:p>a</w:p><w:p>b</w:p></w:Sdt>", "a\nb"),
        ("<v:shape><v:textbox><div>a</div></v:textbox></v:shape>b", "a\nb"),
        ("<q>a</q> <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby>", "“a” b(c)"),
        ("<head><title>a</title><p>b", "b"),
    ],
)
def test_what_is_not_known_keeps_its_words(html: str, words: str) -> None:
    assert plain(clean(html).blocks) == words


def test_the_more_particular_rule_counts_and_the_important_one_more() -> None:
    sheet = StyleSheet()
    sheet.add(
        "/* p.a{x:9} */ p.a{x:1} .a{x:2;y:2!important} p{y:3} a:hover{x:4} @media print{p{x:5}} @media screen{p{z:6}}"
    )
    element = Element("p", {"class": "A", "style": "y:7;w:8"})
    style = merged([*sheet.declared_for(element, [], Watch()), element.own_style()])
    assert dict(style) == {"x": "1", "y": "2", "z": "6", "w": "8"}
    assert dict(declarations("a:1;a:2; /* b:3 */c : 4")) == {"a": "2", "c": "4"}


def test_a_style_sheet_of_any_length_is_read_in_part() -> None:
    sheet = StyleSheet()
    sheet.add(".a{x:1}" * (2 * MAX_RULES))
    assert sheet.count == MAX_RULES
    assert len(sheet.declared_for(Element("p", {"class": "a"}), [], Watch())) < MAX_RULES


def _on_the_web(words: str, level: int, text: str, start: int, tag: str = "ol") -> str:
    """A list item as Word on the web puts it on the clipboard: all levels beside each other."""
    item = f"<li data-leveltext='{text}' data-aria-level='{level}'><p>{words}</p></li>"
    return f"<div><{tag} start={start}>{item}</{tag}></div>"


@pytest.mark.parametrize(
    ("items", "markdown"),
    [
        (
            [("a", 1, "%1.", 3), ("b", 2, "(%2)", 1), ("c", 2, "(%2)", 2), ("d", 1, "%1.", 4)],
            "3. a\n\n   (1) b\n   (2) c\n\n4. d",
        ),
        (
            [
                ("a", 1, "%1.", 3),
                ("b", 2, "%1.%2", 1),
                ("c", 3, "%1.%2.%3", 2),
                ("d", 1, "%1.", 4),
                ("e", 2, "%1.%2", 1),
            ],
            "3. a\n\n   3.1 b\n\n   3.1.2 c\n\n4. d\n\n   4.1 e",
        ),
        ([("a", 1, "•", 1, "ul"), ("b", 2, "o", 1, "ul"), ("c", 1, "•", 1, "ul")], "- a\n  - b\n- c"),
        ([("a", 2, "%1.%2", 1)], "?.1 a"),
    ],
)
def test_levels_of_word_on_the_web(items: list[tuple[str, int, str, int]], markdown: str) -> None:
    assert _cleaned("".join(_on_the_web(*item) for item in items)) == markdown
