"""The page that asks for the List of Forthcoming Key Decisions, or for the urgency route."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceWords
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.wizard.approval_note import ApprovalNote
from signoff.desktop.wizard.dates_that_follow import DatesThatFollow
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.model import Route
from signoff.notice.record.record import Role

ROUTES = {
    Route.NONE: ChoiceWords("No, it was listed in time", "28 clear days pass between listing and decision."),
    Route.GENERAL_EXCEPTION: ChoiceWords(
        "General Exception",
        "It was impracticable to list it in time; the scrutiny chair is informed, and a notice is published.",
    ),
    Route.SPECIAL_URGENCY: ChoiceWords(
        "Special Urgency", "The scrutiny chair must agree first, with a signature and a date."
    ),
}


class ForthcomingListPage(SectionPage):
    """The day of listing and the listed title, or a route with its reason, and its notices or approval."""

    def build(self) -> None:
        """Add the listing with the dates that follow, and the route with what each route asks for."""
        self.ask("forthcoming_list.date_added")
        self._dates = DatesThatFollow(self.theme, self.session)
        self.body.addWidget(self._dates)
        self.ask("forthcoming_list.listed_title")
        self._add_take_subject()
        self.bind_choice("forthcoming_list.route", ROUTES, labelled=True)
        self._reason = self.ask("forthcoming_list.reason")
        self._notified = self.ask("forthcoming_list.chair_notified_date")
        self._published = self.ask("forthcoming_list.notice_published_date")
        self._reasons_published = self.ask("forthcoming_list.reasons_published_date")
        self._approval = ApprovalNote(
            self.theme, self.session, Role.SCRUTINY_CHAIR, "The chair of the relevant scrutiny board must agree first."
        )
        self._approval_box = self.box("signatures.scrutiny_chair", self._approval)

    def arrange(self) -> None:
        """Show the fields that the chosen route needs, and those that were answered."""
        listing = self.session.notice.forthcoming_list
        is_urgent = listing.route not in (None, Route.NONE)
        self._reason.setVisible(is_urgent or bool(listing.reason))
        self._reasons_published.setVisible(is_urgent or listing.reasons_published_date is not None)
        is_exception = listing.route is Route.GENERAL_EXCEPTION
        self._notified.setVisible(is_exception or listing.chair_notified_date is not None)
        self._published.setVisible(is_exception or listing.notice_published_date is not None)
        self._approval.refresh()
        self._approval_box.setVisible(listing.route is Route.SPECIAL_URGENCY or self._approval.has_approvals)
        self._dates.refresh()
        subject = self.session.notice.subject
        self._take_subject.setVisible(bool(subject) and subject != listing.listed_title and not self.session.locked)

    def _add_take_subject(self) -> None:
        self._take_subject = Button(self.theme, "Use the subject as the title", kind="link")
        self._take_subject.setObjectName("take-subject")
        self._take_subject.clicked.connect(
            lambda: self.session.change(
                lambda notice: with_value(notice, "forthcoming_list.listed_title", notice.subject)
            )
        )
        line = QHBoxLayout()
        line.addWidget(self._take_subject)
        line.addStretch(1)
        nest(self.body, line)
