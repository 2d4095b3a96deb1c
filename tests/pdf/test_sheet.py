"""The rows of the form: labels in the council's words, their notes where they are cited, cells of the right width."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import builders
from forms import FORM
from signoff.notice.record.model import DecisionType
from signoff.pdf.flow import Box, Column, Feed, Item
from signoff.pdf.items import Bullet, CheckBox, Paragraphs, SignatureCell, TextLine
from signoff.pdf.metrics import DATE_WIDTH, LABEL, LABEL_TINT, LABEL_WIDTH, PARAGRAPH_GAP, WIDTH
from signoff.pdf.sheet import CONTENT, Sheet, first, named
from signoff.pdf.structure import Choice, Element
from signoff.pdf.typefaces import Faces


def sheet(**labels: str) -> Sheet:
    """Return the sheet of a draft whose council says some labels in its own words."""
    record = builders.draft()
    record = replace(record, terms=replace(record.terms, labels={**record.terms.labels, **labels}))
    return Sheet(record, FORM, Paragraphs(Faces()), Element("Document"), {})


def words_of(items: list[Item]) -> list[str]:
    lines = [item for item in items if isinstance(item, TextLine)]
    return ["".join(piece.text for piece in line.line.pieces).strip() for line in lines]


def feed_of(column: Column) -> list[Item]:
    return list(column.feed.items)


def tags(element: Element) -> list[tuple[str, str]]:
    return [(kid.tag, kid.identifier) for kid in element.kids if isinstance(kid, Element)]


def test_a_label_has_its_note_s_number_raised() -> None:
    label = sheet(subject="Matter{2} of it").label("subject")
    assert [(span.text, span.style.note) for span in label.spans] == [("Matter", 0), ("2", 2), (" of it", 0)]
    raised = label.spans[1].style
    assert raised.size < LABEL.size
    assert raised.rise > 0
    assert label.spans[0].style == LABEL
    assert label.notes == {2}
    assert label.plain == "Matter of it"


def test_a_number_that_is_no_note_of_the_form_stays_as_typed() -> None:
    label = sheet(subject="Matter{77}").label("subject")
    assert "".join(span.text for span in label.spans) == "Matter{77}"
    assert label.notes == frozenset()
    assert not any(span.style.note for span in label.spans)


@pytest.mark.parametrize("decision_type", list(FORM.types))
def test_a_type_is_said_in_the_council_s_words_or_the_form_s(decision_type: DecisionType) -> None:
    assert sheet().type_label(decision_type) == FORM.types[decision_type]
    assert sheet(**{f"decision_type.{decision_type.value}": "Ours"}).type_label(decision_type) == "Ours"


def test_a_section_begins_with_its_heading_and_then_the_notes_that_it_cites() -> None:
    form = sheet(subject="Matter{2}", director="Again{2} and first{1}")
    section = form.section("subject")
    assert tags(section) == [("H2", ""), ("Note", "note-2")]
    assert first(section).tag == "H2"
    assert tags(form.section("director")) == [("H2", ""), ("Note", "note-1")]
    assert sorted(form.notes) == [1, 2]


def test_a_section_that_begins_otherwise_is_a_mistake() -> None:
    from signoff.pdf.structure import Marked

    section = Element("Sect", kids=[Marked(1, 0)])
    with pytest.raises(TypeError, match="begins with its heading"):
        first(section)


def test_a_row_is_as_wide_as_the_form_and_says_its_label_on_every_page() -> None:
    form = sheet(subject="Matter{2}:")
    section = form.section("subject")
    row = form.labelled("subject", form.text("an answer", section), section)
    label, content = row.columns
    assert (label.width, content.width) == (LABEL_WIDTH, CONTENT)
    assert label.width + content.width == pytest.approx(WIDTH)
    assert (label.tint, label.is_label, content.is_label) == (LABEL_TINT, True, False)
    assert words_of(feed_of(label)) == ["Matter2:"]
    assert words_of(list(label.continuation)) == ["Matter", "(continued)"]
    assert all(item.repeated for item in label.continuation)
    assert row.place == "subject"


def test_a_long_text_s_row_is_one_wide_cell_whose_heading_stays_with_it() -> None:
    form = sheet(reasons="Why:")
    section = form.section("reasons")
    row = form.wide("reasons", form.text("an answer", section), section)
    (column,) = row.columns
    assert column.width == WIDTH
    assert words_of(feed_of(column)) == ["Why:", "an answer"]
    assert [item.keep for item in feed_of(column)] == [True, False]
    assert words_of(list(column.continuation)) == ["Why (continued)"]
    assert all(item.keep and item.repeated for item in column.continuation)


def test_sub_rows_are_beside_the_label_with_lines_between_them() -> None:
    form = sheet()
    section = form.section("call_in")
    parts = [form.part(place, form.text(place, section)) for place in ("first", "second")]
    row = form.parted("call_in", parts, section, whole=True)
    assert row.columns[1].rules
    assert row.whole
    assert list(row.columns[1].feed.items) == parts
    assert all(isinstance(part, Box) and not part.border for part in parts)
    narrow = form.part("third", [], [Column(40.0, Feed([])), Column(60.0, Feed([]))], keep=True)
    assert [column.width for column in narrow.columns] == pytest.approx([CONTENT - 100.0, 40.0, 60.0])
    assert narrow.keep


@pytest.mark.parametrize(
    ("label", "line"), [("Where", "Where: there"), ("Where:", "Where: there"), ("Where?", "Where?: there")]
)
def test_an_answer_on_the_line_of_its_label_is_behind_a_colon(label: str, line: str) -> None:
    form = sheet(subject=label)
    section = form.section("director")
    (item,) = form.run_in("subject", "there", section)
    assert words_of([item]) == [line]
    assert isinstance(item, TextLine)
    weights = [piece.style.bold for piece in item.line.pieces]
    assert weights == [True, False]


@pytest.mark.parametrize(
    ("answer", "paragraphs"),
    [
        (None, []),
        ("", []),
        (" \n\n \n\n", []),
        ("a", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\n\nb", ["a", "b"]),
        ("\n\na\n\n\n\n b \n", ["a", "b"]),
    ],
)
def test_an_answer_is_in_the_paragraphs_in_which_it_was_typed(answer: str | None, paragraphs: list[str]) -> None:
    section = Element("Sect")
    items = sheet().text(answer, section, gap=2.5)
    assert words_of(items) == paragraphs
    count = len(section.kids)
    assert count == (1 if answer == "a\nb" else len(paragraphs))
    assert [item.gap for item in items if item.gap] == [2.5, PARAGRAPH_GAP][:count]


@pytest.mark.parametrize(("is_selected", "alt"), [(True, "Selected"), (False, "Not selected")])
def test_a_check_box_is_read_before_its_words(is_selected: bool, alt: str) -> None:
    section = Element("Sect")
    (item,) = sheet().tick("Yes", is_selected, 60.0, section, group="Is it?")
    assert isinstance(item, TextLine)
    assert isinstance(item.mark, CheckBox)
    assert not isinstance(item.mark, Bullet)
    assert item.mark.selected is is_selected
    assert item.mark.element is not None
    assert (item.mark.element.tag, item.mark.element.alt) == ("Form", alt)
    assert item.mark.element.choice == Choice("Is it? Yes", is_selected)
    assert item.mark.element.parent is item.element


def signing(cell: SignatureCell | None, date: str, proposed: bool) -> tuple[Column, Column]:
    return sheet().signing_columns(cell, ("A. Officer", "Chief Officer"), date, proposed, Element("Sect"))


def test_signature_and_date_are_side_by_side() -> None:
    cell = SignatureCell("signature.decision_maker", (150.0, 60.0))
    signature, date = signing(cell, "14 May 2024", False)
    assert signature.width + date.width == pytest.approx(CONTENT)
    assert date.width == DATE_WIDTH
    assert words_of(feed_of(signature)) == ["Signature", "A. Officer", "Chief Officer"]
    assert [type(item) for item in feed_of(signature)] == [TextLine, TextLine, TextLine, SignatureCell]
    assert words_of(feed_of(date)) == ["Date", "14 May 2024"]
    assert all(item.keep for item in feed_of(signature))


@pytest.mark.parametrize(
    ("date", "proposed", "words"),
    [
        ("", False, ["Date"]),
        ("", True, ["Date"]),
        ("14 May 2024", True, ["Date", "14 May 2024", "(proposed)"]),
    ],
)
def test_a_date_that_is_only_proposed_says_so(date: str, proposed: bool, words: list[str]) -> None:
    assert words_of(feed_of(signing(None, date, proposed)[1])) == words


@pytest.mark.parametrize(
    ("name", "post", "words"),
    [
        ("A. Officer", "Chief Officer", "A. Officer – Chief Officer"),
        ("A. Officer", None, "A. Officer"),
        (None, "Chief Officer", "Chief Officer"),
        ("Head of Service", "head of service", "Head of Service"),
        (" A. Officer ", "  ", "A. Officer"),
        (None, None, ""),
        ("", "", ""),
    ],
)
def test_a_person_is_named_once(name: str | None, post: str | None, words: str) -> None:
    assert named(name, post) == words
