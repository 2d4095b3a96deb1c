"""The note on a page about an approval, which is signed at the Sign step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.notice.record.record import Role, Signature
from signoff.notice.text.days import written


class ApprovalNote(Cards):
    """Shows the approvals given in a role and what makes them void, or says where they are given."""

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
        """Show the current approvals."""
        approvals = self._approvals()
        if approvals == self._shown:
            return
        self._shown = approvals
        self.replace([self._approval_card(approval) for approval in approvals] or [self._empty_card()])

    def _approval_card(self, approval: Signature) -> FindingCard:
        day = written(approval.date)
        body = f"{approval.post}, {day}. Changing any answer except the date of the decision makes it void."
        return FindingCard(self._theme, "good", f"Approved by {approval.name}", body)

    def _empty_card(self) -> FindingCard:
        body = f"{self._meaning} The approval is signed in the Sign step, before the decision maker signs."
        return FindingCard(self._theme, "info", "No approval yet", body)

    def _approvals(self) -> tuple[Signature, ...]:
        return tuple(approval for approval in self._session.record.approvals if approval.role is self._role)
