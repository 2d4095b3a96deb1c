"""The mark that a signatory makes: drawn strokes, a picture, or a typed name.

Lengths are whole micrometres, times whole milliseconds of a monotonic clock, pressure 0 to 1000.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from signoff.notice.marks.curves import LONGEST_OUTLINE, curves
from signoff.notice.part import Part

Sample = tuple[int, int, int, int]
"""x and y in micrometres from the pad's upper left corner, milliseconds since the first sample, pressure."""

Stroke = tuple[Sample, ...]
"""One movement of the pen, from touching down to lifting."""

Outline = Annotated[str, msgspec.Meta(max_length=LONGEST_OUTLINE)]
"""Closed paths of Bézier curves in whole micrometres, in a subset of SVG's path data."""


class Device(StrEnum):
    """What a stroke was drawn with."""

    PEN = "pen"
    TOUCH = "touch"
    MOUSE = "mouse"


class StrokesMark(Part, frozen=True, kw_only=True, tag_field="kind", tag="strokes"):
    """A drawn signature on a pad of `width` by `height` micrometres."""

    width: int
    height: int
    device: Device
    strokes: tuple[Stroke, ...]


class ImageMark(Part, frozen=True, kw_only=True, tag_field="kind", tag="image", omit_defaults=True):
    """A picture of a signature, printed at `width` by `height` micrometres.

    `outline` is the ink as filled paths in micrometres (`curves` reads it). Marks made before there were outlines
    hold a PNG in base64 instead. What is not given is not written, so that their digests stay the same.
    """

    width: int
    height: int
    png: str = ""
    outline: Outline = ""

    def __post_init__(self) -> None:
        """Refuse an outline that cannot be drawn; raises ValueError, which reading a record reports with its path."""
        if self.outline:
            curves(self.outline)


class TypedMark(Part, frozen=True, kw_only=True, tag_field="kind", tag="typed"):
    """A name set in the bundled script typeface."""

    text: str


Mark = StrokesMark | ImageMark | TypedMark
