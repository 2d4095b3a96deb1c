"""Waits, without a thread, until a socket can be read from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal


class SocketWatch(QObject):
    """Watches at most one socket; `readable` is emitted once when there is something in it, some time later.

    `delay` returns the milliseconds until then. The socket must be open as long as it is watched.
    """

    readable = Signal()

    def __init__(self, parent: QObject, delay: Callable[[], int]) -> None:
        super().__init__(parent)
        self._delay = delay
        self._notifier: QSocketNotifier | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.readable)

    def watch(self, socket: int | None) -> None:
        """Watch a socket in place of the one before; none for None."""
        self._timer.stop()
        notifier, self._notifier = self._notifier, None
        if notifier is not None:
            notifier.setEnabled(False)
            notifier.deleteLater()
        if socket is not None:
            self._notifier = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_readable)

    def _on_readable(self) -> None:
        self.watch(None)
        self._timer.start(self._delay())
