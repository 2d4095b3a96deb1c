"""The binding between one answer of the notice and the widget that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.change import Change
from signoff.desktop.core.session import NoticeSession

CONVERT_AFTER = 400
"""Milliseconds from the first key in a long text to its conversion, which is too slow to run at every key."""


class FieldAdapter(Protocol):
    """How a widget is read, shown a value, and locked."""

    def read(self) -> Any:
        """Return the answer that the widget holds; None when there is none."""

    def show(self, value: Any) -> None:
        """Show an answer, without a signal that the widget was edited."""

    def lock(self, locked: bool) -> None:
        """Forbid or permit changes."""


class Binding(QObject):
    """Keeps one widget and the answer at one dotted path the same, in both directions.

    The answer is written when `edited` is called, at once or, where `slow`, shortly after. `commit` writes a pending
    answer now; the session asks for it before anything else changes the notice. A widget that already shows an
    answer is left alone, so the cursor stays. `path` may change when an answer moves to another place.
    """

    def __init__(
        self,
        session: NoticeSession,
        path: str,
        widget: QWidget,
        adapter: FieldAdapter,
        *,
        store: Callable[[Any], None] | None = None,
        slow: bool = False,
    ) -> None:
        super().__init__(widget)
        self.path = path
        self.widget = widget
        self._session = session
        self._adapter = adapter
        self._store = store or self._set
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._slow = slow
        if slow:
            session.commit_requested.connect(self.commit)

    def edited(self, *_: object) -> None:
        """Write the answer of a widget that was edited, at once or shortly after."""
        if not self._slow:
            self._write()
        elif not self._timer.isActive():
            self._timer.start(0 if self._session.asks_first else CONVERT_AFTER)

    def commit(self) -> None:
        """Write a pending answer now."""
        if self._timer.isActive():
            self._timer.stop()
            self._write()

    def follow(self, change: Change) -> None:
        """Show the answer again if something other than this widget changed it."""
        if change.state or (change.by is not self and change.touches(self.path)):
            self.load()

    def load(self) -> None:
        """Show the current answer, unless the widget shows it already."""
        self._adapter.lock(self._session.locked)
        value = self._session.value(self.path)
        if not self._timer.isActive() and value != self._adapter.read():
            self._adapter.show(value)

    def holds(self, focus: QWidget | None) -> bool:
        """Whether the widget that has the focus is this field's, or inside it."""
        return focus is not None and (self.widget is focus or self.widget.isAncestorOf(focus))

    def _set(self, value: Any) -> None:
        self._session.set_value(self.path, value, by=self)

    def _write(self) -> None:
        value = self._adapter.read()
        if value != self._session.value(self.path):
            self._store(value)
