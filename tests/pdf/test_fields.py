"""Fields that no section prints in a way of its own: each as the form says, and none where nothing was answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import builders
from forms import FORM
from signoff.notice.form.form import Field, Section
from signoff.notice.form.kinds import FieldKind, Printed
from signoff.notice.record.model import AUTHORITY_NAMES, Authority, AuthorityKind, CallIn, Interest
from signoff.pdf.fields import field_items, field_parts, prints_more
from signoff.pdf.flow import Item
from signoff.pdf.items import Paragraphs, TextLine
from signoff.pdf.metrics import BELOW_HEADING, PARAGRAPH_GAP
from signoff.pdf.sheet import Sheet
from signoff.pdf.structure import Element
from signoff.pdf.typefaces import Faces


def sheet(**answers: Any) -> Sheet:
    return Sheet(builders.draft(**answers), FORM, Paragraphs(Faces()), Element("Document"), {})


def field(path: str, printed: Printed, kind: FieldKind = FieldKind.LINE) -> Field:
    return Field(path=path, kind=kind, question="What?", printed=printed)


def section(*fields: Field) -> Section:
    return replace(FORM.section("subject"), fields=fields)


def lines(items: list[Item]) -> list[tuple[str, float]]:
    """Return each line's words, and the gap above it."""
    text_lines = [item for item in items if isinstance(item, TextLine)]
    return [("".join(piece.text for piece in line.line.pieces).strip(), line.gap) for line in text_lines]


def words_of(sheet: Sheet, *fields: Field, below: bool = False) -> list[str]:
    return [words for words, _ in lines(field_items(sheet, section(*fields), Element("Sect"), below=below))]


SCHEME = AUTHORITY_NAMES[AuthorityKind.SCHEME]
LABEL = FORM.label("subject").split("{")[0]


@pytest.mark.parametrize("printed", Printed)
@pytest.mark.parametrize("answer", ["A gate", "", None, "  "])
def test_an_answer_stands_as_the_form_says(printed: Printed, answer: str | None) -> None:
    printed_words = " ".join(words_of(sheet(subject=answer), field("subject", printed)))
    is_answered = bool(answer and answer.strip())
    assert ("A gate" in printed_words) == (is_answered and printed is not Printed.BY_SECTION)
    has_label = printed is Printed.HEADED or (printed is Printed.RUN_IN and is_answered)
    assert (LABEL in printed_words) is has_label


def test_an_answer_behind_its_label_is_on_its_line_and_a_headed_one_below() -> None:
    assert len(words_of(sheet(subject="A gate"), field("subject", Printed.RUN_IN))) == 1
    heading, answer = words_of(sheet(subject="A gate"), field("subject", Printed.HEADED))
    assert heading.startswith(LABEL)
    assert answer == "A gate"


@pytest.mark.parametrize(
    ("answers", "path", "kind", "words"),
    [
        ({"decision_date": dt.date(2024, 5, 14)}, "decision_date", FieldKind.DATE, ["14 May 2024"]),
        ({"decision_date": None}, "decision_date", FieldKind.DATE, []),
        ({"call_in": CallIn(available=True)}, "call_in.available", FieldKind.YES_NO, ["Yes"]),
        ({"call_in": CallIn(available=False)}, "call_in.available", FieldKind.YES_NO, ["No"]),
        ({"call_in": CallIn()}, "call_in.available", FieldKind.YES_NO, []),
        (
            {"authority": Authority(relied_on=AuthorityKind.SCHEME)},
            "authority.relied_on",
            FieldKind.AUTHORITY,
            [SCHEME],
        ),
        (
            {"authority": Authority(interests=(Interest(member="B", interest="a field"), Interest(member="C")))},
            "authority.interests",
            FieldKind.INTERESTS,
            ["Interest disclosed by B: a field.", "Interest disclosed by C."],
        ),
        ({"reasons": "a\n\n- b\n- c"}, "reasons", FieldKind.LONG_TEXT, ["a", "b", "c"]),
        ({"subject": "a\n\nb"}, "subject", FieldKind.TEXT, ["a", "b"]),
        ({"subject": "**a**"}, "subject", FieldKind.LINE, ["**a**"]),
        ({"reasons": "**a**"}, "reasons", FieldKind.LONG_TEXT, ["a"]),
    ],
)
def test_an_answer_is_in_words_of_its_kind(
    answers: dict[str, Any], path: str, kind: FieldKind, words: list[str]
) -> None:
    assert words_of(sheet(**answers), field(path, Printed.PLAIN, kind)) == words


def test_a_long_text_is_below_its_label_even_where_others_are_behind_theirs() -> None:
    words = words_of(sheet(reasons="Because."), field("reasons", Printed.RUN_IN, FieldKind.LONG_TEXT))
    assert len(words) == 2
    assert words[1] == "Because."
    assert words_of(sheet(reasons=""), field("reasons", Printed.RUN_IN, FieldKind.LONG_TEXT)) == []


FIELDS = (field("director", Printed.RUN_IN), field("subject", Printed.HEADED), field("subject", Printed.PLAIN))


@pytest.mark.parametrize("below", [True, False])
def test_all_fields_but_the_first_have_some_room_above(below: bool) -> None:
    items = field_items(sheet(), section(*FIELDS), Element("Sect"), below=below)
    gaps = [gap for _, gap in lines(items)]
    first_gap = PARAGRAPH_GAP if below else 0.0
    assert gaps == [first_gap, PARAGRAPH_GAP, BELOW_HEADING, BELOW_HEADING]


def test_a_field_without_an_answer_is_not_the_first() -> None:
    items = field_items(sheet(director=None), section(*FIELDS[:2]), Element("Sect"))
    assert [gap for _, gap in lines(items)] == [0.0, BELOW_HEADING]


def test_each_field_that_prints_something_has_a_sub_row_of_its_own() -> None:
    parts = field_parts(sheet(director=""), section(*FIELDS, field("contact", Printed.BY_SECTION)), Element("Sect"))
    assert [part.place for part in parts] == ["subject", "subject"]
    assert [[gap for _, gap in lines(list(part.columns[0].feed.items))] for part in parts] == [
        [0.0, BELOW_HEADING],
        [0.0],
    ]


@pytest.mark.parametrize(
    ("subject", "printed", "more"),
    [
        ("A gate", Printed.RUN_IN, True),
        ("A gate", Printed.PLAIN, True),
        ("A gate", Printed.BY_SECTION, False),
        ("", Printed.HEADED, False),
        (" ", Printed.RUN_IN, False),
    ],
)
def test_a_section_prints_more_where_an_answer_is_not_its_kind_s_own(
    subject: str, printed: Printed, more: bool
) -> None:
    assert prints_more(sheet(subject=subject), section(field("subject", printed))) is more
