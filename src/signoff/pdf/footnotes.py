"""Footnotes: their height, and their place below a short rule at the foot of the page that cites them."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.pdf.abbreviations import NO_ABBREVIATIONS, with_expansions
from signoff.pdf.flow import Notes
from signoff.pdf.line_breaking import Line, Span, break_lines
from signoff.pdf.metrics import BORDER, HAIRLINE, LEFT, MM, NOTE, PAGE_HEIGHT, WIDTH
from signoff.pdf.structure import Element
from signoff.pdf.surface import Link, Surface
from signoff.pdf.typefaces import Faces

_ABOVE = 9.0
_BETWEEN = 1.2
_HANG = 10.0
_RULE = 42 * MM


class FootnoteSetter:
    """Sets footnotes; each is broken into lines once."""

    def __init__(
        self,
        faces: Faces,
        elements: Mapping[int, Element],
        texts: Mapping[int, str],
        abbreviations: Mapping[str, str] = NO_ABBREVIATIONS,
    ) -> None:
        """Take each note's text, and its element, which is in the structure where the note is cited."""
        self._texts = texts
        self._abbreviations = abbreviations
        self._faces = faces
        self._elements = elements
        self._set: dict[int, list[Line]] = {}
        self._heights: dict[Notes, float] = {}

    def height(self, notes: Notes) -> float:
        """Return the height that these notes need at the foot of a page, including the rule and the space above."""
        height = self._heights.get(notes)
        if height is None:
            lines = sum(len(self._lines(number)) for number in notes)
            height = lines * NOTE.leading + _ABOVE + _BETWEEN * len(notes) if notes else 0.0
            self._heights[notes] = height
        return height

    def draw(self, surface: Surface, notes: Notes, bottom: float) -> None:
        """Draw the notes so that the last one ends at `bottom`."""
        if not notes:
            return
        y = bottom - self.height(notes) + _ABOVE
        surface.rule(LEFT, y - 4.0, LEFT + _RULE, HAIRLINE, BORDER)
        for number in sorted(notes):
            self._draw_note(surface, number, y)
            y += len(self._lines(number)) * NOTE.leading + _BETWEEN

    def _draw_note(self, surface: Surface, number: int, y: float) -> None:
        """Draw one note; its number links back to where it is cited, and the citation links here."""
        note = self._elements[number]
        label, words = note.add("Lbl"), note.add("P")
        marker = break_lines([Span(str(number), NOTE)], WIDTH, self._faces)[0]
        citations = surface.citations.get(number, [])
        for citation in citations:
            citation.point = (LEFT, PAGE_HEIGHT - y + NOTE.leading)
        baseline = y + NOTE.leading * 0.76
        if citations:
            back = label.add("Link")
            surface.text(LEFT, baseline, marker.pieces, back)
            self._link_back(surface, number, citations[0], (LEFT, y, marker.width), back)
        else:
            surface.text(LEFT, baseline, marker.pieces, label)
        for place, line in enumerate(self._lines(number)):
            surface.text(LEFT + _HANG, y + NOTE.leading * (place + 0.76), line.pieces, words)

    def _link_back(
        self, surface: Surface, number: int, citation: Link, place: tuple[float, float, float], element: Element
    ) -> None:
        """Link a note's number, at x, y and of this width, back to where the note is cited."""
        x, y, width = place
        foot = PAGE_HEIGHT - y - NOTE.leading
        words = f"Back to where footnote {number} is cited"
        link = surface.link((x, foot, x + width + 2.0, foot + NOTE.leading), element, words)
        link.point = (citation.rect[0], citation.rect[3] + NOTE.leading)

    def _lines(self, number: int) -> list[Line]:
        if number not in self._set:
            spans = with_expansions([Span(self._texts[number], NOTE)], self._abbreviations)
            self._set[number] = break_lines(spans, WIDTH - _HANG, self._faces)
        return self._set[number]
