"""The fonts of a file: which character each code says, how wide it is, and that it is shown by its own glyph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from signoff.pdf.fonts import code_table, descriptor_of
from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.sfnt import require_subset
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Value
from signoff.pdf.typefaces import known_faces

if TYPE_CHECKING:
    from signoff.pdf.typefaces import Face

_CALLED = re.compile(r"SIGN[A-Z]{2}\+([A-Za-z-]{1,60})")
_PAIR = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4}){1,2})>")
_NUMBERS = ("Ascent", "CapHeight", "Descent", "Flags", "ItalicAngle", "StemV")


@dataclass(frozen=True)
class Font:
    """A font of a file: the PostScript name of its face, its characters by code, and what its descriptor says."""

    name: str
    characters: Mapping[int, str]
    widths: Mapping[int, float]
    descriptor: tuple[str, ...]
    program: bytes

    @cached_property
    def face(self) -> Face:
        """The bundled face whose own glyphs it shows.

        Raises NotAsWritten where it shows those of no bundled face of its name, ResourceProblem where none is here.
        """
        refused = NotAsWritten(f"a font that signoff does not bring, {self.name}")
        for one in known_faces(self.name):
            try:
                require_subset(self.program, one, self.characters)
                self._require_widths(one)
                self._require_descriptor(one)
            except NotAsWritten as problem:
                refused = problem
            else:
                return one
        raise refused

    def _require_widths(self, face: Face) -> None:
        for code, char in self.characters.items():
            if abs(self.widths[code] - face.widths[ord(char)]) > 0.006:
                raise NotAsWritten("another width of a character")

    def _require_descriptor(self, face: Face) -> None:
        """Demand the face's own measures and flags: by those, readers choose how codes lead to glyphs."""
        for said, value in zip(self.descriptor, descriptor_of(face), strict=True):
            if abs(float(said) - value) > 0.006:
                raise NotAsWritten("another description of a font")


def read_font(objects: Objects, value: Value) -> Font:
    """Return a font of a file; raises NotAsWritten unless its entries are those that signoff writes."""
    entries = objects.dictionary(value, "BaseFont FirstChar FontDescriptor LastChar Subtype ToUnicode Type Widths")
    objects.require(entries, Type=Name("Font"), Subtype=Name("TrueType"), FirstChar=Number("0"))
    called = objects.name(entries["BaseFont"])
    found = _CALLED.fullmatch(called)
    if found is None:
        raise NotAsWritten("a font of another kind of name")
    characters = _characters(objects.stream(entries["ToUnicode"], "").data)
    last = max(characters)
    widths = objects.numbers(entries["Widths"])
    if objects.whole(entries["LastChar"]) != last or len(widths) != last + 1:
        raise NotAsWritten("a font of other codes")
    if any(widths[code] != "0" for code in range(last + 1) if code not in characters):
        raise NotAsWritten("a width of no character")
    said = objects.dictionary(entries["FontDescriptor"], f"FontBBox FontFile2 FontName Type {' '.join(_NUMBERS)}")
    objects.require(said, Type=Name("FontDescriptor"), FontName=Name(called))
    program = objects.stream(said["FontFile2"], "Length1")
    objects.require(program.entries, Length1=Number(len(program.data)))
    objects.whole(said["Flags"])  # bits: readers round what is nearly one, each in its own way
    numbers = [str(objects.number(said[key])) for key in _NUMBERS]
    box = objects.numbers(said["FontBBox"])
    if len(box) != 4:
        raise NotAsWritten("a font in another kind of box")
    described = (*numbers, *box)
    by_code = {code: float(widths[code]) for code in characters}
    return Font(found[1], characters, by_code, described, program.data)


def _characters(table: bytes) -> dict[int, str]:
    """Return the character of each code, from the one way in which signoff writes such a table."""
    characters = {}
    for code, digits in _PAIR.findall(table):
        try:
            text = bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
        except UnicodeDecodeError:
            raise NotAsWritten("half a character in a font") from None
        if len(text) != 1:
            raise NotAsWritten("a code that says several characters")
        characters[int(code, 16)] = text
    if not characters or code_table({code: ord(char) for code, char in characters.items()}) != table:
        raise NotAsWritten("another table of characters in a font")
    return characters
