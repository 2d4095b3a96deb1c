"""Pages whose words are all there, and which are seen or heard as something else: moved, parted, ruled, described.

Each forgery claims a layout that nobody here knows, so that no comparison with pages set again finds it.
"""

from __future__ import annotations

import re

import pytest

import builders
from checking.fidelity.forging import (
    ANOTHER,
    Change,
    away,
    beside,
    both,
    changed,
    drawn,
    faults,
    moved,
    moved_to,
    ours,
    parted,
    record,
    replaced,
    run_of,
    under,
    unruled,
)
from checking.in_process import be_later_than
from checking.test_document_verdict import judged
from pdf import factory
from pdf.rewriting import Rewritten
from signoff.pdf.export import render
from signoff.signing.verification import Outcome

PEN = "0.000 0.000 0.000 RG 0.80 w\n"
PALE = "0.941 0.941 0.961 rg\n"
APART = "letters do not follow each other"
ORDER = "words are placed in another order than they are read in"
STRAY = "a line belongs to no frame, link or footnote"
PARTED = "a line parts words that belong together"
EDGE = 544.25
"""Where the form's frames end on the right."""

REJECT = {
    "R": "0 14 9 14|0 7 9 7|0 0 0 14|9 7 9 14|6 0 6 7",
    "E": "0 14 9 14|0 7 9 7|0 0 0 14|9 13.35 9 14.65|9 6.35 9 7.65",
    "J": "0 14 9 14|9 0 9 14|0 13.35 0 14.65",
    "C": "0 14 9 14|0 0 0 14|9 13.35 9 14.65",
    "T": "0 14 9 14|4.5 0 4.5 14|0 13.35 0 14.65|9 13.35 9 14.65",
}
"""Letters of lines, each of which ends near another, on a common line at their feet."""
DIRECTOR = "Director of City"


def figure(old: bytes, new: bytes) -> Change:
    """Change what the first figure says of itself."""

    def change(file: Rewritten) -> None:
        number = file.numbers(b"/S /Figure")[0]
        after = re.sub(old, new, file.bodies[number], count=1)
        assert after != file.bodies[number]
        file.bodies[number] = after

    return change


def lettered(word: str) -> Change:
    """Write a word in lines beside an answer, hung on the edge of its frame."""
    lines = [f"{{x+30}} {{y-2}} m {EDGE} {{y-2}} l S"]
    for place, letter in enumerate(word):
        for line in REJECT[letter].split("|"):
            x0, y0, x1, y1 = map(float, line.split())
            left = 34 + 13 * place
            lines.append(f"{{x+{left + x0}}} {{y{y0 - 2:+}}} m {{x+{left + x1}}} {{y{y1 - 2:+}}} l S")
    return beside("A new gate", PEN + "\n".join(lines))


LETTERS: dict[str, tuple[Change, str]] = {
    "a word in two": (parted(DIRECTOR, 3, 4.0, 0.0), APART),
    "two words as one": (parted(DIRECTOR, 8, 0.0, 0.0, without_space=True), "“Directorof”"),
    "two words drawn together": (parted(DIRECTOR, 9, -2.6, 0.0), APART),
    "a space of no size": (
        replaced("(Director of City", "(Director) Tj\n/F1 0.01 Tf ( ) Tj\n/F1 10.00 Tf (of City"),
        "several sizes",
    ),
    "a wide space": (
        replaced("(Director of City", "(Director) Tj\n/F1 90.00 Tf ( ) Tj\n/F1 10.00 Tf (of City"),
        "several sizes",
    ),
    "many spaces": (replaced("(Director of City", "(Director           of City"), "farther apart"),
    "a word in two lines": (both(unruled, parted(DIRECTOR, 3, -17.0, -13.0)), "a line ends within a word"),
    "letters raised": (parted(DIRECTOR, 3, 0.0, 3.0), "lines are not one below the other"),
    "a tiny word": (
        replaced("(Director of City", "(Director ) Tj\n/F1 4.90 Tf (of ) Tj\n/F1 10.00 Tf (City"),
        "several sizes",
    ),
    "small print": (replaced("/F1 10.00 Tf (Director of", "/F1 5.00 Tf (Director of"), "smaller than signoff sets"),
    "shouted": (both(unruled, replaced("/F1 10.00 Tf (A new gate", "/F1 20.00 Tf (A new gate")), "several sizes"),
    "seen as one word, heard as two": (
        replaced(
            "(Director of City",
            "() Tj\n/Span <</ActualText <FEFF0044006900720065006300740"
            "06F00720020006F006600200043>>> BDC\n/F1 10.00 Tf (Directorof C) Tj\nEMC\n/F1 10.00 Tf (ity",
        ),
        "A screen reader would read out different words",
    ),
    "a signature of two points": (
        lambda file: file.edit(3, lambda code: re.sub(rb"/F5 \d\d.\d\d Tf", b"/F5 2.00 Tf", code)),
        "The signatures on the pages are not those",
    ),
    "in the hand of a signature": (
        replaced("(A. Officer \\003", "() Tj\n/F5 8.50 Tf (A. Officer) Tj\n/F1 8.50 Tf ( \\003", 2),
        "The letters on the pages are not those",
    ),
}


