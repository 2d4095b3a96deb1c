"""Files that come in while the application runs: from a second start, or from the system that opens one with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

_LOOK_AGAIN = 200
"""Milliseconds after which is looked again whether a dialog is still open, which would stand in front of the file."""


class IncomingFiles(QObject):
    """Keeps each file until a window can open it: there is one, and no dialog in it asks for something else.

    Without a file, the window only comes forward.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._waiting: list[Path | None] = []
        self._open: Callable[[Path | None], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._deliver)
        app.installEventFilter(self)

    def deliver_to(self, open_file: Callable[[Path | None], None]) -> None:
        """Give what waits, and what comes from now on, to a window."""
        self._open = open_file
        self._timer.start(0)

    def hold(self) -> None:
        """Keep what comes from now on: the window is gone."""
        self._open = None

    def take(self, file: Path | None) -> None:
        """Take a file, or the wish to see the window."""
        self._waiting.append(file)
        self._timer.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the file that the system asks the application to open, as macOS does for a double-click."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.take(Path(event.file()))
            return True
        return super().eventFilter(watched, event)

    def _deliver(self) -> None:
        if self._open is None or not self._waiting:
            return
        if QApplication.activeModalWidget() is None:
            self._open(self._waiting.pop(0))
        if self._waiting:
            self._timer.start(_LOOK_AGAIN)
