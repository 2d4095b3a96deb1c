"""What a screen reader says of each example is what was read through once, in `aloud/`."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pdf import aloud_reader, factory
from signoff.notice.form.form_file import form_of
from signoff.notice.record.model import DecisionType
from signoff.notice.record.publication import publication_copy
from signoff.pdf.export import render


@pytest.mark.parametrize("name", aloud_reader.RECORDS)
def test_each_example_is_said_as_it_was_read_through(name: str) -> None:
    known = (aloud_reader.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    said = aloud_reader.aloud(render(aloud_reader.RECORDS[name]()).data)
    assert said == known, "run `python -m pdf.aloud_reader`, and read the change through as somebody would hear it"


def test_a_long_link_is_said_whole_on_each_of_its_lines() -> None:
    words = "the report of the bridge engineer on the state of both bearings, of the deck, and of the supports below it"
    said = aloud_reader.aloud(render(factory.rich_draft(reasons=f"See [{words}](https://example.org/a).")).data)
    assert f"See [link: {words}]." in said


def test_a_title_is_short_and_says_what_it_is() -> None:
    subject = "The replacement of the footbridge at Mill Lane, of its approach ramps and of the lights along the path"
    record = factory.rich_draft(decision_type=DecisionType.ADMINISTRATIVE, subject=subject)
    title = aloud_reader.aloud(render(record).data).splitlines()[0]
    assert title == (
        "title: Administrative Decision: The replacement of the footbridge at Mill Lane… – Leeds City Council"
    )


def test_exempt_texts_begin_with_a_heading_and_end_aloud() -> None:
    lines = aloud_reader.aloud(render(factory.rich_signed()).data).splitlines()
    begin = lines.index("heading 3: Exempt, paragraph 3")
    assert lines[begin : begin + 3] == [
        "heading 3: Exempt, paragraph 3",
        "The exempt rate is £1,940 a tonne.",
        "End of exempt text",
    ]
    assert "heading 4: Exempt, paragraph 3" in lines


def test_abbreviations_are_said_in_full_and_printed_as_typed() -> None:
    written = "A TRO-based plan (TRO/LCC) as LCC’s HMOs and TROs are; no STROke, TROS, or PCCs."
    record = factory.rich_draft(reasons=written)
    abbreviations = {
        "TRO": "Traffic Regulation Order",
        "LCC": "Leeds City Council",
        "HMO": "House in Multiple Occupation",
        "PCC": "Pension Authority",
    }
    data = render(replace(record, terms=replace(record.terms, abbreviations=abbreviations))).data
    assert (
        "A Traffic Regulation Order-based plan (Traffic Regulation Order/Leeds City Council) as Leeds City Council’s "
        "Houses in Multiple Occupation and Traffic Regulation Orders are; no STROke, TROS, or Pension Authorities."
    ) in aloud_reader.aloud(data)
    assert written in " ".join(factory.pdfium_pages(data))


def test_kinds_of_papers_are_headings() -> None:
    lines = aloud_reader.aloud(render(factory.rich_signed()).data).splitlines()
    assert "heading 3: Report" in lines
    assert "heading 3: Background papers" in lines


def test_what_is_partly_confidential_is_withheld_by_its_law_too() -> None:
    withheld = "Information withheld: paragraph 3 of Schedule 12A and confidential"
    earlier = "Information withheld: paragraph 3 and confidential"
    record = factory.rich_signed()
    public = publication_copy(record)
    assert public.withheld
    part = replace(public.withheld[0], paragraph="3, confidential")
    public = replace(public, withheld=(part, *public.withheld[1:]))
    assert f"heading 3: {withheld}" in aloud_reader.aloud(render(public).data)
    before = aloud_reader.aloud(render(replace(public, version=2)).data)
    assert f"heading 3: {earlier}" in before, "what was signed in the words of version 2 is printed in them"


def test_a_section_called_by_its_first_question_asks_it_once() -> None:
    record = factory.rich_signed()
    label = form_of(record.terms).label("decision_maker.name", {})
    again = replace(record, terms=replace(record.terms, labels={**record.terms.labels, "decision_maker": label}))
    heading = "Authorised decision maker"
    assert aloud_reader.aloud(render(again).data).count(f": {heading}") == 1
    assert aloud_reader.aloud(render(replace(again, version=2)).data).count(f": {heading}") == 2
