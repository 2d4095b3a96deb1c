"""Words with a link: beside them, or below them at their left where a window, or larger text, leaves little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from signoff.desktop.look.theme import Theme

_BELOW = 2
"""Pixels between words and a link below them."""


class WordsAndLink(QWidget):
    """Leaves the words at least `least` px (for ordinary text) beside the link, else all of the width."""

    def __init__(
        self, theme: Theme, words: QWidget, link: QWidget, *, gap: int, least: int = 170, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._link = link
        self._gap, self._least = gap, least
        self._is_below = False
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap)
        self._both.addWidget(words, 1)
        self._both.addWidget(link, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._place)

    @property
    def is_below(self) -> bool:
        """Whether the link is below the words."""
        return self._is_below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the link where there is room."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Put the link where there is room as its words change, and as it comes and goes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        room = self.width() - self._gap - self._link.sizeHint().width()
        is_below = not self._link.isHidden() and room < self._theme.px(self._least)
        if is_below == self._is_below:
            return
        self._is_below = is_below
        side = Qt.AlignmentFlag.AlignLeft if is_below else Qt.AlignmentFlag.AlignRight
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(_BELOW if is_below else self._gap)
        self._both.setAlignment(self._link, side | Qt.AlignmentFlag.AlignTop)
