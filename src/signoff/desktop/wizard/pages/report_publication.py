"""The page that asks when the report was published."""

from __future__ import annotations

from signoff.desktop.wizard.approval_note import ApprovalNote
from signoff.desktop.wizard.dates_that_follow import DatesThatFollow
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.record import Role


class ReportPublicationPage(SectionPage):
    """The day of publication, the reason for a late one, and the note on the executive member's approval."""

    def build(self) -> None:
        """Add the day, the dates that follow, the reason and the approval."""
        self.ask("report_publication.published_date")
        self._dates = DatesThatFollow(self.theme, self.session)
        self.body.addWidget(self._dates)
        self.ask("report_publication.late_reason")
        self._approval = ApprovalNote(
            self.theme,
            self.session,
            Role.EXECUTIVE_MEMBER,
            "The relevant executive member must approve late publication.",
        )
        self.box("signatures.executive_member", self._approval)

    def arrange(self) -> None:
        """Show the current dates and approvals."""
        self._dates.refresh()
        self._approval.refresh()
