"""The menu bar: the commands of the registry, in its order; one that cannot be done now is greyed, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import MENUS, Menu
from signoff.desktop.widgets.reasoned_menu import ReasonedMenu


class MenuBar(QMenuBar):
    """Every menu of the registry; `update_edits` is called before a menu that acts on the focused text is shown."""

    def __init__(self, commands: Commands, update_edits: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for menu in MENUS:
            widget = ReasonedMenu(menu.title, self)
            self.addMenu(widget)
            _fill(widget, menu, commands)
            if any(entry.edits for group in menu.groups for entry in group):
                widget.aboutToShow.connect(update_edits)

    def focus_rect(self) -> QRect:
        """Return a rectangle out of sight: a menu shows by itself which entry has the focus, without a focus ring."""
        return QRect(-1000, -1000, 1, 1)


def _fill(widget: QMenu, menu: Menu, commands: Commands) -> None:
    for number, group in enumerate(menu.groups):
        if number:
            widget.addSeparator()
        for entry in group:
            widget.addAction(commands[entry.command])
