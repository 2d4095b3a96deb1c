"""The window's menu bar at work: what each command calls, and which of them the moment permits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from signoff.desktop.core.commands import Command, permitted
from signoff.desktop.shell.focus_keys import FocusKeys
from signoff.desktop.shell.menu import EDITING, MenuBar, Menus

if TYPE_CHECKING:
    from signoff.notice.record.record import Record

ON_NOTICE = tuple(command.value for command in Command if command is not Command.OPEN)
IN_CORNER = (
    *("hand_over", "sign", "export", "save_record", "copy", "supersede", "withdraw", "bring_back"),
    *("history", "close"),
)
EDITS = {"undo": "undo", "redo": "redo", "cut": "cut", "copy_text": "copy", "paste": "paste"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What the window shows: the notice that commands are for, the open notice's screen, and the appearance.

    `stage` is empty where no notice is open.
    """

    record: Record | None
    stage: str
    has_history: bool
    is_dark: bool


class WindowMenu(QObject):
    """Fills a window's menu bar: `works` holds what each of its own entries calls, `do` does a command on a notice."""

    def __init__(
        self, window: QMainWindow, works: Mapping[str, Callable[[], object]], do: Callable[[Command], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        bar = MenuBar(window)
        window.setMenuBar(bar)
        self._menus = Menus(bar)
        self._focus = FocusKeys(self._menus.claims, self)
        self._wire(works, do)

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._menus[name]

    def follow(self, now: Moment) -> None:
        """Permit what can be done now."""
        is_open = bool(now.stage)
        self._menus.enable({command.value for command in permitted(now.record)}, ON_NOTICE)
        for name in ("save_record", "read"):
            self._menus[name].setEnabled(now.record is not None)
        self._menus["history"].setEnabled(now.has_history)
        self._menus["close"].setEnabled(is_open)
        self._menus["review"].setEnabled(is_open and now.stage != "signed")
        self._menus["next"].setEnabled(now.stage == "wizard")
        self._menus["previous"].setEnabled(now.stage in ("wizard", "sign"))
        self._menus["dark"].setChecked(now.is_dark)

    def corner(self) -> QMenu:
        """Return the menu of the top bar's corner: the same commands, those that can be done."""
        menu = QMenu(self._window)
        for name in IN_CORNER:
            if self._menus[name].isEnabled():
                menu.addAction(self._menus[name])
        return menu

    def _wire(self, works: Mapping[str, Callable[[], object]], do: Callable[[Command], None]) -> None:
        menus = self._menus
        menus["dark"].setCheckable(True)
        for name, work in works.items():
            menus.on(name, work)
        for command in ON_NOTICE:
            menus.on(command, partial(do, Command(command)))
        for name in EDITING:
            menus.on(name, partial(self._focus.do, EDITS[name]))
        menus.on_showing("paste", self._refresh_editing)

    def _refresh_editing(self) -> None:
        """Permit what the text in hand can do, while the Edit menu shows."""
        self._menus.enable([name for name in EDITING if self._focus.can(EDITS[name])], EDITING)
