"""Qt's application, which also tells which files the system asks it to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAccessible, QFileOpenEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


class Application(QApplication):
    """Emits `file_opened` with the path of each file that the system asks it to open, as macOS does for a double-click.

    It sees only its own events: an event filter would see all of those of every widget.
    """

    file_opened = Signal(str)

    def __init__(self, *arguments: Any) -> None:
        """Tell a screen reader, once there is one, what our own widgets are."""
        super().__init__(*arguments)
        QAccessible.installFactory(_interface_of)

    def event(self, event: QEvent) -> bool:
        """Take the file that is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def _interface_of(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a widget of ours; Qt asks by each of its classes in turn."""
    if class_name.startswith("Q") and class_name != "QStackedWidget":
        return None
    from signoff.desktop.core.roles import interface_of  # only a screen reader asks

    return interface_of(widget)
