"""The notices that a salvage brought back: each with what became of it, and its digest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from signoff.desktop.recovery.words import about_notice

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.register.salvage.result import SalvagedNotice

Index = QModelIndex | QPersistentModelIndex

_NOTICE = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 48


def worst_first(notices: Sequence[SalvagedNotice]) -> tuple[SalvagedNotice, ...]:
    """Return the notices, those first that a person has to look at."""
    return tuple(sorted(notices, key=lambda notice: (notice.is_sound, not notice.lost, not notice.may_be_older)))


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices: tuple[SalvagedNotice, ...] = ()

    def show(self, notices: tuple[SalvagedNotice, ...]) -> None:
        self.beginResetModel()
        self._notices = notices
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._notices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        notice = self._notices[index.row()]
        if role == _NOTICE:
            return notice
        if role == Qt.ItemDataRole.DisplayRole:
            return _subject(notice)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_subject(notice)}, {about_notice(notice)}"
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a notice: a mark, its subject, and how well it was salvaged."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        notice: SalvagedNotice = index.data(_NOTICE)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tint" if chosen else "hover"))
            painter.drawRoundedRect(rect, 8, 8)
        icon, colour = _mark(notice)
        painter.drawPixmap(rect.left() + 12, rect.top() + 7, self._theme.pixmap(icon, 18, colour))
        words = rect.adjusted(44, 0, -12, 0)
        self._line(painter, QRect(words.left(), words.top() + 4, words.width(), 22), "strong", "ink", _subject(notice))
        second = QRect(words.left(), words.top() + 25, words.width(), 18)
        self._line(painter, second, "guidance", colour if colour != "green" else "ink2", about_notice(notice))
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, role: Any, colour: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(self._theme.colour(colour)))
        elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)


class SalvagedList(QListView):
    """Lists salvaged notices; `chosen` is emitted with the one that is chosen, None for none."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setObjectName("salvagedList")
        self.setAccessibleName("Notices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(lambda current: self.chosen.emit(current.data(_NOTICE)))
        theme.changed.connect(self.viewport().update)

    def show_notices(self, notices: Sequence[SalvagedNotice]) -> None:
        """List these notices, with the first one chosen."""
        self._model.show(tuple(notices))
        self.setCurrentIndex(self._model.index(0, 0))
        if not notices:
            self.chosen.emit(None)


def _subject(notice: SalvagedNotice) -> str:
    return " ".join(notice.subject.split()) or "A notice without a subject"


def _mark(notice: SalvagedNotice) -> tuple[str, str]:
    if not notice.is_sound:
        return "circle-alert", "red"
    return ("triangle-alert", "amber") if notice.lost or notice.may_be_older else ("circle-check", "green")
