"""The dates that follow from what is given, as a line of time."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.session import NoticeSession
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.errors import DateUnknown
from signoff.rules.deadlines import timeline


class DatesThatFollow(QWidget):
    """ "What happens when": hidden while no date is given, one sentence where a date is beyond the calendar."""

    def __init__(self, theme: Theme, session: NoticeSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "What happens when", "subhead"))
        self._line = Timeline(theme)
        self._problem = Label(theme, "", "guidance", colour="red")
        column.addWidget(self._line)
        column.addWidget(self._problem)

    def refresh(self) -> None:
        """Work the dates out anew."""
        try:
            milestones = timeline(self._session.record, self._session.profile)
        except DateUnknown as problem:
            self._line.hide()
            self._problem.setText(str(problem))
            self._problem.show()
            self.show()
            return
        self._problem.hide()
        self._line.show_milestones(milestones)
        self._line.show()
        self.setVisible(bool(milestones))
