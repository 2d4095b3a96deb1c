"""Whatever Word, Outlook, Excel, Google Docs and LibreOffice put around words: what was seen comes in, nothing else."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.intake.html.reader import clean
from signoff.notice.text import plain

from .fragments import WORD, Fragment, fragments, require_only_what_was_seen

TAGS = [
    "p",
    "div",
    "span",
    "b",
    "h1",
    "br",
    "ul",
    "ol",
    "li",
    "dl",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "s",
    "del",
    "ins",
    "sup",
    "sub",
    "q",
    "a",
    "details",
    "summary",
    "select",
    "option",
    "button",
    "noscript",
    "dialog",
    "comment",
    "w:Sdt",
    "v:shape",
    "v:textbox",
    "math",
    "msup",
    "mfrac",
    "msqrt",
    "msubsup",
]
ATTRIBUTES = (
    "",
    "",
    " style='display:none'",
    " style='display:block'",
    " style='text-decoration:line-through'",
    " style='font-size:0'",
    " style='color:white'",
    " style='visibility:collapse'",
    " style='mso-list:l0 level2 lfo1'",
    " style='mso-element:field-begin'",
    " style='mso-element:field-separator'",
    " style='mso-cell-special:placeholder'",
    " style='vertical-align:super'",
    " class=MsoCommentText",
    " class=MsoListParagraph",
    " hidden",
    " height=0",
    " width=0",
    " rowspan=2 colspan=3",
    " start=30 type=a",
    " value=7",
)
TAG = st.builds(
    "<{}{}{}>".format, st.sampled_from(["", "", "", "/"]), st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)
)
WORDS = st.just(" seen ")


@settings(max_examples=examples(40), deadline=None)
@given(fragments())
def test_all_that_was_seen_comes_in_and_all_else_is_left_out_and_said(fragment: Fragment) -> None:
    require_only_what_was_seen(fragment)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(TAG | WORDS, max_size=25))
def test_no_word_of_any_html_is_lost_and_none_comes_twice(pieces: list[str]) -> None:
    numbers = count()
    html = "".join(f" seen{next(numbers)} " if piece == " seen " else piece for piece in pieces)
    cleaned = clean(html)
    pasted = unicodedata.normalize("NFKC", plain(cleaned.blocks))
    left_out = " ".join(words for entry in cleaned.left_out for words in entry.passages)
    assert Counter(WORD.findall(f"{pasted} {left_out}")) == Counter(f"seen{number}" for number in range(next(numbers)))
