"""How far what is painted stands out from what is behind it, by its pixels."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.look.test_tokens import contrast
from signoff.desktop.look.theme import Scheme, Theme

SCHEMES: tuple[Scheme, ...] = ("light", "dark", "contrast-light", "contrast-dark")
LARGE = 200
"""Text of twice its size, whose strokes have pixels of their full colour."""

SHAPES = 3
"""The contrast of icons and edges, at least."""

SOLID = 8
"""Pixels of one colour that are no accident of smoothing."""


def of_words(theme: Theme) -> float:
    """Return the contrast that words have at least."""
    return 7 if theme.has_contrast else 4.5


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def strongest(image: QImage, place: QRect) -> float:
    """Return the contrast of what is painted in a place with its ground; 1 for a place where nothing is."""
    colours = colours_in(image, place)
    ground = colours.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour, count in colours.items() if count >= SOLID)


def colours_in(image: QImage, place: QRect) -> Counter[str]:
    seen = place.intersected(image.rect())
    if seen.isEmpty():
        return Counter()
    solid = image.copy(seen).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(solid.constBits()).cast("B").cast("I"))
    return Counter({f"#{pixel & 0xFFFFFF:06X}": count for pixel, count in pixels.items()})
