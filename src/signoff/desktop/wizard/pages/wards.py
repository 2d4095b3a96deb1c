"""The page that asks which wards the decision affects."""

from __future__ import annotations

from signoff.desktop.core.change import Change
from signoff.desktop.widgets.choose_many import SearchableChecks
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.model import WardScope
from signoff.notice.text.names import names_in


class WardsPage(SectionPage):
    """N/A, all wards, or some of the council's by name: those that there are on the day of the decision."""

    def build(self) -> None:
        """Add the scope, and the list of wards that shows for some of them."""
        words = self.session.record.terms.area_words
        scopes = {
            WardScope.NOT_APPLICABLE: "N/A",
            WardScope.ALL: f"All {words.plural}",
            WardScope.SOME: f"Some {words.plural}",
        }
        self.bind_segmented("wards.scope", scopes)
        self._offered = self._to_offer()
        others = tuple(name for name in self.session.notice.wards.names if not names_in(name, self._offered))
        self._checks = SearchableChecks(self.theme, (*self._offered, *others), find=f"Find a {words.singular}")
        adapter = field_adapters.NamesAdapter(self._checks)
        self._names = self.bind_labelled("wards.names", self._checks, adapter, self._checks.changed)

    def refresh(self, change: Change | None = None) -> None:
        """Offer the wards of the day before the answers are shown."""
        offered = self._to_offer()
        if offered != self._offered:
            self._offered = offered
            self._checks.set_options(offered)
        super().refresh(change)

    def arrange(self) -> None:
        """Show the list for some wards, or if names were chosen."""
        wards = self.session.notice.wards
        self._names.setVisible(wards.scope is WardScope.SOME or bool(wards.names))

    def _to_offer(self) -> tuple[str, ...]:
        """Return the wards that there are on the day of the decision, else today; others that are chosen are added."""
        return self.session.record.terms.wards_on(self.session.notice.decision_date or self.session.today())
