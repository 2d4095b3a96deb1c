"""What a file says about itself in XMP: well-formed whatever the words are, and what it claims."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.metadata import FIRST_LAYOUTS, LANGUAGE, LAYOUT, PRODUCER, Information, xmp

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
INSTANT = dt.datetime(2024, 5, 14, 13, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def packet(title: str = "A notice", author: str = "A council", **more: str) -> ET.Element:
    return ET.fromstring(xmp(Information(title, author, INSTANT, b""), **more))  # noqa: S314


def said(element: ET.Element, path: str) -> list[str | None]:
    return [part.text for part in element.findall(f".//{path}", NAMES)]


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=40))
@settings(max_examples=examples(40))
def test_any_words_are_said_as_they_are(words: str) -> None:
    element = packet(words, words)
    assert said(element, "dc:title/rdf:Alt/rdf:li") == [words or None]
    assert said(element, "dc:creator/rdf:Seq/rdf:li") == ([words] if words else [])


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("dc:format", "application/pdf"),
        ("dc:language/rdf:Bag/rdf:li", LANGUAGE),
        ("xmp:CreatorTool", PRODUCER),
        ("pdf:Producer", PRODUCER),
        ("xmp:CreateDate", "2024-05-14T12:00:30+00:00"),
        ("xmp:ModifyDate", "2024-05-14T12:00:30+00:00"),
        ("pdfaid:part", "3"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
    ],
)
def test_the_packet_says_what_the_file_is(path: str, words: str) -> None:
    assert said(packet(), path) == [words]


def test_another_program_s_name_is_said_in_both_places() -> None:
    element = packet(producer="Another <program> & more")
    assert said(element, "xmp:CreatorTool") == said(element, "pdf:Producer") == ["Another <program> & more"]


def test_words_cannot_end_the_packet() -> None:
    data = xmp(Information('?><?xpacket end="w"?>', "]]>", INSTANT, b""))
    assert data.count(b"<?xpacket") == 2
    assert data.endswith(b'<?xpacket end="r"?>')


def test_the_producer_says_the_layout_and_the_latest_record_has_one_of_its_own() -> None:
    assert PRODUCER.endswith(f"(layout {LAYOUT})")
    assert max(FIRST_LAYOUTS.values()) <= LAYOUT
    assert list(FIRST_LAYOUTS.values()) == sorted(FIRST_LAYOUTS.values())
