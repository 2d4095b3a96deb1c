"""The exported file: the same bytes each time, the record inside, nothing withheld in the public copy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

import builders
from pdf import factory
from signoff.errors import RecordRefused, TextWouldBeLost
from signoff.notice.codec import read_record, write_record
from signoff.notice.model import ExemptInformation, ExemptText
from signoff.notice.publication import publication_copy
from signoff.notice.record import Settled, Status
from signoff.pdf.attachment import PDF_LIMIT, attached_record
from signoff.pdf.export import render
from signoff.pdf.losses import unshown


def decompressed(data: bytes) -> bytes:
    """Return a PDF's bytes with every compressed stream unpacked after them."""
    unpacked = []
    for found in re.finditer(rb"stream\n", data):
        try:
            unpacked.append(zlib.decompressobj().decompress(data[found.end() :]))
        except zlib.error:
            continue
    assert len(unpacked) > 4
    return b"\n".join([data, *unpacked])


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_the_same_record_gives_the_same_bytes_in_any_time_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    record = factory.rich_signed()
    first = render(record).data
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert render(record).data == first
    finally:
        monkeypatch.undo()
        if before is None:
            os.environ.pop("TZ", None)
        time.tzset()


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "n.signoff"
    path.write_bytes(write_record(factory.rich_signed()))
    script = (
        "import hashlib, pathlib, sys\n"
        "from signoff.notice.codec import read_record\n"
        "from signoff.pdf.export import render\n"
        "data = render(read_record(pathlib.Path(sys.argv[1]).read_bytes())).data\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(path)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def test_another_record_has_another_identifier() -> None:
    def identifier(data: bytes) -> bytes:
        found = re.search(rb"/ID\s*\[\s*<([0-9a-f]+)>", data)
        assert found is not None
        return found.group(1)

    record = factory.rich_signed()
    other = replace(record, reference="D1")
    assert identifier(render(record).data) != identifier(render(other).data)


def test_the_time_stamp_is_the_last_change() -> None:
    with pypdfium2.PdfDocument(render(factory.rich_signed()).data) as document:
        about = document.get_metadata_dict()
    assert about["CreationDate"] == about["ModDate"] == "D:20240514121000+00'00'"
    assert about["Title"] == "Delegated Decision Notice: A new gate"


@pytest.mark.parametrize("public", [False, True])
def test_the_record_comes_back_out_of_the_pdf(public: bool) -> None:
    record = publication_copy(factory.rich_signed()) if public else factory.rich_signed()
    data = attached_record(render(record).data, "n.pdf")
    assert data == write_record(record)
    assert read_record(data) == record


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_pdf_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(RecordRefused, match=r"^n\.pdf .*\.$"):
        attached_record(data, "n.pdf")


def test_a_pdf_without_a_record_is_refused() -> None:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(200, 200)
        import io

        buffer = io.BytesIO()
        document.save(buffer)
    with pytest.raises(RecordRefused, match="carries no signoff notice"):
        attached_record(buffer.getvalue(), "n.pdf")


def test_a_pdf_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(RecordRefused, match="100 MiB"):
        attached_record(bytes(PDF_LIMIT + 1), "n.pdf")


def test_nothing_withheld_is_in_the_bytes_of_a_publication_copy() -> None:
    exempt = ExemptInformation(
        contains=True,
        paragraphs=("3",),
        public_interest="Open reason.",
        text=ExemptText(decision="CANARY1", reasons="CANARY2", alternatives="CANARY3", others="CANARY4"),
    )
    settled = Settled(rule="r", field="reasons", word="CANARY5", by="CANARY6", at=builders.NOON)
    draft = replace(factory.rich_draft(exempt_information=exempt), settled=(settled,))
    record = builders.signed(draft)
    assert b"CANARY2" in decompressed(render(record).data)
    data = decompressed(render(publication_copy(record)).data)
    assert b"CANARY" not in data
    assert b'"mark": null' in data


@pytest.mark.parametrize(
    ("text", "lost"), [("emoji 🦊", "🦊"), ("中文 text", "中文"), ("עברית", "עברית"), ("bell \x07", "\x07")]
)
def test_characters_that_no_font_shows_stop_the_export(text: str, lost: str) -> None:
    record = factory.rich_draft(subject=text)
    assert unshown(record) == (("subject", "".join(dict.fromkeys(lost))),)
    with pytest.raises(TextWouldBeLost, match=f"U\\+{ord(lost[0]):04X}.*Subject") as caught:
        render(record)
    assert caught.value.places == unshown(record)


def test_losses_are_found_wherever_text_is_printed() -> None:
    record = replace(factory.rich_draft(reasons="- a\n- 🦊"), reference="🦊")
    assert [field for field, _ in unshown(record)] == ["reasons", "reference"]


def test_invisible_characters_are_no_loss() -> None:
    record = factory.rich_draft(subject="soft\u00adhyphen zero\u200bwidth ☑\ufe0f")
    assert unshown(record) == ()
    assert "softhyphen zerowidth ☑" in " ".join(factory.pdfium_pages(render(record).data))


def test_a_withdrawn_notice_says_so() -> None:
    record = replace(factory.rich_draft(), status=Status.WITHDRAWN)
    assert "WITHDRAWN" in factory.pdfium_pages(render(record).data)[0]


def test_the_head_of_a_signed_notice_names_reference_and_date() -> None:
    record = replace(factory.rich_signed(), reference="D56789")
    assert all(
        "Reference D56789 · Decided on 14 May 2024" in page for page in factory.pdfium_pages(render(record).data)
    )


def test_a_long_reference_stands_in_full_and_is_shortened_at_the_head() -> None:
    reference = "REF/" + "1234567890/" * 12
    pages = factory.pdfium_pages(render(replace(factory.rich_signed(), reference=reference)).data)
    assert f"Reference: {reference}" in pages[0]
    assert all(f"Reference {reference[:39]}… · Decided on 14 May 2024" in page for page in pages)


def test_what_a_notice_supersedes_is_printed() -> None:
    record = replace(factory.rich_draft(), supersedes="0c0f4c2e-0000-4000-8000-000000000000")
    assert "supersedes the notice 0c0f4c2e-0000" in factory.pdfium_pages(render(record).data)[0]


def test_no_font_is_left_outside_the_file() -> None:
    data = render(factory.rich_signed()).data
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor")


def test_links_lead_where_they_say() -> None:
    data = render(factory.rich_draft(reasons="[here](https://example.org/a_(b)?q=é)")).data
    assert b"/URI (https://example.org/a_\\(b\\)?q=%C3%A9)" in data
