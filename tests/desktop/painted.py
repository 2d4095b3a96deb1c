"""What a widget paints, as colours to be counted and places to be asked."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def colours_of(widget: QWidget, place: QRect | None = None) -> Counter[str]:
    """Return how many pixels of a widget, or of a place in it, have each colour ("#RRGGBB" as the tokens say it)."""
    image = widget.grab(place or widget.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    return Counter({f"#{pixel & 0xFFFFFF:06X}": count for pixel, count in Counter(pixels).items()})


def shows(widget: QWidget, colour: str, place: QRect | None = None) -> bool:
    """Return whether a colour is to be seen in a widget, or in a place in it."""
    return colours_of(widget, place)[colour] > 0
