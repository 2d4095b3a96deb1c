"""Colours as HTML and its styles name them, as far as is needed to see whether words can be told from their ground."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
CLEAR = "transparent"
"""The value of what has no colour of its own."""

CLOSEST = 8
"""Colours that differ by no more than this in each part are the same to the eye."""

_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![0-9a-f])")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+)(%?))?\s*\)")
_HSL = re.compile(r"hsla?\(\s*([\d.]{1,8})(?:deg)?[\s,]+([\d.]{1,8})%[\s,]+([\d.]{1,8})%(?:[\s,/]+([\d.]+)(%?))?\s*\)")
_NONE = re.compile(r"0*\.?0*")
_NAMED: dict[str, Colour] = {
    "white": WHITE,
    "window": WHITE,
    "black": BLACK,
    "windowtext": BLACK,
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "maroon": (128, 0, 0),
    "teal": (0, 128, 128),
    "purple": (128, 0, 128),
    "aqua": (0, 255, 255),
    "cyan": (0, 255, 255),
    "lime": (0, 255, 0),
    "fuchsia": (255, 0, 255),
    "magenta": (255, 0, 255),
    "olive": (128, 128, 0),
    "orange": (255, 165, 0),
    "whitesmoke": (245, 245, 245),
    "ivory": (255, 255, 240),
    "snow": (255, 250, 250),
}


def colour(value: str) -> Colour | str | None:
    """Return the colour that a value names, CLEAR for none at all, and None for what is not known."""
    value = value.strip().lower()
    if value == CLEAR:
        return CLEAR
    if value in _NAMED:
        return _NAMED[value]
    if match := _HEX.match(value):
        digits = match[1] if len(match[1]) > 4 else "".join(digit * 2 for digit in match[1])
        if digits[6:8] == "00":
            return CLEAR
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if match := _RGB.match(value):
        return CLEAR if match[4] and _NONE.fullmatch(match[4]) else (int(match[1]), int(match[2]), int(match[3]))
    if match := _HSL.match(value):
        return CLEAR if match[4] and _NONE.fullmatch(match[4]) else _from_hsl(match[1], match[2], match[3])
    return None


def _from_hsl(hue: str, saturation: str, lightness: str) -> Colour | None:
    try:
        parts = hls_to_rgb(float(hue) / 360, float(lightness) / 100, float(saturation) / 100)
    except ValueError:
        return None
    red, green, blue = (round(255 * part) for part in parts)
    return red, green, blue


def are_alike(first: Colour | None, second: Colour | None) -> bool:
    """Return whether the eye cannot tell two known colours apart."""
    if first is None or second is None:
        return False
    return all(abs(one - other) <= CLOSEST for one, other in zip(first, second, strict=True))
