"""The grammar in which signoff writes a PDF, parsed byte by byte: anything written differently is refused.

A revision is a header, objects numbered from 1 without a gap, a cross-reference table, a trailer, and an end. There is
only one way to write each value, so that two readers cannot disagree about any byte (a small part of ISO 32000-1, 7.2
to 7.5).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from signoff.pdf.writer import HEAD

DEEPEST = 24
"""How deep values may nest; the file of a notice nests them six deep."""

LARGEST_STREAM = 64 * 1024 * 1024
"""The most bytes that one stream may hold once unpacked."""


class NotAsWritten(ValueError):
    """The file is not as signoff writes it; `str()` of it is a short reason for a log or a test."""


class Name(str):
    """A name, without its solidus."""

    __slots__ = ()


class Number(str):
    """A number as it is written, which is how it is compared and digested."""

    __slots__ = ()


class Reference(int):
    """The number of the object that a value refers to."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its entries without length and filter, and its unpacked content."""

    entries: Mapping[str, Value]
    data: bytes


Value: TypeAlias = "dict[str, Value] | list[Value] | Name | Number | Reference | Stream | str | bool | None"
"""A value; a plain `str` is a text string."""


@dataclass(frozen=True, slots=True)
class Trailer:
    """The trailer's entries: the catalogue, the information, and the file's identifier (hexadecimal)."""

    root: Reference
    information: Reference
    identifier: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The objects of a file's first revision by their numbers, its trailer, and its length in bytes."""

    objects: Mapping[int, Value]
    trailer: Trailer
    size: int


_NUMBER = re.compile(rb"-?(?:0|[1-9]\d{0,9})(?:\.\d{1,6})?(?![\w.])")
_REFERENCE = re.compile(rb"([1-9]\d{0,6}) 0 R(?!\w)")
_NAME = re.compile(rb"/((?:application|image|text)#2F[a-z0-9.+-]{1,100}|[A-Za-z0-9+._-]{1,127})(?!#)")
"""A name; only that of a media type may contain an escape, as some readers treat two spellings as one."""

_WORD = re.compile(rb"(true|false|null)(?!\w)")
_PLAIN = re.compile(rb"\(((?:[ !\"#$%&'*-\[\]-~]|\\[()\\])*)\)")
_WIDE = re.compile(rb"<FEFF((?:[0-9A-F]{4})*)>")
_ESCAPED = re.compile(r"\\([()\\])")
_OBJECT = re.compile(rb"([1-9]\d{0,6}) 0 obj\n")
_TABLE = re.compile(rb"xref\n0 (\d{1,7})\n0000000000 65535 f \n((?:\d{10} 00000 n \n)*)")
_TRAILER = re.compile(
    rb"trailer\n<< /Size (\d{1,7}) /Root (\d{1,7}) 0 R /Info (\d{1,7}) 0 R "
    rb"/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \] >>\nstartxref\n(\d{1,10})\n%%EOF\n"
)
_WORDS = {b"true": True, b"false": False, b"null": None}
_ROW = 20
_BROKEN_DICTIONARY, _BROKEN_ARRAY = 6, 10
"""The number of entries after which ReportLab begins a new line."""


def read_revision(data: bytes) -> Revision:
    """Return the first revision of a file; raises NotAsWritten unless it is written exactly as signoff writes."""
    if not data.startswith(HEAD):
        raise NotAsWritten("another head")
    parser = _Parser(data)
    objects, places, place = {}, [], len(HEAD)
    while (match := _OBJECT.match(data, place)) is not None:
        places.append(place)
        if int(match[1]) != len(places):
            raise NotAsWritten(f"object {int(match[1])} is out of turn")
        objects[len(places)], place = parser.object(match.end())
    return Revision(objects, *_tail(data, place, places))


def _tail(data: bytes, start: int, places: Sequence[int]) -> tuple[Trailer, int]:
    """Return the trailer after a table that gives exactly these positions, and where the revision ends."""
    table = _TABLE.match(data, start)
    if table is None:
        raise NotAsWritten("no table of objects behind the last one")
    rows = b"".join([b"%010d 00000 n \n" % place for place in places])
    if int(table[1]) != len(places) + 1 or table[2] != rows:
        raise NotAsWritten("the table of objects gives other places")
    match = _TRAILER.match(data, table.end())
    if match is None:
        raise NotAsWritten("another trailer")
    size, root, information, identifier, repeated, at = match.groups()
    if identifier != repeated or int(size) != len(places) + 1 or b"%d" % start != at:
        raise NotAsWritten("a trailer that does not fit the file")
    return Trailer(Reference(root), Reference(information), identifier.decode("ascii")), match.end()


