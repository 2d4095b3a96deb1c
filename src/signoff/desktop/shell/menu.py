"""The menu bar: the commands of the registry, in its order; one that cannot be done now is greyed, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import MENUS, Menu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class MenuBar(QMenuBar):
    """Every menu of the registry; `update_edits` is called before a menu that acts on the focused text is shown."""

    def __init__(self, commands: Commands, update_edits: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for menu in MENUS:
            widget = _ReasonedMenu(menu.title, self)
            self.addMenu(widget)
            _fill(widget, menu, commands)
            if any(entry.edits for group in menu.groups for entry in group):
                widget.aboutToShow.connect(update_edits)
        open_first = QShortcut(Qt.Key.Key_F10, parent or self)  # as everywhere; Qt opens menus with Alt alone
        open_first.activated.connect(lambda: self.setActiveAction(self.actions()[0]))

    def focus_rect(self) -> QRect:
        """Return a rectangle out of sight: a menu shows by itself which entry has the focus, without a focus ring."""
        return QRect(-1000, -1000, 1, 1)


class _ReasonedMenu(QMenu):
    """Lets the keyboard come to what cannot be done at the moment, too.

    Of an entry that is greyed it says the tool tip, which otherwise only the mouse shows.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        style = _AllEntries("Fusion")
        style.setParent(self)  # a widget does not own its style
        self.setStyle(style)
        self.setToolTipsVisible(True)
        self.hovered.connect(self._say_why_not)

    def _say_why_not(self, action: QAction) -> None:
        """Say it after the entry itself: what is said before is not heard."""
        QTimer.singleShot(0, self, lambda: self._say(action))

    def _say(self, action: QAction) -> None:
        if action is self.activeAction() and not action.isEnabled() and self.isVisible():
            from signoff.desktop.core.announcing import announce  # a start does without

            announce(self, f"Not possible now. {action.toolTip()}")


class _AllEntries(QProxyStyle):
    """The style of a menu, whose keys pass over no entry."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  Qt's own name
    ) -> int:
        """Let an entry be the current one whether it is enabled or not."""
        if hint is QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, returnData)


def _fill(widget: QMenu, menu: Menu, commands: Commands) -> None:
    for number, group in enumerate(menu.groups):
        if number:
            widget.addSeparator()
        for entry in group:
            widget.addAction(commands[entry.command])
