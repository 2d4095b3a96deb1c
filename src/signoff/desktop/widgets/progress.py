"""A line that shows how much is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme


class ProgressLine(QProgressBar):
    """A line of 4 px, filled to a fraction."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._fraction = 0.0
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Progress")
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setValue(0)
        theme.changed.connect(self.update)

    def set_fraction(self, fraction: float) -> None:
        """Fill the line to a fraction, limited to 0 to 1."""
        self._fraction = min(max(fraction, 0.0), 1.0)
        self.setValue(round(self._fraction * 100))
        self.update()

    def fraction(self) -> float:
        """Return the fraction shown."""
        return self._fraction

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self._fraction > 0:
            painter.setBrush(self._theme.colour("blue"))
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * self._fraction), 4), 2, 2)
        painter.end()
