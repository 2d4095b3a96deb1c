"""A button that shows what is chosen, as a field does: its words at the left, an arrow at the right end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button

_SIDE, _ARROW, _GAP = 12, 18, 8
"""Pixels beside the words and the arrow, of the arrow, and between the two."""


class PickButton(Button):
    """Opens a choice when it is pressed; words that are too long for it are cut, and are its tool tip."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent=parent)

    def setText(self, text: str) -> None:
        """Show what is chosen."""
        super().setText(text)
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole words as a tool tip where they are cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def sizeHint(self) -> QSize:
        """Return the room of the words and the arrow."""
        needed = self.fontMetrics().horizontalAdvance(self.text()) + self._beside()
        return QSize(needed, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the beginning of the words."""
        return QSize(self._theme.px(96), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, what fits of the words, and the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side, arrow = self._theme.px(_SIDE), self._theme.px(_ARROW)
        picture = self._theme.pixmap("chevron-down", _ARROW, "ink2" if self.isEnabled() else "ink3")
        painter.drawPixmap(self.width() - side - arrow, (self.height() - arrow) // 2, arrow, arrow, picture)
        place = self.rect().adjusted(side, 0, side - self._beside(), 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(self._theme.colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        self.paint_waiting(painter)

    def _beside(self) -> int:
        return self._theme.px(2 * _SIDE + _ARROW + _GAP)

    def _tell_whole(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width() - self._beside()
        self.setToolTip(self.text() if is_cut else "")
