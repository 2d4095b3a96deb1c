"""The verdict of the review, which the Sign step shows too: whether anything blocks signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.notice.text.days import short, written
from signoff.rules.findings import Finding
from signoff.rules.progress import approvals_needed_in, can_be_signed_from, counted

LINE = 24
"""The height of a line of a stacked verdict, in pixels: that of a link, which may stand beside it."""


class Verdict(Told):
    """Whether anything blocks signing, and how many warnings there are to consider.

    Side by side, or below one another where it is narrow (`stacked`).
    """

    def __init__(self, theme: Theme, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("What was found", parent)
        self._theme = theme
        self._is_stacked = stacked
        self._marks: list[tuple[QLabel, str, str]] = []
        self._said: list[str] = []
        self._shown: tuple[tuple[Finding, ...], int, int] | None = None
        self.is_twofold = False
        """Whether two lines say what keeps the notice from being signed."""
        self._parts: QVBoxLayout | FlowLayout
        if stacked:
            self._parts = QVBoxLayout(self)
            self._parts.setContentsMargins(0, 0, 0, 0)
            self._parts.setSpacing(4)
        else:
            self._parts = FlowLayout(gap=16, line_gap=6, parent=self)
        theme.changed.connect(self._apply_theme)

    @property
    def words(self) -> str:
        """What is shown, as a sentence."""
        return f"{', '.join(self._said)}."

    def show_findings(self, findings: Sequence[Finding], comments: int = 0, unread: int = 0) -> None:
        """Show what these findings mean for signing, how many comments are open, and how many entries cannot be read.

        What cannot be read, such as a text where a date belongs, is not in the notice and would be lost.
        """
        if (tuple(findings), comments, unread) == self._shown:
            return
        self._shown = (tuple(findings), comments, unread)
        clear(self._parts)
        self._marks.clear()
        self._said.clear()
        errors, warnings = counted(findings)
        approvals = approvals_needed_in(findings)
        self.is_twofold = bool(errors and approvals)
        if errors:
            self._add_part("circle-alert", "red", f"{_count(errors, 'error')} {_verb(errors)} signing")
        if approvals:
            self._add_part("pen-line", "blue", f"{_count(approvals, 'approval')} still needed")
        if not (errors or approvals):
            self._add_first_day(can_be_signed_from(findings))
        if unread:
            self._add_part("triangle-alert", "amber", f"{_count(unread, 'date')} cannot be read")
        if warnings:
            self._add_part("triangle-alert", "amber", f"{_count(warnings, 'warning')} to consider")
        if comments:
            self._add_part("message-square", "blue", f"{_count(comments, 'comment')} open")
        if isinstance(self._parts, QVBoxLayout):
            self._parts.addStretch(1)
        self.tell(*self._said)
        self._apply_theme()

    def _add_first_day(self, day: dt.date | None) -> None:
        """Say from which day the notice can be signed, or that it can be signed now."""
        if day is None:
            self._add_part("check", "green", "Nothing blocks signing")
        else:
            words = f"Not before {short(day)}" if self._is_stacked else f"Can be signed from {written(day)}"
            self._add_part("clock", "blue", words)

    def _add_part(self, icon: str, colour: str, words: str) -> None:
        mark = QLabel()
        self._theme.fix(mark, width=18, height=18)
        self._marks.append((mark, icon, colour))
        self._said.append(words)
        label = Label(self._theme, words, "strong", colour=colour)
        label.setWordWrap(False)
        label.setObjectName("verdict")
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(label, 1)
        if self._is_stacked:
            self._theme.fix(part, least_height=LINE)
        self._parts.addWidget(part)
        part.show()  # at once, where Qt would wait and leave the line empty for a moment

    def _apply_theme(self) -> None:
        for mark, icon, colour in self._marks:
            mark.setPixmap(self._theme.pixmap(icon, 18, colour))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _verb(number: int) -> str:
    return "blocks" if number == 1 else "block"


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while item := layout.takeAt(0):
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
