"""The order in which Tab moves: as things stand on the screen, not as they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import getCppPointer

_TOOLS = "tools"
_ORDER = "tabOrder"


def mark_as_tools(widget: QWidget) -> None:
    """Let Tab come to `widget`, a row of tools, only after the text that it stands over."""
    widget.setProperty(_TOOLS, True)


def move_focus(root: QWidget, forward: bool) -> bool:
    """Give the focus to what follows (or precedes) its present place below `root`; False where it has none there."""
    places = [one for one in stops(root, shown=True) if one.isEnabled()]
    current = QApplication.focusWidget()
    if current is None or current not in places:
        return False
    target = places[(places.index(current) + (1 if forward else -1)) % len(places)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


def order_by_layout(root: QWidget) -> None:
    """Let Qt's own Tab go through the controls within `root` in the order of its layouts.

    Qt appends what is made later (findings, other options) to the end of the whole window. The order is kept with
    `root` instead of being asked of Qt's chain: PySide takes what `nextInFocusChain` returns for a child of its
    widget, be it the window itself, and lets go of it together with that.
    """
    order = list(stops(root))
    kept = " ".join(str(getCppPointer(one)[0]) for one in order)
    if root.property(_ORDER) == kept:
        return
    root.setProperty(_ORDER, kept)
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget, *, shown: bool = False) -> Iterator[QWidget]:
    """Yield the controls of `root` at which Tab can stop, in the order of its layouts; with `shown`, no hidden ones."""
    if shown and not root.isVisible():
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    for child in _children(root):
        yield from stops(child, shown=shown)


def _children(root: QWidget) -> list[QWidget]:
    """Return what stands in a widget: what its layout has placed, then the rest; who tabs on to a text means to write.

    So a text's tools follow it.
    """
    if isinstance(root, QScrollArea):
        inner = root.widget()
        return [] if inner is None else [inner]
    layout = root.layout()
    placed = [] if layout is None else list(_placed(layout))
    others = [one for one in root.children() if isinstance(one, QWidget) and not one.isWindow() and one not in placed]
    return [*_tools_last(placed), *others]


def _tools_last(widgets: Iterable[QWidget]) -> list[QWidget]:
    return sorted(widgets, key=lambda widget: bool(widget.property(_TOOLS)))


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 24)
        above = above.parentWidget()
