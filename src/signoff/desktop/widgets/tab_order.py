"""The order in which Tab goes through a page: as things stand in it, not as they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_TOOLS = "tools"


def mark_as_tools(widget: QWidget) -> None:
    """Let Tab come to `widget`, a row of tools, only after the text that it stands over."""
    widget.setProperty(_TOOLS, True)


def with_tools_last(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Return neighbours in Tab's order: who tabs on to a text means to write, so its tools follow it."""
    return sorted(widgets, key=lambda widget: bool(widget.property(_TOOLS)))


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
    for widget in with_tools_last(_placed(layout)):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            yield widget
        yield from stops(widget)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _placed(inner)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
