"""A line of text that is cut to its width; its tool tip shows the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme


class ElidedLabel(QLabel):
    """Takes only the width that is left, so that buttons next to it are not squeezed."""

    spoken_role = "StaticText"

    def __init__(self, theme: Theme, role: Role, *, ink: str, parent: QWidget | None = None) -> None:
        """Show text in `role` and the colour of a token for words."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setProperty("ink", ink)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line, and no width."""
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text, and its tool tip where it is cut."""
        super().setText(text)
        self._update_tool_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as a tool tip when it is cut."""
        super().resizeEvent(event)
        self._update_tool_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _update_tool_tip(self) -> None:
        whole = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if whole else self.text())
