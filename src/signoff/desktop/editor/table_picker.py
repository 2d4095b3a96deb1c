"""A small grid from which the size of a new table is chosen, by mouse or by arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme

COLUMNS, ROWS = 6, 8
_CELL, _STEP, _EDGE, _FOOT = 20, 24, 12, 28
_KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


_FIRST = (3, 2)
"""The rows, the header's included, and the columns of a table that nobody has chosen a size for."""


class TablePicker(QWidget):
    """A pop-up grid; `chosen` is emitted with rows (the header included) and columns, and Escape closes it."""

    spoken_role = "Grouping"

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start at a header, two rows and two columns."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._size = _FIRST
        self.setObjectName("table-picker")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("note"))
        theme.fix(self, width=2 * _EDGE + _STEP * COLUMNS - 4, height=2 * _EDGE + _STEP * ROWS - 4 + _FOOT)
        self._update_accessible_name()

    def size_chosen(self) -> tuple[int, int]:
        """Return the rows and columns that are highlighted."""
        return self._size

    def open_below(self, button: QWidget) -> None:
        """Show it under a button, with the size at which it begins."""
        self._set_size(*_FIRST)
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._say_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the size with the arrow keys, and choose it with Enter or Space."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            down, right = _KEYS[key]
            self._set_size(self._size[0] + down, self._size[1] + right)
            self._say_size()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the cell under the mouse the last of the table."""
        edge, step = self._theme.px(_EDGE), self._theme.px(_STEP)
        place = event.position().toPoint() - QPoint(edge, edge)
        self._set_size(place.y() // step + 1, place.x() // step + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the size."""
        if self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid and, below it, the size in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("raised"))
        painter.setPen(self._theme.colour("edge"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        edge, step, side = (self._theme.px(length) for length in (_EDGE, _STEP, _CELL))
        for row in range(ROWS):
            for column in range(COLUMNS):
                is_selected = row < self._size[0] and column < self._size[1]
                painter.setPen(QPen(self._theme.colour("blue" if is_selected else "edge")))
                painter.setBrush(self._theme.colour("tint" if is_selected else "raised"))
                cell = QRectF(edge + column * step, edge + row * step, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(cell, 3, 3)
        painter.setPen(self._theme.colour("ink2"))
        foot = QRect(edge, self.height() - self._theme.px(_FOOT) - 4, self.width() - 2 * edge, self._theme.px(_FOOT))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), self._words())
        painter.end()

    def _set_size(self, rows: int, columns: int) -> None:
        self._size = (min(max(rows, 1), ROWS), min(max(columns, 1), COLUMNS))
        self._update_accessible_name()
        self.update()

    def _say_size(self) -> None:
        """Announce the size: of a pop-up without a place in its window, no reader says the name."""
        announce(self.parentWidget() or self, self.accessibleName())

    def _update_accessible_name(self) -> None:
        self.setAccessibleName("Size of the table: {} rows, {} columns".format(*self._size))

    def _words(self) -> str:
        rows, columns = self._size
        return f"{rows} rows × {columns} columns"

    def _choose(self) -> None:
        self.close()
        self.chosen.emit(*self._size)
