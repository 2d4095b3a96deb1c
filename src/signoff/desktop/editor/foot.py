"""The line below the text: its length, and a note on what was pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from signoff.desktop.look.theme import Theme

HEIGHT = 37
WORDS_PER_PAGE = 410
"""Words of the long texts on one page of the notice; an estimate, to be measured on the PDF."""


class Foot(QWidget):
    """Words and pages at the left, a note at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with no words and no note."""
        super().__init__(parent)
        self._theme = theme
        theme.fix(self, height=HEIGHT)
        self._length = _label(theme, "ink2", "editor-length")
        self._note = _label(theme, "ink3", "editor-note")
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 1, 17, 0)
        row.setSpacing(16)
        row.addWidget(self._length)
        row.addStretch(1)
        row.addWidget(self._note)
        self.show_words(0)

    def show_words(self, words: int) -> None:
        """Show how many words there are, and about how many pages of the notice they fill."""
        self._length.setText(length_of(words))

    def show_note(self, note: str) -> None:
        """Show a note at the right; "" for none."""
        self._note.setText(note)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))
        painter.end()


def length_of(words: int) -> str:
    """Return the sentence on the length of a text with this many words."""
    if not words:
        return "No words yet"
    count = "1 word" if words == 1 else f"{words:,} words"
    halves = round(2 * words / WORDS_PER_PAGE)
    if halves < 1:
        return count
    pages = f"{halves // 2 or ''}{'½' if halves % 2 else ''}"
    unit = "page" if halves <= 2 else "pages"
    return f"{count}  ·  about {pages} {unit} of the notice"


def _label(theme: Theme, ink: str, name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font("note"))
    label.setProperty("ink", ink)
    return label
