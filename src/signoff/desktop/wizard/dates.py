"""The dates that follow from what is given, as a line of time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.session import NoticeSession
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.notice.model import DecisionType
from signoff.rules.deadlines import timeline

IN_A_ROW = 4
"""As many dates stand side by side as their words have room."""


class DatesThatFollow(QWidget):
    """ "What happens when", in rows; hidden while no date is given, and for what is no key decision."""

    def __init__(self, theme: Theme, session: NoticeSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._rows: list[tuple[QHBoxLayout, Timeline]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(Label(theme, "What happens when", "subhead"))

    def refresh(self) -> None:
        """Work the dates out anew."""
        is_key = self._session.notice.decision_type in (None, DecisionType.KEY)
        milestones = timeline(self._session.record, self._session.profile) if is_key else ()
        rows = [milestones[start : start + IN_A_ROW] for start in range(0, len(milestones), IN_A_ROW)]
        while len(self._rows) < len(rows):
            self._add_row()
        for place, (line, dates) in enumerate(self._rows):
            shown = rows[place] if place < len(rows) else ()
            dates.show_milestones(shown)
            line.setStretch(0, len(shown))
            line.setStretch(1, IN_A_ROW - len(shown) if rows[1:] else 0)
        self.setVisible(bool(milestones))

    def _add_row(self) -> None:
        line = QHBoxLayout()
        row = Timeline(self._theme)
        line.addWidget(row)
        line.addStretch()
        self._column.addLayout(line)
        self._rows.append((line, row))
