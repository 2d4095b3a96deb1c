"""A layout that places widgets side by side and continues in the next line when one does not fit."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Items from left to right, then line by line; with `last_right`, the last item is at the right edge."""

    def __init__(
        self, *, gap: int = 12, line_gap: int = 4, last_right: bool = False, parent: QWidget | None = None
    ) -> None:
        """Start empty; gaps are in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self._last_right = last_right
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        # Qt would delete an item of its own without Python's knowledge, and its address could then be used again.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Arrange the items in `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines = self._lines(rect.width())
        top = rect.top()
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._arrange_line(line, rect, top, height)
            top += height + self._line_gap
        return top - rect.top() - (self._line_gap if lines else 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if lines and used + self._gap + needed <= width:
                lines[-1].append(item)
                used += self._gap + needed
            else:
                lines.append([item])
                used = needed
        return lines

    def _arrange_line(self, line: list[QLayoutItem], rect: QRect, top: int, height: int) -> None:
        left = rect.left()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(rect.width(), height))
            at_right = self._last_right and item is self._items[-1]
            x = rect.right() + 1 - size.width() if at_right else left
            item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))
            left += size.width() + self._gap
