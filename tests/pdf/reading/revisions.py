"""Small revisions for the tests of reading: as bytes around given objects, and as objects already parsed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from signoff.pdf.objects import IndirectDictionary, name
from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.syntax import Reference, Revision, Trailer, Value, read_revision
from signoff.pdf.writer import HEAD, Writer

IDENTIFIER = "0123456789abcdef0123456789abcdef"


def revision_of(*bodies: bytes) -> bytes:
    """Return a file of these objects, numbered from 1, with a table and a trailer that fit."""
    data, places = HEAD, []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, identifier = len(bodies) + 1, IDENTIFIER.encode()
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 2 0 R /ID [ <%s> <%s> ] >>\n" % (count, identifier, identifier)
        + b"startxref\n%d\n%%%%EOF\n" % len(data)
    )


def value_of(written: bytes) -> Value:
    """Return the value of an object that is written like this."""
    return read_revision(revision_of(written)).objects[1]


def stream_of(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """Return the body of a stream, with more entries, or with another length than its own."""
    size = len(content) if length is None else length
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries, size, content)


def packed_stream(packed: bytes) -> bytes:
    """Return the body of a stream that claims to be packed by zlib."""
    return stream_of(packed, b"/Filter /FlateDecode ")


def zipped(content: bytes) -> bytes:
    """Return content packed by zlib."""
    return zlib.compress(content, 6)


def objects_of(values: Mapping[int, Value]) -> Objects:
    """Return parsed objects by their numbers, as a revision holds them."""
    return Objects(Revision(values, Trailer(Reference(1), Reference(2), IDENTIFIER), 0))


def new_writer() -> Writer:
    """Return a file about to be written that has no pages."""
    writer = Writer((1, 7), "en-GB")
    writer.Catalog = IndirectDictionary({"Type": name("Catalog")})
    return writer


def file_about(information: Mapping[str, Any], writer: Writer) -> bytes:
    """Return the file, these entries, and what they refer to, as its information."""
    writer.info = IndirectDictionary(information)
    return writer.format(IDENTIFIER)
