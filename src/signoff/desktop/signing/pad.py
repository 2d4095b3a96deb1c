"""The signature's cell on the page itself: drawn in with pen, finger or mouse, and shown as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.mark_painter import paint_mark
from signoff.desktop.signing.strokes import StrokeBook
from signoff.notice.mark import Device, Mark, StrokesMark

_BASELINE = 0.72
"""Where the line to sign on lies, as a share of the height."""


class SignaturePad(QWidget):
    """Holds one mark for a printed cell of a size in micrometres, whatever its own size in pixels.

    While `drawing`, pen, finger and mouse draw; else the mark that it was given is shown. `changed` tells
    that the mark is another.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width, self._height = 89_000, 23_000
        self._signer = ""
        self._drawing = True
        self._given: Mark | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._book = StrokeBook(self._clock.elapsed)
        self.setObjectName("signaturePad")
        self.setAccessibleName("Signature")
        self.setAccessibleDescription("Sign here with pen, finger or mouse. With the keyboard, choose Image or Typed.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed.connect(self.update)

    @property
    def mark(self) -> Mark | None:
        """The mark as it stands, or None while there is none."""
        return self._book.mark(self._width, self._height) if self._drawing else self._given

    @property
    def can_redo(self) -> bool:
        """Whether an undone stroke can come back."""
        return self._drawing and self._book.can_redo

    def set_cell(self, width: int, height: int) -> None:
        """Stand for a printed cell of this size, in micrometres."""
        self._width, self._height = width, height
        self.update()

    def set_signer(self, name: str) -> None:
        """Say below the line whose signature is asked for."""
        self._signer = name
        self.update()

    def draw(self) -> None:
        """Be drawn on; strokes drawn before are there again."""
        self._drawing = True
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._tell()

    def show_mark(self, mark: Mark | None) -> None:
        """Show a picture or a typed name, and be drawn on no longer."""
        self._drawing = False
        self._given = mark
        self.unsetCursor()
        self._tell()

    def take(self, mark: StrokesMark) -> None:
        """Hold the strokes of a mark that was drawn elsewhere."""
        self._book.take(mark)
        self._width, self._height = mark.width, mark.height
        self.draw()

    def undo(self) -> None:
        """Take the last stroke away."""
        self._book.undo()
        self._tell()

    def redo(self) -> None:
        """Bring back the stroke that was undone last."""
        self._book.redo()
        self._tell()

    def clear(self) -> None:
        """Take the whole mark away."""
        self._book.clear()
        self._given = None
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with mouse or finger."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._drawing and event.button() is Qt.MouseButton.LeftButton and not self._book.is_drawing:
            touch = event.device().type() is QInputDevice.DeviceType.TouchScreen
            self._begin(event.position(), None, Device.TOUCH if touch else Device.MOUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        self._move(event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen's pressure; a lifted pen only hovers."""
        if not self._drawing:
            return
        if event.type() is QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure(), Device.PEN)
        elif event.type() is QEvent.Type.TabletMove and event.pressure() > 0:
            self._move(event.position(), event.pressure())
        elif event.type() is QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo and clear with the keys that do so everywhere."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell, the line to sign on, and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor("#2F62B8"), 2))
        painter.setBrush(QColor(244, 248, 255, 200))
        painter.drawRoundedRect(area, 6, 6)
        self._paint_line(painter, area)
        if (mark := self.mark) is not None:
            paint_mark(painter, mark, QRectF(self.rect()), self._width)
        painter.end()

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        y = area.top() + area.height() * _BASELINE
        grey = QColor("#575148")
        painter.setPen(QPen(grey, 1))
        painter.drawLine(QPointF(area.left() + 44, y), QPointF(area.right() - 20, y))
        painter.setPen(QPen(grey, 1.5))
        for sign in (-1, 1):
            painter.drawLine(QPointF(area.left() + 24, y - 7 - sign * 5), QPointF(area.left() + 34, y - 7 + sign * 5))
        painter.setFont(self._theme.font("note"))
        words = QRectF(area.left() + 44, y + 2, area.width() - 64, area.bottom() - y - 3)
        name = f"Signature of {self._signer}" if self._signer else "Signature"
        painter.setPen(grey)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, name)

    def _begin(self, position: QPointF, pressure: float | None, device: Device) -> None:
        self._book.begin(*self._cell_point(position), pressure, device)
        self._tell()

    def _move(self, position: QPointF, pressure: float | None) -> None:
        if self._drawing and self._book.is_drawing:
            self._book.move(*self._cell_point(position), pressure)
            self.update()

    def _end(self) -> None:
        if self._book.is_drawing:
            self._book.end()
            self._tell()

    def _cell_point(self, position: QPointF) -> tuple[float, float]:
        """Return a position in micrometres of the printed cell, held inside it."""
        x = position.x() / max(self.width(), 1) * self._width
        y = position.y() / max(self.height(), 1) * self._height
        return min(max(x, 0.0), self._width), min(max(y, 0.0), self._height)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
