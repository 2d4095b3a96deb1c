"""A list of things that were done: each with a mark, a title, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from signoff.desktop.widgets.paint import box
from signoff.desktop.widgets.told_row import ToldRow
from signoff.desktop.widgets.viewport import own_viewport

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LINE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 48
"""The height of a line, in pixels."""

GOOD, REMARK, FAULT = ("circle-check", "green"), ("triangle-alert", "amber"), ("circle-alert", "red")
"""The marks, each an icon and its colour: all is well, something is to be said, something is wrong."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line: its mark, its title, what is said below that, and what it stands for."""

    mark: tuple[str, str]
    title: str
    detail: str
    item: object


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[MarkedLine, ...] = ()

    def show(self, lines: tuple[MarkedLine, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return f"{line.title}, {line.detail}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: MarkedLine = index.data(_LINE)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            edge = self._theme.outline() if chosen else None
            box(painter, rect, 8, self._theme.colour("tint" if chosen else "hover"), edge, 3 if edge else 1)
        icon, colour = line.mark
        px = self._theme.px
        painter.drawPixmap(rect.left() + 12, rect.top() + px(7), self._theme.pixmap(icon, 18, colour))
        words = rect.adjusted(12 + px(32), 0, -12, 0)
        first = QRect(words.left(), words.top() + px(4), words.width(), px(22))
        self._line(painter, first, "strong", "ink", line.title)
        second = QRect(words.left(), words.top() + px(25), words.width(), px(18))
        self._line(painter, second, "guidance", "ink2" if line.mark == GOOD else colour, line.detail)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, role: Any, colour: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(self._theme.colour(colour)))
        elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)


class MarkedList(ToldRow, QListView):
    """Lists lines; `chosen` is emitted with the item of the line that is chosen, None for none."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, spoken: str, parent: QWidget | None = None) -> None:
        """Take the object's name, and what a screen reader calls the list."""
        super().__init__(parent)
        own_viewport(self)
        self._model = _Model(self)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[MarkedLine], chosen: int = 0) -> None:
        """List these lines, with one of them chosen."""
        self._model.show(tuple(lines))
        self.setCurrentIndex(self._model.index(chosen, 0))
        if not lines:
            self.chosen.emit(None)

    def _tell_chosen(self, current: QModelIndex) -> None:
        line: MarkedLine | None = current.data(_LINE)
        self.chosen.emit(None if line is None else line.item)
