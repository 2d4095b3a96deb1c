"""Files that come in while the application runs: from a second start, or from the system that opens one with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from signoff.desktop.core.application import Application
    from signoff.desktop.core.second_start import SecondStarts

BETWEEN_FILES = 200
"""Milliseconds between two files: what the window asks about the first is open before the second is looked at."""


class IncomingFiles(QObject):
    """Keeps each file until a window can open it: there is one, and no dialog in it asks for something else.

    Such a dialog comes forward then, with a word on what waits. Without a file, the window only comes forward.
    """

    def __init__(self, app: Application) -> None:
        super().__init__()
        self._second_starts: SecondStarts | None = None
        self._waiting: list[Path | None] = []
        self._open: Callable[[Path | None], None] | None = None
        self._say_waiting: Callable[[str], None] = lambda _: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._deliver)
        app.file_opened.connect(lambda file: self.take(Path(file)))

    def deliver_to(
        self, open_file: Callable[[Path | None], None], say_waiting: Callable[[str], None] = lambda _: None
    ) -> None:
        """Give what waits, and what comes from now on, to a window; `say_waiting` shows a sentence before a dialog."""
        self._open, self._say_waiting = open_file, say_waiting
        self._timer.start(0)

    def listen(self, register: Path) -> None:
        """Take what second starts on a register bring, until it is held: the caller has the register open."""
        from signoff.desktop.core.second_start import SecondStarts  # with Qt's part for networks

        self._second_starts = SecondStarts(register, self.take)

    def hold(self) -> None:
        """Keep what comes from now on: the window is gone."""
        self._open = None
        if self._second_starts is not None:
            self._second_starts.close()
            self._second_starts = None

    def take(self, file: Path | None) -> None:
        """Take a file, or the wish to see the window."""
        self._waiting.append(file)
        self._timer.start(0)
        if self._open is not None and (dialog := QApplication.activeModalWidget()) is not None:
            self._show_waiting(dialog)

    def _deliver(self) -> None:
        if self._open is None or not self._waiting:
            return
        if (dialog := QApplication.activeModalWidget()) is not None:
            self._await_closing(dialog)
            return
        self._open(self._waiting.pop(0))
        if self._waiting:
            self._timer.start(BETWEEN_FILES)

    def _await_closing(self, dialog: QWidget) -> None:
        from signoff.desktop.core.dialog_closing import when_closed  # a file rarely comes while one is open

        when_closed(dialog, self._start_delivery, self)

    def _start_delivery(self) -> None:
        self._timer.start(0)

    def _show_waiting(self, dialog: QWidget) -> None:
        """Bring the dialog forward that is in the way, and say which files wait for it."""
        from signoff.notice.text.characters import shown

        dialog.raise_()
        dialog.activateWindow()
        QApplication.alert(dialog)
        files = [file for file in self._waiting if file is not None]
        if files:
            what = shown(files[0].name) if len(files) == 1 else f"{len(files)} files"
            verb = "opens" if len(files) == 1 else "open"
            self._say_waiting(f"{what} {verb} when you close the window in front.")