def broken(*parts: tuple[str, float, float, str, str]) -> Change:
    """Write a number of a table in parts: each with its place, from the number's, its colour and size."""
    page, run = run_of("£412,000")
    code = "".join(
        f"BT {run.x + right:.2f} {run.y + up:.2f} Td\n{colour}/F1 {size} Tf ({letters}) Tj\nET\n"
        for letters, right, up, colour, size in parts
    )
    old = f"BT {run.x:.2f} {run.y:.2f} Td\n/F1 9.00 Tf (\\001412,000 ) Tj\nET\n"
    return both(unruled, replaced(old, code, page))


BROKEN: dict[str, tuple[Change, str]] = {
    "early": (
        broken(("\\00141", 0.0, 0.0, "", "9.00"), ("2,000 ", 5.0, -10.0, "", "9.00")),
        "a line ends within a word",
    ),
    "late": (
        broken(("\\001412", 0.0, 0.0, "", "9.00"), (",000 ", 5.0, -10.0, "", "9.00")),
        "a line ends within a word",
    ),
    "before its last digit": (
        broken(("\\001412,00", 0.0, 0.0, "", "9.00"), ("0 ", 0.0, -10.0, "", "9.00")),
        "a line ends within a word",
    ),
    "in two colours": (
        broken(("\\00141", 0.0, 0.0, "", "9.00"), ("2,000 ", 15.01, 0.0, "0.500 0.500 0.500 rg\n", "9.00")),
        "of several colours",
    ),
    "in two sizes": (
        broken(("\\00141", 0.0, 0.0, "", "9.00"), ("2,000 ", 15.01, 0.0, "", "8.00")),
        "of several sizes",
    ),
}

PLACES: dict[str, tuple[Change, str]] = {
    "answers under the next column's header": (
        both(unruled, moved("Steel", 90.0, 0.0), moved("Lot 2", 90.0, 0.0), moved("£412,000", 90.0, 0.0)),
        "cells of a table are not in",
    ),
    "a header over the next column": (both(unruled, moved("Cost", 60.0, 0.0)), "cells of a table are not in"),
    "a cell beside its column": (both(unruled, moved("£168,000", 60.0, 0.0)), "cells of a table are not in"),
    "a cell below its row": (both(unruled, moved("£168,000", 0.0, -6.0)), "cells of a table are not in"),
    "an answer beside another question": (both(unruled, moved_to("A new gate", "Head of Service", 90.0)), ORDER),
    "a question beside another answer": (both(unruled, moved_to("Affected wards", "Doing nothing", 150.0)), ORDER),
    "a heading beside words": (moved("Ward Councillors", 120.0, 20.0), ORDER),
    "a footnote below its number": (moved("2 ", 0.0, 5.0), ORDER),
    "a footnote among the words": (
        both(unruled, moved_to("Give title", "Doing nothing", 20.0), changed(b"(Footnote 1)", b" 97.06 ", b" 300 ")),
        ORDER,
    ),
    "a box far from its words": (moved("Key Decision", 20.0, 0.0), APART),
    "a box beside the words of the one before": (both(unruled, moved("Key Decision", 45.0, 0.0)), APART),
    "a date below the signature": (
        both(
            unruled,
            moved("A. Officer \u2013 Chief", *away("A. Officer \u2013 Chief", "14 May")),
            moved("14 May", *away("14 May", "A. Officer \u2013 Chief")),
        ),
        "lines are not one below the other",
    ),
    "an item below its number": (moved("first", 0.0, -4.0), "next to the label or heading"),
    "the foot beside the words": (both(unruled, moved_to("Page 1", "Armley", 40.0)), "repeats, at the top or bottom"),
}

