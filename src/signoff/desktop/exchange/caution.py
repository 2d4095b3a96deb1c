"""A sentence on what speaks against going on, with its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme


class Caution(QWidget):
    """Words in amber, after a warning triangle."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words = words
        row.addWidget(Label(theme, words, "guidance", colour="amber"), 1)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def want(self, *, shown: bool) -> None:
        """Show the words or hide them; where they come while somebody is there, they are said."""
        comes = shown and self.isHidden()
        self.setVisible(shown)
        if comes and self.isVisible():
            announce(self, self._words)

    def _apply_theme(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("triangle-alert", 18, "amber"))
