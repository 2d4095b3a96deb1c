"""A forger's writer of a PDF's second revision, which leaves every freedom that the format has, and seals it truly.

Programs differ about what such a revision means: whoever has any key can seal one over a notice that somebody signed.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from signing import seals
from signoff.checking.first_revision import first_revision_size
from signoff.signing.seal.bytes import number_of, room_for
from signoff.signing.seal.key import SealKey
from signoff.signing.seal.writer import signer_of

_HOLE, _RANGE = b"<HOLE>", b"<RANGE>"
_WIDTH = 62
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)


@dataclass(frozen=True)
class Body:
    """An object as it is written, with what stands before it, and the words that begin and end it."""

    number: int
    value: bytes
    generation: int = 0
    before: bytes = b""
    head: bytes = b"%d %d obj\n"
    end: bytes = b"\nendobj\n"


@dataclass(frozen=True)
class Row:
    """An entry of the table: the object that it leads to, by its place among those written, or a free one."""

    number: int
    body: int | None
    generation: int = 0
    end: bytes = b" \n"


@dataclass(frozen=True)
class Increment:
    """A second revision: objects, the sections of its table, its trailer's lines, and what stands between all that."""

    bodies: tuple[Body, ...]
    sections: tuple[tuple[Row, ...], ...]
    trailer: tuple[bytes, ...]
    start: bytes = b""
    before_table: bytes = b""
    before_trailer: bytes = b""
    before_start: bytes = b""
    before_end: bytes = b""
    end: bytes = b"%%EOF\n"
    after: bytes = b""

    def with_bodies(self, *bodies: Body) -> Increment:
        """Return the revision with further objects behind its own, each with an entry of its own."""
        places = range(len(self.bodies), len(self.bodies) + len(bodies))
        rows = [(Row(body.number, place, body.generation),) for body, place in zip(bodies, places, strict=True)]
        return replace(self, bodies=(*self.bodies, *bodies), sections=(*self.sections, *rows))

    def free(self, number: int, generation: int, end: bytes = b" \n") -> Increment:
        """Return the revision with a free entry for an object."""
        return replace(self, sections=(*self.sections, (Row(number, None, generation, end),)))


@cache
def first() -> bytes:
    """Return the revision that all are put behind."""
    return seals.sealed()[: first_revision_size(seals.sealed())]


@cache
def sound() -> Increment:
    """Return the revision that signoff itself writes."""
    revision = seals.sealed()[len(first()) :]
    revision = re.sub(rb"/Contents <[0-9A-F]+>", b"/Contents " + _HOLE, revision)
    revision = re.sub(rb"/ByteRange \[[0-9 ]+\] *", b"/ByteRange " + _RANGE, revision)
    bodies = tuple(Body(int(match[1]), match[2]) for match in _OBJECT.finditer(revision))
    rows = [Row(body.number, place) for place, body in enumerate(bodies)]
    sections: list[list[Row]] = [[Row(0, None, 65535)]]
    for row in rows:
        if len(sections) > 1 and sections[-1][-1].number + 1 == row.number:
            sections[-1].append(row)
        else:
            sections.append([row])
    match = re.search(rb"trailer\n<<\n(.*)\n>>\nstartxref", revision, re.DOTALL)
    assert match is not None
    return Increment(bodies, tuple(tuple(increment) for increment in sections), tuple(match[1].split(b"\n")))


def written(increment: Increment, key: SealKey | None = None) -> bytes:
    """Return the file with this revision, all of it covered by a seal that holds.

    Without a key, it is one that was made for something else, which takes no time.
    """
    sealing = key or seals.own_key(7)
    room = 2 * room_for([sealing.certificate], stamped=False)
    increment = replace(
        increment, trailer=tuple(line.replace(_number(seals.own_key()), _number(sealing)) for line in increment.trailer)
    )
    pdf = bytearray(first() + increment.start)
    places = []
    for body in increment.bodies:
        pdf += body.before
        places.append(len(pdf))
        head = body.head % (body.number, body.generation) if b"%d" in body.head else body.head
        pdf += head + body.value + body.end
    pdf = pdf.replace(_HOLE, b"<" + b"0" * room + b">").replace(_RANGE, b"#" * _WIDTH)
    seal_at = next(place for place, body in enumerate(increment.bodies) if _HOLE in body.value)
    shift = room + 2 - len(_HOLE) + _WIDTH - len(_RANGE)
    places = [place + (shift if number > seal_at else 0) for number, place in enumerate(places)]
    pdf += increment.before_table
    table = len(pdf)
    pdf += b"xref\n"
    for section in increment.sections:
        pdf += b"%d %d\n" % (section[0].number, len(section))
        for row in section:
            place = 0 if row.body is None else places[row.body]
            pdf += b"%010d %05d %s%s" % (place, row.generation, b"f" if row.body is None else b"n", row.end)
    pdf += (
        increment.before_trailer + b"trailer\n<<\n" + b"\n".join(increment.trailer) + b"\n>>\n" + increment.before_start
    )
    pdf += b"startxref\n%d\n" % table + increment.before_end + increment.end + increment.after
    return _sealed(pdf, places[seal_at], room, key)


