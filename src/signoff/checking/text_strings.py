"""Text strings as a seal's revision writes them: letters, digits and spaces as they are, others as octal escapes."""

from __future__ import annotations

import codecs
import re

from pyhanko.pdf_utils.generic import decode_pdfdocencoding, encode_pdfdocencoding

_PIECE = re.compile(rb"([A-Za-z0-9 ])|\\([0-3][0-7]{2})")


def format_text(text: str) -> bytes:
    """Return a text in parentheses, in PDFDocEncoding where that has its characters, else in UTF-16.

    Raises ValueError for a lone surrogate.
    """
    try:
        data = bytes(encode_pdfdocencoding(text))
    except UnicodeEncodeError:
        data = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return b"(%s)" % b"".join(_format_byte(byte) for byte in data)


def parse_text(inside: bytes) -> str:
    """Return the text between two parentheses; raises ValueError where it is not written that way."""
    data, place = bytearray(), 0
    while place < len(inside):
        match = _PIECE.match(inside, place)
        if match is None:
            raise ValueError(f"no text at byte {place}")
        data.append(match[1][0] if match[1] else int(match[2], 8))
        place = match.end()
    if data.startswith(codecs.BOM_UTF16_BE):
        return bytes(data[len(codecs.BOM_UTF16_BE) :]).decode("utf-16-be")
    return str(decode_pdfdocencoding(bytes(data)))


def _format_byte(value: int) -> bytes:
    byte = bytes((value,))
    return byte if byte.isalnum() or byte == b" " else b"\\%03o" % value
