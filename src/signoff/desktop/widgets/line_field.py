"""A line to type in."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme, repolish
from signoff.desktop.widgets.one_line import OneLine


class LineField(QLineEdit):
    """A line of 36 px; with `icon`, a picture is shown before the text.

    What comes in is cleaned, except where it is taken `verbatim`: passphrases and paths are what they are.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        placeholder: str = "",
        icon: str = "",
        verbatim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        if not verbatim:
            self.setValidator(OneLine(self))
        self._theme = theme
        self._icon = icon
        self.setFont(theme.font("text"))
        self.setPlaceholderText(placeholder)
        theme.fix(self, height=36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._right = 0
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

    def show_problem(self, kind: Literal["error", "warning"] | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)

    def reserve_right(self, width: int) -> None:
        """Reserve room for a button at the right of the text, told for its ordinary size."""
        self._right = width
        self._reserve()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _reserve(self) -> None:
        self.setTextMargins(self._theme.px(26 if self._icon else 0), 0, self._theme.px(self._right), 0)
        self.update()
