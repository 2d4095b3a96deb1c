"""A list that says its current row when the keyboard comes into it: Qt says the list alone, until a key moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

send = QAccessible.updateAccessibility
"""What passes an event on to a screen reader; a test records it here."""

if TYPE_CHECKING:
    _Base = QAbstractItemView
else:
    _Base = object


class ToldRow(_Base):
    """Makes such a list of one of Qt's; it comes before that among the bases."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the current row, once Qt has said the list, which would take its place."""
        super().focusInEvent(event)
        if QAccessible.isActive():
            QTimer.singleShot(0, self, self._say_row)

    def _say_row(self) -> None:
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            send(told)
