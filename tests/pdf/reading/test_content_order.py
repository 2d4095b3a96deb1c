"""The order of a page's content: each line where signoff writes it, and a reason for any that is elsewhere."""

from __future__ import annotations

import pytest

from signoff.pdf.reading.content import Content, read_content
from signoff.pdf.reading.drawn_items import Area, GlyphRun, Owner, Rule, Shapes
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import NotAsWritten

CHARACTERS = {32: " ", 40: "(", 65: "A", 66: "B", 92: "\\", 200: "é", 201: "\u0301"}
FONTS = {"F1": Font("LiberationSans", CHARACTERS, dict.fromkeys(CHARACTERS, 500.0), (), b"")}
SHOW = "/F1 10.00 Tf (A) Tj"
BEGIN = "BT 60.00 600.00 Td"


def read(*lines: str, before: Content | None = None) -> Content:
    return read_content("\n".join(lines).encode("latin-1"), FONTS, before)


def artifact(*lines: str) -> Content:
    return read("/Artifact BMC", *lines, "EMC")


def runs(*lines: str) -> list[GlyphRun]:
    drawn = artifact(BEGIN, *lines, "ET").drawn
    return [item for item in drawn if isinstance(item, GlyphRun)]


def test_an_empty_stream_draws_nothing_and_leaves_the_colour_black() -> None:
    assert read_content(b"", FONTS) == Content((), (), ("0.000", "0.000", "0.000"))


def test_runs_follow_one_another_by_the_widths_of_their_letters() -> None:
    first, second = runs("/F1 10.00 Tf (A B) Tj", "/F1 20.00 Tf (B) Tj")
    assert (first.x, first.width, first.begins) == (60, 15, True)
    assert (second.x, second.width, second.begins) == (75, 10, False)
    assert first.box == pytest.approx((60, 600 - 2.1, 75, 607.2))


@pytest.mark.parametrize(
    ("written", "ink"),
    [("A", (60, 65)), ("  A ", (70, 75)), ("A B", (60, 75)), ("   ", (60, 60)), (r"\310A ", (60, 70))],
)
def test_ink_begins_and_ends_at_letters(written: str, ink: tuple[float, float]) -> None:
    (run,) = runs(f"/F1 10.00 Tf ({written}) Tj")
    assert run.ink == pytest.approx(ink)


@pytest.mark.parametrize(
    ("written", "words"), [(r"\(", "("), (r"\\", "\\"), (r"\101", "A"), (r"\310", "é"), (r"\(\\\101", "(\\A")]
)
def test_codes_are_read_through_their_escapes(written: str, words: str) -> None:
    assert [run.text for run in runs(f"/F1 10.00 Tf ({written}) Tj")] == [words]


def test_a_lifted_mark_comes_back_to_where_the_line_goes_on() -> None:
    moved = r"/F1 10.00 Tf 2.50 Ts [400 (\311) -400] TJ 0.00 Ts"
    before, mark, after = runs(SHOW, moved, SHOW)
    assert (mark.x, mark.y) == (before.x + 5 - 4, 602.5)
    assert (after.x, after.y) == (before.x + 10, 600)


def test_pieces_are_numbered_through_both_streams_of_a_page() -> None:
    first = read("/P <</MCID 0>> BDC", "EMC", "/H2 <</MCID 1>> BDC", "EMC")
    later = read("/Span <</MCID 2>> BDC", BEGIN, SHOW, "ET", "EMC", before=first)
    assert (first.tags, later.tags) == (("P", "H2"), ("Span",))
    assert later.drawn[0].owner == Owner("Span", 2)


def test_a_frame_is_four_lines_and_a_pen_keeps_its_thickness() -> None:
    drawn = artifact("0.100 0.200 0.300 RG 2.00 w", "10.00 10.00 80.00 40.00 re S").drawn
    assert [item.box for item in drawn if isinstance(item, Rule)] == [
        (10, 9, 90, 11),
        (10, 49, 90, 51),
        (9, 10, 11, 50),
        (89, 10, 91, 50),
    ]
    assert {item.colour for item in drawn if isinstance(item, Rule)} == {("0.100", "0.200", "0.300")}


def test_a_line_is_the_same_in_either_direction() -> None:
    there = artifact("10.00 10.00 m 90.00 10.00 l S").drawn
    assert there == artifact("90.00 10.00 m 10.00 10.00 l S").drawn
    assert there == artifact("10.00 10.00 m", "90.00 10.00 l", "S").drawn


