"""What the reader did not see or mean is left out, counted and said; what was seen stays."""

from __future__ import annotations

import pytest

from signoff.intake.html.left_out import LONGEST_PASSAGE, MOST_PASSAGES, Kind, LeftOut, Tally, sentence
from signoff.intake.html.reader import clean
from signoff.notice.text import plain, serialise


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({Kind.COMMENT: 1}, "1 comment was left out"),
        ({Kind.STRUCK: 3}, "3 struck-out words were left out"),
        (
            {Kind.COMMENT: 1, Kind.ROW: 2, Kind.STRUCK: 3},
            "1 comment, 2 hidden rows and 3 struck-out words were left out",
        ),
        ({Kind.PASSAGE: 1, Kind.SYMBOL: 1}, "1 hidden passage and 1 unknown symbol were left out"),
        ({Kind.PICTURE: 1200}, "1,200 pictures were left out"),
    ],
)
def test_the_sentence_has_its_numbers_right(counts: dict[Kind, int], words: str) -> None:
    assert sentence([LeftOut(kind, count, ()) for kind, count in counts.items()]) == words


def test_much_is_counted_and_little_of_it_kept() -> None:
    tally = Tally()
    for _ in range(MOST_PASSAGES + 5):
        tally.add(Kind.PASSAGE, "a" * (LONGEST_PASSAGE + 5))
    tally.add(Kind.ROW, " \n ")
    (entry,) = tally.left_out()
    assert entry.count == MOST_PASSAGES + 5
    assert len(entry.passages) == MOST_PASSAGES
    assert max(map(len, entry.passages)) == LONGEST_PASSAGE + 1


SHEET = "<style>.a{display:none} td.b{text-decoration:line-through} .c .d{mso-hide:all} .w{color:#fff}</style>"


@pytest.mark.parametrize(
    ("html", "words", "said"),
    [
        ("<del>a</del> <s>b</s> <strike>c</strike> d <ins>e</ins>", "d e", "3 struck-out words were left out"),
        ("<s style='text-decoration:none'>a</s>", "a", ""),
        ("<span class='TrackChangeTextDeletion'>a</span>b", "b", "1 struck-out word was left out"),
        (f"{SHEET}<i class=a>x</i><i class=x_a>y</i><i class=aa>z</i>", "z", "2 hidden passages were left out"),
        (f"{SHEET}<p class=c>a<b><i class=d>b</i></b></p><i class=d>c</i>", "a\nc", "1 hidden passage was left out"),
        (f"{SHEET}<table><tr><td class=b>a<td>b</table>", "\tb", "1 struck-out word was left out"),
        ("<p style='visibility:hidden'>a<i style='visibility:visible'>b</i></p>", "b", "1 hidden passage was left out"),
        ("<p style='font-size:0'>a<i style='font-size:9pt'>b</i></p>", "b", "1 hidden passage was left out"),
        ("<p style='font:0/0 a'>a</p>b", "b", "1 hidden passage was left out"),
        ("<p style='font-size:0'>a<i style='font-size:2em'>b</i>c</p>d", "d", "1 hidden passage was left out"),
        ("<details>a<summary>b</summary>c</details>", "b", "1 hidden passage was left out"),
        ("<details open><summary>b</summary>c</details>", "b\nc", ""),
        ("<p aria-hidden=true>a</p>", "a", ""),
        ("<p hidden>a</p><p hidden style='display:block'>b</p>", "b", "1 hidden passage was left out"),
        (
            "<p>a<b style='margin-left:-9999px'>b</b><i style='filter:opacity(0)'>c</i></p>",
            "a",
            "2 hidden passages were left out",
        ),
        ("<p style='margin-left:-18pt'>a<b style='transform:scale(0.5);filter:opacity(0.9)'>b</b></p>", "ab", ""),
        (
            "<p>a<b style='transform:scale(0)'>b</b><i style='content-visibility:hidden'>c</i></p>",
            "a",
            "2 hidden passages were left out",
        ),
        ("<p>a <img src=x alt='A map'><img width=1 src=y><img alt=''></p>", "a", "1 picture was left out"),
        ("<p>a <img alt='😀'></p>", "a 😀", ""),
        ("<p>a <input value=typed><input type=hidden value=b></p>", "a", "1 form field was left out"),
        ("<p><input type=checkbox checked disabled>a <input type=radio>b</p>", "☑ a b", "1 form field was left out"),
        ("<select><option>a<option selected>b<option>c</select>", "b", "1 form field was left out"),
        ("<button>a</button><button>b</button><label>c</label>", "a b c", ""),
        ("<p>a <noscript>b</noscript><iframe>c</iframe></p>", "a", "1 hidden passage was left out"),
    ],
)
def test_what_was_not_seen_is_left_out_and_said(html: str, words: str, said: str) -> None:
    cleaned = clean(html)
    assert (plain(cleaned.blocks), sentence(cleaned.left_out)) == (words, said)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a <span style='color:#fff'>b</span></p>", "a"),
        ("<p>a <font color=white>b</font></p>", "a"),
        ("<p>a <span style='color:hsl(0, 0%, 100%)'>b</span></p>", "a"),
        ("<p>a <span style='color:hsl(0 0% 20% / 0)'>b</span></p>", "a"),
        ("<p>a <span style='color:hsl(120deg 50% 20%)'>b</span></p>", "a b"),
        ("<p>a <span style='color:hsl(1.2.3 50% 20%)'>b</span></p>", "a b"),
        ("<p>a <span style='-webkit-text-fill-color:transparent'>b</span></p>", "a"),
        ("<p>a <span style='color:transparent;background:#ff0'>b</span></p>", "a"),
        ("<p>a <span style='color:#fdfdfd'>b</span></p>", "a"),
        ("<p>a <span style='color:white;background:#1F3864'>b</span></p>", "a b"),
        ("<table><tr bgcolor=navy><td><font color=white>a</font><td>b</table>", "a\tb"),
        ("<div style='background:url(x.png)'>a <span style='color:white'>b</span></div>", "a b"),
        ("<p>a <span style='color:#000000'>b</span> <span style='color:rgba(0,0,0,0.5)'>c</span></p>", "a b c"),
        ("<p style='background:black'>a <span style='color:#fff'>b</span></p>", "b"),
        # from a dark page, of which the ground is not copied
        ("<p style='color:#fff'>a</p><p style='color:rgb(255,255,255)'>b</p>", "a\nb"),
        # from a dark window of Outlook's
        ("<p>a <span style='color:white !important' data-ogsc='black'>b</span></p>", "a b"),
    ],
)
def test_words_in_the_colour_of_their_ground_are_not_seen(html: str, words: str) -> None:
    assert plain(clean(html).blocks) == words


