"""The menu bar: the commands of the registry, in its order; what the moment forbids is greyed, and says why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import MENUS, Menu


class MenuBar(QMenuBar):
    """Every menu of the registry; `text_in_hand` is called before one shows that acts on it."""

    def __init__(self, commands: Commands, text_in_hand: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for menu in MENUS:
            shown = self.addMenu(menu.title)
            shown.setToolTipsVisible(True)
            _fill(shown, menu, commands)
            if any(entry.edits for group in menu.groups for entry in group):
                shown.aboutToShow.connect(text_in_hand)

    def focus_rect(self) -> QRect:
        """Return a place that the focus ring cannot show: a menu shows by itself where the keyboard is."""
        return QRect(-1000, -1000, 1, 1)


def _fill(shown: QMenu, menu: Menu, commands: Commands) -> None:
    for place, group in enumerate(menu.groups):
        if place:
            shown.addSeparator()
        for entry in group:
            shown.addAction(commands[entry.command])
