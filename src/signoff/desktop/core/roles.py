"""What a widget of ours is to a screen reader, where Qt has no widget of that kind (decisions/0039).

A widget says it by `spoken_role`, the name of a role of QAccessible.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget


class SpokenWidget(QAccessibleWidget):
    """A widget in the role that it says it has."""

    def __init__(self, widget: QWidget, role: str) -> None:
        super().__init__(widget, QAccessible.Role[role])
        self._widget = widget

    def text(self, what: QAccessible.Text) -> str:
        """Return name and description as they were given: a tool tip is neither."""
        if what is QAccessible.Text.Description:
            return self._widget.accessibleDescription()
        if what is QAccessible.Text.Name:
            name = self._widget.accessibleName()
            return name or (self._widget.text() if isinstance(self._widget, QLabel) else "")
        return super().text(what)


def interface_of(widget: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a widget; None where Qt's own is true."""
    role = getattr(widget, "spoken_role", "")
    return SpokenWidget(widget, role) if role and isinstance(widget, QWidget) else None
