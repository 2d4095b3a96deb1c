"""The exported file: the same bytes each time, the record inside, nothing withheld in the public copy."""

from __future__ import annotations

import datetime as dt
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
from pdf.structure_reader import Tagged
from signoff.errors import RecordRefused, TextWouldBeLost
from signoff.files import PDF_LIMIT
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Proof, Record, Role, Settled, Status, Superseded
from signoff.pdf.attachment import attached_record
from signoff.pdf.decompression_limits import LIMIT, exceeds_limit
from signoff.pdf.export import render
from signoff.pdf.missing_glyphs import unprintable_fields


def decompressed(data: bytes) -> bytes:
    """Return a PDF's bytes with every compressed stream unpacked after them."""
    unpacked = []
    for match in re.finditer(rb"stream\n", data):
        try:
            unpacked.append(zlib.decompressobj().decompress(data[match.end() :]))
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
        "from signoff.notice.record.codec import read_record\n"
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
        match = re.search(rb"/ID\s*\[\s*<([0-9a-f]+)>", data)
        assert match is not None
        return match.group(1)

    record = factory.rich_signed()
    other = replace(record, reference="D1")
    assert identifier(render(record).data) != identifier(render(other).data)


def test_the_time_stamp_is_the_last_change() -> None:
    with pypdfium2.PdfDocument(render(factory.rich_signed()).data) as document:
        about = document.get_metadata_dict()
    assert about["CreationDate"] == about["ModDate"] == "D:20240514121000+00'00'"
    assert about["Title"] == "Key Decision: A new gate – Leeds City Council"


@pytest.mark.parametrize("public", [False, True])
def test_the_record_comes_back_out_of_the_pdf(public: bool) -> None:
    record = publication_copy(factory.rich_signed()) if public else factory.rich_signed()
    data = attached_record(render(record).data, "n.pdf")
    assert data == write_record(record)
    assert read_record(data) == record


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_not_a_pdf_is_refused_in_a_sentence(data: bytes) -> None:
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
    with pytest.raises(RecordRefused, match="32 MiB"):
        attached_record(bytes(PDF_LIMIT + 1), "n.pdf")


def test_a_part_that_grows_too_large_is_refused_before_it_is_unpacked_whole() -> None:
    packed = zlib.compress(bytes(LIMIT + 1), 1)
    data = render(builders.draft()).data + b"7 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\n"
    with pytest.raises(RecordRefused, match=r"^n\.pdf .* grows too large"):
        attached_record(data, "n.pdf")


def test_parts_of_every_kind_grow_within_bounds() -> None:
    data = render(factory.rich_signed()).data
    assert not exceeds_limit(data)
    assert exceeds_limit(data, 20_000)
    assert not exceeds_limit(b"stream\nnot packed" + bytes(100), 4)


def canaried() -> Record:
    """Return a signed record with a canary in every place that a publication copy withholds."""
    exempt = ExemptInformation(
        contains=True,
        paragraphs=("3",),
        public_interest="Open reason.",
        text=ExemptText(decision="CANARY1", reasons="- CANARY2", alternatives="| CANARY3 |\n|---|\n", others="CANARY4"),
    )
    settled = Settled(rule="r", field="reasons", word="CANARY5", by="CANARY6", at=builders.NOON)
    record = replace(factory.rich_draft(exempt_information=exempt), settled=(settled,))
    record = lifecycle.hand_over(record, actor="CANARY7 <canary7@example.org>", at=builders.later(1), to="CANARY8")
    record = lifecycle.give_back(record, actor="CANARY9", at=builders.later(2), reason="CANARY10")
    record = builders.signed(record, role=Role.SCRUTINY_CHAIR, mark=TypedMark(text="CANARY11"))
    record = builders.signed(record, role=Role.EXECUTIVE_MEMBER, mark=factory.image())
    record = builders.signed(record, mark=factory.strokes())
    proof = Proof(algorithm="ecdsa-p256-sha256", key="CANARY12", signature="CANARY13")
    return replace(record, signatures=tuple(replace(signature, proof=proof) for signature in record.signatures))


