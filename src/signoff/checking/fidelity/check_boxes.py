"""Whether every check box stands in front of its own words, on their line, and nearer to them than to any others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import Block, Placed
from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.checking.fidelity.visible import Unseen
from signoff.pdf.reading.drawn import Glyphs, Rectangle

ASTRAY = "a check box does not stand before its own words"


def stray_boxes(placed: Sequence[Placed], page: int) -> Iterator[Unseen]:
    """Yield each check box of a page, from 0, that does not begin the line of its words, or is nearer to others."""
    runs = [(one, [run for run in one.block.runs(page) if is_inked(run) and not is_accent(run)]) for one in placed]
    for one, own in runs:
        for place, box in enumerate(own):
            if box.owner.tag != "Figure" or one.block.tag == "Figure":
                continue
            words = own[place + 1] if place + 1 < len(own) else None
            if words is None and not _has_words(one.block):
                continue
            others = (run for other, held in runs if other is not one for run in held)
            if place or words is None or abs(words.y - box.y) >= 0.01 or not _is_nearest(box, words, others):
                yield Unseen(ASTRAY, box.box)


def _has_words(block: Block) -> bool:
    """Whether a block shows anything but check boxes, on whatever page."""
    return any(is_inked(one) and one.owner.tag != "Figure" for page in block.shown for one in block.runs(page))


def _is_nearest(box: Glyphs, words: Glyphs, others: Iterator[Glyphs]) -> bool:
    """Whether a check box stands nearer to its words than to any others that it shares a line with, if only in part."""
    left, low, right, high = ink_box(box)
    gap = words.ink[0] - right
    return all(_apart((left, right), ink_box(one)) > gap for one in others if _share(low, high, ink_box(one)))


def _share(low: float, high: float, other: Rectangle) -> bool:
    return low < other[3] and other[1] < high


def _apart(box: tuple[float, float], other: Rectangle) -> float:
    """Return how far something is from a check box, left or right of it."""
    return max(other[0] - box[1], box[0] - other[2])
