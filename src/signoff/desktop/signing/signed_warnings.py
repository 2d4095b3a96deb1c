"""The warnings that a notice was signed with, considered or not; they are shown on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.review.findings_box import FindingsBox
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Record
from signoff.rules.findings import Finding


class SignedWarnings(QWidget):
    """Shows how many warnings there are, and on request each of them; is hidden where there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=22)
        self._words = Label(theme, "", "guidance")
        self._words.setObjectName("signedWarnings")
        self._unfold = Button(theme, "Show", kind="link")
        self._unfold.setObjectName("showSignedWarnings")
        self._box = FindingsBox(theme)
        self._unfold.clicked.connect(lambda: self._show(unfolded=self._box.isHidden()))
        say_with(self._unfold, self._words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        nest(column, row)
        column.addWidget(self._box)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self._show(unfolded=False)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], record: Record) -> None:
        """Show what the rules find in the notice as it was signed."""
        unfolded = not self._box.isHidden()
        self._box.show_findings(findings, record, locked=True)
        self._words.setText(_summary(findings))
        self._show(unfolded=unfolded)
        self.setVisible(bool(findings))

    def _show(self, *, unfolded: bool) -> None:
        self._box.setVisible(unfolded)
        self._unfold.setText("Hide" if unfolded else "Show")
        self._unfold.setAccessibleName("Hide the warnings" if unfolded else "Show the warnings")

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("triangle-alert", 20, "amber"))


def _summary(findings: Sequence[Finding]) -> str:
    considered = sum(finding.settled is not None for finding in findings)
    words = "Signed with one warning" if len(findings) == 1 else f"Signed with {len(findings)} warnings"
    if not considered:
        return f"{words}."
    return f"{words}, {'all' if considered == len(findings) else considered} considered."
