"""Files that are not Word documents, are damaged, or are made to harm: one sentence each."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from intake.word.docx_builder import archive, docx, p, r, row, table
from signoff.intake.word import package, reader, xml_tree
from signoff.intake.word.reader import read_word
from signoff.intake.word.refusal import WordRefused

GOOD = docx(p("words"))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


def with_part(name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source:
        files = {entry: source.read(entry) for entry in source.namelist()}
    return archive(files | {name: data})


def encrypted_entry() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "notice.docx is empty."),
        (COMPOUND, "a document of an older Word"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"%PDF-1.7\n%", "notice.docx is a PDF, not a Word document."),
        (b"{\\rtf1 words}", "Rich Text Format"),
        (b"just some words", "notice.docx is not a Word document."),
        (GOOD[:-30], "damaged or incomplete"),
        (GOOD[:200], "damaged or incomplete"),
        (GOOD[:60] + bytes(80) + GOOD[140:], "damaged or incomplete"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument file"),
        (archive({"a.txt": b"words"}), "notice.docx is not a Word document."),
        (
            docx(p("x"), main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "not a Word",
        ),
        (with_part("word/document.xml", b"<w:document"), "damaged or incomplete"),
        (with_part("word/document.xml", DOCTYPE), "damaged or incomplete"),
        (with_part("word/document.xml", b'<?xml version="1.0" encoding="utf-9"?><d/>'), "damaged or incomplete"),
        (with_part("word/document.xml", b"<d/>"), "damaged or incomplete"),
        (with_part("WORD/document.xml", b"<d/>"), "damaged or incomplete"),
        (encrypted_entry(), "damaged or incomplete"),
        (docx("<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200), "nested too deeply"),
    ],
)
def test_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(WordRefused, match=sentence) as refused:
        read_word(data, "notice.docx")
    assert str(refused.value).startswith("notice.docx ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("module", "limit", "most"),
    [
        (package, "LONGEST_PARTS", 2_000),
        (package, "MOST_ENTRIES", 3),
        (xml_tree, "MAX_ELEMENTS", 50),
        (reader, "MAX_WORDS", 100),
        (reader, "MAX_LEFT_OUT", 5),
        (reader, "MOST_LINES", 10),
        (reader, "MOST_CELLS", 10),
    ],
)
def test_too_large(monkeypatch: pytest.MonkeyPatch, module: object, limit: str, most: int) -> None:
    data = docx(
        table(*[row("a", "b", "c")] * 20)
        + p("many words " * 20, "<w:del>" + r("many words", tag="delText") + "</w:del>")
    )
    assert read_word(data, "notice.docx").blocks
    monkeypatch.setattr(module, limit, most)
    with pytest.raises(WordRefused, match="too large for a notice"):
        read_word(data, "notice.docx")


def test_too_many_line_ends() -> None:
    with pytest.raises(WordRefused, match="too large for a notice"):
        read_word(docx(p("<w:r>" + "<w:br/>" * 10_001 + "</w:r>")), "notice.docx")


def test_a_bomb_is_never_unpacked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LONGEST_PARTS", 2_000_000)
    bomb = with_part("word/document.xml", b"<d>" + b" " * 5_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(WordRefused, match="too large"):
        read_word(bomb, "notice.docx")


def test_nothing_outside_is_fetched() -> None:
    body = docx(p("words"), links={"x": "http://localhost:1/x"})
    template = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    template += (
        b'Id="m" Type="/officeDocument" Target="http://localhost:1/d.xml" TargetMode="External"/></Relationships>'
    )
    assert read_word(body, "notice.docx").blocks
    with pytest.raises(WordRefused, match="not a Word document"):
        read_word(with_part("_rels/.rels", template), "notice.docx")