class _Parser:
    """Parses values at positions in a file; each method returns a value and the position after it."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def object(self, place: int) -> tuple[Value, int]:
        """Read an object's value, up to its end."""
        value, place = self._value(place, 0)
        if self._data.startswith(b"\nstream\n", place) and isinstance(value, dict):
            value, place = self._stream(value, place + len(b"\nstream\n"))
        return value, self._expect(b"\nendobj\n", place)

    def _expect(self, expected: bytes, place: int) -> int:
        if not self._data.startswith(expected, place):
            raise NotAsWritten(f"something else than {expected!r} at byte {place}")
        return place + len(expected)

    def _value(self, place: int, depth: int) -> tuple[Value, int]:
        if depth > DEEPEST:
            raise NotAsWritten("nested too deep")
        start = self._data[place : place + 2]
        if start == b"<<":
            return self._dictionary(place + 2, depth)
        if start[:1] == b"[":
            return self._array(place, depth)
        return self._simple(place)

    def _simple(self, place: int) -> tuple[Value, int]:
        data = self._data
        if match := _NAME.match(data, place):
            return Name(match[1].decode("ascii")), match.end()
        if match := _REFERENCE.match(data, place):
            return Reference(match[1]), match.end()
        if match := _NUMBER.match(data, place):
            return Number(match[0].decode("ascii")), match.end()
        if match := _PLAIN.match(data, place):
            return _ESCAPED.sub(r"\1", match[1].decode("ascii")), match.end()
        if match := _WIDE.match(data, place):
            return _decode_utf16(match[1]), match.end()
        if match := _WORD.match(data, place):
            return _WORDS[match[1]], match.end()
        raise NotAsWritten(f"no value at byte {place}")

    def _dictionary(self, place: int, depth: int) -> tuple[Value, int]:
        """Parse entries in one of two forms: sorted on ReportLab's lines, or all on one line."""
        if self._data.startswith(b"\n\n>>", place):
            return {}, place + 4
        broken = self._data.startswith(b"\n", place)
        edge = b"\n" if broken else b" "
        place = self._expect(edge, place)
        entries: dict[str, Value] = {}
        while True:
            key = _NAME.match(self._data, place)
            if key is None or key[1].decode("ascii") in entries:
                raise NotAsWritten(f"no new key at byte {place}")
            entries[key[1].decode("ascii")], place = self._value(self._expect(b" ", key.end()), depth + 1)
            if self._data.startswith(edge + b">>", place):
                if broken and list(entries) != sorted(entries):
                    raise NotAsWritten(f"keys out of order before byte {place}")
                return entries, place + len(edge) + 2
            is_last_of_line = broken and len(entries) % _BROKEN_DICTIONARY == 0
            place = self._expect(b" \n  " if is_last_of_line else b" ", place)

    def _array(self, place: int, depth: int) -> tuple[Value, int]:
        """Parse values on one line, or on ReportLab's lines of ten."""
        place = self._expect(b"[ ", place)
        values: list[Value] = []
        broken: bool | None = None
        if self._data.startswith(b" ]", place):
            return values, place + 2
        while True:
            value, place = self._value(place, depth + 1)
            values.append(value)
            if self._data.startswith(b" ]", place):
                return values, place + 2
            if len(values) % _BROKEN_ARRAY == 0:
                if broken is None:
                    broken = self._data.startswith(b" \n  ", place)
                place = self._expect(b" \n  " if broken else b" ", place)
            else:
                place = self._expect(b" ", place)

    def _stream(self, entries: dict[str, Value], place: int) -> tuple[Value, int]:
        length = entries.pop("Length", None)
        if not isinstance(length, Number) or not length.isdecimal() or int(length) > len(self._data) - place:
            raise NotAsWritten(f"a stream of no length at byte {place}")
        end = place + int(length)
        content = self._data[place:end]
        packing = entries.pop("Filter", None)
        if packing == Name("FlateDecode") and isinstance(packing, Name):
            content = _decompress(content)
        elif packing is not None:
            raise NotAsWritten(f"a stream packed in another way at byte {place}")
        return Stream(entries, content), self._expect(b"\nendstream", end)


def _decompress(packed: bytes) -> bytes:
    """Return what zlib compressed, whole and with nothing after it."""
    engine = zlib.decompressobj()
    try:
        data = engine.decompress(packed, LARGEST_STREAM)
    except zlib.error:
        raise NotAsWritten("a damaged stream") from None
    if not engine.eof or engine.unused_data or engine.unconsumed_tail:
        raise NotAsWritten("a stream that is too large, or goes on behind its end")
    return data


def _decode_utf16(digits: bytes) -> str:
    """Return a text in UTF-16; raises NotAsWritten where it is invalid, or did not need UTF-16."""
    try:
        text = bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
    except UnicodeDecodeError:
        raise NotAsWritten("half a character in a text") from None
    if text.isascii() and text.isprintable():
        raise NotAsWritten("a text written in another way than it needs")
    return text