def _sealed(pdf: bytearray, seal: int, room: int, key: SealKey | None) -> bytes:
    start = pdf.index(b"<" + b"0" * room, seal)
    end = start + room + 2
    span = b"[0 %d %d %d]" % (start, end, len(pdf) - end)
    at = pdf.index(b"#" * _WIDTH, end)
    pdf[at : at + _WIDTH] = span.ljust(_WIDTH)
    signed = _for_something_else() if key is None else _signed(bytes(pdf[:start] + pdf[end:]), key)
    pdf[start + 1 : start + 1 + 2 * len(signed)] = signed.hex().upper().encode("ascii")
    return bytes(pdf)


def _signed(covered: bytes, key: SealKey) -> bytes:
    digest = hashlib.sha256(covered).digest()
    return bytes(asyncio.run(signer_of(key).async_sign(digest, "sha256", use_pades=True)).dump())


@cache
def _for_something_else() -> bytes:
    return _signed(b"", seals.own_key(7))


@cache
def _number(key: SealKey) -> bytes:
    """Return the second number of the file where this key seals it, hexadecimal."""
    match = re.search(rb"/ID \[ <([0-9a-f]{32})>", first())
    assert match is not None
    return number_of(bytes.fromhex(match[1].decode("ascii")), seals.AT, [key.certificate]).hex().encode("ascii")


@cache
def parts() -> dict[str, Body]:
    """Return the objects of the first revision that a forger would put others in place of, by what they are."""
    match = {int(match[1]): match[2] for match in _OBJECT.finditer(first())}

    def one(pattern: bytes) -> Body:
        number = next(number for number, value in match.items() if re.search(pattern, value))
        return Body(number, match[number])

    page = one(rb"/Type /Page\b")
    inside = re.search(rb"/Contents \[ (\d+) 0 R", page.value)
    assert inside is not None
    return {
        "page": page,
        "page tree": one(rb"/Type /Pages\b"),
        "content": Body(int(inside[1]), match[int(inside[1])]),
        "alternative text": one(rb"/Alt "),
        "attachment": one(rb"/Type /EmbeddedFile\b"),
        "names": one(rb"/EmbeddedFiles"),
        "metadata": one(rb"/Type /Metadata\b"),
    }


def forged(what: str) -> Body:
    """Return another object in place of one of `parts`."""
    body = parts()[what]
    return replace(body, value=_FORGED[what](body.value))


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


_WORDS = b"BT /F1 12 Tf 60 700 Td <0102030405060708> Tj ET"
_FORGED: dict[str, Callable[[bytes], bytes]] = {
    "page": lambda value: re.sub(rb"/Contents \[[^]]*\]", b"/Contents [ ]", value),
    "page tree": lambda value: re.sub(rb"/Kids \[ (\d+ 0 R).*?\]", rb"/Kids [ \1 ]", value, flags=re.DOTALL),
    "content": lambda _: _stream(_WORDS),
    "alternative text": lambda value: re.sub(rb"/Alt \([^)]*\)", b"/Alt (The decision was refused)", value),
    "attachment": lambda _: _stream(b'{"forged": true}', b"/Type /EmbeddedFile "),
    "names": lambda _: b"<< /EmbeddedFiles << /Names [ ] >> >>",
    "metadata": lambda _: _stream(b"<x/>", b"/Type /Metadata /Subtype /XML "),
}
PARTS = tuple(_FORGED)


def filtered(what: str) -> Iterator[Body]:
    """Yield a stream of the first revision behind other chains of filters, saying the same, or more."""
    body = parts()[what]
    packed = re.search(rb"stream\n(.*)\nendstream", body.value, re.DOTALL)
    assert packed is not None
    plain = zlib.decompress(packed[1])
    twice = b"/Filter [ /ASCIIHexDecode /FlateDecode ] "
    entries = b"/Type /EmbeddedFile " if what == "attachment" else b""
    for data, chain in (
        (plain.hex().encode() + b">", b"/Filter /ASCIIHexDecode "),
        (zlib.compress(plain).hex().encode() + b">", twice),
        (zlib.compress(plain) + b"HIDDEN", b"/Filter /FlateDecode "),
        (zlib.compress(plain + b" "), b"/Filter [ /FlateDecode ] "),
        (plain, b""),
    ):
        yield replace(body, value=_stream(data, chain + entries))
