"""A line above the Sign step that says that words of the Word file a notice was made from still have no place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.intake.word_report import WordReport


class PassagesReminder(QFrame):
    """Says how many passages are open, and leads back to them."""

    def __init__(self, theme: Theme, show_passages: Callable[[], None], parent: QWidget | None = None) -> None:
        """Show nothing yet; `show_passages` opens a screen that has the passages."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("passagesReminder")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        theme.fix(self._icon, width=20, height=20)
        self._words = Label(theme, "", "guidance")
        button = Button(theme, "Show what is not placed", kind="link")
        button.setObjectName("showPassages")
        button.clicked.connect(lambda: show_passages())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    def remind(self, report: WordReport | None) -> None:
        """Remind of the passages of a report; hide where it has none."""
        words = report.unplaced_sentence if report is not None else ""
        if report is not None and words:
            verb = "is" if len(report.passages) == 1 else "are"
            self._words.setText(f"{report.source}: {words.rstrip('.')} and {verb} not in what you sign.")
        self.setVisible(bool(words))

    def _apply_theme(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("info", 20, "blue"))
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#passagesReminder {{ background: {tokens.paper}; border-bottom: 1px solid {tokens.line}; }}"
        )
