"""Text that wraps and takes the height it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.paint import LEADING, draw_text, text_height

_COLOURS = {
    "question": "ink",
    "title": "ink",
    "subhead": "ink",
    "text": "ink",
    "strong": "ink",
    "guidance": "ink2",
    "guidance-strong": "ink2",
    "note": "ink3",
    "note-strong": "ink2",
    "editor": "ink",
}
_LEVELS = {"question": 1, "title": 1, "subhead": 2}
"""The type roles in which only headings are set, with their levels."""

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_MOST_WIDTHS = 32


class Label(QLabel):
    """A word-wrapped, plain-text label in a type role, high enough for its text at any width.

    `words_changed` is emitted when it shows another text.
    """

    words_changed = Signal()

    def __init__(
        self, theme: Theme, text: str, role: Role = "text", *, colour: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `text` in `role`, in that role's colour or in another token's."""
        super().__init__(parent)
        self._heights = _Heights()
        self.spoken_level = _LEVELS.get(role, 0)
        self.spoken_role = "Heading" if self.spoken_level else ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setProperty("ink", colour or _COLOURS[role])

    def set_colour(self, colour: str) -> None:
        """Set the colour of another token (one that the style sheet knows for words)."""
        self.setProperty("ink", colour)
        repolish(self)

    def setText(self, text: str) -> None:
        """Show another text, and adjust the height to it."""
        super().setText(text)
        self._fit()
        self.words_changed.emit()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, with the same line spacing as painted."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        if not self._paints_itself():  # Qt would include the height of earlier words, or of larger ones
            bounds = QRect(0, 0, inner, 1_000_000)
            wraps = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag(0)
            words = self.fontMetrics().boundingRect(bounds, wraps, self.text())
            return words.height() + margins.top() + margins.bottom()
        return self._heights.at(inner, self.text(), self.font()) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return a readable width and the height that goes with it."""
        hint = super().sizeHint()
        if not self._paints_itself():
            return hint
        width = hint.width()
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words; Qt's own painting has no line height."""
        if not self._paints_itself():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        draw_text(painter, self.contentsRect(), self.font(), colour, self.text(), LEADING, self.alignment())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height, since layouts in scroll areas squeeze wrapped text otherwise."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Adjust the height when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _paints_itself(self) -> bool:
        # Qt paints text on one line and text that can be selected.
        return self.wordWrap() and not self.textInteractionFlags() & _SELECTABLE

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() > 0:
            needed = self.heightForWidth(self.width())
            if needed >= 0 and needed != self.minimumHeight():
                self.setMinimumHeight(needed)


class _Heights:
    """The heights of one text in one font, by width: layouts ask for the same ones again and again."""

    def __init__(self) -> None:
        self._text, self._font = "", QFont()
        self._heights: dict[int, int] = {}

    def at(self, width: int, text: str, font: QFont) -> int:
        """Return the height of the words at a width, measured anew for other words or another font."""
        if text != self._text or font != self._font or len(self._heights) >= _MOST_WIDTHS:
            self._text, self._font = text, QFont(font)
            self._heights.clear()
        if width not in self._heights:
            self._heights[width] = text_height(font, text, width, LEADING)
        return self._heights[width]
