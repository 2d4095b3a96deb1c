"""The window's title: the subject of the notice that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from signoff.desktop.core.owners import is_gone
from signoff.notice.record.record import Record

LONGEST = 80
"""Characters of a subject in the title: a task bar shows no more of it."""


class WindowTitle(QObject):
    """Shows what is open in the title of a window, and a new subject once the field in which it is typed is left.

    Screen readers say a title whenever it changes, which would be at each letter.
    """

    def __init__(self, window: QMainWindow, is_typing: Callable[[], bool]) -> None:
        """`is_typing` returns whether the focus is in a text that can be changed."""
        super().__init__(window)
        self._window, self._is_typing = window, is_typing
        self._notice = self._words = ""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show)

    def follow(self, record: Record | None) -> None:
        """Show the notice that is open, or the program's name while none is."""
        notice = record.id if record is not None else ""
        is_another, self._notice = notice != self._notice, notice
        full = " ".join((record.notice.subject or "").split()) if record is not None else ""
        subject = full if len(full) <= LONGEST else f"{full[:LONGEST].rstrip()}…"
        self._words = f"{subject} – signoff" if subject else "signoff"
        if is_another or not self._is_typing():
            self._show()

    def _show(self) -> None:
        if self._words and not is_gone(self._window):  # whose focus changes once more as it is closed
            self._window.setWindowTitle(self._words)
