"""The fonts of a file: the character and width of each code, and whether it is shown by its own glyph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from signoff.pdf.fonts import descriptor_of, to_unicode_table
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
    """A font of a file: the PostScript name of its face, its characters by code, and its descriptor's values."""

    name: str
    characters: Mapping[int, str]
    widths: Mapping[int, float]
    descriptor: tuple[str, ...]
    program: bytes

    @cached_property
    def face(self) -> Face:
        """The bundled face whose glyphs it contains.

        Raises NotAsWritten where it contains those of no bundled face of its name, ResourceProblem where a bundled file
        is missing.
        """
        refused = NotAsWritten(f"a font that signoff does not bring, {self.name}")
        for bundled in known_faces(self.name):
            try:
                require_subset(self.program, bundled, self.characters)
                self._require_widths(bundled)
                self._require_descriptor(bundled)
            except NotAsWritten as problem:
                refused = problem
            else:
                return bundled
        raise refused

    def _require_widths(self, face: Face) -> None:
        for code, char in self.characters.items():
            if abs(self.widths[code] - face.widths[ord(char)]) > 0.006:
                raise NotAsWritten("another width of a character")

    def _require_descriptor(self, face: Face) -> None:
        """Require the face's own measures and flags: by those, readers choose how codes map to glyphs."""
        for written, value in zip(self.descriptor, descriptor_of(face), strict=True):
            if abs(float(written) - value) > 0.006:
                raise NotAsWritten("another description of a font")


def read_font(objects: Objects, value: Value) -> Font:
    """Return a font of a file; raises NotAsWritten unless its entries are those that signoff writes."""
    entries = objects.dictionary(value, "BaseFont FirstChar FontDescriptor LastChar Subtype ToUnicode Type Widths")
    objects.require(entries, Type=Name("Font"), Subtype=Name("TrueType"), FirstChar=Number("0"))
    called = objects.name(entries["BaseFont"])
    match = _CALLED.fullmatch(called)
    if match is None:
        raise NotAsWritten("a font of another kind of name")
    characters = _characters(objects.stream(entries["ToUnicode"], "").data)
    last = max(characters)
    widths = objects.numbers(entries["Widths"])
    if objects.whole_number(entries["LastChar"]) != last or len(widths) != last + 1:
        raise NotAsWritten("a font of other codes")
    if any(widths[code] != "0" for code in range(last + 1) if code not in characters):
        raise NotAsWritten("a width of no character")
    descriptor = objects.dictionary(entries["FontDescriptor"], f"FontBBox FontFile2 FontName Type {' '.join(_NUMBERS)}")
    objects.require(descriptor, Type=Name("FontDescriptor"), FontName=Name(called))
    program = objects.stream(descriptor["FontFile2"], "Length1")
    objects.require(program.entries, Length1=Number(len(program.data)))
    objects.whole_number(descriptor["Flags"])  # flags: readers differ in how they round a real number
    numbers = [str(objects.number(descriptor[key])) for key in _NUMBERS]
    box = objects.numbers(descriptor["FontBBox"])
    if len(box) != 4:
        raise NotAsWritten("a font in another kind of box")
    described = (*numbers, *box)
    by_code = {code: float(widths[code]) for code in characters}
    return Font(match[1], characters, by_code, described, program.data)


def _characters(table: bytes) -> dict[int, str]:
    """Return the character of each code, from the one form in which signoff writes such a table."""
    characters = {}
    for code, digits in _PAIR.findall(table):
        try:
            text = bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
        except UnicodeDecodeError:
            raise NotAsWritten("half a character in a font") from None
        if len(text) != 1:
            raise NotAsWritten("a code that says several characters")
        characters[int(code, 16)] = text
    if not characters or to_unicode_table({code: ord(char) for code, char in characters.items()}) != table:
        raise NotAsWritten("another table of characters in a font")
    return characters
