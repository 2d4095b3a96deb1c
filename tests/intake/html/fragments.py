"""Made-up clipboards of Word, Outlook, Excel, Google Docs and LibreOffice, with what their reader saw of them.

Each word is one of its kind: those that begin with "seen" were seen, those with "unseen" were struck out, hidden or
said in the margin, and those with "code" never were words. By hand, far more are tried than in the suite:

    python -m intake.html.fragments [--count 300]
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signoff.intake.html.reader import clean
from signoff.notice.text import plain

WORD = re.compile(r"(?:un)?seen\d+|code\d+")
Draw = Callable[[st.SearchStrategy[str]], str]

_HEADS = {
    "Word": '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=ProgId content=Word.Document>',
    "Outlook": '<html><head><meta name="Generator" content="Microsoft Outlook">',
    "Excel": '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>',
    "Google": '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">',
    "LibreOffice": '<html><head><meta name="generator" content="LibreOffice 7.6 (Linux)"/>',
}
_SHEET = """<style><!-- /* code900 */
 p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;}
 .gone, td.xl99 {text-decoration:line-through}
 span.away {display:none !important}
 .dark {background:#1F3864; color:white}
 .pale {color:#FFFFFF}
 @page WordSection1 {size:595pt 842pt}
 @media print {.kept {display:none}}
--></style>"""

_SEEN = (
    "{}",
    '<span lang=EN-GB style=\'font-family:"Arial",sans-serif;mso-fareast-font-family:"Times New Roman"\'>{}</span>',
    "<b style='mso-bidi-font-weight:normal'>{}</b>",
    "<i>{}</i>",
    "<u>{}</u>",
    "<ins cite='mailto:Author' datetime='2026-01-02T10:00'>{}</ins>",
    "<span class=msoIns><ins>{}</ins></span>",
    "<w:Sdt DocPart='A1' Text='t' ID='1'>{}<w:sdtPr></w:sdtPr></w:Sdt>",
    "<st1:City w:st='on'><st1:place w:st='on'>{}</st1:place></st1:City>",
    "<my-element data-x='1'>{}</my-element>",
    "<font color='#000000' face='Calibri'>{}</font>",
    "<a href='https://www.example.org/page?utm_source=mail'>{}</a>",
    "<span class=dark>{}</span>",
    "<span class=kept>{}</span>",
    "<span style='visibility:visible;opacity:1;font-size:9pt'>{}</span>",
    "<s style='text-decoration:none'>{}</s>",
    "<label>{}</label>",
    "<span style='mso-spacerun:yes'>  </span>{}",
    "<span style='mso-element:field-begin'></span> code901 <span style='mso-element:field-separator'></span>{}"
    "<span style='mso-element:field-end'></span>",
    "<!--[if supportFields]><span style='mso-element:field-begin'></span> code902 <![endif]-->{}",
)
# of these, none says anything of whether its words can be seen
_NEUTRAL = (
    "{}",
    "{}",
    "<span lang=EN-GB>{}</span>",
    "<b>{}</b>",
    "<ins>{}</ins>",
    "<w:Sdt ID='3'>{}</w:Sdt>",
    "<my-element>{}</my-element>",
    "<a name='_Toc1'>{}</a>",
    "<span style='mso-tab-count:1'> </span>{}",
)
_UNSEEN = (
    "<s>{}</s>",
    "<strike>{}</strike>",
    "<del cite='mailto:Author'>{}</del>",
    "<span class=msoDel><del>{}</del></span>",
    "<span style='text-decoration:line-through'>{}</span>",
    "<span style='text-decoration-line:line-through'>{}</span>",
    "<span style='text-decoration:underline line-through solid'>{}</span>",
    "<span class=gone>{}</span>",
    "<span class=x_gone>{}</span>",
    "<span style='display:none;mso-hide:all'>{}</span>",
    "<span style='mso-hide:all'>{}</span>",
    "<span class=away style='display:inline'>{}</span>",
    "<span style='visibility:hidden'>{}</span>",
    "<span style='font-size:0'>{}</span>",
    "<span style='opacity:0'>{}</span>",
    "<span class=pale>{}</span>",
    "<font color=white>{}</font>",
    "<span hidden>{}</span>",
    "<span style='position:absolute;left:-9999px'>{}</span>",
    "<span class='govuk-visually-hidden'>{}</span>",
    "<details><summary></summary>{}</details>",
    "<noscript>{}</noscript>",
)
_CODE = (
    "<script>{}</script>",
    "<!-- {} -->",
    "<template>{}</template>",
    "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[{}]</a></span>",
    "<sup><a href='#cmnt1' id='cmnt_ref1'>[{}]</a></sup>",
    "<!--[if gte mso 9]><xml>{}</xml><![endif]-->",
    "<o:p></o:p>",
)
_PARAGRAPHS = (
    "<p class=MsoNormal>{}<o:p></o:p></p>",
    "<p class=x_MsoNormal>{}</p>",
    "<div>{}</div>",
    "<h2>{}</h2>",
    "<p dir='ltr' style='line-height:1.38;margin-top:0pt'>{}</p>",
    "<p class='western' align='justify'>{}</p>",
    "<w:Sdt ID='2'><p class=MsoNormal>{}</p></w:Sdt>",
    "<ul><li dir='ltr' style='list-style-type:disc' aria-level='1'>{}</li></ul>",
    "<ol type=a start=2><li>{}</li></ol>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(a)"
    "<span>&nbsp;&nbsp; </span></span><![endif]>{}</p>",
    "<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>3.1&nbsp; </span>{}</p>",
    "<details open><summary>{}</summary></details>",
    "<blockquote>{}</blockquote>",
)
_HIDDEN_PARAGRAPHS = (
    "<div style='display:none'><table><tr><td>a</td><td>{}</td></tr></table></div>",
    "<ul><li style='display:none'>{}</li></ul>",
    "<ol><del><li>{}</li></del></ol>",
    "<table style='text-decoration:line-through'><tr><td>{}</td></tr></table>",
    "<table><tr><td style='display:none'>{}</td><td></td></tr></table>",
    "<w:Sdt><del><p>{}</p></del></w:Sdt>",
    "<p class=MsoNormal style='display:none;mso-hide:all'>{}</p>",
    "<div style='mso-element:comment-list'><div style='mso-element:comment'><div id='_com_1' class=msocomtxt>"
    "<p class=MsoCommentText>{}</p></div></div></div>",
    "<p class=x_MsoCommentText>{}</p>",
    "<div style='border:1px solid black'><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>{}</span></p></div>",
    "<del><p>{}</p></del>",
    "<p style='text-decoration:line-through'>{}</p>",
    "<comment>{}</comment>",
    "<dialog><p>{}</p></dialog>",
    "<details><summary></summary><p>{}</p></details>",
)
_ROWS = ("<tr>{}</tr>", "<tr style='height:15.0pt'>{}</tr>", "<w:Sdt><tr>{}</tr></w:Sdt>", "<tbody><tr>{}</tr></tbody>")
_HIDDEN_ROWS = (
    "<tr height=0 style='display:none;mso-height-source:userset'>{}</tr>",
    "<tr style='height:0pt'>{}</tr>",
    "<tr style='visibility:collapse'>{}</tr>",
    "<tbody style='display:none'><tr>{}</tr></tbody>",
)
_CELLS = (
    "<td>{}</td>",
    "<td><ul><li>{}</li></ul></td>",
    "<td><table><tr><td>{}</td></tr></table></td>",
    "<td class=xl65><p class=MsoNormal>{}</p></td>",
    "<w:Sdt><td>{}</td></w:Sdt>",
    "<th>{}</th>",
)
_COLUMNS = ("<col width=64>", "<col width=0 style='display:none;mso-width-alt:2560'>", "<col style='width:0pt'>")


@dataclass(slots=True)
class Fragment:
    """A clipboard, and the words that its reader saw, did not see, and that are code."""

    html: str = ""
    words: dict[str, list[str]] = field(default_factory=lambda: {"seen": [], "unseen": [], "code": []})

    def word(self, kind: str) -> str:
        """Return another word of a kind."""
        known = self.words[kind]
        known.append(f"{kind}{len(known)}")
        return known[-1]


@st.composite
def fragments(draw: st.DrawFn) -> Fragment:
    """Draw a clipboard of one of the programs."""
    fragment = Fragment()
    parts = [_table, _paragraph, _paragraph, _hidden_paragraph]
    body = "\n".join(draw(st.sampled_from(parts))(draw, fragment) for _ in range(draw(st.integers(1, 5))))
    head = _HEADS[draw(st.sampled_from(sorted(_HEADS)))]
    fragment.html = f"{head}{_SHEET}<!--StartFragment-->{body}<!--EndFragment-->"
    return fragment


def _line(draw: st.DrawFn, fragment: Fragment) -> str:
    """Draw words with what is hidden among them; at least one is seen, and none touches another."""
    pieces = [_wrapped(draw, _SEEN, fragment.word("seen"))]
    for _ in range(draw(st.integers(0, 3))):
        kind, wrappers = draw(st.sampled_from([("seen", _SEEN), ("unseen", _UNSEEN), ("code", _CODE)]))
        pieces.append(_wrapped(draw, wrappers, fragment.word(kind)))
    return " ".join(draw(st.permutations(pieces)))


def _wrapped(draw: st.DrawFn, wrappers: tuple[str, ...], word: str) -> str:
    """Draw a word in its wrapper, with others that say nothing around and inside."""
    inner = draw(st.sampled_from(_NEUTRAL)).format(word) if wrappers is not _CODE else word
    wrapped = draw(st.sampled_from(wrappers)).format(inner)
    around = (*_NEUTRAL, *_SEEN) if wrappers is _SEEN else _NEUTRAL
    return draw(st.sampled_from(around)).format(wrapped)


def _paragraph(draw: st.DrawFn, fragment: Fragment) -> str:
    return draw(st.sampled_from(_PARAGRAPHS)).format(_line(draw, fragment))


def _hidden_paragraph(draw: st.DrawFn, fragment: Fragment) -> str:
    return draw(st.sampled_from(_HIDDEN_PARAGRAPHS)).format(f"<span>{fragment.word('unseen')}</span>")


def _table(draw: st.DrawFn, fragment: Fragment) -> str:
    """Draw a table of which some rows and columns may be hidden."""
    columns = draw(st.lists(st.sampled_from(_COLUMNS), min_size=2, max_size=4))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        is_hidden = draw(st.integers(0, 3)) == 0
        cells = []
        for column in columns:
            is_unseen = is_hidden or column is not _COLUMNS[0]
            content = fragment.word("unseen") if is_unseen else _line(draw, fragment)
            cells.append(draw(st.sampled_from(_CELLS)).format(content))
        rows.append(draw(st.sampled_from(_HIDDEN_ROWS if is_hidden else _ROWS)).format("".join(cells)))
    return f"<table border=0>{''.join(columns)}{''.join(rows)}</table>"


def require_only_what_was_seen(fragment: Fragment) -> None:
    """Assert that all words that were seen come in, once each, and that all others are left out and said."""
    cleaned = clean(fragment.html)
    pasted = WORD.findall(unicodedata.normalize("NFKC", plain(cleaned.blocks)))
    assert sorted(pasted) == sorted(fragment.words["seen"]), fragment.html
    left_out = WORD.findall(" ".join(words for entry in cleaned.left_out for words in entry.passages))
    said = [word for word in left_out if not word.startswith("code")]
    assert sorted(said) == sorted(fragment.words["unseen"]), fragment.html


def main() -> None:
    """Try as many clipboards as are asked for."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--count", type=int, default=300, help="how many are tried (300)")
    count = reader.parse_args().count
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings(max_examples=count, deadline=None, suppress_health_check=checks)(
        given(fragments())(require_only_what_was_seen)
    )()
    print(f"{count} clipboards came in as they were seen")


if __name__ == "__main__":
    main()
