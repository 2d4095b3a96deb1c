"""The tie between one answer of the notice and the widget that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.change import Change
from signoff.desktop.core.session import NoticeSession

CONVERT_AFTER = 400
"""Milliseconds from the first key in a long text to its conversion, which is too dear for every key."""


class FieldAdapter(Protocol):
    """How a widget is read, shown a value, and locked."""

    def read(self) -> Any:
        """Return the answer that the widget holds; None when there is none."""

    def show(self, value: Any) -> None:
        """Show an answer; nothing is told of it, for nobody has changed the widget."""

    def lock(self, locked: bool) -> None:
        """Forbid or permit changes."""


class Binding(QObject):
    """Keeps one widget and the answer at one dotted path the same, in both directions.

    The answer is written when `edited` is called, at once or, where `slow`, shortly after; `commit`, for which the
    session asks before anything else changes the notice, writes what still waits. A widget is shown only answers
    that it does not show already, so the cursor stays. `path` may change where an answer moves to another place.
    """

    def __init__(
        self,
        session: NoticeSession,
        path: str,
        widget: QWidget,
        face: FieldAdapter,
        *,
        store: Callable[[Any], None] | None = None,
        slow: bool = False,
    ) -> None:
        super().__init__(widget)
        self.path = path
        self.widget = widget
        self._session = session
        self._face = face
        self._store = store or self._set
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(CONVERT_AFTER if slow else 0)
        self._waiting.timeout.connect(self._write)
        self._slow = slow
        if slow:
            session.commit_requested.connect(self.commit)

    def edited(self, *_: object) -> None:
        """Note that the person has changed the widget."""
        if not self._slow:
            self._write()
        elif not self._waiting.isActive():
            self._waiting.start()

    def commit(self) -> None:
        """Write now what waits to be written."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._write()

    def follow(self, change: Change) -> None:
        """Show the answer where another has changed it."""
        if change.state or (change.by is not self and change.touches(self.path)):
            self.load()

    def load(self) -> None:
        """Show the answer as it stands, where it is not what the widget shows."""
        self._face.lock(self._session.locked)
        value = self._session.value(self.path)
        if not self._waiting.isActive() and value != self._face.read():
            self._face.show(value)

    def _set(self, value: Any) -> None:
        self._session.set_value(self.path, value, by=self)

    def _write(self) -> None:
        value = self._face.read()
        if value != self._session.value(self.path):
            self._store(value)
