"""Commands that a screen of a test asks for: kept to be read, not done."""

from __future__ import annotations

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.notifier import Notifier


class AskedCommands(Commands):
    """Keeps each command that is asked for, with the notice that it is for, if one is named."""

    def __init__(self, notifier: Notifier) -> None:
        super().__init__(notifier)
        self.asked: list[tuple[str, ...]] = []

    def do(self, command: Command, *notice: str) -> None:
        """Keep it."""
        self.asked.append((command, *notice))
