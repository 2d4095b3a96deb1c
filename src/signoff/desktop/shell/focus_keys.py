"""The focused field: which keys it must leave to the menus, and what the Edit menu acts on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from signoff.desktop.core.command_actions import Handler
from signoff.desktop.core.commands import REGISTRY, Command

EDITS = {entry.command: entry.edits for entry in REGISTRY.values() if entry.edits}
"""The commands on the focused text, each with the method of a field that does it."""


class FocusKeys(QObject):
    """Follows the focus. Fields claim some keys for themselves (Ctrl+E is End on X11): menu keys go to the menu."""

    def __init__(self, belongs_to_menu: Callable[[QKeySequence], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._belongs_to_menu = belongs_to_menu
        self._widget: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def widget(self) -> QWidget | None:
        """The widget that had the focus last, other than menus."""
        return self._widget if self._widget is not None and shiboken6.isValid(self._widget) else None

    def edits(self) -> frozenset[str]:
        """Return the editing methods that this widget has and permits now."""
        return frozenset(method for method in EDITS.values() if self._can(method))

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each command on the focused text."""
        return {command: partial(self._do, method) for command, method in EDITS.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming a key of the menus."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        claims = getattr(watched, "claims", None)
        if claims is not None and claims(event):
            return False  # Ctrl+F in a text that is read finds words in it
        if not self._belongs_to_menu(QKeySequence(event.keyCombination())):
            return False
        event.ignore()
        return True

    def _can(self, method: str) -> bool:
        widget = self.widget
        if not hasattr(widget, method):
            return False
        read_only = getattr(widget, "isReadOnly", None)
        return method == "copy" or read_only is None or not read_only()

    def _do(self, method: str) -> None:
        if self._can(method):
            getattr(self.widget, method)()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if now is None or isinstance(now, QMenu | QMenuBar):
            return
        self._widget = now
        now.installEventFilter(self)
