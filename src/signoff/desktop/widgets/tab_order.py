"""The order in which Tab moves: that of the layouts on the screen, not that in which widgets were created."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import getCppPointer

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
    _bring_into_view(target)
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
    for child in _children(root):
        yield from stops(child, shown=shown)


def _children(root: QWidget) -> list[QWidget]:
    """Return a widget's children: those in its layout, with tools last, then the rest."""
    if isinstance(root, QScrollArea):
        inner = root.widget()
        return [] if inner is None else [inner]
    layout = root.layout()
    placed = [] if layout is None else list(_placed(layout))
    others = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and not child.isWindow() and child not in placed
    ]
    return [*_tools_last(placed), *others]


def _tools_last(widgets: Iterable[QWidget]) -> list[QWidget]:
    return sorted(widgets, key=lambda widget: bool(widget.property(_TOOLS)))


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 24)
        parent = parent.parentWidget()
