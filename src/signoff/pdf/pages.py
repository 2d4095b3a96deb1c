"""Pages: the flow of items poured into them, their footnotes, and header and footer added when all are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signoff.pdf.characters import settle
from signoff.pdf.faces import Faces
from signoff.pdf.flow import NO_NOTES, Feed, Item, Room
from signoff.pdf.fonts import FontBook
from signoff.pdf.lines import Line, Span, break_lines
from signoff.pdf.look import BOTTOM, FOOTER_BASELINE, HEADER, HEADER_BASELINE, LEFT, RIGHT, TOP, WIDTH, Style
from signoff.pdf.notes import NoteSetter
from signoff.pdf.surface import Artifact, Surface

_HEADER_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Running:
    """What every page says at its head: on the left, and on the right in a style of its own."""

    left: str
    right: str
    right_style: Style


def lay_out(items: Sequence[Item], notes: NoteSetter, fonts: FontBook, images: dict[str, bytes]) -> list[Surface]:
    """Return the pages that hold all items, drawn, each with the notes that it cites at its foot."""
    feed = Feed(items)
    pages: list[Surface] = []
    while True:
        placed, feed = feed.fill(Room(BOTTOM - TOP, NO_NOTES, notes.height), force=True)
        surface = Surface(fonts, images, len(pages) + 1)
        placed.draw(surface, LEFT, TOP, WIDTH)
        notes.draw(surface, placed.notes, BOTTOM)
        pages.append(surface)
        if feed.is_empty:
            return pages


def add_running(pages: Sequence[Surface], running: Running, faces: Faces) -> None:
    """Draw header and footer on every page, as artifacts."""
    right = _fitted(running.right, running.right_style, WIDTH * 0.62, faces)
    left = _fitted(running.left, HEADER, WIDTH - right.width - _HEADER_GAP, faces)
    for surface in pages:
        surface.text(LEFT, HEADER_BASELINE, left.pieces, Artifact.HEADER)
        surface.text(RIGHT - right.width, HEADER_BASELINE, right.pieces, Artifact.HEADER)
        foot = _fitted(f"Page {surface.number} of {len(pages)}", HEADER, WIDTH, faces)
        surface.text(RIGHT - foot.width, FOOTER_BASELINE, foot.pieces, Artifact.FOOTER)
        surface.close()


def _fitted(text: str, style: Style, width: float, faces: Faces) -> Line:
    """Return the text as one line, in smaller type if it needs that to fit the width."""
    words = settle(text).replace("\n", " ")
    needed = faces.width(words, style)
    if needed > width:
        style = replace(style, size=style.size * width / needed)
    lines = break_lines([Span(words, style)], width * 2, faces)
    return lines[0] if lines else Line((), 0.0)
