"""A button that asks for a command, in the registry's words and with its icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.widgets.buttons import Button, Kind

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
