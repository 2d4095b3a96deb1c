"""Qt's application, which also tells which files the system asks it to open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Emits `file_opened` with the path of each file that the system asks it to open, as macOS does for a double-click.

    It sees only its own events: an event filter would see all of those of every widget.
    """

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take the file that is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
