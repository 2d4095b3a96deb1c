"""The rail at the left: sections with their states, or filters with their counts, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.rail_delegate import RailDelegate
from signoff.desktop.widgets.rail_item import HEADING, ITEM, RailItem
from signoff.desktop.widgets.told_row import ToldRow
from signoff.desktop.widgets.viewport import own_viewport


class Rail(ToldRow, QListWidget):
    """A list in which arrow keys move, and a click, Enter or space opens a row.

    Rows whose group differs from the row before get a heading; a group named "-" gets a hairline instead.
    `opened` is emitted with the key when a person opens a row, `focus_moved` when the ring around the focus must move.
    """

    opened = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        own_viewport(self)
        self._theme = theme
        self._selected: str | None = None
        self._compact = False
        self.setObjectName("rail")
        self.setAccessibleName("Sections")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RailDelegate(theme, self.is_selected, self.is_compact, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.itemClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Show these rows; selection and focus stay where their keys still exist."""
        if self._keys() == [item.key for item in items] and self._groups() == [item.group for item in items]:
            self._refresh(items)
            return
        current = self._key_of(self.currentItem())
        self.clear()
        group = ""
        for item in items:
            if item.group != group:
                group = item.group
                self._add_heading(group)
            self._add_row(item)
        if self._row_of(self._selected) is None:
            self._selected = None
        self._tell_selected()
        self._focus_row(current or self._selected)

    def select(self, key: str | None) -> None:
        """Show the row of a key as the open one; an unknown key selects nothing. No signal is emitted."""
        row = self._row_of(key)
        self._selected = key if row is not None else None
        if row is not None:
            self.setCurrentItem(row)
            self.scrollToItem(row)
        self._tell_selected()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open row in view where the rail becomes lower, as it does while a window is first laid out."""
        super().resizeEvent(event)
        before = event.oldSize().height()  # -1 at first
        if (before < 0 or event.size().height() < before) and (row := self._row_of(self._selected)) is not None:
            self.scrollToItem(row)

    def selected(self) -> str | None:
        """Return the key of the open row."""
        return self._selected

    def rail_items(self) -> tuple[RailItem, ...]:
        """Return the rows shown, without their headings."""
        items = (self.item(row).data(ITEM) for row in range(self.count()))
        return tuple(item for item in items if item is not None)

    def is_selected(self, key: str) -> bool:
        """Return whether this row is the open one."""
        return key == self._selected

    def set_compact(self, compact: bool) -> None:
        """Show marks only (56 px wide), or marks and titles."""
        self._compact = compact
        for index in range(self.count()):
            row = self.item(index)
            item = row.data(ITEM)
            row.setToolTip(item.spoken() if compact and item is not None else "")
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def is_compact(self) -> bool:
        """Return whether only marks are shown."""
        return self._compact

    def height_needed(self) -> int:
        """Return the height at which all rows are visible without scrolling."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth()

    def focus_rect(self) -> QRect:
        """Return the row that has the focus, which the ring surrounds, in the list's own coordinates."""
        current = self.currentItem()
        if current is None:
            return self.rect()
        return self.visualItemRect(current).adjusted(8, 2, -8, -2)

    def sizeHint(self) -> QSize:
        """Return a width of 216 px, or 56 with marks only."""
        return QSize(self._theme.px(56 if self._compact else 216), self.height_needed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or space; arrows, Home and End move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            current = self.currentItem()
            if current is not None:
                self._open(current)
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rows = [self.item(index) for index in range(self.count()) if self.item(index).data(ITEM) is not None]
            if rows:
                self.setCurrentItem(rows[0] if event.key() == Qt.Key.Key_Home else rows[-1])
            return
        super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection as it is: the open row is the selected one, wherever the keys have gone."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint when the mouse leaves, so that no row stays highlighted."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self.viewport().update()
        return super().viewportEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Move the focus ring to the new row."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.focus_moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the focus ring with the rows."""
        super().scrollContentsBy(dx, dy)
        self.focus_moved.emit()

    def _add_heading(self, group: str) -> None:
        heading = QListWidgetItem(self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setData(HEADING, group)
        heading.setData(Qt.ItemDataRole.AccessibleTextRole, "" if group == "-" else group)

    def _add_row(self, item: RailItem) -> None:
        row = QListWidgetItem(self)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._set_item(row, item)

    def _set_item(self, row: QListWidgetItem, item: RailItem) -> None:
        row.setData(ITEM, item)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, item.spoken())
        row.setToolTip(item.spoken() if self._compact else "")

    def _refresh(self, items: Sequence[RailItem]) -> None:
        by_key = {item.key: item for item in items}
        for index in range(self.count()):
            row = self.item(index)
            item = row.data(ITEM)
            if item is not None and item != by_key[item.key]:
                self._set_item(row, by_key[item.key])

    def _open(self, row: QListWidgetItem) -> None:
        key = self._key_of(row)
        if key is not None:
            self.select(key)
            self.opened.emit(key)

    def _tell_selected(self) -> None:
        """Select the open row, so that a screen reader says which it is."""
        row = self._row_of(self._selected)
        self.clearSelection()
        if row is not None:
            row.setSelected(True)

    def _focus_row(self, key: str | None) -> None:
        row = self._row_of(key)
        if row is None:
            rows = (self.item(index) for index in range(self.count()))
            row = next((candidate for candidate in rows if candidate.data(ITEM) is not None), None)
        if row is not None:
            self.setCurrentItem(row)

    def _keys(self) -> list[str]:
        return [item.key for item in self.rail_items()]

    def _groups(self) -> list[str]:
        return [item.group for item in self.rail_items()]

    def _key_of(self, row: QListWidgetItem | None) -> str | None:
        item = row.data(ITEM) if row is not None else None
        return item.key if isinstance(item, RailItem) else None

    def _row_of(self, key: str | None) -> QListWidgetItem | None:
        if key is None:
            return None
        rows = (self.item(index) for index in range(self.count()))
        return next((row for row in rows if self._key_of(row) == key), None)
