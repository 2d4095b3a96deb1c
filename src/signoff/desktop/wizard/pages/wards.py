"""The page that asks which wards the decision affects."""

from __future__ import annotations

from signoff.desktop.widgets.choose_many import SearchableChecks
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.model import WardScope
from signoff.notice.text.names import names_in

SCOPES = {WardScope.NOT_APPLICABLE: "N/A", WardScope.ALL: "All wards", WardScope.SOME: "Some wards"}


class WardsPage(SectionPage):
    """N/A, all wards, or some of the council's by name."""

    def build(self) -> None:
        """Add the scope, and the list of wards that shows for some of them."""
        self.bind_segmented("wards.scope", SCOPES)
        known = self.session.record.terms.wards
        others = tuple(name for name in self.session.notice.wards.names if not names_in(name, known))
        names = SearchableChecks(self.theme, (*known, *others))
        self._names = self.bind_labelled("wards.names", names, field_adapters.NamesAdapter(names), names.changed)

    def arrange(self) -> None:
        """Show the list for some wards, or if names were chosen."""
        wards = self.session.notice.wards
        self._names.setVisible(wards.scope is WardScope.SOME or bool(wards.names))
