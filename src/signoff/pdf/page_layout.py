"""Lays out pages: their header, the items that flow through them, their footnotes, and finally a footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from signoff.pdf.characters import normalise
from signoff.pdf.flow import NO_NOTES, Feed, Item, Room
from signoff.pdf.fonts import FontBook
from signoff.pdf.footnotes import FootnoteSetter
from signoff.pdf.line_breaking import Line, Span, break_lines
from signoff.pdf.metrics import (
    BOTTOM,
    FOOTER_BASELINE,
    HEADER,
    HEADER_BASELINE,
    LATER_BASELINE,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Style,
)
from signoff.pdf.structure import Element
from signoff.pdf.surface import Artifact, Surface
from signoff.pdf.typefaces import Faces

_HEADER_GAP = 14.0


@dataclass(frozen=True, slots=True)
class RunningHeader:
    """What every page says at its head: on the left, and on the right in a style of its own.

    `later` is what the page gains once it is signed, words and their style, on a separate line at the right. On the
    first page these elements are read aloud; on the others they are repetition.
    """

    left: str
    right: str
    right_style: Style
    later: Sequence[tuple[str, Style]]
    elements: tuple[Element, Element, Element]


Header: TypeAlias = tuple[tuple[float, Line, Element], ...]
"""The header's lines, each with its x position and its element."""


def lay_out(
    items: Sequence[Item], header: Header, notes: FootnoteSetter, fonts: FontBook, images: dict[str, bytes]
) -> list[Surface]:
    """Return the drawn pages that hold all items, each with its header and, at its foot, the notes that it cites."""
    feed = Feed(items)
    pages: list[Surface] = []
    while True:
        placed, feed = feed.fill(Room(BOTTOM - TOP, NO_NOTES, notes.height), force=True)
        surface = Surface(fonts, images, len(pages) + 1)
        for x, line, element in header:
            surface.text(x, HEADER_BASELINE, line.pieces, Artifact.HEADER if pages else element)
        placed.draw(surface, LEFT, TOP, WIDTH)
        notes.draw(surface, placed.notes, BOTTOM)
        pages.append(surface)
        if feed.is_empty:
            return pages


def add_later_line(pages: Sequence[Surface], running: RunningHeader, faces: Faces) -> None:
    """Add to every page what it gains after the signature, separate from what was signed."""
    line = _line(running.later, WIDTH, faces)
    for surface in pages:
        with surface.adding_later():
            owner = running.elements[2] if surface.number == 1 else Artifact.HEADER
            surface.text(RIGHT - line.width, LATER_BASELINE, line.pieces, owner)


def number_pages(pages: Sequence[Surface], faces: Faces) -> None:
    """Write "Page x of y" at the foot of every page, as an artifact, and end its content."""
    for surface in pages:
        foot = _fit_line(f"Page {surface.number} of {len(pages)}", HEADER, WIDTH, faces)
        surface.text(RIGHT - foot.width, FOOTER_BASELINE, foot.pieces, Artifact.FOOTER)
        surface.close()


def set_header(running: RunningHeader, faces: Faces) -> Header:
    """Return the header set in lines."""
    right = _fit_line(running.right, running.right_style, WIDTH * 0.62, faces)
    left = _fit_line(running.left, HEADER, WIDTH - right.width - _HEADER_GAP, faces)
    return ((LEFT, left, running.elements[0]), (RIGHT - right.width, right, running.elements[1]))


def _fit_line(text: str, style: Style, width: float, faces: Faces) -> Line:
    """Return the text as one line, in smaller type if needed to fit the width."""
    return _line([(text, style)], width, faces)


def _line(words: Sequence[tuple[str, Style]], width: float, faces: Faces) -> Line:
    """Return words, each in its style, as one line, in smaller type if needed to fit the width."""
    spans = [Span(normalise(text).replace("\n", " "), style) for text, style in words]
    needed = sum(faces.width(span.text, span.style) for span in spans)
    if needed > width:
        spans = [Span(span.text, replace(span.style, size=span.style.size * width / needed)) for span in spans]
    lines = break_lines(spans, width * 2, faces)
    return lines[0] if lines else Line((), 0.0)
