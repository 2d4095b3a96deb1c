"""Buttons that run a command, with the registry's words and icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.widgets.buttons import Button, IconButton, Kind

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.look.theme import Theme


class CommandButton(Button):
    """Runs its command when it is pressed.

    `words` replace the registry's on a screen that uses its own; the icon is before them, or after them if it `trails`.
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
    """Runs its command when it is pressed; its tool tip shows the registry's words and keys."""

    def __init__(
        self, theme: Theme, commands: Commands, command: Command, name: str, *, checkable: bool = False
    ) -> None:
        entry = REGISTRY[command]
        super().__init__(theme, entry.icon, entry.tip, checkable=checkable)
        self.setObjectName(name)
        self.clicked.connect(lambda: commands.do(command))
