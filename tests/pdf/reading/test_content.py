"""A page's content, read as any other program would show it: nothing that two programs could take otherwise."""

from __future__ import annotations

import dataclasses

import pytest

from pdf import factory
from signoff.pdf.export import render
from signoff.pdf.fonts import descriptor_of
from signoff.pdf.reading.content import read_content
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import NotAsWritten

PAGE = "/P <</MCID 0>> BDC\n{ink}BT 60.00 600.00 Td\n/F1 10.00 Tf ({words}) Tj\nET\nEMC"
FLAGS = 3
"""Where a descriptor has its flags."""


def font(characters: dict[int, str]) -> Font:
    return Font("LiberationSans", characters, dict.fromkeys(characters, 500.0), (), b"")


FONTS = {"F1": font({10: "9", 13: "5", 32: " ", 65: "A", 200: "\u1680", 201: "\u2003"})}


def words(text: str, ink: str = "") -> list[GlyphRun]:
    drawn = read_content(PAGE.format(words=text, ink=ink).encode("latin-1"), FONTS).drawn
    return [run for run in drawn if isinstance(run, GlyphRun)]


def test_words_are_read() -> None:
    assert [run.text for run in words(r"A \015A")] == ["A 5A"]


@pytest.mark.parametrize("raw", ["\r", "\t", "\x80", "\xc8"])
def test_a_code_is_written_in_one_way_only(raw: str) -> None:
    """Programs read the end of a line within a string as a line feed, whichever it is: another letter is shown."""
    with pytest.raises(NotAsWritten):
        words(f"A{raw}A")


@pytest.mark.parametrize("code", [r"\310", r"\311"], ids=["drawn as a dash", "of another width"])
def test_white_space_is_plain(code: str) -> None:
    with pytest.raises(NotAsWritten, match="white space"):
        words(f"A {code}A")


SPAN = ") Tj\n/Span <</ActualText <FEFF{said}>>> BDC\n{shown}EMC\n/F1 10.00 Tf ("
"""What stands for the letters that it is written around."""


@pytest.mark.parametrize("shown", ["", "/F1 10.00 Tf () Tj\n"], ids=["nothing", "no letters"])
def test_nothing_is_read_where_nothing_is_written(shown: str) -> None:
    with pytest.raises(NotAsWritten, match="nothing is written"):
        words(SPAN.format(said="0041", shown=shown))


@pytest.mark.parametrize("said", ["0041001C", "00412028", "000A0041"])
def test_what_is_read_has_no_other_white_space_than_what_is_printed(said: str) -> None:
    with pytest.raises(NotAsWritten, match="white space"):
        words(SPAN.format(said=said, shown="/F1 10.00 Tf (A) Tj\n"))
    assert words(SPAN.format(said="0041", shown="/F1 10.00 Tf (A) Tj\n"))[0].actual_text == "A"


@pytest.mark.parametrize("ink", ["1.999 1.999 1.999", "1.001 0.000 0.000"])
def test_no_colour_is_beyond_white(ink: str) -> None:
    """Programs show it as white, while by its numbers it would stand out from white."""
    with pytest.raises(NotAsWritten):
        words("A", f"{ink} rg\n")


def test_what_a_page_gains_begins_in_the_colour_in_which_its_content_ends() -> None:
    pale = read_content(b"/Artifact BMC\n0.990 0.990 0.990 rg\n1.00 1.00 9.00 9.00 re f\nEMC", FONTS)
    (run,) = read_content(PAGE.format(words="A", ink="").encode(), FONTS, pale).drawn
    assert isinstance(run, GlyphRun)
    assert run.colour == ("0.990", "0.990", "0.990")


def test_a_font_is_described_as_its_face_is() -> None:
    """Its flags say how programs find the glyph of a code."""
    fonts = read_document(render(factory.rich_signed()).data).fonts
    assert len(fonts) > 3
    for font in fonts.values():
        assert float(font.descriptor[FLAGS]) == descriptor_of(font.face)[FLAGS]
        other = (*font.descriptor[:FLAGS], "32", *font.descriptor[FLAGS + 1 :])
        with pytest.raises(NotAsWritten):
            _ = dataclasses.replace(font, descriptor=other).face
