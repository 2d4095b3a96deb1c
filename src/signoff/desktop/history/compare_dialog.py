"""The window that shows an earlier state of a draft beside today's, and brings it back."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.history.answer_differences import AnswerDifference, Run
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting

_SIZE = (920, 680)
_COLUMN = 840
NOTHING = "Not answered"
ALIKE = "Its answers are those of today."


class CompareDialog(QDialog):
    """Shows what differs, then and now; `read` and `bring_back` are emitted when the buttons are pressed."""

    read = Signal()
    bring_back = Signal()

    def __init__(
        self,
        theme: Theme,
        when: str,
        differences: Sequence[AnswerDifference],
        *,
        may_bring_back: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show the differences between the state of `when` and today's."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Compare with today")
        self.setObjectName("compareDialog")
        self.resize(fitting(self, QSize(*_SIZE)))
        self._texts: list[tuple[QLabel, tuple[Run, ...], str]] = []
        self._build(when, differences, may_bring_back=may_bring_back and bool(differences))
        self._mark_words()
        theme.changed.connect(self._mark_words)
        FocusRing(theme, self)

    def _build(self, when: str, differences: Sequence[AnswerDifference], *, may_bring_back: bool) -> None:
        scroll = ScrollColumn(self._theme, _COLUMN)
        scroll.body.setContentsMargins(0, 4, 0, 16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, difference in enumerate(differences):
            self._add_row(grid, 4 * row, difference, when)
        if not differences:
            grid.addWidget(Label(self._theme, ALIKE, "text"), 0, 0, 1, 2)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 20, 8, 16)
        column.setSpacing(12)
        column.addLayout(self._head(when))
        column.addWidget(scroll, 1)
        column.addLayout(self._footer(may_bring_back))

    def _head(self, when: str) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(12)
        head.addWidget(Label(self._theme, "Then and now", "title"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for words in (when, "Now"):
            sides.addWidget(Label(self._theme, words, "guidance-strong"), 1)
        head.addLayout(sides)
        head.addWidget(Hairline(self._theme))
        return head

    def _add_row(self, grid: QGridLayout, row: int, difference: AnswerDifference, when: str) -> None:
        grid.addWidget(Label(self._theme, difference.label, "guidance"), row, 0, 1, 2)
        for column, (runs, side) in enumerate(((difference.before, when), (difference.after, "Now"))):
            words = QLabel()
            words.setWordWrap(True)
            words.setFont(self._theme.font("text"))
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            words.setAccessibleName(f"{side}: {difference.label}")
            words.setAccessibleDescription(_spoken(runs))
            self._texts.append((words, runs, "red" if column == 0 else "green"))
            grid.addWidget(words, row + 1, column)
        grid.addWidget(Hairline(self._theme), row + 2, 0, 1, 2)
        grid.setRowMinimumHeight(row + 3, 6)

    def _footer(self, may_bring_back: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(8)
        pages = Button(self._theme, "Read its pages", kind="default", icon="file-text")
        pages.setObjectName("readState")
        pages.clicked.connect(self.read)
        row.addWidget(pages)
        row.addStretch(1)
        close = Button(self._theme, "Close", kind="default" if may_bring_back else "primary")
        close.setObjectName("closeCompare")
        close.clicked.connect(self.reject)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        row.addWidget(close)
        if may_bring_back:
            back = Button(self._theme, "Bring back these answers", kind="primary", icon="undo")
            back.setObjectName("bringBack")
            back.clicked.connect(self.bring_back)
            row.addWidget(back)
        else:
            close.setDefault(True)
        return row

    def _mark_words(self) -> None:
        """Colour the words that differ; those of then are struck through, those of now underlined."""
        tokens = self._theme.tokens
        for label, runs, colour in self._texts:
            style = f"color:{tokens.colour(colour)};background-color:{tokens.colour(f'{colour}_tint')}"
            tag = "s" if colour == "red" else "u"
            marked = f'<{tag} style="{style}">{{}}</{tag}>'
            parts = [(marked if run.differs else "{}").format(_markup(run.text)) for run in runs]
            nothing = f'<span style="color:{tokens.ink3}">{NOTHING}</span>'
            label.setText(" ".join(parts) or nothing)


def _markup(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _spoken(runs: Sequence[Run]) -> str:
    """Return the words as a screen reader says them, with those that differ named as such."""
    return " ".join(f"[differs: {run.text}]" if run.differs else run.text for run in runs) or NOTHING
