"""The history as a PDF: accessible, the same every time, nothing lost, and its events attached as data."""

from __future__ import annotations

from dataclasses import replace

import page
import pypdfium2
import pytest

from builders import NOON
from pdf.aloud_reader import aloud
from pdf.factory import pdfium_pages
from signoff.errors import TextWouldBeLost
from signoff.pdf.history_export import HistoryLine, HistorySheet, render_history

LINES = [
    HistoryLine("14 May 2024", "12:00", "Created by PA."),
    HistoryLine("14 May 2024", "12:01", "Handed over to A. Officer by PA."),
    HistoryLine("15 May 2024", "12:31", "Record copy exported by Kim.", "An event before event 4 was removed."),
]
SHEET = HistorySheet(
    "Key Decision: A new gate – Leeds City Council",
    "Leeds City Council",
    "Delegated Decision Notice",
    "A new gate – façade",
    ["Reference: D1."],
    LINES,
    b'{"events": []}\n',
    NOON,
    {"TRO": "Traffic Regulation Order"},
)


def test_every_line_is_printed_in_order() -> None:
    (words,) = pdfium_pages(render_history(SHEET))
    texts = ["A new gate – façade", *(text for line in LINES for text in (line.time, line.what, line.fault) if text)]
    places = [words.index(text) for text in texts]
    assert places == sorted(places)
    assert words.startswith("Leeds City Council History History: Delegated Decision Notice")
    assert "3 entries." in words


def test_a_long_history_goes_on_over_pages() -> None:
    lines = [HistoryLine("14 May 2024", f"{n:04}", f"Entry {n} " + "of many words " * 12) for n in range(150)]
    pages = pdfium_pages(render_history(replace(SHEET, lines=lines)))
    assert len(pages) > 5
    assert all(f"Entry {n} of" in " ".join(pages) for n in range(150))
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_it_is_heard_day_by_day_with_a_bookmark_for_each() -> None:
    lines = [*LINES, HistoryLine("16 May 2024", "9:00", "The TRO was published by Kim.")]
    data = render_history(replace(SHEET, lines=lines))
    assert aloud(data).splitlines() == [
        "title: History: Key Decision: A new gate – Leeds City Council",
        "Leeds City Council",
        "History",
        "heading 1: History: Delegated Decision Notice",
        "A new gate – façade",
        "Reference: D1.",
        "heading 2: 14 May 2024",
        "list of 2",
        "12:00",
        "Created by PA.",
        "12:01",
        "Handed over to A. Officer by PA.",
        "end of list",
        "heading 2: 15 May 2024",
        "list of 1",
        "12:31",
        "Record copy exported by Kim.",
        "An event before event 4 was removed.",
        "end of list",
        "heading 2: 16 May 2024",
        "list of 1",
        "9:00",
        "The Traffic Regulation Order was published by Kim.",
        "end of list",
        "4 entries.",
    ]
    with pypdfium2.PdfDocument(data) as document:
        titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert titles == ["History: Delegated Decision Notice", "14 May 2024", "15 May 2024", "16 May 2024"]


@pytest.mark.parametrize("sheet", [SHEET, replace(SHEET, subject="", council="", lines=[])], ids=["full", "empty"])
def test_it_is_accessible_and_the_same_every_time(sheet: HistorySheet) -> None:
    data = render_history(sheet)
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert render_history(sheet) == data


def test_the_events_are_attached_as_data() -> None:
    with pypdfium2.PdfDocument(render_history(SHEET)) as document:
        (attached,) = [document.get_attachment(n) for n in range(document.count_attachments())]
        assert (attached.get_name(), bytes(attached.get_data())) == ("history.json", SHEET.data)


def test_what_no_font_shows_is_refused() -> None:
    with pytest.raises(TextWouldBeLost, match=r"cannot show: U\+E000\."):
        render_history(replace(SHEET, lines=[HistoryLine("today", "now", "Sent back: \ue000")]))
