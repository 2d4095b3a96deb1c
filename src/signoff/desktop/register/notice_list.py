"""The list of notices: rows under group headings, of which only those on the screen are touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from signoff.desktop.register.attention import Need
from signoff.desktop.register.list_steps import line_after
from signoff.desktop.register.notice_delegate import SIDE, NoticeDelegate
from signoff.desktop.register.notice_model import Index, ListContent, NoticeModel
from signoff.desktop.widgets.told_row import ToldRow
from signoff.desktop.widgets.viewport import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection

    from signoff.desktop.look.theme import Theme
    from signoff.register.results import Row

_KEPT = QAbstractItemView.ScrollHint.EnsureVisible


class NoticeList(ToldRow, QListView):
    """The list itself, with one notice chosen.

    `chosen` is emitted with the identity of the notice that becomes the chosen one ("" for none, or one that is still
    to be read), `opened` with that of a notice to be opened, `menu_wanted` with the QPoint of the screen at which to
    show what can be done with the chosen one, and `focus_moved` when the focus ring has to follow.

    Qt's own list asks every row for its height and holds it; this one computes where a row stands.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(object)
    focus_moved = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._model = NoticeModel(clock, self, px=theme.px)
        self._current_id = ""
        self.setObjectName("noticeList")
        self.setAccessibleName("Notices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._model)
        self.setItemDelegate(NoticeDelegate(theme, clock, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._follow_theme)

    @property
    def contents(self) -> NoticeModel:
        """What is listed, as far as it is in memory."""
        return self._model

    @property
    def current_id(self) -> str:
        """The identity of the chosen notice; empty for none, and for one that is still to be read."""
        return self._current_id

    @property
    def is_reading(self) -> bool:
        """Whether the chosen notice is still to be read."""
        return self.currentIndex().isValid() and not self._current_id

    @property
    def rows(self) -> tuple[Row, ...]:
        """The listed notices, as far as they are in memory."""
        return self._model.rows

    @property
    def first_place(self) -> int:
        """The place of the first notice on the screen."""
        layout = self._model.layout
        line = max(layout.line_at(self.verticalOffset()), 0)
        return layout.place_at(line) or layout.place_at(line + 1) or 0

    def show_list(self, content: ListContent, place: int | None = None) -> None:
        """List these notices, with the one in a place chosen, else the first."""
        self._model.show(content)
        self.updateGeometries()
        if self._model.layout.places:
            self.setCurrentIndex(self._model.index(self._model.layout.line_of(place or 0), 0))
        else:
            self._tell_chosen()

    def mark(self, needs: Mapping[str, Need]) -> None:
        """Show what the listed notices need now."""
        self._model.mark(needs)

    def choose(self, notice_id: str) -> bool:
        """Choose a notice that is in memory; return False where it is not."""
        line = self._model.position(notice_id) if notice_id else -1
        if line >= 0:
            self.setCurrentIndex(self._model.index(line, 0))
        return line >= 0

    def _follow_theme(self) -> None:
        """Show other colours, and lines of other heights from the one at the top on."""
        first = max(self._model.layout.line_at(self.verticalOffset()), 0)
        if self._model.resize():
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._model.layout.top(first))
        self.viewport().update()

    def focus_rect(self) -> QRect:
        """Return what the focus ring surrounds: the current row."""
        row = self.visualRect(self.currentIndex())
        row.translate(self.viewport().pos())
        return row.adjusted(SIDE, 0, -SIDE, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the notice under the mouse, or of the chosen one."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            line = self.indexAt(self.viewport().mapFromGlobal(at))
            if not self._id(line):
                return
            self.setCurrentIndex(line)
        else:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(SIDE, 0))
        if self._current_id:
            self.menu_wanted.emit(at)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and move the focus ring with the row."""
        super().scrollContentsBy(dx, dy)
        self.focus_moved.emit()

    def visualRect(self, index: Index) -> QRect:
        """Return where a line stands in the viewport."""
        if not index.isValid():
            return QRect()
        layout, line = self._model.layout, index.row()
        top = layout.top(line) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), layout.height_of(line))

    def indexAt(self, p: QPoint) -> QModelIndex:
        """Return the line at a point of the viewport."""
        line = self._model.layout.line_at(p.y() + self.verticalOffset())
        return self._model.index(line, 0) if line >= 0 else QModelIndex()

    def verticalOffset(self) -> int:
        """Return how far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def doItemsLayout(self) -> None:
        """Lay out nothing: where a line stands is computed."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the scroll bar reach the end."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._model.layout.row_height)
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._model.layout.height - height))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the scroll bar reach the end."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _KEPT) -> None:
        """Scroll a line into view: with the heading above the first of a group, and no further than is needed."""
        if not index.isValid():
            return
        layout, line = self._model.layout, index.row()
        begins = line - 1 if line and layout.heading_at(line - 1) is not None else line
        top, bottom = layout.top(begins), layout.top(line) + layout.height_of(line)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif top < bar.value() or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + height or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bottom - height)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the notice to which a key leads from the chosen one; headings are passed over."""
        page = max(1, self.viewport().height() // self._model.layout.row_height - 1)
        line = line_after(self._model.layout, self.currentIndex().row(), action, page)
        return QModelIndex() if line is None else self._model.index(line, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the notice in a rectangle."""
        index = self.indexAt(rect.center())
        if index.isValid() and self._model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the chosen line stands."""
        return QRegion(self.visualRect(self.currentIndex())) if selection.indexes() else QRegion()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Scroll to the line that is chosen now, and tell which it is, also to a screen reader.

        Qt's own list would look it up in a layout that this one has not.
        """
        QAbstractItemView.currentChanged(self, current, previous)
        self.focus_moved.emit()
        if current.isValid():
            self._tell_chosen()
            if self.hasFocus():
                self._tell_reader(current.row())

    def _tell_reader(self, line: int) -> None:
        """Tell a screen reader which line has the focus; what is told to one takes a while to import."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        if QAccessible.isActive():
            focus = QAccessibleEvent(self, QAccessible.Event.Focus)
            focus.setChild(line)
            QAccessible.updateAccessibility(focus)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show which line is chosen now."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        self.viewport().update()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Show what has changed; the chosen notice may have been read only now."""
        self.viewport().update()
        if self.is_reading and self._id(self.currentIndex()):
            self._tell_chosen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that are to be seen."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        hovered = self.indexAt(mouse).row() if self.viewport().underMouse() else -1
        layout, offset = self._model.layout, self.verticalOffset()
        line = max(layout.line_at(max(event.rect().top() + offset, 0)), 0)
        while line < layout.lines and layout.top(line) - offset <= event.rect().bottom():
            index = self._model.index(line, 0)
            option.rect = self.visualRect(index)
            option.state = QStyle.StateFlag.State_Enabled
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if line == hovered and layout.heading_at(line) is None:
                option.state |= QStyle.StateFlag.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
            line += 1
        painter.end()

    def _tell_chosen(self) -> None:
        self._current_id = self._id(self.currentIndex())
        self.chosen.emit(self._current_id)

    def _on_activated(self, index: QModelIndex) -> None:
        if notice_id := self._id(index):
            self.opened.emit(notice_id)

    def _id(self, index: Index) -> str:
        row = self._model.row_at(index.row()) if index.isValid() else None
        return row.id if row is not None else ""
