"""What a page says about an approval, which is signed at the Sign step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.cards import Cards
from signoff.desktop.widgets.finding import FindingCard
from signoff.notice.record.record import Event, EventKind, Record, Role, Signature
from signoff.notice.text.days import written
from signoff.rules.answer_text import listed


def about_approvals(record: Record) -> str:
    """Return what whoever edits must know of approvals: that they would become void, or have; else nothing."""
    if record.approvals:
        names = listed([one.name for one in record.approvals])
        voided = "that approval" if len(record.approvals) == 1 else "these approvals"
        return f"Approved by {names}. Changing any answer but the date of the decision makes {voided} void."
    kinds = [event.event for event in record.history]
    if EventKind.APPROVALS_VOIDED not in kinds:
        return ""
    last = len(kinds) - 1 - kinds[::-1].index(EventKind.APPROVALS_VOIDED)
    before = [event.actor for event in _given_before(record.history[:last])]
    if not before:
        return ""
    if len(before) == 1:
        return f"A change made the approval of {before[0]} void: it has to be given again."
    return f"A change made the approvals of {listed(before)} void: they have to be given again."


def _given_before(history: Sequence[Event]) -> list[Event]:
    """Return the approvals since the last that were made void, by their events."""
    since = [event for event in history if event.event in (EventKind.APPROVED, EventKind.APPROVALS_VOIDED)]
    voids = [place for place, event in enumerate(since) if event.event is EventKind.APPROVALS_VOIDED]
    return since[voids[-1] + 1 :] if voids else since


class ApprovalNote(Cards):
    """Names the approvals given in a role, or says where they are given; editing voids them, and it says so."""

    def __init__(
        self, theme: Theme, session: NoticeSession, role: Role, meaning: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"approvals:{role}")
        self._theme = theme
        self._session = session
        self._role = role
        self._meaning = meaning
        self._shown: tuple[Signature, ...] | None = None

    @property
    def has_approvals(self) -> bool:
        """Whether somebody has approved in this role."""
        return bool(self._approvals())

    def refresh(self) -> None:
        """Show the approvals as they stand."""
        approvals = self._approvals()
        if approvals == self._shown:
            return
        self._shown = approvals
        self.replace([self._given(one) for one in approvals] or [self._none_yet()])

    def _given(self, one: Signature) -> FindingCard:
        day = written(one.date)
        body = f"{one.post}, {day}. A change to any answer but the decision’s date voids it."
        return FindingCard(self._theme, "good", f"Approved by {one.name}", body)

    def _none_yet(self) -> FindingCard:
        body = f"{self._meaning} The approval is signed at the Sign step, before the decision maker signs."
        return FindingCard(self._theme, "info", "No approval yet", body)

    def _approvals(self) -> tuple[Signature, ...]:
        return tuple(one for one in self._session.record.approvals if one.role is self._role)
