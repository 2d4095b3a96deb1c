"""Where a file can be dropped, before there is one: seen as a place, since words alone look like an empty window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.text import Label

_ICON, _RADIUS, _LEAST, _WIDTH = 32, 12, 168, 320


class DropArea(QWidget):
    """A dashed frame with an icon, what can be dropped there, and what else can be done."""

    def __init__(self, theme: Theme, words: str, otherwise: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dropArea")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.fix(self, least_height=_LEAST)
        self._mark = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for label in (Label(theme, words, "strong"), Label(theme, otherwise, "guidance")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def sizeHint(self) -> QSize:
        """Return the size of a sheet that lies across."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("edge"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("file-input", _ICON, "ink2"))
        self.update()
