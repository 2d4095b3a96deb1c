"""The dialog that shows what went where of a Word file, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from signoff.desktop.widgets.column import RING
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.intake.word_report import WordReport

_WIDTH, _TALLEST = 640, 420
_LONGEST = 300
"""Characters of an answer that are shown: the draft has all of it."""


class WordReportDialog(Dialog):
    """Lists the answers that were filled in, and the words that were left out, kind by kind."""

    def __init__(self, theme: Theme, report: WordReport, parent: QWidget | None = None) -> None:
        said = f"{report.filled_sentence} {report.unplaced_sentence}".rstrip()
        super().__init__(theme, "What went where", said, "Close", parent=parent)
        self.setObjectName("wordReportDialog")
        theme.fix(self, width=_WIDTH)
        scroll = LowColumn(theme, _WIDTH, _TALLEST)
        scroll.be_read("What went where")
        self._fill(theme, scroll.body, report)
        self.body.addWidget(scroll)
        self.let_out(RING)

    def _fill(self, theme: Theme, column: QVBoxLayout, report: WordReport) -> None:
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, filled in enumerate(report.filled):
            grid.addWidget(Label(theme, filled.name, "guidance-strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(theme, _short(filled.answer), "guidance", colour="ink"), row, 1)
        nest(column, grid)
        for entry in report.left_out:
            column.addSpacing(10)
            column.addWidget(Label(theme, f"Left out: {entry.sentence}", "guidance-strong"))
            for words in entry.words:
                column.addWidget(Label(theme, _short(words), "guidance"))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
