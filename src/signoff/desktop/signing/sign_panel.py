"""The side beside the pages: what scrolls, and the foot below it, which scrolls too where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline, Surface

PANEL = 408
SIDE = 32
"""The margin at either side of what does not scroll."""

_FOOT_FROM = 440
"""The height from which the foot stays in view while what is above it scrolls."""


def panel_width(theme: Theme, wanted: int, window: int) -> int:
    """Return how wide a panel beside the pages is: wider with larger text, up to half of a window."""
    return min(theme.px(wanted), max(wanted, window // 2))


class SignPanel(Surface):
    """Holds a column and its foot, which has no margins at its sides."""

    def __init__(self, theme: Theme, scroll: ScrollColumn, foot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, "sheet", edge=True, parent=parent)
        self._scroll = scroll
        self._foot = foot
        self._line = Hairline(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 1, 0)
        self._column.setSpacing(0)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self._line)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(SIDE, 0, SIDE, 0)
        self._below.addWidget(foot)
        nest(self._column, self._below)
        theme.changed.connect(self._place_foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the foot scroll too where a panel is low."""
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        is_low = self.height() < self._theme.px(_FOOT_FROM)
        if is_low == self._scroll.isAncestorOf(self._foot):
            return
        place = self._scroll.body if is_low else self._below
        place.addWidget(self._foot)
        self._line.setVisible(not is_low)
