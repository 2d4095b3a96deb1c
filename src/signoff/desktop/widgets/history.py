"""What happened to a notice, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import keep_in_view
from signoff.desktop.widgets.paint import draw_text, text_height
from signoff.desktop.widgets.told_row import ToldRow
from signoff.desktop.widgets.viewport import own_viewport

_TEXT_X = 28
_GAP = 12
"""Room below an event, in which the ring around it ends."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What happened, when and by whom in words; `fault` is a sentence where the entry cannot be trusted."""

    what: str
    when: str
    at: dt.datetime
    actor: str = ""
    fault: str = ""


class HistoryList(ToldRow, QListWidget):
    """Events from top to bottom, each with a dot on a line; arrow keys go from one to the next.

    Each is what happened, when and by whom, and what is wrong with it.
    """

    focus_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        own_viewport(self)
        self._theme = theme
        self._events: tuple[HistoryEntry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("history")
        self.setAccessibleName("What happened")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListWidget { background: transparent; border: none; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_EventDelegate(theme, self))
        self.currentRowChanged.connect(self._follow_current)
        theme.changed.connect(self._fit)

    def show_events(self, events: Sequence[HistoryEntry]) -> None:
        """Show these events from top to bottom."""
        self._events = tuple(events)
        self.clear()
        for entry in self._events:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(entry))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if events else Qt.FocusPolicy.NoFocus)
        self.setCurrentRow(0)
        self._fit()

    def events(self) -> tuple[HistoryEntry, ...]:
        """Return what is shown."""
        return self._events

    def focus_rect(self) -> QRect:
        """Return the event that has the focus, which the ring surrounds."""
        if self.currentItem() is None:
            return self.rect()
        return self.visualItemRect(self.currentItem()).adjusted(0, 0, 0, -self._theme.px(_GAP))

    def hasHeightForWidth(self) -> bool:
        """Return True: the words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all events."""
        return sum(_height(self._theme, entry, width, newest=row == 0) for row, entry in enumerate(self._events))

    def sizeHint(self) -> QSize:
        """Return the height of all events."""
        return QSize(280, self.heightForWidth(self.width() or 280))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size, since the words wrap."""
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around it: all events are in view."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the words."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _follow_current(self) -> None:
        self.focus_moved.emit()
        if self.hasFocus() and self.currentItem() is not None:
            keep_in_view(self, self.visualItemRect(self.currentItem()))

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.viewport().update()


class _EventDelegate(QStyledItemDelegate):
    """Paints an event: the line, its dot, and its words."""

    def __init__(self, theme: Theme, events: QListWidget) -> None:
        super().__init__(events)
        self._theme = theme
        self._list = events

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the event's words."""
        width = self._list.viewport().width()
        entry = index.data(Qt.ItemDataRole.UserRole)
        return QSize(width, _height(self._theme, entry, width, newest=index.row() == 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the event."""
        entry: HistoryEntry = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        newest, px = index.row() == 0, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() < self._list.count() - 1:
            painter.setPen(QPen(self._theme.colour("line"), 2))
            painter.drawLine(QPointF(px(8), rect.top() + px(17)), QPointF(px(8), rect.bottom() + px(6)))
        if index.row():  # the end of the line from the event above
            painter.setPen(QPen(self._theme.colour("line"), 2))
            painter.drawLine(QPointF(px(8), rect.top()), QPointF(px(8), rect.top() + px(5)))
        self._paint_dot(painter, QPointF(px(8), rect.top() + px(11)), newest=newest, broken=bool(entry.fault))
        top = rect.top()
        heights = _heights(self._theme, entry, rect.width(), newest=newest)
        parts = zip(
            (entry.what, entry.when, entry.fault), _styles(newest=newest), ("ink", "ink2", "red"), heights, strict=True
        )
        for text, style, colour, height in parts:
            if text:
                place = QRect(px(_TEXT_X), top, rect.width() - px(_TEXT_X), height)
                draw_text(painter, place, self._theme.font(style), self._theme.colour(colour), text)
            top += height
        painter.restore()

    def _paint_dot(self, painter: QPainter, centre: QPointF, *, newest: bool, broken: bool) -> None:
        colour = self._theme.colour("red" if broken else "green" if newest else "edge")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if newest or broken else Qt.BrushStyle.NoBrush)
        radius = 4.5 * self._theme.text_percent / 100
        painter.drawEllipse(centre, radius, radius)


def _height(theme: Theme, entry: HistoryEntry, width: int, *, newest: bool) -> int:
    return sum(_heights(theme, entry, width, newest=newest)) + theme.px(_GAP)


def _heights(theme: Theme, entry: HistoryEntry, width: int, *, newest: bool) -> tuple[int, ...]:
    texts = (entry.what, entry.when, entry.fault)
    return tuple(
        text_height(theme.font(style), text, width - theme.px(_TEXT_X)) if text else 0
        for text, style in zip(texts, _styles(newest=newest), strict=True)
    )


def _styles(*, newest: bool) -> tuple[Role, Role, Role]:
    return ("strong" if newest else "text", "note", "note")


def _spoken(entry: HistoryEntry) -> str:
    return f"{entry.what}, {entry.when}{f': {entry.fault}' if entry.fault else ''}"
