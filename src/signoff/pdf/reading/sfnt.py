"""Compares an embedded TrueType font with the bundled font of which it is a subset: every byte is accounted for.

The outline of a code must be the bundled font's own for the code's character, as must its width, its instructions and
all tables that belong to the whole font (Apple's and OpenType's TrueType specifications).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from signoff.pdf.reading.syntax import NotAsWritten

if TYPE_CHECKING:
    from signoff.pdf.typefaces import Face

_COPIED = ("name", "OS/2", "cvt ", "fpgm", "prep")
_OWN = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post")
_ALIKE = {"head": ((8, 12), (50, 52)), "hhea": ((34, 36),), "maxp": ((4, 6),)}
"""Tables that equal the font's except for these bytes: a checksum, the format of offsets, the counts."""

_MAGIC = 0xB1B0AFBA
_POST = b"\x00\x03\x00\x00"
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph."""


def require_subset(program: bytes, face: Face, characters: Mapping[int, str]) -> None:
    """Raise NotAsWritten unless a font program holds exactly a bundled face's own glyphs for these codes."""
    _Subset(program, face).require(characters)


class _Subset:
    """A font program and the face that it should be a subset of."""

    def __init__(self, program: bytes, face: Face) -> None:
        self._face = face
        self._original = face.parsed
        self._tables = _tables(program)
        self._places = self._glyph_places()
        self._same: dict[int, int] = {0: 0}

    def require(self, characters: Mapping[int, str]) -> None:
        with self._face.lock:  # ReportLab reads a font at a position that it keeps in it
            self._require_tables()
            self._require_codes(characters)
            self._require_glyphs()
            self._require_metrics()

    def _table(self, tag: str) -> bytes:
        return bytes(self._original.get_table(tag))

    def _require_tables(self) -> None:
        copied = {tag for tag in _COPIED if tag in self._original.table}
        if set(self._tables) != copied | set(_OWN):
            raise NotAsWritten("a font of other tables")
        for tag in copied:
            if self._tables[tag] != self._table(tag):
                raise NotAsWritten(f"another table {tag} in a font")
        for tag, free in _ALIKE.items():
            if _without(self._tables[tag], free) != _without(self._table(tag), free):
                raise NotAsWritten(f"another table {tag} in a font")
        if self._tables["post"] != _POST + self._table("post")[4:16] + bytes(16):
            raise NotAsWritten("another table post in a font")

    def _require_codes(self, characters: Mapping[int, str]) -> None:
        """Match each code's glyph with the bundled font's glyph of its character."""
        count = max(characters, default=-1) + 1
        head = struct.pack(">9H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * count, 0) + struct.pack(">2H", 0, count)
        table = self._tables["cmap"]
        if not table.startswith(head) or len(table) != len(head) + 2 * count:
            raise NotAsWritten("another table of codes in a font")
        for code, glyph in enumerate(struct.unpack(f">{count}H", table[len(head) :])):
            char = characters.get(code)
            original = self._original.charToGlyph.get(ord(char)) if char is not None else 0
            if original is None:
                raise NotAsWritten(f"a font that shows {char!r}, which the bundled one does not have")
            self._match(glyph, original)

    def _match(self, glyph: int, original: int) -> None:
        if self._same.setdefault(glyph, original) != original:
            raise NotAsWritten("a glyph that stands for two")

    def _require_glyphs(self) -> None:
        """Compare every outline and its components; each glyph of the program must be accounted for."""
        waiting, checked = list(self._same), set[int]()
        while waiting:
            glyph = waiting.pop()
            if glyph in checked:
                continue
            checked.add(glyph)
            if glyph + 1 >= len(self._places):
                raise NotAsWritten("a code without a glyph")
            outline = self._tables["glyf"][self._places[glyph] : self._places[glyph + 1]]
            for component, theirs in self._parts(outline, self._original_outline(self._same[glyph])):
                self._match(component, theirs)
                waiting.append(component)
        if checked != set(range(len(self._places) - 1)):
            raise NotAsWritten("a font with a glyph that no code shows")

    def _original_outline(self, glyph: int) -> bytes:
        begin, end = self._original.glyphPos[glyph : glyph + 2]
        return self._table("glyf")[begin:end]

    def _parts(self, outline: bytes, original: bytes) -> Iterator[tuple[int, int]]:
        """Yield the component glyphs of two outlines, after checking that they are otherwise the same."""
        padded = original + bytes(-len(original) % 4)
        if len(outline) != len(padded) or outline[:2] != padded[:2]:
            raise NotAsWritten("another outline in a font")
        places = list(_component_places(padded))
        holes = tuple((place, place + 2) for place in places)
        if _without(outline, holes) != _without(padded, holes):
            raise NotAsWritten("another outline in a font")
        for place in places:
            yield struct.unpack_from(">H", outline, place)[0], struct.unpack_from(">H", padded, place)[0]

    def _require_metrics(self) -> None:
        """Compare the advance and side bearing of every glyph."""
        count, (pairs,) = len(self._places) - 1, struct.unpack_from(">H", self._tables["hhea"], 34)
        table = self._tables["hmtx"]
        if not 0 < pairs <= count or len(table) != 2 * (pairs + count):
            raise NotAsWritten("another table of widths in a font")
        values = struct.unpack(f">{pairs + count}H", table)
        advances = [*values[: 2 * pairs : 2], *([values[2 * pairs - 2]] * (count - pairs))]
        bearings = [*values[1 : 2 * pairs : 2], *values[2 * pairs :]]
        for glyph, original in self._same.items():
            advance, bearing = self._original.hmetrics[original]
            if advances[glyph] != int(advance) or bearings[glyph] != int(bearing) & 0xFFFF:
                raise NotAsWritten("another width in a font")

    def _glyph_places(self) -> tuple[int, ...]:
        """Return where each glyph begins, and where the last one ends."""
        (count,), table = struct.unpack_from(">H", self._tables["maxp"], 4), self._tables["loca"]
        is_long = self._tables["head"][50:52] == b"\x00\x01"
        if not is_long and self._tables["head"][50:52] != b"\x00\x00":
            raise NotAsWritten("places of glyphs in another form")
        if len(table) != (count + 1) * (4 if is_long else 2):
            raise NotAsWritten("another table of places in a font")
        offsets = struct.unpack(f">{count + 1}{'I' if is_long else 'H'}", table)
        places = offsets if is_long else tuple(2 * offset for offset in offsets)
        rising = all(start <= end for start, end in pairwise(places))
        if places[0] != 0 or not rising or places[-1] != len(self._tables["glyf"]):
            raise NotAsWritten("glyphs that are not one behind the other")
        return places


def _tables(program: bytes) -> dict[str, bytes]:
    """Return a program's tables; raises NotAsWritten unless they fill it, with valid checksums."""
    try:
        version, count, *search = struct.unpack_from(">I4H", program)
        entries = [struct.unpack_from(">4s3I", program, 12 + 16 * number) for number in range(count)]
    except struct.error:
        raise NotAsWritten("a font that breaks off") from None
    shift = max(count.bit_length() - 1, 0)
    if version != 0x10000 or search != [16 << shift, shift, 16 * count - (16 << shift)]:
        raise NotAsWritten("a font with another head")
    tables, place = {}, 12 + 16 * count
    for tag, checksum, offset, length in entries:
        padded = program[place : place + length + -length % 4]
        if offset != place or len(padded) != length + -length % 4 or any(padded[length:]):
            raise NotAsWritten("tables of a font that are not one behind the other")
        name = tag.decode("latin-1")
        tables[name] = padded[:length]
        summed = padded[:8] + bytes(4) + padded[12:] if name == "head" else padded
        if _sum(summed) != checksum:
            raise NotAsWritten("a table of a font whose sum does not hold")
        place += len(padded)
    if place != len(program) or [entry[0] for entry in entries] != sorted(entry[0] for entry in entries):
        raise NotAsWritten("a font that goes on behind its tables")
    if "head" not in tables or set(_OWN) - set(tables) or len(tables["head"]) != 54 or len(tables["maxp"]) < 6:
        raise NotAsWritten("a font without a table that it needs")
    if len(tables["hhea"]) != 36 or (_sum(program) & 0xFFFFFFFF) != _MAGIC:
        raise NotAsWritten("a font whose sum does not hold")
    return tables


def _sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


def _without(data: bytes, holes: tuple[tuple[int, int], ...]) -> bytes:
    parts, place = [], 0
    for begin, end in holes:
        parts.append(data[place:begin])
        place = end
    return b"".join((*parts, data[place:]))


def _component_places(outline: bytes) -> Iterator[int]:
    """Yield the positions of the glyph numbers in a composite glyph; none for a simple one."""
    if len(outline) < 10 or outline[0] < 0x80:  # a count of contours below zero marks a composite
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", outline, place)
        yield place + 2
        scale = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        place += 4 + (4 if flags & _WORDS else 2) + scale
