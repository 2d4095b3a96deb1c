"""What a file is that holds no notice, as far as its bytes tell: said where one is opened by mistake, or damaged."""

from __future__ import annotations

import codecs

_WORD = "it is a Word document: give it a name that ends in .docx, and signoff makes a draft of it"
_ZIP = "it is a zip file, which must be unpacked first"
_OFFICE = "it is a document of an older office program"
_PDF = "it is a damaged PDF whose beginning is missing or was changed"
_PICTURE = "it is a picture"
_WEB_PAGE = "it is a web page, as some e-mail systems put in the place of a file that they remove"
_UTF_16 = "another program has saved it in another encoding, so ask for the file again"
_NEITHER = "it is neither a .signoff file nor a PDF"

_PDF_PARTS = (b" obj", b"endobj", b"startxref")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_WEB_PAGES = (b"<!doctype html", b"<html")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> str:
    """Return what bytes are that hold no notice, as the end of a sentence that begins with their file's name."""
    start = data[:512].removeprefix(codecs.BOM_UTF8).lstrip()
    if has_parts_of_pdf(data):
        return _PDF
    if start.startswith(b"PK\x03\x04"):
        return _WORD if b"word/document.xml" in data else _ZIP
    if start.startswith(_OLE):
        return _OFFICE
    if start.startswith(_PICTURES):
        return _PICTURE
    if start.lower().startswith(_WEB_PAGES):
        return _WEB_PAGE
    return _UTF_16 if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _NEITHER


def has_parts_of_pdf(data: bytes) -> bool:
    """Whether bytes that do not begin as a PDF does are the rest of one."""
    return all(part in data for part in _PDF_PARTS)
