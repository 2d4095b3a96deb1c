"""The window's menu bar at work: what each command calls, and which of them the moment permits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from signoff.desktop.commands import Command, permitted
from signoff.desktop.focus_keys import FocusKeys
from signoff.desktop.menu import EDITING, MenuBar, Menus

if TYPE_CHECKING:
    from signoff.desktop.main_window import MainWindow

ON_NOTICE = tuple(command.value for command in Command if command is not Command.OPEN)
IN_CORNER = (
    *("hand_over", "sign", "export", "save_record", "copy", "supersede", "withdraw", "bring_back"),
    *("history", "close"),
)
EDITS = {"undo": "undo", "redo": "redo", "cut": "cut", "copy_text": "copy", "paste": "paste"}


class WindowMenu(QObject):
    """Fills the window's menu bar; `refresh` follows what is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = MenuBar(window)
        window.setMenuBar(bar)
        self._menus = Menus(bar)
        self._focus = FocusKeys(self._menus.claims, self)
        self._wire()

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._menus[name]

    def refresh(self) -> None:
        """Permit what can be done now."""
        window, frame = self._window, self._window.frame
        record = window.record
        may: set[str] = {command.value for command in permitted(record)}
        self._menus.enable(may, ON_NOTICE)
        self._menus["save_record"].setEnabled(record is not None)
        self._menus["read"].setEnabled(record is not None)
        self._menus["history"].setEnabled(window.can_show_history)
        for name in ("close", "review"):
            self._menus[name].setEnabled(frame is not None)
        for name in ("next", "previous"):
            self._menus[name].setEnabled(frame is not None and frame.stage == "wizard")
        if frame is not None and frame.stage == "signed":
            self._menus["review"].setEnabled(False)
        self._menus["dark"].setChecked(window.is_dark)

    def corner(self) -> QMenu:
        """Return the menu of the top bar's corner: the same commands, those that can be done."""
        menu = QMenu(self._window)
        for name in IN_CORNER:
            if self._menus[name].isEnabled():
                menu.addAction(self._menus[name])
        return menu

    def _wire(self) -> None:
        window, menus = self._window, self._menus
        menus["dark"].setCheckable(True)
        for name, work in (
            ("new", window.new_notice),
            ("open_file", window.ask_file),
            ("verify", window.verifying.open),
            ("save_record", window.save_record),
            ("close", window.show_register),
            ("back_up", window.back_up),
            ("history", window.show_history),
            ("settings", window.show_settings),
            ("quit", window.close),
            ("find", window.start_search),
            ("review", window.show_review),
            ("next", window.next_section),
            ("previous", window.previous_section),
            ("page", window.toggle_page),
            ("read", window.read),
            ("dark", window.toggle_dark),
            ("shortcuts", window.show_shortcuts),
            ("about", window.show_about),
        ):
            menus.on(name, work)
        for command in ON_NOTICE:
            menus.on(command, partial(window.do, Command(command)))
        for name in EDITING:
            menus.on(name, partial(self._focus.do, EDITS[name]))
        menus.on_showing("paste", self._refresh_editing)

    def _refresh_editing(self) -> None:
        """Permit what the text in hand can do, while the Edit menu shows."""
        self._menus.enable([name for name in EDITING if self._focus.can(EDITS[name])], EDITING)
