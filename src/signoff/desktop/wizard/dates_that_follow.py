"""The dates that follow from the notice's own, as a timeline."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.timeline import Timeline
from signoff.notice.record.model import DecisionType
from signoff.rules.timeline import Milestone, timeline


def milestones_of(session: NoticeSession) -> tuple[Milestone, ...]:
    """Return the dates that follow from a notice's own; none while it has no type."""
    if session.notice.decision_type is None:
        return ()
    return timeline(session.record, session.profile)


class DatesThatFollow(QWidget):
    """ "What happens when"; hidden while no date is given and, with `key_only`, for a decision that is not key."""

    def __init__(
        self, theme: Theme, session: NoticeSession, *, key_only: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._key_only = key_only
        self._line = Timeline(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(theme, "What happens when", "subhead"))
        column.addWidget(self._line)

    def refresh(self) -> None:
        """Work the dates out again."""
        types = (DecisionType.KEY, *self._session.record.terms.call_in_types)
        applies = not self._key_only or self._session.notice.decision_type in types
        milestones = milestones_of(self._session) if applies else ()
        self._line.show_milestones(milestones)
        self.setVisible(bool(milestones))
