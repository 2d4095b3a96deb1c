"""Whether every check box is in front of its own words, on their line, and nearer to them than to any others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import BOXES, Block, Placement
from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.checking.fidelity.visibility import VisualFault
from signoff.pdf.reading.drawn_items import GlyphRun, Rectangle

ASTRAY = "a check box is not in front of its own words"


def stray_boxes(placements: Sequence[Placement], page: int) -> Iterator[VisualFault]:
    """Yield a fault for each check box of a page that does not begin the line of its words, or is nearer to others.

    The page is counted from 0.
    """
    runs = [
        (placement, [run for run in placement.block.runs(page) if is_inked(run) and not is_accent(run)])
        for placement in placements
    ]
    for placement, own_runs in runs:
        for place, box in enumerate(own_runs):
            if box.owner.tag not in BOXES or placement.block.tag == "Figure":
                continue
            words = own_runs[place + 1] if place + 1 < len(own_runs) else None
            if words is None and not _has_words(placement.block):
                continue
            others = (run for other, other_runs in runs if other is not placement for run in other_runs)
            if place or words is None or abs(words.y - box.y) >= 0.01 or not _is_nearest(box, words, others):
                yield VisualFault(ASTRAY, box.box)


def _has_words(block: Block) -> bool:
    """Return whether a block shows anything but check boxes, on any page."""
    return any(is_inked(run) and run.owner.tag not in BOXES for page in block.shown for run in block.runs(page))


def _is_nearest(box: GlyphRun, words: GlyphRun, others: Iterator[GlyphRun]) -> bool:
    """Return whether a check box is nearer to its words than to any others whose line overlaps its own."""
    left, low, right, high = ink_box(box)
    gap = words.ink[0] - right
    return all(_distance((left, right), ink_box(run)) > gap for run in others if _overlaps(low, high, ink_box(run)))


def _overlaps(low: float, high: float, other: Rectangle) -> bool:
    return low < other[3] and other[1] < high


def _distance(box: tuple[float, float], other: Rectangle) -> float:
    """Return how far a box is from a check box, left or right of it."""
    return max(other[0] - box[1], box[0] - other[2])
