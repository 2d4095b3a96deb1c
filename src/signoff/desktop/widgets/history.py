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
        """Start empty."""
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
        self.setAccessibleDescription("; ".join(_spoken(entry) for entry in self._events))
        self._fit()
        self.update()

    def events(self) -> tuple[HistoryEntry, ...]:
        """Return what is shown."""
        return self._events

    def hasHeightForWidth(self) -> bool:
        """Return True: the words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all events."""
        return sum(sum(self._heights(index, width)) + _GAP for index in range(len(self._events)))

    def sizeHint(self) -> QSize:
        """Return the height of all events."""
        return QSize(280, self.heightForWidth(self.width() or 280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the words."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for index, entry in enumerate(self._events):
            heights = self._heights(index, self.width())
            height = sum(heights) + _GAP
            if index < len(self._events) - 1:
                painter.setPen(QPen(self._theme.colour("line"), 2))
                painter.drawLine(QPointF(8, top + 17), QPointF(8, top + height + 5))
            self._paint_dot(painter, QPointF(8, top + 11), newest=index == 0, broken=bool(entry.fault))
            text_top = top
            for text, style, colour, part_height in zip(
                (entry.what, entry.when, entry.fault), self._styles(index), ("ink", "ink2", "red"), heights, strict=True
            ):
                if text:
                    rect = QRect(_TEXT_X, text_top, self.width() - _TEXT_X, part_height)
                    draw_text(painter, rect, self._theme.font(style), self._theme.colour(colour), text)
                text_top += part_height
            top += height
        painter.end()

    def _paint_dot(self, painter: QPainter, centre: QPointF, *, newest: bool, broken: bool) -> None:
        colour = self._theme.colour("red" if broken else "green" if newest else "edge")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if newest or broken else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.5, 4.5)

    def _heights(self, index: int, width: int) -> tuple[int, ...]:
        entry, inner = self._events[index], width - _TEXT_X
        return tuple(
            text_height(self._theme.font(style), text, inner) if text else 0
            for text, style in zip((entry.what, entry.when, entry.fault), self._styles(index), strict=True)
        )

    def _styles(self, index: int) -> tuple[Role, Role, Role]:
        return ("strong" if index == 0 else "text", "note", "note")

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()


def _spoken(entry: HistoryEntry) -> str:
    return f"{entry.what}, {entry.when}{f': {entry.fault}' if entry.fault else ''}"
