"""Watches a window that starts, by the events that it gets: when it was painted, and when it could be used.

It prints milliseconds as JSON: `painted`, when the window had drawn itself for the first time; `usable`, when its list
had been drawn with what it lists and a key had been received by the field with the focus; `first work` and `work`, the
processor's time until each; `pause`, the longest time in the second that followed in which the window did not answer.
"""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

AFTERWARDS = 1.0
"""Seconds for which pauses are looked for, once the window can be used."""

LISTED = 20
"""As many notices must be in the list at least: it has filled the window."""


def watch_first_window(begin: float) -> None:
    """Watch the first window that is shown; it is closed once everything is known."""
    shown = QWidget.show

    def show(window: QWidget) -> None:
        QWidget.show = shown  # type: ignore[method-assign]
        StartWatch(window, begin)
        shown(window)

    QWidget.show = show  # type: ignore[method-assign]


class StartWatch(QObject):
    """Sees the window's first paint, then its list, then a key's arrival, and then how steadily it answers."""

    def __init__(self, window: QWidget, begin: float) -> None:
        super().__init__(window)
        self._window, self._begin = window, begin
        self._moments: dict[str, float] = {}
        self._is_painting = False
        self._field: QObject | None = None
        self._last, self._end, self._longest = 0.0, 0.0, 0.0
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tick)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the first paint pass, and keep the key."""
        if event.type() == QEvent.Type.Paint and watched is self._window and not self._is_painting:
            self._is_painting = True
            QTimer.singleShot(0, self._painted)
        elif event.type() == QEvent.Type.KeyPress and watched is self._field:
            self._field = None
            self._note("usable")
            self._moments["work"] = time.process_time() * 1000
            self._last = time.monotonic()
            self._end = self._last + AFTERWARDS
            self._ticks.start(1)
            return True
        return False

    def _painted(self) -> None:
        """The loop has come back: all of the window was drawn, and was sent to the screen."""
        self._note("painted")
        self._moments["first work"] = time.process_time() * 1000
        self._window.removeEventFilter(self)
        self._look_for_list()

    def _look_for_list(self) -> None:
        field = QApplication.focusWidget() or self._window.focusWidget() or self._window  # without a window manager
        views = (view for view in self._window.findChildren(QAbstractItemView) if view.isVisible() and view.model())
        view = next((view for view in views if view.model().rowCount() >= LISTED), None)
        if view is None:
            QTimer.singleShot(0, self._look_for_list)
            return
        view.viewport().repaint()  # what it lists is drawn by now, or is drawn here
        self._field = field
        field.installEventFilter(self)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.postEvent(field, key)

    def _tick(self) -> None:
        now = time.monotonic()
        self._longest = max(self._longest, now - self._last)
        self._last = now
        if now >= self._end:
            self._ticks.stop()
            print(json.dumps({**self._moments, "pause": self._longest * 1000}), flush=True)
            self._window.close()

    def _note(self, name: str) -> None:
        self._moments[name] = (time.monotonic() - self._begin) * 1000
