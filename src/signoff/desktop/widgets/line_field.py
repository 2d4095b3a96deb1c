"""A line to type in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.one_line import OneLine

_PADDING = 14
"""Pixels between the edge and the text at either side: the style sheet's, the frame's and Qt's own."""


class Line(QLineEdit):
    """A line that a screen reader is told the focus of before it is told where the caret is.

    One that hears of the caret first takes that for the focus, and never says which field it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selectAll()  # Qt tells of every line's caret once, at the first focus, even where it is where it was
        if QAccessible.isActive():
            from signoff.desktop.core.announcing import retract

            retract([self])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of the focus before Qt selects all, and so moves the caret; Qt itself tells of it only afterwards."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            QAccessible.updateAccessibility(QAccessibleEvent(self.focusProxy() or self, QAccessible.Event.Focus))
        super().focusInEvent(event)


class LineField(Line):
    """A line of 36 px; with `icon`, a picture is shown before the text.

    What comes in is cleaned, except where it is taken `verbatim`: passphrases and paths are what they are.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        placeholder: str = "",
        shorter: Sequence[str] = (),
        icon: str = "",
        verbatim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty; `shorter` are placeholders for where there is too little room for `placeholder`."""
        super().__init__(parent)
        if not verbatim:
            self.setValidator(OneLine(self))
        self._theme = theme
        self._icon = icon
        self.setFont(theme.font("text"))
        self._placeholders = (placeholder, *shorter)
        self.setPlaceholderText(placeholder)
        theme.fix(self, height=36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._right = 0
        self._clear: IconButton | None = None
        theme.changed.connect(self._reserve)
        self._reserve()

    def setText(self, text: str | None) -> None:
        """Show a text from its beginning."""
        super().setText(text)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture over the field's own painting."""
        super().paintEvent(event)
        if self._icon:
            painter = QPainter(self)
            painter.drawPixmap(self._theme.px(9), self._theme.px(10), self._theme.pixmap(self._icon, 16, "ink2"))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the longest placeholder that there is room for."""
        super().resizeEvent(event)
        self._fit_placeholder()
        self._place_clear()

    def show_problem(self, kind: Literal["error", "warning"] | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)

    def offer_clear(self) -> None:
        """Offer a button at the right that empties the line, as long as there is something in it."""
        self._clear = IconButton(self._theme, "x", "Clear", size=16, parent=self)
        self._clear.setObjectName("lineClear")
        self._theme.fix(self._clear, width=28, height=28)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._follow_text)

    def _follow_text(self, text: str) -> None:
        if self._clear is not None and self._clear.isHidden() is bool(text):
            self._clear.setVisible(bool(text))
            self.reserve_right(28 if text else 0)
            self._place_clear()

    def _place_clear(self) -> None:
        if self._clear is not None:
            gap = (self.height() - self._clear.height()) // 2
            self._clear.move(self.width() - self._clear.width() - gap, gap)

    def reserve_right(self, width: int) -> None:
        """Reserve room for a button at the right of the text, told for its ordinary size."""
        self._right = width
        self._reserve()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit_placeholder(self) -> None:
        if len(self._placeholders) == 1:
            return
        margins, around = self.textMargins(), 2 * self._theme.px(_PADDING)
        room = self.width() - margins.left() - margins.right() - around
        fitting = (words for words in self._placeholders if self.fontMetrics().horizontalAdvance(words) <= room)
        self.setPlaceholderText(next(fitting, self._placeholders[-1]))

    def _reserve(self) -> None:
        self.setTextMargins(self._theme.px(26 if self._icon else 0), 0, self._theme.px(self._right), 0)
        self._fit_placeholder()
        self.update()
