"""The mark that a signatory makes: drawn strokes, a picture, or a typed name.

Lengths are whole micrometres, times whole milliseconds of a monotonic clock, pressure 0 to 1000.
"""

from __future__ import annotations

from enum import StrEnum

from signoff.notice.model import Part

Sample = tuple[int, int, int, int]
"""x and y in micrometres from the pad's upper left corner, milliseconds since the first sample, pressure."""

Stroke = tuple[Sample, ...]
"""One movement of the pen, from touching down to lifting."""


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


class ImageMark(Part, frozen=True, kw_only=True, tag_field="kind", tag="image"):
    """A picture of a signature: a PNG in base64, printed at `width` by `height` micrometres."""

    width: int
    height: int
    png: str


class TypedMark(Part, frozen=True, kw_only=True, tag_field="kind", tag="typed"):
    """A name set in the bundled script face."""

    text: str


Mark = StrokesMark | ImageMark | TypedMark
