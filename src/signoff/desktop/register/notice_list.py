"""The list of notices: rows of two lines under group headings, painted by a delegate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from signoff.desktop.register.attention import Need, marked
from signoff.desktop.register.listing import STATUS_ICONS, Heading, spoken, subject_line, subtitle, when
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.register.results import Row

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 48
HEADING_HEIGHT = 32
SIDE = 12


class NoticeModel(QAbstractListModel):
    """Headings and rows, in the order in which they are listed."""

    def __init__(self, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._entries: tuple[Heading | Row, ...] = ()

    def show(self, entries: Sequence[Heading | Row]) -> None:
        """Replace the entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return flags by which notices can be chosen, and headings cannot."""
        if index.isValid() and not isinstance(self._entries[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the entry, its words, or what a screen reader says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if isinstance(entry, Heading):
            return f"{entry.title} {entry.count}" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return subject_line(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry, self._clock())
        if role == Qt.ItemDataRole.ToolTipRole:
            return subject_line(entry) if len(entry.subject) > 50 else None
        return None

    def mark(self, needs: Mapping[str, Need]) -> None:
        """Show what the listed notices need now."""
        self._entries = tuple(
            entry if isinstance(entry, Heading) else marked(replace(entry, need="", damaged=False), needs)
            for entry in self._entries
        )
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, 0))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The notices, without the headings."""
        return tuple(entry for entry in self._entries if not isinstance(entry, Heading))

    def position(self, notice_id: str) -> int:
        """Return the position of a notice in the list, or -1 where it is not listed."""
        for position, entry in enumerate(self._entries):
            if not isinstance(entry, Heading) and entry.id == notice_id:
                return position
        return -1


class NoticeDelegate(QStyledItemDelegate):
    """Paints a heading, or a notice: icon, subject, what it is, when it changed."""

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or of a row."""
        return QSize(0, HEADING_HEIGHT if isinstance(index.data(ENTRY), Heading) else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if isinstance(entry, Heading):
            self._paint_heading(painter, rect, entry)
        else:
            state: QStyle.StateFlag = option.state
            self._paint_row(painter, rect, entry, state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        line = rect.adjusted(SIDE + 12, 0, -SIDE, 0)
        painter.setFont(self._theme.font("note-strong"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, heading.title)
        width = QFontMetrics(self._theme.font("note-strong")).horizontalAdvance(heading.title)
        painter.setFont(self._theme.font("note"))
        painter.drawText(line.adjusted(width + 10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(heading.count))

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(SIDE, 0, -SIDE, 0)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint if chosen else tokens.hover))
            painter.drawRoundedRect(card, 8, 8)
        icon, colour = STATUS_ICONS[row.status], "blue" if chosen or row.status is Status.READY else "ink2"
        if row.damaged:
            icon, colour = "circle-alert", "red"
        painter.drawPixmap(card.left() + 12, card.top() + 7, self._theme.pixmap(icon, 18, colour))
        self._paint_words(painter, card.adjusted(44, 0, -12, 0), row)

    def _paint_words(self, painter: QPainter, words: QRect, row: Row) -> None:
        tokens = self._theme.tokens
        first_line = QRect(words.left(), words.top() + 4, words.width(), 22)
        changed = when(row.changed_at, self._clock())
        painter.setFont(self._theme.font("guidance"))
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(first_line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, changed)
        room = first_line.width() - QFontMetrics(self._theme.font("guidance")).horizontalAdvance(changed) - 20
        painter.setFont(self._theme.font("strong"))
        painter.setPen(QColor(tokens.ink if row.subject.strip() else tokens.ink3))
        subject = QFontMetrics(painter.font()).elidedText(subject_line(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(first_line, Qt.AlignmentFlag.AlignVCenter, subject)
        second_line = QRect(words.left(), words.top() + 25, words.width(), 18)
        painter.setFont(self._theme.font("guidance"))
        painter.setPen(QColor(tokens.red if row.damaged else tokens.amber if row.need else tokens.ink2))
        about = QFontMetrics(painter.font()).elidedText(subtitle(row), Qt.TextElideMode.ElideRight, second_line.width())
        painter.drawText(second_line, Qt.AlignmentFlag.AlignVCenter, about)


class NoticeList(QListView):
    """The list itself, with one notice chosen.

    `chosen` is emitted with the identity of the notice that becomes the chosen one ("" for none), `opened` with that
    of a notice to be opened, and `focus_moved` when the focus ring has to follow.
    """

    chosen = Signal(str)
    opened = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NoticeModel(clock, self)
        self.setObjectName("noticeList")
        self.setAccessibleName("Notices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._model)
        self.setItemDelegate(NoticeDelegate(theme, clock, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self.viewport().update)

    def focus_rect(self) -> QRect:
        """Return what the focus ring surrounds: the current row."""
        row = self.visualRect(self.currentIndex())
        row.translate(self.viewport().pos())
        return row.adjusted(SIDE, 0, -SIDE, 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and move the focus ring with the row."""
        super().scrollContentsBy(dx, dy)
        self.focus_moved.emit()

    @property
    def current_id(self) -> str:
        """The identity of the chosen notice; empty for none."""
        return _id(self.currentIndex())

    def show_entries(self, entries: Sequence[Heading | Row], keep: str = "") -> None:
        """List these entries, with the notice `keep` chosen, else the one chosen before, else the first."""
        notice_id = keep or self.current_id
        self._model.show(entries)
        if not self.choose(notice_id):
            first = next((position for position, entry in enumerate(entries) if not isinstance(entry, Heading)), -1)
            self.setCurrentIndex(self._model.index(first, 0) if first >= 0 else QModelIndex())
        self.chosen.emit(self.current_id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The listed notices."""
        return self._model.rows

    def mark(self, needs: Mapping[str, Need]) -> None:
        """Show what the listed notices need now."""
        self._model.mark(needs)

    def choose(self, notice_id: str) -> bool:
        """Choose a notice; return False where it is not listed."""
        position = self._model.position(notice_id) if notice_id else -1
        if position < 0:
            return False
        self.setCurrentIndex(self._model.index(position, 0))
        return True

    def _on_current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        self.focus_moved.emit()
        if current.isValid():
            self.chosen.emit(_id(current))

    def _on_activated(self, index: QModelIndex) -> None:
        if notice_id := _id(index):
            self.opened.emit(notice_id)


def _id(index: Index) -> str:
    entry = index.data(ENTRY) if index.isValid() else None
    return "" if entry is None or isinstance(entry, Heading) else str(entry.id)
