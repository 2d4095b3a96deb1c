"""A notice's PDF with its streams unpacked and without its table, so that changes reach what lies behind both."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\nstream\n(.*)\nendstream", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<< /Size \d+ (.*?) >>\nstartxref", re.DOTALL)
_PACKED, _LENGTH = b"/Filter /FlateDecode", re.compile(rb"/Length \d+")


def unpacked(pdf: bytes) -> bytes:
    """Return the first revision's head, objects and trailer, all streams unpacked."""
    trailer = _TRAILER.search(pdf)
    assert trailer is not None
    objects = [
        b"%s 0 obj\n%s\nendobj\n" % (one[1], _opened(one[2])) for one in _OBJECT.finditer(pdf, 0, trailer.start())
    ]
    return pdf[: pdf.index(b"1 0 obj\n")] + b"".join(objects) + b"trailer\n<< /Size 0 %s >>\nstartxref" % trailer[1]


def packed(plain: bytes) -> bytes:
    """Return a file of whatever objects are still told apart, with lengths and a table that fit them."""
    found, trailer = list(_OBJECT.finditer(plain)), _TRAILER.search(plain)
    made, places = bytearray(plain[: found[0].start()] if found else plain), list[int]()
    for one in found:
        places.append(len(made))
        made += b"%s 0 obj\n%s\nendobj\n" % (one[1], _closed(one[2]))
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d %s >>\n" % (len(places) + 1, trailer[1] if trailer else b"")
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)


def _opened(value: bytes) -> bytes:
    stream = _STREAM.fullmatch(value)
    if stream is None or _PACKED not in stream[1]:
        return value
    return stream[1] + b"\nstream\n" + zlib.decompress(stream[2]) + b"\nendstream"


def _closed(value: bytes) -> bytes:
    stream = _STREAM.fullmatch(value)
    if stream is None:
        return value
    data = zlib.compress(stream[2]) if _PACKED in stream[1] else stream[2]
    return _LENGTH.sub(b"/Length %d" % len(data), stream[1]) + b"\nstream\n" + data + b"\nendstream"
