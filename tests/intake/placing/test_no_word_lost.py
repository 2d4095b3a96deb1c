"""Every word of a document is in the draft, among what has no place, or among what is said to be left out."""

from __future__ import annotations

import datetime as dt
from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from intake.word.docx_builder import bold, cell, control, docx, item, level, numbering, p, r, row, table
from signoff.intake.placing.placing import place
from signoff.intake.word.reader import read_word
from signoff.notice.form.form_file import load_form
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Terms

FORM = load_form("leeds")
LABELS = [plain_label(label) for label in (*(s.label for s in FORM.sections), *(f.label for f in FORM.fields)) if label]
LABELS += ["Budget code", "Signature", "Yes", "N/A", "☒ Yes ☐ No", "12 May 2026"]

NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
ARRANGEMENTS = (
    *("below", "beside", "colon", "row", "heading", "break", "item", "note", "deleted", "hidden", "struck", "prompt"),
    *("table", "nested", "cells", "insertion", "box", "ticks", "field", "wrapped"),
)


def arranged(how: str, label: str, words: str) -> str:
    """Return a label and words as some template or person may arrange them."""
    return {
        "below": lambda: p(bold(label)) + p(words),
        "beside": lambda: p(bold(label), f" {words}"),
        "colon": lambda: p(f"{label}: {words}"),
        "row": lambda: table(row(label, words)),
        "heading": lambda: table(row(cell(label, span=2)), row(words, words)),
        "break": lambda: p(label, "<w:r><w:br/></w:r>", words),
        "item": lambda: p(label) + item(words),
        "note": lambda: p(f"{label} {words}", NOTE),
        "deleted": lambda: p(label, "<w:del>" + r(words, tag="delText") + NOTE + "</w:del>"),
        "hidden": lambda: p(label, r(words, "<w:vanish/>")),
        "struck": lambda: p(f"{label} ", r(words, "<w:strike/>")),
        "prompt": lambda: p(label) + control(p(words), "<w:showingPlcHdr/>"),
        "table": lambda: p(label) + table(row(words, "Cost"), row("2026", words)),
        "nested": lambda: table(row(label, cell(table(row(label, words)) + "<w:p/>"))),
        "cells": lambda: table(row(label, words, label, f"{words}\tDate: {words}"), row("", words)),
        "ticks": lambda: p(f"{label}: ☐ {words} ☒ Yes"),
        "field": lambda: p(label, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', words) + p(words),
        "wrapped": lambda: f"<w:unknown>{p(label)}<w:p><w:other>{r(words)}</w:other></w:p></w:unknown>",
        "insertion": lambda: "<w:ins>" + p(label) + "</w:ins>" + p("<w:ins>" + r(words) + "</w:ins>"),
        "box": lambda: p("<w:r><w:pict><w:txbxContent>" + p(f"{label} {words}") + "</w:txbxContent></w:pict></w:r>"),
    }[how]()


@settings(max_examples=examples(40), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(ARRANGEMENTS), st.sampled_from(LABELS), st.integers(1, 3)), min_size=1, max_size=8
    )
)
def test_no_word_is_lost(parts: list[tuple[str, str, int]]) -> None:
    numbers = count()
    body, sought = "", {"noteword"}
    for how, label, length in parts:
        words = [f"word{next(numbers)}x" for _ in range(length)]
        sought |= set(words)
        body += arranged(how, label, " ".join(words))
    if "footnoteReference" not in body:
        sought.discard("noteword")
    data = docx(
        body,
        numbering=numbering(level(0, "lowerLetter", "(%1)")),
        footnotes=f'<w:footnote w:id="1">{p("noteword")}</w:footnote>',
    )
    placement = place(read_word(data, "notice.docx"), FORM, Terms(), dt.date(2026, 11, 30))
    kept = msgspec.json.encode((placement.notice, placement.passages, placement.left_out)).decode()
    assert {word for word in sought if word not in kept} == set()