LINES: dict[str, tuple[Change, str]] = {
    "a digit behind an amount": (beside("£412,000", PEN + "{x+1.5} {y} m {x+1.5} {y+7} l S"), STRAY),
    "a dash before a number": (beside("Telephone number", PEN + "{x+0.4} {y+3} m {x+2.4} {y+3} l S"), STRAY),
    "a nought behind an amount": (beside("£412,000", PEN + "{x+1.5} {y} 4.00 7.00 re S"), STRAY),
    "an empty frame": (beside("A new gate", PEN + "{x+30} {y-2} 90.00 20.00 re S"), STRAY),
    "a line under words": (beside("A new gate", PEN + "{x-40} {y-1.5} m {x} {y-1.5} l S"), "a line"),
    "a line through commas' feet": (beside("£412,000", PEN + "{x-30} {y-1} m {x} {y-1} l S"), "a line"),
    "a word in lines": (lettered("REJECT"), STRAY),
    "a frame without words, hung on another": (
        beside("A new gate", PEN + f"{EDGE - 40} {{y-8.7}} 40.00 23.00 re S"),
        STRAY,
    ),
    "a cell more in a row": (beside("£412,000", PEN + "{x+1.5} 368.50 m {x+1.5} 386.20 l S"), STRAY),
    "a loose end": (beside("A new gate", PEN + f"{{x+30}} {{y+3}} m {EDGE} {{y+3}} l S"), STRAY),
    "a bridge between frames": (beside("Steel", PEN + f"246.24 {{y+2}} m {EDGE} {{y+2}} l S"), STRAY),
    "a frame with a step, around words": (
        beside(
            "A new gate",
            PEN
            + "\n".join(
                f"{{x{x0:+}}} {{y{y0:+}}} m {{x{x1:+}}} {{y{y1:+}}} l S"
                for x0, y0, x1, y1 in (
                    (-54, -5, 30, -5),
                    (-54, 10, 10, 10),
                    (-54, -5, -54, 10),
                    (10, 2, 10, 10),
                    (10, 2, 30, 2),
                    (30, -5, 30, 2),
                )
            ),
        ),
        STRAY,
    ),
    "a frame around a frame": (beside("Steel", PEN + "55.00 348.00 193.00 58.00 re S"), STRAY),
    "a frame around a part of a paragraph": (
        beside("0113 496 0001", PEN + "{x-68.0} {y-3.5} 70.00 14.00 re S"),
        PARTED,
    ),
    "a line between the lines of a paragraph": (
        beside("The work was bid", PEN + f"51.02 {{y-3.5}} m {EDGE} {{y-3.5}} l S"),
        PARTED,
    ),
    "a frame around the number of the page": (beside("Page 1", PEN + "{x-46} {y-4} 50.00 14.00 re S"), STRAY),
    "lines that blacken": (
        beside(
            "A new gate",
            PEN + "\n".join(f"{{x+30}} {{y{place / 2 - 6:+}}} 90.00 0.50 re S" for place in range(40)),
        ),
        STRAY,
    ),
    "a tint over two cells": (under(PALE + "57.02 386.20 128.72 17.70 re f"), "a tint fills no cell"),
    "pale letters of areas": (drawn(PALE + "200.00 20.00 30.00 12.00 re f"), "a tint fills no cell"),
    "a tint behind a word": (under(PALE + "172.00 635.00 60.00 14.00 re f"), "a tint fills no cell"),
    "an area over commas' feet": (
        beside("£412,000", PALE + "{x-30} {y-2.4} 30.00 1.60 re f"),
        "something covers words",
    ),
    "an area over an accent": (beside("Head of Service", PALE + "{x-70} {y+7.5} 70.00 1.60 re f"), "something covers"),
}


