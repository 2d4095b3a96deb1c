"""What waits for its turn: an open dialog asks about what the window shows, which stays there until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.core.dialog_closing import when_closed
from signoff.desktop.core.owners import is_gone


class Turn:
    """The turn of what is asked for now: at once, or when the dialogs that were opened since are closed.

    The dialog that is open already may be what asks for it. Nothing is done once the `owner` is gone.
    """

    def __init__(self, owner: QObject | None = None) -> None:
        self._owner = owner
        self._own_dialog: QWidget | None = QApplication.activeModalWidget()

    def await_for(self, act: Callable[[], object]) -> None:
        """Do it when its turn comes."""
        if is_gone(self._owner):
            return
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is self._own_dialog:
            act()
        else:
            when_closed(dialog, partial(self.await_for, act), self._owner)
