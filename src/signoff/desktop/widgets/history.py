"""What happened to a notice, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import draw_text, text_height

_TEXT_X = 28
_GAP = 6


class HistoryList(QWidget):
    """Events on a line from top to bottom: a dot, what happened, and when and by whom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._events: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("history")
        self.setAccessibleName("History")
        theme.changed.connect(self.update)

    def show_events(self, events: Sequence[tuple[str, str]]) -> None:
        """Show pairs of what happened and when, by whom."""
        self._events = tuple(events)
        self.setAccessibleDescription("; ".join(f"{what}, {when}" for what, when in self._events))
        self._fit()
        self.update()

    def events(self) -> tuple[tuple[str, str], ...]:
        """Return what is shown."""
        return self._events

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width, as the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all events."""
        return sum(sum(self._heights(place, width)) + _GAP for place in range(len(self._events)))

    def sizeHint(self) -> QSize:
        """Ask for the height of all events."""
        return QSize(280, self.heightForWidth(self.width() or 280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the words need."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for place, (what, when) in enumerate(self._events):
            first, second = self._heights(place, self.width())
            height = first + second + _GAP
            if place < len(self._events) - 1:
                painter.setPen(QPen(self._theme.colour("line"), 2))
                painter.drawLine(QPointF(8, top + 17), QPointF(8, top + height + 5))
            self._dot(painter, QPointF(8, top + 11), newest=place == 0)
            width = self.width() - _TEXT_X
            font = self._theme.font("strong" if place == 0 else "text")
            draw_text(painter, QRect(_TEXT_X, top, width, first), font, self._theme.colour("ink"), what)
            below = QRect(_TEXT_X, top + first, width, second)
            draw_text(painter, below, self._theme.font("note"), self._theme.colour("ink2"), when)
            top += height
        painter.end()

    def _dot(self, painter: QPainter, centre: QPointF, *, newest: bool) -> None:
        colour = self._theme.colour("green" if newest else "edge")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if newest else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.5, 4.5)

    def _heights(self, place: int, width: int) -> tuple[int, int]:
        what, when = self._events[place]
        inner = width - _TEXT_X
        font = self._theme.font("strong" if place == 0 else "text")
        return text_height(font, what, inner), text_height(self._theme.font("note"), when, inner)

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
