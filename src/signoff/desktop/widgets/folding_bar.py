"""A bar of two groups, side by side, or one above the other where a window, or larger text, leaves too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from signoff.desktop.widgets.nesting import nest

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

_SECOND = 44
"""How much higher a bar is that is folded, in pixels."""

_NARROW = 12
"""The room that a folded bar leaves at each end."""


class FoldingBar(QWidget):
    """Has `left` and `right`, whose widgets are never squeezed."""

    def __init__(
        self, theme: Theme, height: int, margins: tuple[int, int], gap: int, parent: QWidget | None = None
    ) -> None:
        """Be so high, with room at the left and the right end."""
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self._is_folded = False
        self.left, self.right = QHBoxLayout(), QHBoxLayout()
        for part in (self.left, self.right):
            part.setSpacing(gap)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._margins = margins
        self._both.setContentsMargins(margins[0], 0, margins[1], 0)
        self._both.setSpacing(gap)
        nest(self._both, self.left, 1)
        nest(self._both, self.right)
        theme.fix(self, height=height)
        theme.changed.connect(self._fold)

    @property
    def is_folded(self) -> bool:
        """Whether one group is below the other."""
        return self._is_folded

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider group: the other one can go below it."""
        width = max(part.minimumSize().width() for part in (self.left, self.right))
        return QSize(width + 2 * _NARROW, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where both do not fit side by side."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold, or unfold, as widgets come and go."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def _fold(self) -> None:
        needed = self.left.minimumSize().width() + self._both.spacing() + self.right.minimumSize().width()
        folded = needed > self.width() - sum(self._margins)
        if folded == self._is_folded:
            return
        self._is_folded = folded
        direction = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        left, right = (min(_NARROW, margin) if folded else margin for margin in self._margins)
        self._both.setContentsMargins(left, 0, right, 0)
        self._both.setDirection(direction)
        self._theme.fix(self, height=self._height + (_SECOND if folded else 0))
