"""Text that wraps and takes the height it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from signoff.desktop.look.fonts import Role
from signoff.desktop.look.theme import Theme, repolish

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


class Label(QLabel):
    """A word-wrapped, plain-text label in a type role, high enough for its text at any width."""

    def __init__(
        self, theme: Theme, text: str, role: Role = "text", *, colour: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `text` in `role`, in that role's colour or in another token's."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setProperty("ink", colour or _COLOURS[role])

    def set_colour(self, colour: str) -> None:
        """Take the colour of another token (one that the style sheet knows for words)."""
        self.setProperty("ink", colour)
        repolish(self)

    def setText(self, text: str) -> None:
        """Show another text, and ask for the height that it needs."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height right: layouts in scroll areas squeeze wrapped text otherwise."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() > 0:
            needed = self.heightForWidth(self.width())
            if needed >= 0 and needed != self.minimumHeight():
                self.setMinimumHeight(needed)
