"""Buttons that ask for a command, in the registry's words and with its icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.widgets.buttons import Button, IconButton, Kind

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.look.theme import Theme


class CommandButton(Button):
    """Asks for its command when it is pressed.

    `words` are given where a screen says it in its own way; the icon stands before them, or after them if it `trails`.
    """

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        command: Command,
        name: str,
        *,
        kind: Kind = "default",
        words: str = "",
        has_icon: bool = True,
        trails: bool = False,
    ) -> None:
        entry = REGISTRY[command]
        icon = entry.icon if has_icon else ""
        super().__init__(
            theme,
            words or entry.on_button,
            kind=kind,
            icon="" if trails else icon,
            trailing=icon if trails else "",
        )
        self.setObjectName(name)
        self.clicked.connect(lambda: commands.do(command))


class CommandIconButton(IconButton):
    """Asks for its command when it is pressed; its tool tip says the registry's words and keys."""

    def __init__(
        self, theme: Theme, commands: Commands, command: Command, name: str, *, checkable: bool = False
    ) -> None:
        entry = REGISTRY[command]
        super().__init__(theme, entry.icon, entry.tip, checkable=checkable)
        self.setObjectName(name)
        self.clicked.connect(lambda: commands.do(command))
