"""Larger and smaller text: of the pages that have the focus, which can be enlarged alone, else of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from signoff.desktop.settings.preferences import Preferences


@runtime_checkable
class Zoomed(Protocol):
    """What can be enlarged by itself, such as the pages of a notice."""

    def zoom_by(self, steps: int) -> None:
        """Enlarge it, or below 0 make it smaller."""

    def reset_zoom(self) -> None:
        """Show it as it is shown at first."""


def step_text(focused: QWidget | None, step: int, preferences: Callable[[], Preferences]) -> None:
    """Make text larger or smaller by one size, or for 0 as the system has it: where the focus is, or everywhere."""
    zoomed = _zoomed_around(focused)
    if zoomed is None:
        preferences().step_text(step)
    elif step:
        zoomed.zoom_by(step)
    else:
        zoomed.reset_zoom()


def _zoomed_around(widget: QWidget | None) -> Zoomed | None:
    while widget is not None and not isinstance(widget, Zoomed):
        widget = widget.parentWidget()
    return widget if isinstance(widget, Zoomed) and widget.isVisible() else None
