"""A plain text of a fixed height, which scrolls beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from signoff.desktop.look.theme import repolish
from signoff.desktop.widgets.column import QuietScrollBar
from signoff.notice.text.cleaning import cleaned_lines

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.widgets.fields import ProblemKind

_FRAME = 18


class ScrolledText(QPlainTextEdit):
    """So many lines high, whatever is in it; Tab leaves it."""

    def __init__(self, theme: Theme, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("text"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, self))
        self.document().setDocumentMargin(0)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _FRAME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, with its characters in the form in which they are kept."""
        words = QMimeData()
        words.setText(cleaned_lines(source.text()))
        super().insertFromMimeData(words)

    def show_problem(self, kind: ProblemKind | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)