def framed(words: str, before: str, gap: float) -> Change:
    """Draw a frame, as high as digits, around a cell's words; its right side stands so far before another cell's."""
    (page, run), (_, other) = run_of(words), run_of(before)
    left, bottom, top = run.ink[0] - 3.0, run.y - 2.6, run.y + 7.2
    width = other.ink[0] - gap - left
    return both(unruled, drawn(f"{PEN}{left:.2f} {bottom:.2f} {width:.2f} {top - bottom:.2f} re S", page))


FRAMES: dict[str, tuple[Change, str]] = {
    "a side as a digit": (framed("Lot 2", "£412,000", 0.9), "an upright line is too close to words"),
    "one cell of a row": (framed("Lot 2", "£412,000", 3.0), "a frame holds one cell of a row"),
    "thicker than others": (replaced("0.60 w", "0.90 w"), "of several colours or thicknesses"),
    "paler than others": (replaced("0.420 0.430 0.460 RG", "0.800 0.800 0.800 RG"), "of several colours"),
    "without thickness": (
        lambda file: file.edit(0, lambda code: code.replace(b"0.60 w", b"0.00 w")),
        "of several colours or thicknesses",
    ),
}

UNDER = "a line crosses words"


def underlined(*lines: tuple[float, float, float, float]) -> Change:
    """Put other lines under a link: where each begins and ends in its words, how far below, how thick."""
    page, run = run_of("inspection report")
    (left, right), pen = run.ink, "0.110 0.250 0.520 RG "
    code = "".join(
        f"{pen}{thick:.2f} w\n{left + begin * (right - left):.2f} {run.y - below:.2f} m "
        f"{left + end * (right - left):.2f} {run.y - below:.2f} l S\n"
        for begin, end, below, thick in lines
    )
    own = re.compile(rb"0.110 0.250 0.520 RG 0.50 w\n[^\n]* m\n[^\n]* l\nS\n")
    return lambda file: file.edit(page, lambda before: own.sub(code.encode(), before, count=1))


LINKS: dict[str, tuple[Change, str]] = {
    "a comma": (underlined((0.4, 0.43, 1.06, 0.9)), UNDER),
    "a comma, beside the whole line": (underlined((0.0, 1.0, 1.4, 0.5), (0.4, 0.43, 1.5, 0.9)), UNDER),
    "two lines": (underlined((0.0, 1.0, 1.2, 0.5), (0.0, 1.0, 1.9, 0.5)), UNDER),
    "half a line": (underlined((0.0, 0.5, 1.4, 0.5)), UNDER),
}

STRUCTURE = "A screen reader would describe parts of the pages"
HEARD: dict[str, tuple[Change, str]] = {
    "the foot, read as other words": (
        replaced(
            "/F1 8.50 Tf (Page 1 of 4 ) Tj",
            "/Span <</ActualText <FEFF005100750061007300680065006400200020>>> BDC\n/F1 8.50 Tf (Page 1 of 4 ) Tj\nEMC",
        ),
        "A screen reader would read out different words",
    ),
    "a figure without room": (figure(rb"/BBox \[ [^\]]* \]", b"/BBox [ 0 0 0 0 ]"), STRUCTURE),
    "a figure around other words": (figure(rb"/BBox \[ [^\]]* \]", b"/BBox [ 5 20 500 800 ]"), STRUCTURE),
    "a figure elsewhere": (figure(rb"/BBox \[ [^\]]* \]", b"/BBox [ 300 20 310 30 ]"), STRUCTURE),
    "a figure apart from its line": (figure(rb"/Inline", b"/Block"), STRUCTURE),
    "a paragraph that is placed": (
        changed(b"/StructElem /S /P", b" /Pg", b" /A << /O /Layout /Placement /Inline /BBox [ 0 0 9 9 ] >> /Pg"),
        STRUCTURE,
    ),
    "control characters in a description": (
        changed(b"/S /Form", b"/Alt (Selected)", b"/Alt <FEFF001C00530065006C00650063007400650064>"),
        "Selected",
    ),
    "a line's end in a description": (
        changed(b"/S /Form", b"/Alt (Selected)", b"/Alt <FEFF00530065006C006500630074006500642028>"),
        "Selected",
    ),
    "a small foot": (replaced("/F1 8.50 Tf (Page 1", "/F1 4.95 Tf (Page 1"), "smaller than signoff sets"),
    "a link's description": (
        changed(b"/URI", b"(inspection report)", b"(approved by all)"),
        "described in other words",
    ),
    "a link's description, in other parts": (
        changed(b"/URI", b"(inspection report)", b"(in spec tion report)"),
        "described in other words",
    ),
    "where a footnote leads": (changed(b"(Footnote 1)", b" 97.06 null", b" 700 null"), "leads to another place"),
    "where the outline leads": (changed(b"/Title (Call In)", b"/XYZ 0 ", b"/XYZ 0 9"), "does not lead to its section"),
    "the seal's description": (changed(b"/Widget", b"Seal of this notice", b"Void: this notice"), "“Void:”"),
}

