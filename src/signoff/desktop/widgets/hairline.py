"""A line of one pixel between two parts of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.surface import Surface


class Hairline(Surface):
    """A horizontal hairline in the colour of decorative lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "line", parent=parent)
        self.setFixedHeight(1)
