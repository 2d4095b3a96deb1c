"""What a mark is, asked of any kind: nothing else of the notice tells the kinds apart.

A kind that is missing here is a TypeError, which a test finds.
"""

from __future__ import annotations

from functools import singledispatch
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from signoff.notice.marks.contours import Contour
from signoff.notice.marks.curves import polygons
from signoff.notice.marks.ink import contours
from signoff.notice.marks.mark import Device, ImageMark, Mark, Stroke, StrokesMark, TypedMark
from signoff.notice.part import Part

_DRAWN_WITH = MappingProxyType(
    {
        Device.PEN: "drawn on the page with a pen",
        Device.TOUCH: "drawn on the page with a finger",
        Device.MOUSE: "drawn on the page with a mouse",
    }
)


class Outlined(NamedTuple):
    """Ink as closed outlines, to be filled together, in a place of a size in micrometres."""

    width: int
    height: int
    outlines: tuple[Contour, ...]


class Picture(NamedTuple):
    """A PNG in base64, printed at a size in micrometres; empty where the mark is outlines instead."""

    width: int
    height: int
    png: str


def unknown(mark: object) -> NoReturn:
    """Raise TypeError for what is no mark, or a kind that a table of kinds has forgotten."""
    raise TypeError(f"{type(mark).__name__} is no kind of mark that is known here")


@singledispatch
def label_of(mark: Mark) -> str:
    """Return the name under which a mark is kept at first."""
    unknown(mark)


@singledispatch
def how_made(mark: Mark) -> str:
    """Return by which means a mark was made, as words that follow "signed"."""
    unknown(mark)


@singledispatch
def outlined(mark: Mark) -> Outlined | None:
    """Return the ink by its outlines; None where letters or a picture are set instead."""
    unknown(mark)


@singledispatch
def picture_of(mark: Mark) -> Picture | None:
    """Return the picture that a mark was made of; None where it was made of none."""
    unknown(mark)


@singledispatch
def strokes_of(part: Part) -> tuple[Stroke, ...] | None:
    """Return the strokes of a drawn mark; None for any other part of a notice."""
    return None


@label_of.register(StrokesMark)
def _(mark: StrokesMark) -> str:
    return "Drawn"


@label_of.register(ImageMark)
def _(mark: ImageMark) -> str:
    return "From a picture"


@label_of.register(TypedMark)
def _(mark: TypedMark) -> str:
    return "Typed"


@how_made.register(StrokesMark)
def _(mark: StrokesMark) -> str:
    return _DRAWN_WITH[mark.device]


@how_made.register(ImageMark)
def _(mark: ImageMark) -> str:
    return "with a picture of the signature"


@how_made.register(TypedMark)
def _(mark: TypedMark) -> str:
    return "with a typed name"


@outlined.register(StrokesMark)
def _(mark: StrokesMark) -> Outlined | None:
    return Outlined(mark.width, mark.height, contours(mark))


@outlined.register(ImageMark)
def _(mark: ImageMark) -> Outlined | None:
    return Outlined(mark.width, mark.height, polygons(mark.outline)) if mark.outline else None


@outlined.register(TypedMark)
def _(mark: TypedMark) -> Outlined | None:
    return None


@picture_of.register(StrokesMark)
@picture_of.register(TypedMark)
def _(mark: StrokesMark | TypedMark) -> Picture | None:
    return None


@picture_of.register(ImageMark)
def _(mark: ImageMark) -> Picture | None:
    return Picture(mark.width, mark.height, mark.png)


@strokes_of.register(StrokesMark)
def _(part: StrokesMark) -> tuple[Stroke, ...] | None:
    return part.strokes
