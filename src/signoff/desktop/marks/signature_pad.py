"""The signature's cell on the page: signed in with pen, finger or mouse, and shown as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.cell_painter import paint_line, paint_prompt, paint_ring
from signoff.desktop.marks.mark_painter import MarkPaths, paint_mark
from signoff.desktop.marks.stroke_recorder import StrokeRecorder
from signoff.notice.marks.mark import Device, Mark, StrokesMark

GLOW = 5
"""Pixels around the cell that belong to the pad, for the glow of its ring."""

KEYS = {Qt.Key.Key_T: SigningMethod.TYPED, Qt.Key.Key_S: SigningMethod.SAVED, Qt.Key.Key_I: SigningMethod.IMAGE}
"""Keys that sign in another way, for whoever cannot draw."""


class SignaturePad(QWidget):
    """Holds one mark for a printed cell, whose size is in micrometres and independent of the pad's own in pixels.

    After `draw`, pen, finger and mouse draw; after `show_mark`, the given mark is shown. `changed` is emitted when the
    mark changes, `edited` when a person changed or cleared it, `reached` when the pad got the focus by
    Tab, and `way_wanted` when a key asks for another way to sign, where those are offered.
    """

    spoken_role = "Canvas"
    changed = Signal()
    edited = Signal()
    reached = Signal()
    way_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width, self._height = 89_000, 23_000
        self._signer = ""
        self._prompt = ""
        self._drawing = True
        self._offers_ways = False
        self._shown_mark: Mark | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._recorder = StrokeRecorder(self._clock.elapsed)
        self._is_pen_stroke = False
        self._paths = MarkPaths()
        self.setObjectName("signaturePad")
        self.setAccessibleName("Signature")
        self.setAccessibleDescription("Sign here with pen, finger or mouse.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed.connect(self.update)

    @property
    def mark(self) -> Mark | None:
        """The current mark, or None while there is none."""
        return self.drawn if self._drawing else self._shown_mark

    @property
    def drawn(self) -> StrokesMark | None:
        """What was drawn, even while another mark is shown; None while nothing was."""
        return self._recorder.mark(self._width, self._height)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._recorder.is_drawing

    @property
    def can_undo(self) -> bool:
        """Whether a stroke or a clearing can be undone."""
        return self._drawing and self._recorder.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether what was undone can be done again."""
        return self._drawing and self._recorder.can_redo

    def set_cell(self, width: int, height: int) -> None:
        """Set the size of the printed cell, in micrometres."""
        self._width, self._height = width, height
        self.update()

    def set_signer(self, name: str) -> None:
        """Show below the line whose signature is asked for."""
        self._signer = name
        self.update()

    def offer_ways(self) -> None:
        """Offer other ways to sign by a key each, and say so."""
        self._offers_ways = True
        self.setAccessibleDescription(
            "Sign here with pen, finger or mouse. A typed name or a saved signature is just as good: press T "
            "for the name, "
            "S for the saved signature, I for a picture. Press Enter to continue."
        )

    def draw(self) -> None:
        """Accept drawing, and show the strokes that were drawn before."""
        self._drawing, self._prompt = True, ""
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._emit_changed()

    def show_mark(self, mark: Mark | None, prompt: str = "") -> None:
        """Show a picture or a typed name, and do not accept drawing; without a mark, show `prompt`."""
        self._drawing, self._prompt = False, prompt
        self._shown_mark = mark
        self.unsetCursor()
        self._emit_changed()

    def take(self, mark: StrokesMark) -> None:
        """Take over the strokes of a mark that was drawn elsewhere."""
        self._recorder.take(mark)
        self._width, self._height = mark.width, mark.height
        self.draw()

    def forget(self) -> None:
        """Reset the pad for another signer."""
        self._recorder.forget()
        self._shown_mark = None
        self._emit_changed()

    def undo(self) -> None:
        """Undo the last stroke or clearing."""
        self._recorder.undo()
        self._emit_edited()

    def redo(self) -> None:
        """Redo what was undone last."""
        self._recorder.redo()
        self._emit_edited()

    def clear(self) -> None:
        """Clear what is drawn, which can be undone; for a given mark, only emit `edited`."""
        if self._drawing:
            self._recorder.clear()
        self._emit_edited()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with mouse or finger; when a pen is used, a touch is the palm and is ignored."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self._drawing or event.button() is not Qt.MouseButton.LeftButton or self._recorder.is_drawing:
            return
        touch = event.device().type() is QInputDevice.DeviceType.TouchScreen
        if not (touch and self._recorder.has_pen_ink):
            self._begin(event.position(), None, Device.TOUCH if touch else Device.MOUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke, unless it is a pen's."""
        if not self._is_pen_stroke:
            self._move(event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke, unless it is a pen's."""
        if not self._is_pen_stroke:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen's pressure; a lifted pen only hovers."""
        if not self._drawing:
            return
        if event.type() is QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure(), Device.PEN)
        elif event.type() is QEvent.Type.TabletMove and event.pressure() > 0 and self._is_pen_stroke:
            self._move(event.position(), event.pressure())
        elif event.type() is QEvent.Type.TabletRelease and self._is_pen_stroke:
            self._end()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `reached` unless the focus came by the mouse, so that the pad can be scrolled into view."""
        super().focusInEvent(event)
        self.update()
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.OtherFocusReason,
        ):
            self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus has gone."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo and clear with the usual keys."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif self._offers_ways and not event.modifiers() and (way := KEYS.get(Qt.Key(event.key()))) is not None:
            self.way_wanted.emit(way)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell with its ring and glow, the line to sign on, and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.cell_rect()
        paint_ring(painter, self._theme, cell, GLOW, focused=self.hasFocus())
        mark = self.mark
        if self._drawing or (mark is None and not self._prompt):
            paint_line(painter, self._theme, cell, self._signer)
        if mark is not None:
            paint_mark(painter, mark, cell, self._width, self._paths.path(mark, growing=self._recorder.is_drawing))
        elif self._prompt:
            paint_prompt(painter, self._theme, cell, self._prompt)
        painter.end()

    def cell_rect(self) -> QRectF:
        """Return where the printed cell lies in the pad."""
        return QRectF(self.rect()).adjusted(GLOW, GLOW, -GLOW, -GLOW)

    def _begin(self, position: QPointF, pressure: float | None, device: Device) -> None:
        self._is_pen_stroke = device is Device.PEN
        self._recorder.begin(*self._cell_point(position), pressure, device)
        self._emit_edited()

    def _move(self, position: QPointF, pressure: float | None) -> None:
        if self._drawing and self._recorder.is_drawing:
            self._recorder.move(*self._cell_point(position), pressure)
            self.update()

    def _end(self) -> None:
        self._is_pen_stroke = False
        if self._recorder.is_drawing:
            self._recorder.end()
            self._emit_edited()

    def _cell_point(self, position: QPointF) -> tuple[float, float]:
        """Return a position in micrometres of the printed cell, limited to it."""
        cell = self.cell_rect()
        x = (position.x() - cell.left()) / max(cell.width(), 1) * self._width
        y = (position.y() - cell.top()) / max(cell.height(), 1) * self._height
        return min(max(x, 0.0), self._width), min(max(y, 0.0), self._height)

    def _emit_changed(self) -> None:
        self.update()
        self.changed.emit()

    def _emit_edited(self) -> None:
        self._emit_changed()
        self.edited.emit()
