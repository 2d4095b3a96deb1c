"""Check boxes and their words: on one line, the box in front, and nearer than any other words."""

from __future__ import annotations

import pytest

from signoff.checking.fidelity.blocks import Block, Context, placements_by_page
from signoff.checking.fidelity.check_boxes import stray_boxes
from signoff.pdf.reading.drawn_items import GlyphRun, Owner

INK = ("0.000", "0.000", "0.000")


def run(tag: str, x: float, y: float, width: float, text: str) -> GlyphRun:
    return GlyphRun(Owner(tag, 1), "F1", "10.00", INK, x, y, width, (x, x + width), text, None)


def answer(*runs: GlyphRun) -> Block:
    return Block("P", Context(1), {0: list(runs)}, [0])


def question(x: float, y: float = 500.0) -> Block:
    return Block("H3", Context(1), {0: [run("H3", x, y, 60.0, "Available? ")]}, [0])


BOX, YES = run("Figure", 100.0, 500.0, 9.0, "\u2610 "), run("P", 113.5, 500.0, 17.0, "Yes ")
LOWER = run("P", 108.5, 491.0, 17.0, "Yes ")


@pytest.mark.parametrize(
    ("blocks", "is_sound"),
    [
        ([question(20.0), answer(BOX, YES)], True),
        ([question(37.0), answer(BOX, YES)], False),
        ([question(37.0, 494.0), answer(BOX, YES)], False),
        ([question(40.0, 513.0), answer(BOX, YES)], True),
        ([answer(BOX, LOWER)], False),
        ([answer(YES, BOX)], False),
        ([answer(BOX)], True),
        ([Block("P", Context(1), {0: [BOX], 1: [YES]}, [0, 1])], False),
    ],
    ids=[
        "as it is",
        "close to other words",
        "close to words a little lower",
        "below other words",
        "above its words",
        "behind its words",
        "without words",
        "its words on another page",
    ],
)
def test_a_check_box_is_before_its_own_words(blocks: list[Block], *, is_sound: bool) -> None:
    assert (list(stray_boxes(placements_by_page(blocks)[0], 0)) == []) is is_sound
