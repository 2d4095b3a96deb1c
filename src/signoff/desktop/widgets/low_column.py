"""Words that are read in a dialog: as high as they are, and scrolled only where there are many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import GUTTER, ScrollColumn


class LowColumn(ScrollColumn):
    """A column that is as high as what is in it, up to `tallest` px (for ordinary text)."""

    def __init__(self, theme: Theme, width: int, tallest: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, width, centred=False, parent=parent)
        self._wide, self._tallest = width, tallest
        theme.changed.connect(self._fit_height)

    def sizeHint(self) -> QSize:
        """Return the height of the words, within bounds."""
        width = self._theme.px(self._wide)
        return QSize(width, self._height_at(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the width."""
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Adjust the height to what was added or changed."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.column:
            self._fit_height()
        return done

    def _height_at(self, width: int) -> int:
        inner = min(width - 2 * GUTTER, self._theme.px(self._wide))
        wraps = self.body.hasHeightForWidth()
        needed = self.body.totalHeightForWidth(inner) if wraps else self.body.totalSizeHint().height()
        return min(needed, self._theme.px(self._tallest))

    def _fit_height(self) -> None:
        self.setFixedHeight(self._height_at(self.width()))
