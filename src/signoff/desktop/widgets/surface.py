"""A plain background in the colour of a token, and a line of one pixel."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme


class Surface(QWidget):
    """A widget filled with a token's colour; with `edge`, it has a hairline at its right."""

    def __init__(self, theme: Theme, token: str, *, edge: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self._edge = edge
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, and draw the hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._token))
        if self._edge:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.colour("line"))
        painter.end()


class Hairline(Surface):
    """A horizontal hairline in the colour of decorative lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "line", parent=parent)
        self.setFixedHeight(1)
