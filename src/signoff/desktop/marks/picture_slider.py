"""A slider for how much of a picture counts as ink: fainter at the left, bolder at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from signoff.desktop.look.theme import Theme
from signoff.signing.marks.pictures import BOLDEST, FAINTEST

STEP, LEAP = 5, 25
"""How far an arrow key and Page Up or Page Down go."""

_HANDLE = 9.0  # pixels: half of its width
_HEIGHT = 24


class InkSlider(QSlider):
    """From FAINTEST to BOLDEST, with a tick at 0, where the ink is as found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start at 0."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setRange(FAINTEST, BOLDEST)
        self.setSingleStep(STEP)
        self.setPageStep(LEAP)
        self.setObjectName("inkSlider")
        self.setAccessibleName("Ink, from fainter to bolder")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._describe)
        theme.changed.connect(self.update)
        self._describe(0)

    def sizeHint(self) -> QSize:
        """Return a size with room for the handle."""
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size that can still be used."""
        return QSize(80, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle to where the mouse is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._set_from_x(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set_from_x(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the value already is where the pointer was."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, filled from the middle to the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        middle, handle, y = self._x_of(0), self._x_of(self.value()), self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("edge"))
        painter.drawRoundedRect(QRectF(_HANDLE, y - 1.5, self.width() - 2 * _HANDLE, 3), 1.5, 1.5)
        painter.drawRect(QRectF(middle - 1, y - 6, 2, 12))
        if enabled:
            painter.setBrush(self._theme.colour("blue"))
            painter.drawRect(QRectF(min(middle, handle), y - 1.5, abs(handle - middle), 3))
        painter.setPen(QPen(self._theme.colour("blue" if enabled else "edge"), 2))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawEllipse(QPointF(handle, y), _HANDLE - 1, _HANDLE - 1)
        painter.end()

    def _x_of(self, value: int) -> float:
        share = (value - FAINTEST) / (BOLDEST - FAINTEST)
        return _HANDLE + share * (self.width() - 2 * _HANDLE)

    def _set_from_x(self, x: float) -> None:
        share = (x - _HANDLE) / max(1.0, self.width() - 2 * _HANDLE)
        self.setValue(round((FAINTEST + share * (BOLDEST - FAINTEST)) / STEP) * STEP)

    def _describe(self, value: int) -> None:
        words = "bolder" if value > 0 else "fainter"
        self.setAccessibleDescription(f"{abs(value)} per cent {words}" if value else "as found")
        self.update()
