"""Content of a dialog, which scrolls only where a screen is lower than it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class TallContent(QWidget):
    """Has a `column` for what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._content.setObjectName("scroll-canvas")
        self._scroll: QScrollArea | None = None
        self.column = QVBoxLayout(self._content)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._content)

    def height_at(self, width: int) -> int:
        """Return the height of all that is shown, at a width."""
        if self._scroll is None:
            self._content.resize(width, self._content.height())
            self.column.setGeometry(self._content.rect())  # what was never shown is not laid out at its width by itself
        self.column.invalidate()
        self.column.activate()
        return self.column.totalHeightForWidth(width)

    def let_scroll(self) -> None:
        """Let the content scroll from now on, where it is higher than there is room."""
        if self._scroll is not None:
            return
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        focus = self._content.focusWidget()
        self._outer.removeWidget(self._content)
        self._scroll.setWidget(self._content)
        self._outer.addWidget(self._scroll)
        if focus is not None:  # which it lost as it moved
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
