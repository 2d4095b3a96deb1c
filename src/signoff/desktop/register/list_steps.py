"""To which line a key leads from the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from signoff.desktop.register.grouped_layout import GroupedLayout

_Action = QAbstractItemView.CursorAction


def line_after(layout: GroupedLayout, line: int, action: _Action, page: int) -> int | None:
    """Return the line of the notice to which a key leads, a page being so many; None where there are no notices."""
    if not layout.places:
        return None
    place = layout.place_at(line)
    last = layout.places - 1
    if place is None or action is _Action.MoveHome:
        return layout.line_of(0) if action is not _Action.MoveEnd else layout.line_of(last)
    steps = {
        _Action.MoveEnd: last,
        _Action.MovePageUp: -page,
        _Action.MovePageDown: page,
        _Action.MoveUp: -1,
        _Action.MovePrevious: -1,
        _Action.MoveDown: 1,
        _Action.MoveNext: 1,
    }
    return layout.line_of(min(max(place + steps.get(action, 0), 0), last))
