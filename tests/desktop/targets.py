"""What of a window is too small to be hit with an unsteady hand."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

LEAST = 24
"""Pixels that a target has at least, each way."""


def small_targets(window: QWidget) -> list[str]:
    """Return a sentence for each button in view, and each row of a list, that is smaller."""
    small = [
        f"{type(button).__name__} {button.objectName()!r} is {button.width()} × {button.height()}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and min(button.width(), button.height()) < LEAST
    ]
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and (rows := view.model().rowCount()):
            height = min(view.visualRect(view.model().index(row, 0)).height() for row in range(min(rows, 50)))
            if 0 < height < LEAST and view.objectName() not in HEADED:
                small.append(f"a row of {view.objectName()!r} is {height} high")
    return small


HEADED = ("rail", "filters", "noticeList")
"""Lists with headings, which are lower than their rows and are not chosen."""
