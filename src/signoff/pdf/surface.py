"""The one layer that all drawing goes through: content streams, rectangles of sections, links, pictures.

Points, with y growing downwards from the page's upper edge; the stream itself counts upwards, as PDF does.
Whatever is drawn belongs to an element of the structure or, with None, is an artifact (borders, repeated labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from signoff.pdf.fonts import FontBook
from signoff.pdf.lines import Piece
from signoff.pdf.look import BORDER, HAIRLINE, INK, PAGE_HEIGHT, Colour
from signoff.pdf.structure import Element

Points = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Link:
    """A rectangle that leads somewhere: x0, y0, x1, y1 as PDF counts them, and the address."""

    rect: tuple[float, float, float, float]
    address: str
    words: str


@dataclass(slots=True)
class Surface:
    """One page being drawn; fonts and images (PNG by name) are the whole document's."""

    fonts: FontBook
    images: dict[str, bytes]
    number: int
    code: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    _colour: Colour | None = None

    def text(self, x: float, baseline: float, pieces: Iterable[Piece], element: Element | None) -> None:
        """Write pieces one after another from x on a baseline."""
        self._begin(element)
        code, links, left = self.code, [], x
        code.append(f"BT 1 0 0 1 {x:.2f} {PAGE_HEIGHT - baseline:.2f} Tm")
        rise = 0.0
        for piece in pieces:
            style = piece.style
            if style.colour != self._colour:
                self._ink(style.colour)
            if style.rise != rise:
                rise = style.rise
                code.append(f"{rise:.2f} Ts")
            for name, written in self.fonts.written(piece.face, piece.text):
                code.append(f"{name} {style.size:.2f} Tf ({written}) Tj")
            if style.link is not None:
                links.append((piece, left))
            left += piece.width
        code.append("0 Ts ET" if rise else "ET")
        self._end(element)
        for piece, left in links:
            self._link(piece, left, baseline)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._begin(None)
        self._ink(colour)
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")
        self._end(None)

    def rule(self, x0: float, y: float, x1: float, thickness: float = HAIRLINE, colour: Colour = BORDER) -> None:
        """Draw a horizontal line."""
        self.strokes([((x0, y), (x1, y))], thickness, colour)

    def frame(self, x: float, y: float, widths: Sequence[float], height: float) -> None:
        """Draw a box with its columns' dividing lines."""
        right = x + sum(widths)
        self._begin(None)
        self._pen(HAIRLINE, BORDER)
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {right - x:.2f} {height:.2f} re S")
        for width in widths[:-1]:
            x += width
            self.code.append(f"{x:.2f} {PAGE_HEIGHT - y:.2f} m {x:.2f} {PAGE_HEIGHT - y - height:.2f} l S")
        self._end(None)

    def strokes(
        self, lines: Iterable[Points], thickness: float, colour: Colour, element: Element | None = None
    ) -> None:
        """Draw open lines through points."""
        self._begin(element)
        self._pen(thickness, colour)
        for line in lines:
            self._path(line)
            self.code.append("S")
        self._end(element)

    def polygons(self, shapes: Iterable[Points], colour: Colour, element: Element | None) -> None:
        """Fill closed shapes, as one, by the non-zero rule."""
        self._begin(element)
        self._ink(colour)
        for shape in shapes:
            if len(shape) > 2:
                self._path(shape)
                self.code.append("h")
        self.code.append("f")
        self._end(element)

    def check_box(self, x: float, y: float, size: float, selected: bool, element: Element | None) -> None:
        """Draw a check box, crossed where it is selected, as one figure."""
        bottom = PAGE_HEIGHT - y - size
        self._begin(element)
        self._pen(0.9, INK)
        self.code.append(f"{x:.2f} {bottom:.2f} {size:.2f} {size:.2f} re S")
        if selected:
            near, far = size * 0.22, size * 0.78
            self.code.append("1 J 1.50 w")
            for low, high in ((near, far), (far, near)):
                self.code.append(f"{x + near:.2f} {bottom + low:.2f} m {x + far:.2f} {bottom + high:.2f} l S")
            self.code.append("0 J")
        self._end(element)

    def picture(self, name: str, x: float, y: float, width: float, height: float, element: Element | None) -> None:
        """Draw a picture of the document by its name."""
        self._begin(element)
        alias = self.pictures.setdefault(name, f"Im{len(self.pictures) + 1}")
        bottom = PAGE_HEIGHT - y - height
        self.code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{alias} Do Q")
        self._end(element)

    def report(self, key: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """Note where something lies; rectangles under one key grow together."""
        old = self.places.get(key, (x0, y0, x1, y1))
        self.places[key] = (min(old[0], x0), min(old[1], y0), max(old[2], x1), max(old[3], y1))

    def _begin(self, element: Element | None) -> None:
        """Open a piece of marked content: what belongs to no element is an artifact."""
        if element is None:
            self.code.append("/Artifact BMC")

    def _end(self, element: Element | None) -> None:
        if element is None:
            self.code.append("EMC")

    def _link(self, piece: Piece, x: float, baseline: float) -> None:
        size, words = piece.style.size, piece.text.rstrip(" ")
        foot = PAGE_HEIGHT - baseline
        rect = (x, foot - 0.25 * size, x + piece.width, foot + 0.8 * size)
        self.links.append(Link(rect, piece.style.link or "", words))
        self.strokes([((x, baseline + 1.4), (x + piece.width, baseline + 1.4))], 0.5, piece.style.colour)

    def _ink(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self.code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))

    def _pen(self, thickness: float, colour: Colour) -> None:
        self.code.append("{:.3f} {:.3f} {:.3f} RG {:.2f} w".format(*colour, thickness))

    def _path(self, points: Points) -> None:
        (x, y), *others = points
        self.code.append(f"{x:.2f} {PAGE_HEIGHT - y:.2f} m")
        self.code.extend(f"{x:.2f} {PAGE_HEIGHT - y:.2f} l" for x, y in others)
