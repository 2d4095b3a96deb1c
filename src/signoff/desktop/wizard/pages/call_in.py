"""The page that asks whether the decision is open to call-in."""

from __future__ import annotations

from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.choices import ChoiceWords
from signoff.desktop.wizard.dates_that_follow import DatesThatFollow
from signoff.desktop.wizard.page import SectionPage
from signoff.rules.call_in import only_these_are_open


class CallInPage(SectionPage):
    """Yes, or No with the reason of an exemption."""

    def build(self) -> None:
        """Add the card for types that are never open to call-in, the choice, the dates that follow, and the reason."""
        terms = self.session.record.terms
        self._never = FindingCard(
            self.theme,
            "info",
            "Never open to call-in",
            f"{only_these_are_open(self.session.form, terms)} open to call-in, so the answer here is No.",
        )
        self._never.setObjectName("never-open")
        self.body.addWidget(self._never)
        self.bind_choice(
            "call_in.available",
            {
                True: ChoiceWords("Yes, it is open to call-in", "It takes effect when the call-in period has passed."),
                False: ChoiceWords("No", "It takes effect at once."),
            },
        )
        self._dates = DatesThatFollow(self.theme, self.session)
        self.body.addWidget(self._dates)
        self._reason = self.ask("call_in.exemption_reason")

    def arrange(self) -> None:
        """Ask for the reason with a No where the type could be open to call-in, or if one was given."""
        notice = self.session.notice
        is_never_open = notice.decision_type not in (None, *self.session.record.terms.call_in_types)
        self._dates.refresh()
        self._never.setVisible(is_never_open)
        is_exempted = notice.call_in.available is False and not is_never_open
        self._reason.setVisible(is_exempted or bool(notice.call_in.exemption_reason))