def test_shapes_are_in_a_colour_of_their_own() -> None:
    clip = "q 10.00 10.00 50.00 40.00 re W n"
    triangle = ("10.00 10.00 m", "20.00 10.00 l", "15.00 20.00 l", "h")
    blue = "0.000 0.000 1.000 rg"
    content = artifact(clip, blue, *triangle, *triangle, "f Q", "1.00 1.00 2.00 2.00 re f")
    shapes, area = content.drawn
    assert isinstance(shapes, Shapes)
    assert (shapes.clip, shapes.colour) == ((10, 10, 60, 50), ("0.000", "0.000", "1.000"))
    assert shapes.shapes == (((10, 10), (20, 10), (15, 20)),) * 2
    assert isinstance(area, Area)
    assert area.colour == content.colour == ("0.000", "0.000", "0.000")


ELEMENT = "/P <</MCID 0>> BDC"
CLIP = "q 10.00 10.00 50.00 40.00 re W n"
BLUE = "0.000 0.000 1.000 rg"
SPAN = "/Span <</ActualText <FEFF0041>>> BDC"
REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "content that begins with number 1": (("/P <</MCID 1>> BDC",), "marked content out of turn"),
    "content with a number twice": ((ELEMENT, "EMC", ELEMENT), "marked content out of turn"),
    "content within content": ((ELEMENT, "/P <</MCID 1>> BDC"), "marked content out of turn"),
    "an artifact within content": ((ELEMENT, "/Artifact BMC"), "an artifact inside other content"),
    "content within an artifact": (("/Artifact BMC", ELEMENT), "marked content out of turn"),
    "an artifact of another kind": (("/Artifact <</Type /Page>> BDC",), "does not write"),
    "an end of nothing": (("EMC",), "an end of what has not begun"),
    "two ends": ((ELEMENT, "EMC", "EMC"), "an end of what has not begun"),
    "content without an end": ((ELEMENT,), "content that breaks off"),
    "text without an end": (("/Artifact BMC", BEGIN, SHOW), "content that breaks off"),
    "text that belongs to nothing": ((BEGIN,), "belongs to nothing"),
    "an area that belongs to nothing": (("1.00 1.00 2.00 2.00 re f",), "belongs to nothing"),
    "a frame that belongs to nothing": (("1.00 1.00 2.00 2.00 re S",), "belongs to nothing"),
    "a line that belongs to nothing": (("1.00 1.00 m 2.00 1.00 l S",), "belongs to nothing"),
    "shapes that belong to nothing": ((CLIP,), "belongs to nothing"),
    "a picture that belongs to nothing": (("q 9.00 0 0 9.00 1.00 1.00 cm /Im1 Do Q",), "belongs to nothing"),
    "letters outside text": ((ELEMENT, SHOW), "does not write"),
    "text within text": ((ELEMENT, BEGIN, BEGIN), "does not write"),
    "an end of text that has not begun": ((ELEMENT, "ET"), "does not write"),
    "a second position within text": ((ELEMENT, BEGIN, "1.00 1.00 Td"), "does not write"),
    "an area within text": ((ELEMENT, BEGIN, "1.00 1.00 2.00 2.00 re f"), "does not write"),
    "the pen within text": ((ELEMENT, BEGIN, "0.000 0.000 0.000 RG 1.00 w"), "does not write"),
    "content that ends within text": ((ELEMENT, BEGIN, "EMC"), "an end of a span that has not begun"),
    "a rise that goes on": ((ELEMENT, BEGIN, "3.00 Ts", SHOW, "ET"), "text that ends in another way"),
    "a rise ended that never began": ((ELEMENT, BEGIN, SHOW, "0 Ts ET"), "text that ends in another way"),
    "a span without an end": ((ELEMENT, BEGIN, SPAN, SHOW, "ET"), "text that ends in another way"),
    "a span within a span": ((ELEMENT, BEGIN, SPAN, SHOW, SPAN), "a span within a span"),
    "a span outside text": ((ELEMENT, SPAN), "does not write"),
    "half a character": (
        (ELEMENT, BEGIN, "/Span <</ActualText <FEFFD83E>>> BDC"),
        "half a character in what is read",
    ),
    "a text to be read in small digits": ((ELEMENT, BEGIN, SPAN.replace("FEFF", "feff")), "does not write"),
    "a language of its own": ((ELEMENT, BEGIN, "/Span <</Lang (fr)>> BDC"), "does not write"),
    "a font that the page lacks": ((ELEMENT, BEGIN, "/F2 10.00 Tf (A) Tj"), "a font that the page does not have"),
    "a code without a character": ((ELEMENT, BEGIN, "/F1 10.00 Tf (C) Tj"), "a code that says nothing"),
    "a code by its number without a character": (
        (ELEMENT, BEGIN, r"/F1 10.00 Tf (\301) Tj"),
        "a code that says nothing",
    ),
    "a code beyond a byte": ((ELEMENT, BEGIN, r"/F1 10.00 Tf (\401) Tj"), "does not write"),
    "a short code": ((ELEMENT, BEGIN, r"/F1 10.00 Tf (\12) Tj"), "does not write"),
    "a string in hexadecimal digits": ((ELEMENT, BEGIN, "/F1 10.00 Tf <41> Tj"), "does not write"),
    "a size without decimals": ((ELEMENT, BEGIN, "/F1 10 Tf (A) Tj"), "does not write"),
    "a negative size": ((ELEMENT, BEGIN, "/F1 -10.00 Tf (A) Tj"), "does not write"),
    "a letter moved for good": (
        (ELEMENT, BEGIN, "/F1 10.00 Tf 0.00 Ts [100 (A) 100] TJ 0.00 Ts"),
        "a character moved for good",
    ),
    "a letter lifted for good": (
        (ELEMENT, BEGIN, "/F1 10.00 Tf 2.00 Ts [100 (A) -100] TJ 2.00 Ts"),
        "a character moved for good",
    ),
    "a slanted line": ((ELEMENT, "1.00 1.00 m 2.00 2.00 l S"), "a slanted line"),
    "a slanted path": ((ELEMENT, "1.00 1.00 m", "2.00 2.00 l"), "a slanted line"),
    "a path of three points": ((ELEMENT, "1.00 1.00 m", "2.00 1.00 l", "2.00 2.00 l"), "does not write"),
    "a path that is not drawn": ((ELEMENT, "1.00 1.00 m", "2.00 1.00 l", "EMC"), "does not write"),
    "an area of negative width": ((ELEMENT, "9.00 1.00 -2.00 2.00 re f"), "turned inside out"),
    "a frame of negative height": ((ELEMENT, "9.00 1.00 2.00 -2.00 re S"), "turned inside out"),
    "a clip of negative width": ((ELEMENT, "q 10.00 10.00 -50.00 40.00 re W n"), "turned inside out"),
    "a clip that goes on": ((ELEMENT, CLIP, "EMC"), "does not write"),
    "shapes without a colour": ((ELEMENT, CLIP, "1.00 1.00 m"), "does not write"),
    "shapes in two colours": ((ELEMENT, CLIP, BLUE, BLUE), "does not write"),
    "a shape that is not closed": ((ELEMENT, CLIP, BLUE, "1.00 1.00 m", "2.00 1.00 l", "f Q"), "does not write"),
    "a curve": ((ELEMENT, CLIP, BLUE, "1.00 1.00 m", "1.00 1.00 2.00 2.00 3.00 1.00 c"), "does not write"),
    "shapes by the other rule": ((ELEMENT, CLIP, BLUE, "f* Q"), "does not write"),
    "text within shapes": ((ELEMENT, CLIP, BLUE, BEGIN), "does not write"),
    "a colour beyond white": (("1.001 0.000 0.000 rg",), "does not write"),
    "a negative colour": (("-0.001 0.000 0.000 rg",), "does not write"),
    "a colour of two digits": (("0.10 0.00 0.00 rg",), "does not write"),
    "grey": (("0.500 g",), "does not write"),
    "a number of six digits": ((ELEMENT, "100000.00 1.00 2.00 2.00 re f"), "does not write"),
    "a space behind a line": ((ELEMENT + " ",), "does not write"),
    "an empty line": ((ELEMENT, "", "EMC"), "does not write"),
    "an end of the line of another kind": ((ELEMENT + "\r", "EMC"), "does not write"),
    "a comment": (("% nothing",), "does not write"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_line_in_a_wrong_place_is_refused(case: str) -> None:
    lines, reason = REFUSED[case]
    with pytest.raises(NotAsWritten, match=reason):
        read(*lines)


def test_a_reason_quotes_only_the_beginning_of_a_line() -> None:
    with pytest.raises(NotAsWritten) as refused:
        read("x" * 10_000)
    assert len(str(refused.value)) < 120
