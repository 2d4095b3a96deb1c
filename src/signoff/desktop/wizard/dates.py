"""The dates that follow from what is given, as a line of time."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.session import NoticeSession
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.notice.model import DecisionType
from signoff.rules.deadlines import timeline


class DatesThatFollow(QWidget):
    """ "What happens when"; hidden while no date is given, and for what is no key decision."""

    def __init__(self, theme: Theme, session: NoticeSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line = Timeline(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(theme, "What happens when", "subhead"))
        column.addWidget(self._line)

    def refresh(self) -> None:
        """Work the dates out anew."""
        is_key = self._session.notice.decision_type in (None, DecisionType.KEY)
        milestones = timeline(self._session.record, self._session.profile) if is_key else ()
        self._line.show_milestones(milestones)
        self.setVisible(bool(milestones))