@pytest.mark.parametrize("status", [Status.SIGNED, Status.PUBLISHED, Status.WITHDRAWN])
def test_nothing_withheld_is_in_the_bytes_of_a_publication_copy(status: Status) -> None:
    record = replace(canaried(), status=status)
    whole, data = decompressed(render(record).data), decompressed(render(publication_copy(record)).data)
    for number in range(1, 14):
        assert b"CANARY%d" % number in whole
    for encoding in ("ascii", "utf-16-be", "utf-16-le"):
        for word in ("CANARY", "canary"):
            assert word.encode(encoding) not in data
            assert word.encode(encoding).hex().encode() not in data.lower()
    assert factory.image().png.encode()[:40] in whole
    assert factory.image().png.encode()[:40] not in data
    assert b'"mark": null' in data
    assert b'"strokes"' not in data
    assert data.count(b"/Subtype /Image") == data.count(b"/ImageMask") == 0
    assert b"Signature of" not in data


@pytest.mark.parametrize(
    ("text", "lost"), [("emoji 🦊", "🦊"), ("中文 text", "中文"), ("עברית", "עברית"), ("bell \x07", "\x07")]
)
def test_characters_that_no_font_shows_stop_the_export(text: str, lost: str) -> None:
    record = factory.rich_draft(subject=text)
    assert unprintable_fields(record) == (("subject", "".join(dict.fromkeys(lost))),)
    with pytest.raises(TextWouldBeLost, match=f"U\\+{ord(lost[0]):04X}.*Subject") as caught:
        render(record)
    assert caught.value.places == unprintable_fields(record)


def test_losses_are_found_wherever_text_is_printed() -> None:
    record = replace(factory.rich_draft(reasons="- a\n- 🦊"), reference="🦊")
    assert [field for field, _ in unprintable_fields(record)] == ["reasons", "reference"]


def test_invisible_characters_are_not_loss() -> None:
    record = factory.rich_draft(subject="soft\u00adhyphen zero\u200bwidth ☑\ufe0f")
    assert unprintable_fields(record) == ()
    assert "softhyphen zerowidth ☑" in " ".join(factory.pdfium_pages(render(record).data))


def test_a_withdrawn_notice_says_so() -> None:
    record = replace(factory.rich_draft(), status=Status.WITHDRAWN)
    assert "WITHDRAWN" in factory.pdfium_pages(render(record).data)[0]


def test_the_head_of_a_signed_notice_names_reference_and_date() -> None:
    record = replace(factory.rich_signed(), reference="D56789")
    for page in factory.pdfium_pages(render(record).data):
        assert "Decided on 14 May 2024" in page
        assert "Reference D56789" in page


def test_what_comes_after_the_signature_changes_nothing_that_was_on_the_page() -> None:
    """Reference and withdrawal are in each page's second stream of content, so that the first stays what was signed."""
    record = factory.rich_signed()
    before = Tagged(render(record).data)
    later = replace(record, reference="D56789 ☑", status=Status.WITHDRAWN)
    after = Tagged(render(later).data)
    assert [match.first for match in before.contents()] == [match.first for match in after.contents()]
    assert [match.later for match in before.contents()] != [match.later for match in after.contents()]
    assert "Reference D56789 ☑ · WITHDRAWN" in factory.pdfium_pages(render(later).data)[0]


def test_a_long_reference_is_in_full_at_the_head_of_every_page() -> None:
    reference = ("REF/" + "1234567890/" * 18)[:200]
    pages = factory.pdfium_pages(render(replace(factory.rich_signed(), reference=reference)).data)
    assert all(f"Reference {reference}" in page for page in pages)


def test_what_a_notice_supersedes_is_printed() -> None:
    record = replace(factory.rich_draft(), supersedes="0c0f4c2e-0000-4000-8000-000000000000")
    assert "supersedes the notice 0c0f4c2e-0000" in factory.pdfium_pages(render(record).data)[0]
    earlier = Superseded(reference="D8", date=dt.date(2024, 5, 14), subject="A new gate")
    page = factory.pdfium_pages(render(replace(record, superseded=earlier)).data)[0]
    assert "It supersedes the notice D8 of 14 May 2024, “A new gate”." in " ".join(page.split())
    assert "0c0f4c2e" not in page


def test_no_font_is_left_outside_the_file() -> None:
    data = render(factory.rich_signed()).data
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor")


def test_links_lead_where_they_say() -> None:
    data = render(factory.rich_draft(reasons="[here](https://example.org/a_(b)?q=é)")).data
    assert b"/URI (https://example.org/a_\\(b\\)?q=%C3%A9)" in data
