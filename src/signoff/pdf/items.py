"""The items of a column: lines of text, with bullets or check boxes beside them, and signatures' cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

import msgspec
from msgspec.structs import replace

from signoff.notice.marks.mark import Mark
from signoff.pdf.abbreviations import with_expansions
from signoff.pdf.flow import NO_NOTES, Item, Notes, Placed, Room
from signoff.pdf.line_breaking import Line, Piece, Span, break_lines
from signoff.pdf.metrics import TEXT, Style
from signoff.pdf.structure import Element
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import FALLBACK_FILES, Faces, load_face

CHECK_INDENT = 13.5
_CHECK = Style(size=TEXT.size, leading=TEXT.leading)
_SELECTED, _EMPTY = "☒", "☐"


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A check box beside a line: a character like any other, so that what is seen is also what is read.

    It has the size of text, so that programs which guess the lines of a page join it to its own line.
    """

    selected: bool
    element: Element | None

    def draw(self, surface: Surface, x: float, baseline: float) -> None:
        """Draw it on the baseline, from x."""
        face = load_face(FALLBACK_FILES[False])
        box = _SELECTED if self.selected else _EMPTY
        width = face.widths[ord(box)] * _CHECK.size / 1000
        surface.text(x, baseline, (Piece(face, _CHECK, f"{box} ", width),), self.element)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item's bullet or number, its right edge `back` points left of the text."""

    pieces: tuple[Piece, ...]
    element: Element | None
    width: float
    back: float

    def draw(self, surface: Surface, x: float, baseline: float) -> None:
        """Draw it so that it ends just before the text, which begins at x."""
        surface.text(x - self.back - self.width, baseline, self.pieces, self.element)


class TextLine(msgspec.Struct, frozen=True, gc=False):
    """One line of text."""

    line: Line
    leading: float
    element: Element | None = None
    indent: float = 0.0
    gap: float = 0.0
    keep: bool = False
    repeated: bool = False
    notes: Notes = NO_NOTES
    align: str = ""
    mark: CheckBox | Bullet | None = None

    @property
    def height(self) -> float:
        """The height of the line, in points."""
        return self.leading

    def split(self, room: Room, force: bool) -> tuple[Placed | None, Item | None]:
        """Return the line if it fits; a line is never split."""
        if force or self.leading <= room.left(self.notes) + 0.01:
            return self, None
        return None, self

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the line and what is beside it."""
        baseline = y + self.leading * 0.755
        left = x + self.indent
        if isinstance(self.mark, CheckBox):
            self.mark.draw(surface, x, baseline)
        elif self.mark is not None:
            self.mark.draw(surface, left, baseline)
        if self.align == "right":
            left = x + width - self.line.width
        elif self.align == "centre":
            left += (width - self.indent - self.line.width) / 2
        surface.text(left, baseline, self.line.pieces, self.element)


class _Layout(TypedDict, total=False):
    """How the lines of a paragraph are placed, as `Paragraphs.lines` takes it."""

    indent: float
    gap: float
    keep: bool
    repeated: bool
    mark: CheckBox | Bullet | None


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Makes lines from spans; holds the faces that measure them, and the abbreviations that are read out in full."""

    faces: Faces
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    def lines(
        self,
        spans: Iterable[Span],
        width: float,
        element: Element | None,
        *,
        style: Style = TEXT,
        indent: float = 0.0,
        gap: float = 0.0,
        keep: bool = False,
        repeated: bool = False,
        notes: Notes = NO_NOTES,
        align: str = "",
        mark: CheckBox | Bullet | None = None,
    ) -> list[Item]:
        """Return a paragraph's lines, at least two of them on either side of a page's end.

        With `keep`, the whole paragraph stays with what follows. `notes` are cited by its first line.
        """
        lines = break_lines(with_expansions(spans, self.abbreviations), width - indent, self.faces)
        if not lines and mark is not None:
            lines = [Line((), 0.0)]
        last = len(lines) - 1
        return [
            TextLine(
                line,
                style.leading,
                element,
                indent,
                0.0 if place else gap,
                keep or (last > 0 and place in (0, last - 1)),
                repeated,
                NO_NOTES if place else notes,
                align,
                None if place else mark,
            )
            for place, line in enumerate(lines)
        ]

    def text(
        self, text: str, width: float, element: Element | None, *, style: Style = TEXT, **layout: Unpack[_Layout]
    ) -> list[Item]:
        """Return the lines of a plain text in one style; line feeds in it are hard breaks."""
        return self.lines([Span(text, style)], width, element, style=style, **layout)


@dataclass(frozen=True, slots=True)
class SignatureCell:
    """The place of a signature, empty or with its mark; `place` is the key under which it is reported, if any."""

    place: str
    size: tuple[float, float]
    mark: Mark | None = None
    alt: str = ""
    element: Element | None = None
    gap: float = 2.0
    keep: bool = True
    repeated: bool = False
    notes: Notes = NO_NOTES

    @property
    def height(self) -> float:
        """The height of the cell, in points."""
        return self.size[1]

    def split(self, room: Room, force: bool) -> tuple[Placed | None, Item | None]:
        """Return the cell if it fits; it is never split."""
        return (self, None) if force or self.height <= room.left(self.notes) + 0.01 else (None, self)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the mark into the cell and report its place."""
        from signoff.pdf.marks import draw_mark

        if self.place:
            surface.record_place(self.place, x, y, x + self.size[0], y + self.size[1])
        if self.mark is not None:
            draw_mark(surface, self.mark, (x, y, *self.size), self.element)


def keep_together(items: Sequence[Item]) -> list[Item]:
    """Return the lines so that no page ends between them, nor after the last."""
    return [replace(item, keep=True) if isinstance(item, TextLine) else item for item in items]
