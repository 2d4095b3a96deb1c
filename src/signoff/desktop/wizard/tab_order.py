"""The order in which Tab moves: as things stand on the screen, also those that came later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from signoff.desktop.widgets.tab_order import with_tools_last


def move_focus(root: QWidget, forward: bool) -> bool:
    """Give the focus to what follows (or precedes) its present place below `root`; False where it has none there."""
    stops = list(tab_stops(root))
    current = QApplication.focusWidget()
    if current is None or current not in stops:
        return False
    place = (stops.index(current) + (1 if forward else -1)) % len(stops)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place].setFocus(reason)
    _bring_into_view(stops[place])
    return True


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 24)
        above = above.parentWidget()


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in a widget, in the order of its layouts.

    Qt's own order is that of creation, in which a row added later comes last.
    """
    if not root.isVisible() or not root.isEnabled():
        return
    takes_tab = bool(root.focusPolicy() & Qt.FocusPolicy.TabFocus) and root.focusProxy() is None
    if takes_tab:
        yield root
    if isinstance(root, QScrollArea):
        inner = root.widget()
        if inner is not None:
            yield from tab_stops(inner)
        return
    layout = root.layout()
    placed = with_tools_last(list(_in_layout(layout))) if layout is not None else []
    others = [one for one in root.children() if isinstance(one, QWidget) and not one.isWindow() and one not in placed]
    for child in (*placed, *others):
        yield from tab_stops(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
