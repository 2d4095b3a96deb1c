"""Footnotes: their height, and their place under a short rule at the foot of the page that cites them."""

from __future__ import annotations

from signoff.notice.form import FOOTNOTES
from signoff.pdf.faces import Faces
from signoff.pdf.flow import Notes
from signoff.pdf.lines import Line, Span, break_lines
from signoff.pdf.look import BORDER, HAIRLINE, LEFT, MM, NOTE, WIDTH
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface

_ABOVE = 9.0
_BETWEEN = 1.2
_HANG = 10.0
_RULE = 42 * MM


class NoteSetter:
    """Sets footnotes; each is broken into lines once."""

    def __init__(self, faces: Faces, tree: Element) -> None:
        self._faces = faces
        self._tree = tree
        self._set: dict[int, list[Line]] = {}
        self._heights: dict[Notes, float] = {}

    def height(self, notes: Notes) -> float:
        """Return the height that these notes need at the foot of a page, rule and space above included."""
        found = self._heights.get(notes)
        if found is None:
            lines = sum(len(self._lines(number)) for number in notes)
            found = lines * NOTE.leading + _ABOVE + _BETWEEN * len(notes) if notes else 0.0
            self._heights[notes] = found
        return found

    def draw(self, surface: Surface, notes: Notes, bottom: float) -> None:
        """Draw the notes so that the last one ends at `bottom`."""
        if not notes:
            return
        y = bottom - self.height(notes) + _ABOVE
        surface.rule(LEFT, y - 4.0, LEFT + _RULE, HAIRLINE, BORDER)
        for number in sorted(notes):
            element = self._tree.add("Note")
            marker = break_lines([Span(str(number), NOTE)], WIDTH, self._faces)[0]
            for place, line in enumerate(self._lines(number)):
                baseline = y + NOTE.leading * 0.76
                if place == 0:
                    surface.text(LEFT, baseline, marker.pieces, element)
                surface.text(LEFT + _HANG, baseline, line.pieces, element)
                y += NOTE.leading
            y += _BETWEEN

    def _lines(self, number: int) -> list[Line]:
        if number not in self._set:
            self._set[number] = break_lines([Span(FOOTNOTES[number], NOTE)], WIDTH - _HANG, self._faces)
        return self._set[number]
