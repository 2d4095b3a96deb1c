"""When a dialog is closed that is in the way of something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def when_closed(dialog: QWidget, act: Callable[[], object], owner: QObject | None = None) -> None:
    """Act once when a dialog has been hidden or deleted, and whoever opened it has gone on with its answer.

    Nothing is done once the `owner` is gone. Qt also hides what is minimised: `act` looks whether the dialog still is
    in the way.
    """
    _Watch(dialog, act, owner or QCoreApplication.instance())


class _Watch(QObject):
    """Watches a dialog for its owner, until it is closed. A dialog may be deleted without being `finished`."""

    def __init__(self, dialog: QWidget, act: Callable[[], object], owner: QObject | None) -> None:
        super().__init__(owner)
        self._act = act
        self._timer = QTimer(self)  # a real one: what `exec` returns to comes before it
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        dialog.installEventFilter(self)
        dialog.destroyed.connect(self._await_end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that the dialog is hidden."""
        if event.type() is QEvent.Type.Hide:
            watched.removeEventFilter(self)
            watched.destroyed.disconnect(self._await_end)
            self._await_end()
        return False

    def _await_end(self) -> None:
        self._timer.start(0)

    def _end(self) -> None:
        self.deleteLater()
        self._act()
