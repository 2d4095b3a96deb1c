"""A typed signature: its letters' face, size and positions in a cell, the same for print and screen.

The script face sets a name whole or not at all: a name with letters that it lacks is set in italic text type.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from signoff.pdf.metrics import INK_BLUE, Style
from signoff.pdf.typefaces import FaceRun, Faces, main_face

_SCRIPT = Style(size=34.0, leading=34.0, script=True, colour=INK_BLUE)
_PLAIN = Style(size=22.0, leading=26.0, italic=True, colour=INK_BLUE)
_SWASHES = 0.88
"""The share of a cell that a typed name may fill: its letters extend beyond their widths."""

_SMALL = 18.0
"""The size in points below which a long name is set on two lines instead."""

_HIGHEST = 0.8
"""The share of the cell's height that its lines may fill."""

_LEFT = 2.0
_LOWERED = 0.22  # of the size, from the middle of a line to its baseline
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})  # the script face has one hyphen, and names never break here


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of the name: its start, in points from the cell's upper left corner, and its runs of one face."""

    x: float
    baseline: float
    style: Style
    face_runs: tuple[FaceRun, ...]


def set_name(text: str, width: float, height: float, faces: Faces) -> tuple[NameLine, ...]:
    """Return the lines, one or two, of a name in a cell of this size in points; none for an empty name."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        return ()
    script = name.translate(_HYPHENS)
    known = main_face(_SCRIPT).widths
    style, set_text = (_SCRIPT, script) if all(ord(char) in known for char in script) else (_PLAIN, name)
    lines = [set_text]
    size = _size(lines, style, width, height, faces)
    if size < _SMALL and " " in set_text:
        parted = _split(set_text, style, faces)
        if (larger := _size(parted, style, width, height, faces)) > size:
            lines, size = parted, larger
    fitted = replace(style, size=size)
    pitch = size * style.leading / style.size
    first = height / 2 + size * _LOWERED - pitch * (len(lines) - 1) / 2
    return tuple(
        NameLine(_LEFT, first + pitch * number, fitted, faces.face_runs(line, fitted))
        for number, line in enumerate(lines)
    )


def _size(lines: list[str], style: Style, width: float, height: float, faces: Faces) -> float:
    """Return the greatest size, at most the style's own, at which the lines fit."""
    across = width * _SWASHES / max(1e-6, *(faces.width(line, style) for line in lines))
    down = height * _HIGHEST / (len(lines) * style.leading)
    return style.size * min(1.0, across, down)


def _split(name: str, style: Style, faces: Faces) -> list[str]:
    """Return the name in two lines, split at the space that leaves both shortest."""
    places = [place for place, char in enumerate(name) if char == " "]
    parts = [[name[:place], name[place + 1 :]] for place in places]
    return min(parts, key=lambda halves: max(faces.width(line, style) for line in halves))
