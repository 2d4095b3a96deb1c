"""A check box whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import LEADING, box, draw_text, text_height, tick

_BOX = 20
_LINE = 24
_TEXT_X = 28


class Check(QCheckBox):
    """A check box of 20 px with wrapped words, and a line of detail below them."""

    def __init__(self, theme: Theme, text: str, detail: str = "", parent: QWidget | None = None) -> None:
        """Show `text` next to the box, and `detail` below it."""
        super().__init__(parent)
        self._theme = theme
        self._words = text
        self._detail = detail
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._fit)

    def set_words(self, text: str, detail: str = "") -> None:
        """Show other words."""
        self._words, self._detail = text, detail
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Return True: the words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, at least 24 px."""
        words, detail = self._heights(width)
        return max(self._theme.px(_LINE), self._top(words) + words + (detail + 4 if detail else 0))

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        width = QFontMetrics(self._theme.font("text")).horizontalAdvance(self._words)
        width = max(width, QFontMetrics(self._theme.font("note")).horizontalAdvance(self._detail))
        width += self._theme.px(_TEXT_X) + 2
        return QSize(width, self.heightForWidth(self.width() if self.width() < width else width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size, since the words wrap."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self._theme.px(_LINE))

    def hitButton(self, pos: object) -> bool:
        """Return True: the words are part of the button."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the words."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        words, detail = self._heights(self.width())
        top = self._top(words)
        left = self._theme.px(_TEXT_X)
        width = self.width() - left
        enabled = self._can_be_used()
        ink = self._theme.colour("ink" if enabled else "ink3")
        draw_text(painter, QRect(left, top, width, words), self._theme.font("text"), ink, self._words, LEADING)
        if detail:
            below = QRect(left, top + words + 4, width, detail)
            ink = self._theme.colour("ink2" if enabled else "ink3")
            draw_text(painter, below, self._theme.font("note"), ink, self._detail)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme, enabled = self._theme, self._can_be_used()
        side, radius = theme.px(_BOX), theme.px(4)
        rect = QRect(0, (theme.px(_LINE) - side) // 2, side, side)
        if self.isChecked():
            box(painter, rect, radius, theme.colour("chosen" if enabled else "edge"), None)
            inset = theme.px(3)
            tick(painter, QRectF(rect).adjusted(inset, inset, -inset, -inset), theme.colour("onchosen"), theme.px(2))
            return
        hovered = (self.underMouse() or self.isDown()) and enabled
        ground = theme.colour("hover" if hovered else "raised") if enabled else None
        dashed = theme.has_contrast and not enabled
        box(painter, rect, radius, ground, theme.colour("edge"), theme.px(1.5) if dashed else 1, dashed=dashed)

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()  # Qt does not know of the detail

    def _can_be_used(self) -> bool:
        return self.isEnabled() and not self.property("withheld")

    def _top(self, words: int) -> int:
        """Return the top of the words: one line is centred on the box next to it."""
        line = self._theme.px(_LINE)
        return (line - QFontMetrics(self._theme.font("text")).height()) // 2 if words <= line else 0

    def _heights(self, width: int) -> tuple[int, int]:
        inner = width - self._theme.px(_TEXT_X)
        words = text_height(self._theme.font("text"), self._words, inner, LEADING)
        return words, text_height(self._theme.font("note"), self._detail, inner)
