"""The actions of the commands: one for each, with its handler, disabled with a reason where it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from signoff.desktop.core.commands import REGISTRY, Command, Entry
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.permission import Moment

Handler = Callable[..., object]
"""Does a command: on the notice of the register that it is given, else on the current notice."""


class Commands(QObject):
    """Does what screens and menus ask for; shows the reason where the notice's state forbids it."""

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._handlers: Mapping[Command, Handler] = {}
        self._actions = {entry.command: self._make_action(entry) for entry in REGISTRY.values()}

    def __getitem__(self, command: Command) -> QAction:
        """Return the action of a command, for a menu."""
        return self._actions[command]

    def bind(self, handlers: Mapping[Command, Handler]) -> None:
        """Set the handler of each command; raises ValueError where one is missing."""
        if missing := sorted(set(Command) - set(handlers)):
            raise ValueError(f"no handler for {', '.join(missing)}")
        self._handlers = handlers

    def do(self, command: Command, *notice: str) -> None:
        """Do a command, on a notice of the register if one is named, else on the current notice."""
        try:
            self._handlers[command](*notice)
        except SignoffError as problem:
            self._notifier.problem(str(problem))

    def follow(self, now: Moment) -> None:
        """Enable the commands that can be done now, other than those on the focused text."""
        self._update((entry for entry in REGISTRY.values() if not entry.edits), now)

    def follow_text(self, now: Moment) -> None:
        """Enable the commands that can be done with the focused text."""
        self._update((entry for entry in REGISTRY.values() if entry.edits), now)

    def claims(self, keys: QKeySequence) -> bool:
        """Whether these keys are the shortcut of a command, wherever the focus is."""
        return any(action.shortcut() == keys for action in self._actions.values() if not action.shortcut().isEmpty())

    def _update(self, entries: Iterable[Entry], now: Moment) -> None:
        for entry in entries:
            reason = entry.why_not(now)
            action = self._actions[entry.command]
            action.setEnabled(not reason)
            action.setToolTip(reason)
            action.setStatusTip(reason)

    def _make_action(self, entry: Entry) -> QAction:
        action = QAction(entry.words, self)
        action.setObjectName(f"action_{entry.command}")
        action.setCheckable(entry.checkable)
        if entry.edits:
            action.setShortcutVisibleInContextMenu(True)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of a menu: the field itself takes its keys
            action.setShortcut(QKeySequence(entry.keys))
        elif entry.keys:
            action.setShortcuts([QKeySequence(keys) for keys in (entry.keys, entry.also) if keys])
        action.triggered.connect(partial(self._on_triggered, entry.command))
        return action

    def _on_triggered(self, command: Command, _: bool = False) -> None:
        self.do(command)
