"""What a screen reader says of each example is what was read through once, in `aloud/`."""

from __future__ import annotations

import pytest

from pdf import aloud_reader, factory
from signoff.notice.record.model import DecisionType
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
    record = factory.rich_draft(reasons="A TRO, as LCC makes them; no TROs.")
    from msgspec.structs import replace

    terms = replace(record.terms, abbreviations={"TRO": "Traffic Regulation Order", "LCC": "Leeds City Council"})
    data = render(replace(record, terms=terms)).data
    assert "A Traffic Regulation Order, as Leeds City Council makes them; no TROs." in aloud_reader.aloud(data)
    assert "A TRO, as LCC makes them; no TROs." in " ".join(factory.pdfium_pages(data))
