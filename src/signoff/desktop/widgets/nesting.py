"""Putting a layout into another, without Python holding on to what Qt may delete."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout
from shiboken6 import createdByPython, invalidate


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0, *, at: int = -1) -> None:
    """Add a layout at the end of another, or at a place.

    PySide wraps every item of the inner one as it is added, and keeps that until the outer one is deleted. Qt deletes
    an item with its widget, and PySide is not told: the item's address becomes another object's, which is then taken
    for the item, and the program fails or ends. So each of these wrappers is let go at once.
    """
    outer.insertLayout(at, inner, stretch)
    _let_go(inner)


def _let_go(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _let_go(item)
        elif item is not None and not createdByPython(item):
            invalidate(item)