@pytest.mark.parametrize(
    ("html", "words", "count"),
    [
        ("<p>a<span class=x_MsoCommentReference>[AB1]</span></p><p class=x_MsoCommentText>b</p>", "a", 1),
        ("<p>a<a class=msocomanchor href='#_msocom_1'>[AB1]</a> b<a href='#_msocom_2'>[AB2]</a></p>", "a b", 2),
        ("<p>a<sup><a href='#cmnt1'>[a]</a></sup></p><div><p><a href='#cmnt_ref1'>[a]</a>b</p></div>", "a", 1),
        ("<p>a</p><office:annotation><p>b</p></office:annotation>", "a", 1),
        (
            "<p class=MsoCommentText><span class=MsoCommentReference>[A]</span>a</p><p class=MsoCommentText>b</p>c",
            "c",
            1,
        ),
        (
            "<p>a<a class=sdcommentanc href='#sdcomment1sym'><sup>[A]</sup></a></p><div><p class=sdcomment>b</p></div>",
            "a",
            1,
        ),
        ("<td>a<a class='comment-indicator'></a><comment>b</comment></td>", "a", 1),
        ("<meta name='generator' content='LibreOffice 7'><p>a<!-- b --></p><!--StartFragment-->", "a", 1),
        ("<div class=comment>a reply that all can see</div>", "a reply that all can see", 0),
        ("<p>a<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a></p>", "a[1]", 0),
    ],
)
def test_comments_and_their_marks_are_left_out_once(html: str, words: str, count: int) -> None:
    cleaned = clean(html)
    assert plain(cleaned.blocks) == words
    assert [(entry.kind, entry.count) for entry in cleaned.left_out] == ([(Kind.COMMENT, count)] if count else [])


def test_the_code_of_a_field_is_left_out_and_its_result_stays() -> None:
    begin, middle, end = (f"<span style='mso-element:field-{part}'></span>" for part in ("begin", "separator", "end"))
    html = f"<p>See {begin} REF _Ref1 {begin}INNER{end} {middle}section 3{end}.</p><p>a {begin} PAGE</p><p>b</p>"
    cleaned = clean(html)
    assert plain(cleaned.blocks) == "See section 3.\na\nb"
    assert [entry.kind for entry in cleaned.left_out] == [Kind.FIELD]


@pytest.mark.parametrize(
    ("html", "markdown", "said"),
    [
        (
            "<table><tr><td>a<td style='display:none'>b<td>c<tr><td>d<td style='display:none'>e<td>f</table>",
            "| a | c |\n| --- | --- |\n| d | f |",
            "1 hidden column was left out",
        ),
        (
            "<table><col><col style='display:none'><col><tr><td colspan=3>a<tr><td colspan=2>b<td>c</table>",
            "| a |  |\n| --- | --- |\n| b | c |",
            "",
        ),
        (
            "<table><colgroup><col><col span=2 width=0></colgroup><tr><td>a<td>b<td>c<td>d</table>",
            "| a | d |\n| --- | --- |",
            "2 hidden columns were left out",
        ),
        (
            "<table><tr height=0 style='display:none'><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
            "| a | c |\n| --- | --- |\n| d | e |",
            "1 hidden row was left out",
        ),
        (
            "<table><tr><td>a<td>b<tbody style='display:none'><tr><td>c<td>d<tr><td>e<td>f</table>",
            "| a | b |\n| --- | --- |",
            "2 hidden rows were left out",
        ),
        (
            "<table><tr><td>a<td>b<tr><td><del>c</del><td><s>d</s><tr><td>e<td></table>",
            "| a | b |\n| --- | --- |\n| e |  |",
            "2 struck-out words were left out",
        ),
    ],
)
def test_hidden_rows_and_columns_are_left_out_of_their_grid(html: str, markdown: str, said: str) -> None:
    cleaned = clean(html)
    assert (serialise(cleaned.blocks), sentence(cleaned.left_out)) == (markdown, said)
