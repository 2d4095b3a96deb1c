"""Fonts read back: their entries are those that signoff writes, and their face is one that it brings."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from pdf.drawing import embedded, fonts_in
from signoff.pdf.fonts import FontBook
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Revision, Stream
from signoff.pdf.typefaces import load_face

SANS = load_face("LiberationSans-Regular")


def _embedded() -> Revision:
    book = FontBook()
    book.encode(SANS, "Ab é")
    return embedded(book)


REVISION = _embedded()


class Changed:
    """The file's objects, to be changed: the font's entries, its descriptor, its table of characters, its program."""

    def __init__(self) -> None:
        self.objects: dict[int, Any] = copy.deepcopy(dict(REVISION.objects))
        self.font = next(value for value in self.objects.values() if self._is(value, "Font"))
        self.descriptor = next(value for value in self.objects.values() if self._is(value, "FontDescriptor"))

    def _is(self, value: Any, kind: str) -> bool:
        return isinstance(value, dict) and value.get("Type") == kind

    def put(self, reference: Reference, data: bytes, **entries: Any) -> None:
        self.objects[int(reference)] = Stream(entries, data)

    def table(self, old: bytes, new: bytes) -> None:
        number = self.font["ToUnicode"]
        data = self.objects[int(number)].data
        assert old in data
        self.put(number, data.replace(old, new))

    def read(self) -> Font:
        return fonts_in(dataclasses.replace(REVISION, objects=self.objects))["F1"]


def test_a_font_is_read_with_its_characters_and_its_face() -> None:
    font = Changed().read()
    assert font.name == "LiberationSans"
    assert set(font.characters.values()) == set("Ab é")
    assert set(font.widths) == set(font.characters)
    assert font.face is SANS


def entry(key: str, value: Any) -> Callable[[Changed], object]:
    return lambda changed: changed.font.update({key: value})


def described(key: str, value: Any) -> Callable[[Changed], object]:
    return lambda changed: changed.descriptor.update({key: value})


def table(old: bytes, new: bytes) -> Callable[[Changed], object]:
    return lambda changed: changed.table(old, new)


def longer_program(changed: Changed) -> None:
    number = changed.descriptor["FontFile2"]
    stream = changed.objects[int(number)]
    changed.put(number, stream.data + b"\0", **stream.entries)


REFUSED: dict[str, tuple[Callable[[Changed], object], str]] = {
    "another kind of font": (entry("Subtype", Name("Type1")), "another value of Subtype"),
    "an encoding": (entry("Encoding", Name("WinAnsiEncoding")), "other entries: .*Encoding"),
    "no widths": (lambda changed: changed.font.pop("Widths"), "other entries: .*Widths"),
    "a later first code": (entry("FirstChar", Number(1)), "another value of FirstChar"),
    "another last code": (entry("LastChar", Number(99)), "a font of other codes"),
    "too few widths": (lambda changed: changed.font["Widths"].pop(), "a font of other codes"),
    "a width where no character is": (
        lambda changed: changed.font["Widths"].__setitem__(2, Number("500.00")),
        "a width of no character",
    ),
    "a width by reference": (lambda changed: changed.font["Widths"].__setitem__(2, Reference(1)), "no number where"),
    "a name without a tag": (entry("BaseFont", Name("LiberationSans")), "another kind of name"),
    "another tag": (entry("BaseFont", Name("ABCDEF+LiberationSans")), "another kind of name"),
    "two names": (entry("BaseFont", Name("SIGNBB+LiberationSans")), "another value of FontName"),
    "a name as text": (entry("BaseFont", "SIGNAA+LiberationSans"), "no name where"),
    "real flags": (described("Flags", Number("4.0")), "no whole number"),
    "a box of three": (described("FontBBox", [Number(1)] * 3), "another kind of box"),
    "another program": (described("FontFile3", Reference(1)), "other entries: .*FontFile3"),
    "a program of another length": (longer_program, "another value of Length1"),
    "a code for two characters": (table(b"<41> <0041>", b"<41> <00410042>"), "a code that says several characters"),
    "half a character": (table(b"<41> <0041>", b"<41> <D835>"), "half a character in a font"),
    "a comment in the table": (table(b"endcmap", b"%\nendcmap"), "another table of characters"),
    "a range in the table": (table(b"beginbfchar", b"beginbfrange"), "another table of characters"),
    "another count": (table(b"4 beginbfchar", b"5 beginbfchar"), "another table of characters"),
    "a code twice": (table(b"<41> <0041>", b"<41> <0041>\n<41> <0042>"), "another table of characters"),
    "small digits": (table(b"<00E9>", b"<00e9>"), "another table of characters"),
    "an empty table": (lambda changed: changed.put(changed.font["ToUnicode"], b""), "another table of characters"),
    "a table with a name": (
        lambda changed: changed.put(changed.font["ToUnicode"], b"", CMapName=Name("A")),
        "other entries: .*CMapName",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_font_of_other_entries_is_refused(case: str) -> None:
    change, reason = REFUSED[case]
    changed = Changed()
    change(changed)
    with pytest.raises(NotAsWritten, match=reason):
        changed.read()


FONT = Changed().read()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "Arial"}, "a font that signoff does not bring, Arial"),
        ({"name": "LiberationSans-Bold"}, "in a font"),
        ({"widths": {code: width + 1 for code, width in FONT.widths.items()}}, "another width of a character"),
        ({"descriptor": ("1", *FONT.descriptor[1:])}, "another description of a font"),
        ({"descriptor": (*FONT.descriptor[:-1], "0")}, "another description of a font"),
        ({"program": FONT.program[:-4]}, "a font|tables of a font"),
        ({"characters": {**FONT.characters, 65: "B"}}, "in a font|a glyph that stands for two"),
    ],
)
def test_a_font_of_another_face_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotAsWritten, match=reason):
        _ = dataclasses.replace(FONT, **change).face
