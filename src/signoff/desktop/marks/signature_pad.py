"""The signature's cell on the page itself: drawn in with pen, finger or mouse, and shown as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
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
from signoff.desktop.marks.mark_painter import MarkPaths, paint_mark
from signoff.desktop.marks.stroke_recorder import StrokeRecorder
from signoff.notice.marks.mark import Device, Mark, StrokesMark

GLOW = 5
"""Pixels around the cell that belong to the pad, for the glow of its ring."""

_BASELINE = 0.72
"""Where the line to sign on lies, as a share of the height."""

_FULL_HEIGHT = 92
"""Pixels of a cell's height at which line and words have their full size."""

_RING = QColor("#2F62B8")
_PENCIL = QColor("#575148")


class SignaturePad(QWidget):
    """Holds one mark for a printed cell of a size in micrometres, whatever its own size in pixels.

    While `drawing`, pen, finger and mouse draw; else the mark that it was given is shown. `changed` tells
    that the mark is another, `edited` that a person has changed it, or wants it taken away, `reached` that the
    keyboard came here with Tab.
    """

    changed = Signal()
    edited = Signal()
    reached = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width, self._height = 89_000, 23_000
        self._signer = ""
        self._prompt = ""
        self._drawing = True
        self._given: Mark | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._book = StrokeRecorder(self._clock.elapsed)
        self._penned = False
        self._paths = MarkPaths()
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
        return self.drawn if self._drawing else self._given

    @property
    def drawn(self) -> StrokesMark | None:
        """What was drawn, be it shown or not; None while nothing was."""
        return self._book.mark(self._width, self._height)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._book.is_drawing

    @property
    def can_undo(self) -> bool:
        """Whether a stroke, or a clearing, can be taken back."""
        return self._drawing and self._book.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether what was taken back can come again."""
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
        self._drawing, self._prompt = True, ""
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._tell()

    def show_mark(self, mark: Mark | None, prompt: str = "") -> None:
        """Show a picture or a typed name, and be drawn on no longer; without any, say what to do."""
        self._drawing, self._prompt = False, prompt
        self._given = mark
        self.unsetCursor()
        self._tell()

    def take(self, mark: StrokesMark) -> None:
        """Hold the strokes of a mark that was drawn elsewhere."""
        self._book.take(mark)
        self._width, self._height = mark.width, mark.height
        self.draw()

    def forget(self) -> None:
        """Be as new: another person is to sign."""
        self._book.forget()
        self._given = None
        self._tell()

    def undo(self) -> None:
        """Take the last stroke back, or the last clearing."""
        self._book.undo()
        self._tell_edit()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._book.redo()
        self._tell_edit()

    def clear(self) -> None:
        """Take away what is drawn, which comes back with undo; of a given mark, only tell that it is to go."""
        if self._drawing:
            self._book.clear()
        self._tell_edit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with mouse or finger; beside a pen, what touches the pad is the palm."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self._drawing or event.button() is not Qt.MouseButton.LeftButton or self._book.is_drawing:
            return
        touch = event.device().type() is QInputDevice.DeviceType.TouchScreen
        if not (touch and self._book.is_pens):
            self._begin(event.position(), None, Device.TOUCH if touch else Device.MOUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke, unless it is a pen's."""
        if not self._penned:
            self._move(event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke, unless it is a pen's."""
        if not self._penned:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen's pressure; a lifted pen only hovers."""
        if not self._drawing:
            return
        if event.type() is QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure(), Device.PEN)
        elif event.type() is QEvent.Type.TabletMove and event.pressure() > 0 and self._penned:
            self._move(event.position(), event.pressure())
        elif event.type() is QEvent.Type.TabletRelease and self._penned:
            self._end()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be seen when the keyboard comes here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.reached.emit()

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
        """Paint the cell with its ring and glow, the line to sign on, and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.cell_rect()
        self._paint_ring(painter, cell)
        mark = self.mark
        if self._drawing or (mark is None and not self._prompt):
            self._paint_line(painter, cell)
        if mark is not None:
            paint_mark(painter, mark, cell, self._width, self._paths.path(mark, growing=self._book.is_drawing))
        elif self._prompt:
            size = min(1.0, cell.height() / _FULL_HEIGHT)
            font = self._theme.font("guidance")
            font.setPixelSize(max(9, round(font.pixelSize() * size)))
            painter.setFont(font)
            painter.setPen(_PENCIL)
            words = cell.adjusted(20 * size, 4, -20 * size, -4)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._prompt)
        painter.end()

    def cell_rect(self) -> QRectF:
        """Return where the printed cell lies in the pad."""
        return QRectF(self.rect()).adjusted(GLOW, GLOW, -GLOW, -GLOW)

    def _paint_ring(self, painter: QPainter, cell: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(47, 98, 184, 14))
        for spread in range(1, GLOW + 1):
            painter.drawRoundedRect(cell.adjusted(-spread, -spread, spread, spread), 6 + spread, 6 + spread)
        painter.setPen(QPen(_RING, 2))
        painter.setBrush(QColor("#F4F8FF") if self._theme.scheme == "light" else QColor("#DDDAD8"))
        painter.drawRoundedRect(cell, 6, 6)

    def _paint_line(self, painter: QPainter, cell: QRectF) -> None:
        """Paint the line, its ×, and whose signature it is; all of it smaller in a small cell."""
        size = min(1.0, cell.height() / _FULL_HEIGHT)
        y = cell.top() + cell.height() * _BASELINE
        left, right = cell.left() + 44 * size, cell.right() - 20 * size
        painter.setPen(QPen(_PENCIL, 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(_PENCIL, 1.5))
        x = cell.left() + 29 * size
        for sign in (-1, 1):
            tall = sign * 5 * size
            painter.drawLine(QPointF(x - 5 * size, y - 7 * size - tall), QPointF(x + 5 * size, y - 7 * size + tall))
        font = self._theme.font("note")
        font.setPixelSize(max(9, round(13 * size)))
        words = QRectF(left, y + 1, right - left, cell.bottom() - y - 2)
        name = f"Signature of {self._signer}" if self._signer else "Signature"
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(font)
        painter.setPen(_PENCIL)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)

    def _begin(self, position: QPointF, pressure: float | None, device: Device) -> None:
        self._penned = device is Device.PEN
        self._book.begin(*self._cell_point(position), pressure, device)
        self._tell_edit()

    def _move(self, position: QPointF, pressure: float | None) -> None:
        if self._drawing and self._book.is_drawing:
            self._book.move(*self._cell_point(position), pressure)
            self.update()

    def _end(self) -> None:
        self._penned = False
        if self._book.is_drawing:
            self._book.end()
            self._tell_edit()

    def _cell_point(self, position: QPointF) -> tuple[float, float]:
        """Return a position in micrometres of the printed cell, held inside it."""
        cell = self.cell_rect()
        x = (position.x() - cell.left()) / max(cell.width(), 1) * self._width
        y = (position.y() - cell.top()) / max(cell.height(), 1) * self._height
        return min(max(x, 0.0), self._width), min(max(y, 0.0), self._height)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _tell_edit(self) -> None:
        self._tell()
        self.edited.emit()
