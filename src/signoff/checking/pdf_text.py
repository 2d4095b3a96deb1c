"""Texts as a seal's revision writes them: letters, digits and spaces as they are, all else as three octal digits."""

from __future__ import annotations

import codecs
import re

from pyhanko.pdf_utils.generic import decode_pdfdocencoding, encode_pdfdocencoding

_PIECE = re.compile(rb"([A-Za-z0-9 ])|\\([0-3][0-7]{2})")


def written_text(text: str) -> bytes:
    """Return a text in parentheses, in PDFDocEncoding where that has its characters, else in UTF-16.

    Raises ValueError for half a character.
    """
    try:
        data = bytes(encode_pdfdocencoding(text))
    except UnicodeEncodeError:
        data = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return b"(%s)" % b"".join(_written_byte(one) for one in data)


def read_text(inside: bytes) -> str:
    """Return the text that stands between two parentheses; raises ValueError for none that is written so."""
    data, place = bytearray(), 0
    while place < len(inside):
        found = _PIECE.match(inside, place)
        if found is None:
            raise ValueError(f"no text at byte {place}")
        data.append(found[1][0] if found[1] else int(found[2], 8))
        place = found.end()
    if data.startswith(codecs.BOM_UTF16_BE):
        return bytes(data[len(codecs.BOM_UTF16_BE) :]).decode("utf-16-be")
    return str(decode_pdfdocencoding(bytes(data)))


def _written_byte(one: int) -> bytes:
    byte = bytes((one,))
    return byte if byte.isalnum() or byte == b" " else b"\\%03o" % one
