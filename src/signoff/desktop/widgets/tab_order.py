"""The order in which Tab goes through a page: as things stand in it, not as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_by_layout(root: QWidget) -> None:
    """Let Tab go through the controls within `root` in the order of its layouts.

    Qt appends what is made later (findings, other options) to the end of the whole window.
    """
    for before, after in pairwise(stops(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the controls within `root` at which the keyboard can stop, in the order of its layouts."""
    layout = root.layout()
    if layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _stops_of(inner)
        widget = item.widget() if item is not None else None
        if widget is not None:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
                yield widget
            yield from stops(widget)
