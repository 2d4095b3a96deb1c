"""The one layer through which everything is drawn: content streams, rectangles of sections, links, pictures.

Points, with y growing downwards from the page's upper edge; the stream itself counts upwards, as PDF does. Everything
drawn belongs to an element of the structure or, with None, is an artifact (borders, repeated labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import TypeAlias

from signoff.pdf.accents import Segment, clusters, has_marks, segments
from signoff.pdf.fonts import FontBook
from signoff.pdf.line_breaking import Piece
from signoff.pdf.metrics import BORDER, HAIRLINE, PAGE_HEIGHT, ActualText, Colour, Style
from signoff.pdf.structure import Annotated, Element, Marked, Rectangle

Points = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Link:
    """A rectangle that leads somewhere, in PDF coordinates: to an address, or to a point of the same page.

    Where it is on one of several lines, it is named by the words of all (`name`).
    """

    rect: Rectangle
    element: Element
    words: str
    address: str = ""
    point: tuple[float, float] = (0.0, 0.0)

    @property
    def name(self) -> str:
        """What it is called, once all of it is drawn."""
        return self.element.words.strip() or self.words


class Artifact(Enum):
    """Content that belongs to no element: decoration, and what pages repeat at their head and foot."""

    LAYOUT = "/Artifact BMC"
    HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


Owner: TypeAlias = "Element | Artifact"


@dataclass(slots=True)
class Surface:
    """One page being drawn; fonts and images (PNG by name) belong to the whole document.

    `marked` holds the element of each piece of marked content, by its number. A piece continues as long as what is
    drawn belongs to the same element; `close` ends the last one. `later` is content that a page gains after signing,
    such as the council's reference: a separate stream, so that the first never changes.
    """

    fonts: FontBook
    images: dict[str, bytes]
    number: int
    code: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    marked: list[Element] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    places: dict[str, Rectangle] = field(default_factory=dict)
    citations: dict[int, list[Link]] = field(default_factory=dict)
    _owner: Owner | None = None
    _colour: Colour | None = None

    def text(self, x: float, baseline: float, pieces: Sequence[Piece], owner: Owner | None) -> None:
        """Write pieces one after another from x on a baseline; links and citations in them become annotations."""
        if len(pieces) == 1 and pieces[0].style.link is None and not pieces[0].style.note:
            self._write_run(x, baseline, pieces, _speaker(owner, pieces[0].style))
            return
        for (link, note, _), group in groupby(pieces, key=_target):
            run = list(group)
            if isinstance(owner, Element) and (link is not None or note):
                self._write_linked(x, baseline, run, owner)
            else:
                self._write_run(x, baseline, run, _speaker(owner, run[0].style))
            x += sum([piece.width for piece in run])

    def _write_run(self, x: float, baseline: float, pieces: Sequence[Piece], owner: Owner | None) -> None:
        if not pieces:
            return
        if owner is not self._owner or owner is None:
            self._begin(owner)
        code, rise = self.code, 0.0
        code.append(f"BT {x:.2f} {PAGE_HEIGHT - baseline:.2f} Td")
        current: ActualText | None = None
        for piece in pieces:
            style = piece.style
            if style.actual_text is not current:
                current = self._switch_actual_text(current, style.actual_text)
            if style.colour != self._colour:
                self._set_fill(style.colour)
            if style.rise != rise:
                rise = style.rise
                code.append(f"{rise:.2f} Ts")
            if has_marks(piece.text):
                self._write_accented(piece)
            else:
                for name, written in self.fonts.encode(piece.face, piece.text):
                    code.append(f"{name} {style.size:.2f} Tf ({written}) Tj")
        self._switch_actual_text(current, None)
        code.append("0 Ts ET" if rise else "ET")

    def _switch_actual_text(self, before: ActualText | None, after: ActualText | None) -> ActualText | None:
        """End a span that is read as other text, and begin the next one, if any."""
        if before is not None:
            self.code.append("EMC")
        if after is not None:
            self.code.append(_begin_actual_text(after.words))
        return after

    def _write_accented(self, piece: Piece) -> None:
        """Write a piece with combining marks, each moved to its letter."""
        for cluster in clusters(piece.text):
            for segment in segments(piece.face, cluster) if has_marks(cluster) else (Segment(cluster),):
                self._write_moved(piece, segment)

    def _write_moved(self, piece: Piece, segment: Segment) -> None:
        size, rise = piece.style.size, piece.style.rise
        for name, written in self.fonts.encode(piece.face, segment.text):
            moved = f"[{-segment.right:.0f} ({written}) {segment.right:.0f}] TJ"
            lift = rise + segment.up * size / 1000
            self.code.append(f"{name} {size:.2f} Tf {lift:.2f} Ts {moved} {rise:.2f} Ts")

    def _write_linked(self, x: float, baseline: float, pieces: Sequence[Piece], owner: Element) -> None:
        """Write pieces that lead to one target, as a separate element with its annotation."""
        style, width = pieces[0].style, sum([piece.width for piece in pieces])
        foot = PAGE_HEIGHT - baseline + style.rise
        rect = (x, foot - 0.25 * style.size, x + width, foot + 0.85 * style.size)
        last = owner.kids[-1] if owner.kids else None
        if style.note:
            element = owner.add("Reference").add("Link")
        elif isinstance(last, Element) and last.tag == "Link" and last.target == style.link:
            element = last
        else:
            element = owner.add("Link")
            element.target = style.link or ""
        self._write_run(x, baseline, pieces, element)
        if style.note:
            words = f"Footnote {style.note}"
            self.citations.setdefault(style.note, []).append(self.link(rect, element, words))
        else:
            words = "".join(piece.text for piece in pieces)
            element.words += words
            self.link(rect, element, style.link or "", style.link or "")
            line = ((x, baseline + 1.4), (x + width, baseline + 1.4))
            self.strokes([line], 0.5, style.colour)

    def link(self, rect: Rectangle, element: Element, words: str, address: str = "") -> Link:
        """Add an annotation that belongs to an element; without an address its point is set later."""
        element.kids.append(Annotated(self.number, len(self.links)))
        link = Link(rect, element, words, address)
        self.links.append(link)
        return link

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._begin(None)
        self._set_fill(colour)
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x0: float, y: float, x1: float, thickness: float = HAIRLINE, colour: Colour = BORDER) -> None:
        """Draw a horizontal line."""
        self.strokes([((x0, y), (x1, y))], thickness, colour)

    def frame(self, x: float, y: float, widths: Sequence[float], height: float) -> None:
        """Draw a box with the lines between its columns."""
        right = x + sum(widths)
        self._begin(None)
        self._set_pen(HAIRLINE, BORDER)
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {right - x:.2f} {height:.2f} re S")
        for width in widths[:-1]:
            x += width
            self.code.append(f"{x:.2f} {PAGE_HEIGHT - y:.2f} m {x:.2f} {PAGE_HEIGHT - y - height:.2f} l S")

    def strokes(
        self, lines: Iterable[Points], thickness: float, colour: Colour, element: Element | None = None
    ) -> None:
        """Draw open lines through points."""
        self._begin(element)
        self._set_pen(thickness, colour)
        for line in lines:
            self._path(line)
            self.code.append("S")

    def polygons(self, shapes: Iterable[Points], colour: Colour, cell: Rectangle, element: Element | None) -> None:
        """Fill closed shapes together, by the non-zero rule, clipped to a cell: x, y, width and height."""
        x, y, width, height = cell
        self._begin(element)
        self.code.append(f"q {x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re W n")
        self.code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))
        for shape in shapes:
            if len(shape) > 2:
                self._path(shape)
                self.code.append("h")
        self.code.append("f Q")

    def picture(self, name: str, x: float, y: float, width: float, height: float, element: Element | None) -> None:
        """Draw a picture of the document by its name."""
        self._begin(element)
        alias = self.pictures.setdefault(name, f"Im{len(self.pictures) + 1}")
        bottom = PAGE_HEIGHT - y - height
        self.code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{alias} Do Q")

    def record_place(self, key: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """Record where something is; rectangles under one key are merged."""
        old = self.places.get(key, (x0, y0, x1, y1))
        self.places[key] = (min(old[0], x0), min(old[1], y0), max(old[2], x1), max(old[3], y1))

    def record_figure(self, element: Element | None, cell: Rectangle) -> None:
        """Record where a figure is: x, y, width and height."""
        x, y, width, height = cell
        if element is not None:
            element.box = (x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y)

    @contextmanager
    def adding_later(self) -> Iterator[None]:
        """Send what is drawn in the block to the content that a page gains after signing."""
        self.close()
        first, self.code, self._colour = self.code, self.later, None
        yield
        self.close()
        self.code, self._colour = first, None

    def close(self) -> None:
        """End the open piece of marked content."""
        if self._owner is not None:
            self.code.append("EMC")
            self._owner = None

    def _begin(self, owner: Owner | None) -> None:
        """Continue or open the marked content of an element; content without one is an artifact."""
        owner = Artifact.LAYOUT if owner is None else owner
        if owner is self._owner:
            return
        self.close()
        self._owner = owner
        if isinstance(owner, Artifact):
            self.code.append(owner.value)
            return
        number = len(self.marked)
        self.marked.append(owner)
        owner.kids.append(Marked(self.number, number))
        self.code.append(f"/{owner.tag} <</MCID {number}>> BDC")

    def _set_fill(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self.code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))

    def _set_pen(self, thickness: float, colour: Colour) -> None:
        self.code.append("{:.3f} {:.3f} {:.3f} RG {:.2f} w".format(*colour, thickness))

    def _path(self, points: Points) -> None:
        (x, y), *others = points
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y:.2f} m")
        self.code.extend(f"{x:.2f} {PAGE_HEIGHT - y:.2f} l" for x, y in others)


def _target(piece: Piece) -> tuple[str | None, int, str]:
    return piece.style.link, piece.style.note, piece.style.expansion


def _speaker(owner: Owner | None, style: Style) -> Owner | None:
    """Return the element that words belong to: an abbreviation has its own, which says it in full."""
    if not style.expansion or not isinstance(owner, Element):
        return owner
    last = owner.kids[-1] if owner.kids else None
    is_rest = isinstance(last, Element) and last.expansion == style.expansion and style.actual_text is not None
    return last if is_rest and isinstance(last, Element) else owner.add("Span", expansion=style.expansion)


def _begin_actual_text(words: str) -> str:
    """Return the operator that begins a span which is read as these words."""
    return f"/Span <</ActualText <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC"