ATTACKS = {
    f"{group}: {kind}": attack
    for group, attacks in (
        ("letters", LETTERS),
        ("a number broken", BROKEN),
        ("places", PLACES),
        ("lines", LINES),
        ("frames", FRAMES),
        ("under links", LINKS),
        ("heard", HEARD),
    )
    for kind, attack in attacks.items()
}


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    be_later_than(monkeypatch, ANOTHER)


_ACCENT = re.compile(rb"(/F\S+) (\S+) Tf (\S+) Ts \[(\S+) (\(\\\d+\)) (\S+)\] TJ")


@pytest.mark.parametrize("begin", ["", "x"], ids=["without a letter", "over a letter"])
@pytest.mark.parametrize(
    ("change", "is_sound"),
    [
        (rb"\1 \2 Tf \3 Ts [\4 \5 \6] TJ", True),
        (rb"\1 52.00 Tf \3 Ts [\4 \5 \6] TJ", False),
        (rb"\1 \2 Tf 13.00 Ts [\4 \5 \6] TJ", False),
        (rb"\1 \2 Tf \3 Ts [-9000 \5 9000] TJ", False),
    ],
    ids=["as it is", "large", "lifted", "aside"],
)
def test_an_accent_stays_with_its_letter(begin: str, change: bytes, *, is_sound: bool) -> None:
    """It is exempt from what keeps words apart, so that it could strike any of them out."""
    signed_record = builders.signed(factory.rich_draft(reasons=f"{begin}\u0336 The old gate fell down."))
    rendered = render(signed_record)
    file = Rewritten(rendered.data)
    number = file.pages()[0][0]
    file.put(number, _ACCENT.sub(change, file.stream(number), count=1))
    file.claim(ANOTHER)
    sentences = faults(file.write(), signed_record, rendered)
    assert sentences == [] if is_sound else any(APART in fault for fault in sentences)


@pytest.mark.parametrize("reasons", ["\u0336 The old gate.", "x\u0336\u0335\u0301 a\u0327 \u2610\u0302 A\u0301\u0302"])
def test_accents_are_put_where_they_are_looked_for(reasons: str) -> None:
    signed_record = builders.signed(
        factory.rich_draft(reasons=f"{reasons}\n\n| {reasons} | b |\n|---|---|\n| \u0301 | c |")
    )
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []


@pytest.mark.parametrize("kind", ATTACKS)
def test_pages_that_are_seen_or_heard_as_something_else_are_not_faithful(kind: str) -> None:
    change, words = ATTACKS[kind]
    file = Rewritten(ours().data)
    change(file)
    file.claim(ANOTHER)
    pdf = file.write()
    sentences = faults(pdf, record(), ours())
    assert any(words in line for line in sentences), sentences
    assert judged(pdf).outcome is Outcome.ALTERED


def test_a_file_that_only_claims_an_earlier_layout_is_intact() -> None:
    file = Rewritten(ours().data)
    file.claim(ANOTHER)
    assert judged(file.write()).outcome is Outcome.INTACT
