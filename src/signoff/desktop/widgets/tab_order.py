"""The order in which Tab moves: that of the layouts on the screen, not that in which widgets were created."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import getCppPointer

from signoff.desktop.widgets.focus_ring import ringed

_AROUND = 24
"""Pixels that are kept in view above and below what has the focus."""

_TOOLS = "tools"
_ORDER = "tabOrder"


def mark_as_tools(widget: QWidget) -> None:
    """Make Tab reach `widget`, a row of tools, only after the text that it belongs to."""
    widget.setProperty(_TOOLS, True)


def move_focus(root: QWidget, forward: bool) -> bool:
    """Move the focus to the next (or previous) control within `root`; return False when it is not within `root`."""
    controls = [control for control in stops(root, shown=True) if control.isEnabled()]
    current = QApplication.focusWidget()
    if current is None or current not in controls:
        return False
    target = controls[(controls.index(current) + (1 if forward else -1)) % len(controls)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_view(target)
    return True


def order_by_layout(root: QWidget) -> None:
    """Make Qt's own Tab go through the controls within `root` in the order of its layouts.

    Qt appends what is created later (findings, other options) to the end of the whole window. The order is stored on
    `root` instead of being read from Qt's chain: PySide treats what `nextInFocusChain` returns as a child of its
    widget, even when it is the window itself, and releases it together with that.
    """
    order = list(stops(root))
    addresses = " ".join(str(getCppPointer(control)[0]) for control in order)
    if root.property(_ORDER) == addresses:
        return
    root.setProperty(_ORDER, addresses)
    for previous, following in pairwise(order):
        QWidget.setTabOrder(previous, following)


def stops(root: QWidget, *, shown: bool = False) -> Iterator[QWidget]:
    """Yield the controls of `root` at which Tab stops, in the order of its layouts; with `shown`, only visible ones."""
    if shown and not root.isVisible():
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    for child in in_order(root):
        yield from stops(child, shown=shown)


def in_order(root: QWidget) -> list[QWidget]:
    """Return a widget's children: those in its layout, with tools last, then the rest."""
    if isinstance(root, QScrollArea):
        inner = root.widget()
        return [] if inner is None else [inner]
    layout = root.layout()
    children = [child for child in root.children() if isinstance(child, QWidget) and not child.isWindow()]
    ordered = [] if layout is None else list(placed(layout, children))
    return [*_tools_last(ordered), *(child for child in children if child not in ordered)]


def _tools_last(widgets: Iterable[QWidget]) -> list[QWidget]:
    return sorted(widgets, key=lambda widget: bool(widget.property(_TOOLS)))


def placed(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of `widgets` that are in a layout, or in one within it, in the order of their places.

    Asked by place, never by `itemAt`: PySide keeps what that returns until the layout itself is deleted, whereas Qt
    deletes the item with its widget. Its address then becomes another object's, and deleting that one crashes.
    """
    inside = [inner for inner in layout.children() if isinstance(inner, QLayout)]
    entries: tuple[QWidget | QLayout, ...] = (*widgets, *inside)
    places = ((layout.indexOf(entry), entry) for entry in entries)
    for _, entry in sorted(((place, entry) for place, entry in places if place >= 0), key=itemgetter(0)):
        if isinstance(entry, QLayout):
            yield from placed(entry, widgets)
        else:
            yield entry


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever is around a widget so that it can be seen with its ring; of one that is higher, its cursor."""
    whole = ringed(widget)
    parent = widget.parentWidget()
    while parent is not None:
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None:
            if inner.isAncestorOf(whole) and whole.height() + 2 * _AROUND <= parent.viewport().height():
                centre = whole.mapTo(inner, whole.rect().center())
                parent.ensureVisible(centre.x(), centre.y(), 0, whole.height() // 2 + _AROUND)
            else:
                parent.ensureWidgetVisible(widget, 0, _AROUND)
        parent = parent.parentWidget()
