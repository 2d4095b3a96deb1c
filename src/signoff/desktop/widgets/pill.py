"""The pill that shows the status of a notice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import box
from signoff.notice.record.record import Status

# words, icon, colour, tint: no tint is an outline
_LOOKS = {
    Status.DRAFT: ("Draft", "", "ink2", ""),
    Status.READY: ("Ready to sign", "pen-line", "blue", "tint"),
    Status.SIGNED: ("Signed", "check", "green", "green_tint"),
    Status.PUBLISHED: ("Published", "globe", "green", "green_tint"),
    Status.WITHDRAWN: ("Withdrawn", "archive", "ink2", ""),
}
STATUS_ICONS = {
    Status.DRAFT: "file-pen-line",
    Status.READY: "pen-line",
    Status.SIGNED: "check",
    Status.PUBLISHED: "globe",
    Status.WITHDRAWN: "archive",
}


def status_words(status: Status) -> str:
    """Return the words for a status."""
    return _LOOKS[status][0]


class StatusPill(QWidget):
    """A pill of 24 px: outlined while a notice is a draft or withdrawn, else tinted."""

    spoken_role = "StaticText"

    def __init__(self, theme: Theme, status: Status = Status.DRAFT, parent: QWidget | None = None) -> None:
        """Show a status."""
        super().__init__(parent)
        self._theme = theme
        self._status = status
        self.setObjectName("status-pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(f"Status: {status_words(status)}")
        self.updateGeometry()
        self.update()

    def status(self) -> Status:
        """Return the status shown."""
        return self._status

    def sizeHint(self) -> QSize:
        """Return the size of icon and words."""
        words, icon, _, _ = _LOOKS[self._status]
        width = QFontMetrics(self._theme.font("note-strong")).horizontalAdvance(words)
        return QSize(width + self._theme.px(20 + (18 if icon else 0)), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        words, icon, colour, tint = _LOOKS[self._status]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tint:
            box(painter, self.rect(), self.height() / 2, self._theme.colour(tint), self._theme.outline(colour))
        else:
            box(painter, self.rect(), self.height() / 2, None, self._theme.colour("edge"))
        px = self._theme.px
        left = px(10)
        if icon:
            painter.drawPixmap(QPointF(px(8), px(4)), self._theme.pixmap(icon, 16, colour))
            left = px(28)
        painter.setFont(self._theme.font("note-strong"))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()
