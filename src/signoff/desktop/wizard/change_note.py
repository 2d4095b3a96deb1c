"""What is said at a field that others changed since it was read: that it was, and what it said before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.compare.compared_text import NOTHING, ComparedText
from signoff.desktop.compare.difference_view import shown_lines
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.notice.comparison.comparison import AnswerChange

_HIGHEST = 220
"""Pixels of a long answer before, which scrolls beyond."""

_WORDS = "Changed since you last read it"
_SHOW, _HIDE = "Show before", "Hide before"


class ChangeNote(QWidget):
    """Says that an answer was changed, and shows on request what it was."""

    def __init__(self, theme: Theme, change: AnswerChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._change = theme, change
        self._before: QWidget | None = None
        self._is_shown = False
        self.setObjectName(f"change:{change.path}")
        self._dot = QLabel()
        theme.fix(self._dot, width=16, height=16)
        words = Label(theme, _WORDS, "guidance-strong", colour="blue")
        words.setWordWrap(False)
        self._switch = Button(theme, _SHOW, kind="link")
        self._switch.setObjectName(f"before:{change.path}")
        self._switch.setAccessibleName(f"{_SHOW}: {change.label}")
        self._switch.clicked.connect(self.toggle)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self._dot, words, self._switch):
            row.addWidget(widget)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        nest(self._column, row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def toggle(self) -> None:
        """Show what the answer was, or hide it again."""
        if self._before is None:
            self._before = self._build_before()
            self._column.addWidget(self._before)
        self._is_shown = not self._is_shown
        self._before.setVisible(self._is_shown)
        self._switch.setText(_HIDE if self._is_shown else _SHOW)
        self._switch.setAccessibleName(f"{self._switch.text()}: {self._change.label}")

    def _build_before(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", "info")
        column = QVBoxLayout(card)
        column.setContentsMargins(15, 10, 15, 12)
        column.setSpacing(6)
        if not self._change.before_lines:
            column.addWidget(Label(self._theme, NOTHING, "text", colour="ink3"))
        for line in shown_lines(self._change):
            if isinstance(line, str):
                column.addWidget(Label(self._theme, line, "note"))
            elif line.before is not None:
                column.addWidget(ComparedText(self._theme, line.before, "before", f"Before: {self._change.label}"))
        if not self._change.is_long:
            return card
        return _Scrolled(self._theme, card)

    def _apply_theme(self) -> None:
        self._dot.setPixmap(self._theme.pixmap("file-clock", 16, "blue"))


class _Scrolled(QScrollArea):
    """A card that scrolls where it would take too much of the page."""

    def __init__(self, theme: Theme, card: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(card)
        self._card = card
        theme.fix(self, most_height=_HIGHEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: object) -> None:  # Qt's QResizeEvent, of which nothing is needed
        """Take the height of the card at this width, up to the highest."""
        layout = self._card.layout()
        if layout is not None:
            self.setFixedHeight(min(self._theme.px(_HIGHEST), layout.totalHeightForWidth(self.viewport().width()) + 2))
