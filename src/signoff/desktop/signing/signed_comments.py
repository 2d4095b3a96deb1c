"""How many comments a signed notice came with, and the way to read them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from signoff.desktop.comments.comment_words import counted
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label


class SignedComments(QWidget):
    """Says how many there are; hidden where there are none."""

    def __init__(self, theme: Theme, read: QAbstractButton, parent: QWidget | None = None) -> None:
        """Begin hidden; `read` is the button that shows them."""
        super().__init__(parent)
        self._theme = theme
        self._read = read
        self._icon = QLabel()
        theme.fix(self._icon, width=20, height=22)
        self._words = Label(theme, "", "guidance")
        say_with(read, self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    def show_count(self, number: int) -> None:
        """Show how many comments there are."""
        self._words.setText(f"{counted(number)}, in none of the PDFs.")
        self._read.setText("Read it" if number == 1 else "Read them")
        self.setVisible(bool(number))

    def _apply_theme(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("message-square", 20, "blue"))
