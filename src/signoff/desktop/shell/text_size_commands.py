"""Larger and smaller text: of the pages that have the focus where these can be enlarged alone, else of everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from signoff.desktop.core.commands import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.command_actions import Handler
    from signoff.desktop.settings.preferences import Preferences


@runtime_checkable
class Zoomed(Protocol):
    """What can be enlarged by itself, such as the pages of a notice."""

    def zoom_by(self, steps: int) -> None:
        """Enlarge it, or below 0 make it smaller."""

    def reset_zoom(self) -> None:
        """Show it as it is shown at first."""


class TextSizeCommands:
    """Does the commands of the View menu that make text larger, smaller, or as the system has it."""

    def __init__(self, focused: Callable[[], QWidget | None], preferences: Callable[[], Preferences]) -> None:
        self._focused = focused
        self._preferences = preferences

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each command."""
        steps = {Command.LARGER: 1, Command.SMALLER: -1, Command.ORDINARY: 0}
        return {command: partial(self._do, step) for command, step in steps.items()}

    def _do(self, step: int) -> None:
        zoomed = _zoomed_around(self._focused())
        if zoomed is None:
            self._preferences().step_text(step)
        elif step:
            zoomed.zoom_by(step)
        else:
            zoomed.reset_zoom()


def _zoomed_around(widget: QWidget | None) -> Zoomed | None:
    while widget is not None and not isinstance(widget, Zoomed):
        widget = widget.parentWidget()
    return widget if isinstance(widget, Zoomed) and widget.isVisible() else None
