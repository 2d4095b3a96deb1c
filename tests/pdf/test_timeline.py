"""The dates that follow are printed below a record copy's form where requested, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import page
import pypdfium2
import pytest

from pdf import factory
from signoff.notice.record.publication import publication_copy
from signoff.notice.text.days import DateLine
from signoff.pdf.export import render
from signoff.pdf.timeline import HEADING

DATES: tuple[DateLine, ...] = (
    DateLine("30 March 2024", "Earliest decision"),
    DateLine("At once", "In force: exempt from call-in"),
    DateLine(
        "14 May 2030", "Record may be disposed of (the bank holidays of that year are not yet proclaimed, by anybody)"
    ),
)
MANY = tuple(DateLine(f"{day} September 2030", f"Meaning {day}") for day in range(1, 91))


def read(data: bytes) -> str:
    return " ".join(" ".join(factory.pdfium_pages(data)).split())


def list_items(data: bytes) -> int:
    return len(re.findall(rb"/S /LI\b", data))


def test_each_date_is_beside_its_meaning_after_the_form() -> None:
    text = read(render(factory.rich_signed(), DATES).data)
    start = text.index(HEADING)
    assert text.index("Approval of Decision") < start
    places = [text.index(f"{when} {meaning}", start) for when, meaning in DATES]
    assert places == sorted(places)


def test_nothing_is_printed_unless_it_is_asked_for() -> None:
    assert HEADING not in read(render(factory.rich_signed()).data)


def test_a_publication_copy_never_holds_them() -> None:
    public = publication_copy(factory.rich_signed())
    assert render(public, DATES).data == render(public).data


def test_the_same_dates_give_the_same_bytes() -> None:
    record = factory.rich_draft()
    assert render(record, DATES).data == render(record, DATES).data
    assert render(record, DATES).data != render(record, DATES[:1]).data


@pytest.mark.parametrize("dates", [DATES, DATES[:1], MANY], ids=["three", "one", "more than a page"])
def test_they_are_a_list_to_screen_readers(dates: tuple[DateLine, ...]) -> None:
    data = render(factory.rich_draft(), dates).data
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert list_items(data) - list_items(render(factory.rich_draft()).data) == len(dates)


def test_poppler_reads_a_date_and_its_meaning_on_one_line(tmp_path: Path) -> None:
    lines = factory.poppler_text(render(factory.rich_draft(), DATES).data, tmp_path, "-layout")
    assert f"{DATES[0][0]} {DATES[0][1]}" in " ".join(lines.split())


def test_they_are_not_parted_by_the_end_of_a_page() -> None:
    for paragraphs in range(0, 40, 8):
        rendered = render(factory.rich_draft(reasons="Words.\n\n" * paragraphs), DATES)
        pages = [text for text in factory.pdfium_pages(rendered.data) if HEADING in text]
        assert len(pages) == 1
        assert all(when in pages[0] for when, _ in DATES)


def test_the_outline_leads_to_them() -> None:
    with pypdfium2.PdfDocument(render(factory.rich_signed(), DATES).data) as document:
        last = list(document.get_toc())[-1]
        assert last.get_title() == HEADING
        at = last.get_dest().get_index()
    pages = factory.pdfium_pages(render(factory.rich_signed(), DATES).data)
    assert HEADING in pages[at]
