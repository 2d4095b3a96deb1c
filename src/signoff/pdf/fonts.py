"""Fonts of one document: which byte encodes which character, and the subsets that are embedded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signoff.pdf.typefaces import Face

_STRETCHES = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
"""Runs of ASCII characters, and every other character separately."""

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_OTHERS = tuple(code for code in range(1, 256) if not 32 <= code < 127)
"""The codes given to characters beyond ASCII; later subsets use all but 0."""

_SYMBOLIC, _NONSYMBOLIC = 4, 32
"""Flags of a font: subsets have their own encoding, and so are symbolic."""


@dataclass(slots=True)
class _Subset:
    """Up to 255 characters of a face: `name` in the resources, and code to character."""

    name: str
    free: list[int]
    characters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _UsedFace:
    """One face as used in this document."""

    face: Face
    ascii: list[str] = field(default_factory=list)
    subsets: list[_Subset] = field(default_factory=list)
    places: dict[str, tuple[int, str]] = field(default_factory=dict)


class FontBook:
    """The faces that a document uses, in the order of first use."""

    def __init__(self) -> None:
        self._used: dict[str, _UsedFace] = {}

    def encode(self, face: Face, text: str) -> list[tuple[str, str]]:
        """Return pairs of a font's resource name and the escaped string that writes the text in it."""
        used = self._used.get(face.name)
        if used is None:
            used = self._used[face.name] = _UsedFace(face)
            used.subsets.append(_Subset(f"/F{len(self._used)}", list(reversed(_OTHERS))))
        if text.isascii():
            used.ascii.append(text)
            return [(used.subsets[0].name, _escaped(text))]
        return self._mixed(used, text)

    def _mixed(self, used: _UsedFace, text: str) -> list[tuple[str, str]]:
        runs: list[tuple[int, list[str]]] = []
        for part in _STRETCHES.findall(text):
            if part.isascii():
                used.ascii.append(part)
                number, code = 0, _escaped(part)
            else:
                number, code = used.places.get(part) or self._assign(used, part)
            if runs and runs[-1][0] == number:
                runs[-1][1].append(code)
            else:
                runs.append((number, [code]))
        return [(used.subsets[number].name, "".join(codes)) for number, codes in runs]

    def _assign(self, used: _UsedFace, char: str) -> tuple[int, str]:
        last = used.subsets[-1]
        if not last.free:
            last = _Subset(f"{used.subsets[0].name}-{len(used.subsets)}", list(range(255, 0, -1)))
            used.subsets.append(last)
        code = last.free.pop()
        last.characters[code] = ord(char)
        used.places[char] = place = (len(used.subsets) - 1, f"\\{code:03o}")
        return place

    def embed(self, document: Any) -> Any:
        """Add every subset to a ReportLab document and return the dictionary of fonts for its pages."""
        from signoff.pdf.objects import IndirectDictionary

        fonts: dict[str, Any] = {}
        for used in self._used.values():
            written = "".join(used.ascii)
            used.subsets[0].characters.update({code: code for code in range(128) if chr(code) in written})
            for number, subset in enumerate(used.subsets):
                fonts[subset.name[1:]] = document.Reference(_font(document, used.face, number, subset.characters))
        return document.Reference(IndirectDictionary(fonts))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES) if "(" in text or ")" in text or "\\" in text else text


def _font(document: Any, face: Face, number: int, characters: dict[int, int]) -> Any:
    from signoff.pdf.objects import IndirectDictionary, Stream, name

    last = max(characters)
    codes = [characters.get(code, 0) for code in range(last + 1)]
    called = f"{_tag(number)}+{face.parsed.name.decode('ascii')}"
    return IndirectDictionary(
        {
            "Type": name("Font"),
            "Subtype": name("TrueType"),
            "BaseFont": name(called),
            "FirstChar": 0,
            "LastChar": last,
            "Widths": f"[ {' '.join(_width(face, code) for code in codes)} ]",
            "FontDescriptor": document.Reference(_descriptor(document, face, called, codes)),
            "ToUnicode": document.Reference(Stream(to_unicode_table(characters))),
        }
    )


def _width(face: Face, code: int) -> str:
    return f"{face.widths.get(code, 0.0):.2f}" if code else "0"


def _tag(number: int) -> str:
    """Return the six-letter tag of a subset."""
    return "SIGN" + chr(65 + number // 26 % 26) + chr(65 + number % 26)


def _descriptor(document: Any, face: Face, called: str, codes: list[int]) -> Any:
    from signoff.pdf.objects import IndirectDictionary, Stream, array, name

    parsed = face.parsed
    with face.lock:  # ReportLab reads the font at a position that it keeps in it
        program = parsed.makeSubset(codes)
    return IndirectDictionary(
        {
            "Type": name("FontDescriptor"),
            "FontName": name(called),
            "Flags": _flags(face),
            "FontBBox": array(parsed.bbox),
            "ItalicAngle": parsed.italicAngle,
            "Ascent": parsed.ascent,
            "Descent": parsed.descent,
            "CapHeight": parsed.capHeight,
            "StemV": parsed.stemV,
            "FontFile2": document.Reference(Stream(program, {"Length1": len(program)})),
        }
    )


def descriptor_of(face: Face) -> tuple[float, ...]:
    """Return a face's descriptor values: ascent, capital height, descent, flags, slant, stem, and its box."""
    parsed = face.parsed
    measures = (parsed.ascent, parsed.capHeight, parsed.descent, _flags(face), parsed.italicAngle, parsed.stemV)
    return tuple(float(value) for value in (*measures, *parsed.bbox))


def _flags(face: Face) -> int:
    return int((face.parsed.flags & ~_NONSYMBOLIC) | _SYMBOLIC)


def to_unicode_table(characters: Mapping[int, int]) -> bytes:
    """Return the map from codes to text; characters beyond the 65,536th need UTF-16 surrogate pairs."""
    pairs = []
    for code, char in sorted(characters.items()):
        pairs.append(f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>")
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end", ""]
    return "\n".join(lines).encode("ascii")
