"""What a page shows, as it is read back: runs of glyphs, lines, areas, shapes and pictures, each with its owner.

PDF coordinates: points from the page's lower left corner. Numbers that only affect appearance are kept as they are
written, so that a digest of them never depends on arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top."""

Colour: TypeAlias = tuple[str, str, str]
"""Red, green and blue, 0 to 1, as they are written."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What a drawn item belongs to: marked content of an element by its number, or an artifact of a kind."""

    tag: str
    number: int | None

    @property
    def is_artifact(self) -> bool:
        """Whether it belongs to no element, and is not read aloud."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Characters of one font on one baseline; `actual_text` is what is read in their place, None for themselves.

    `ink` is where the first and the last character other than white space begin and end. `begins` says whether the run
    has a position of its own, rather than following what was written before.
    """

    owner: Owner
    font: str
    size: str
    colour: Colour
    x: float
    y: float
    width: float
    ink: tuple[float, float]
    text: str
    actual_text: str | None
    begins: bool = False

    @property
    def box(self) -> Rectangle:
        """The box that letters of this size fill, without accents."""
        size = float(self.size)
        return self.x, self.y - 0.21 * size, self.x + self.width, self.y + 0.72 * size


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle filled with a colour."""

    owner: Owner
    box: Rectangle
    colour: Colour


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, vertical or horizontal; `box` is what its ink covers."""

    owner: Owner
    box: Rectangle
    colour: Colour


@dataclass(frozen=True, slots=True)
class Shapes:
    """Closed shapes, filled together by the non-zero rule, within the box that clips them."""

    owner: Owner
    clip: Rectangle
    colour: Colour
    shapes: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name on the page, in a rectangle."""

    owner: Owner
    name: str
    box: Rectangle


DrawnItem: TypeAlias = GlyphRun | Area | Rule | Shapes | Picture
