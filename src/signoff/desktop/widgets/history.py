"""What happened to a notice, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import draw_text, text_height

_TEXT_X = 28
_GAP = 6


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What happened, when and by whom in words; `fault` is a sentence where the entry cannot be trusted."""

    what: str
    when: str
    at: dt.datetime
    actor: str = ""
    fault: str = ""


class HistoryList(QWidget):
    """Events on a line from top to bottom: a dot, what happened, when and by whom, and what is wrong with it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._events: tuple[HistoryEntry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("history")
        self.setAccessibleName("History")
        theme.changed.connect(self.update)

    def show_events(self, events: Sequence[HistoryEntry]) -> None:
        """Show these events from top to bottom."""
        self._events = tuple(events)
        self.setAccessibleDescription("; ".join(_spoken(one) for one in self._events))
        self._fit()
        self.update()

    def events(self) -> tuple[HistoryEntry, ...]:
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
        for place, one in enumerate(self._events):
            heights = self._heights(place, self.width())
            height = sum(heights) + _GAP
            if place < len(self._events) - 1:
                painter.setPen(QPen(self._theme.colour("line"), 2))
                painter.drawLine(QPointF(8, top + 17), QPointF(8, top + height + 5))
            self._dot(painter, QPointF(8, top + 11), newest=place == 0, broken=bool(one.fault))
            below = top
            for text, style, colour, high in zip(
                (one.what, one.when, one.fault), self._styles(place), ("ink", "ink2", "red"), heights, strict=True
            ):
                if text:
                    box = QRect(_TEXT_X, below, self.width() - _TEXT_X, high)
                    draw_text(painter, box, self._theme.font(style), self._theme.colour(colour), text)
                below += high
            top += height
        painter.end()

    def _dot(self, painter: QPainter, centre: QPointF, *, newest: bool, broken: bool) -> None:
        colour = self._theme.colour("red" if broken else "green" if newest else "edge")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if newest or broken else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.5, 4.5)

    def _heights(self, place: int, width: int) -> tuple[int, ...]:
        one, inner = self._events[place], width - _TEXT_X
        return tuple(
            text_height(self._theme.font(style), text, inner) if text else 0
            for text, style in zip((one.what, one.when, one.fault), self._styles(place), strict=True)
        )

    def _styles(self, place: int) -> tuple[Role, Role, Role]:
        return ("strong" if place == 0 else "text", "note", "note")

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()


def _spoken(one: HistoryEntry) -> str:
    return f"{one.what}, {one.when}{f': {one.fault}' if one.fault else ''}"
