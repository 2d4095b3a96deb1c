"""A tool tip that is only seen: Qt would have its own read out as a description, after the name that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class SeenTip(_Base):
    """Gives a widget such a tool tip; it comes before Qt's class among the bases."""

    _tip = ""

    def setToolTip(self, tip: str) -> None:
        """Show these words under the pointer."""
        self._tip = tip

    def toolTip(self) -> str:
        """Return the words shown under the pointer."""
        return self._tip

    def event(self, event: QEvent) -> bool:
        """Show the tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._tip:
            QToolTip.showText(event.globalPos(), self._tip, self)
            return True
        return super().event(event)
