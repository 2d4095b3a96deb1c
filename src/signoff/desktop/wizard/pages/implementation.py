"""The page that asks who carries the decision out, and when."""

from __future__ import annotations

from signoff.desktop.wizard.page import SectionPage


class ImplementationPage(SectionPage):
    """The officer accountable, the timescales, and the first day."""

    def build(self) -> None:
        """Add the three fields."""
        self.bind_line("implementation.accountable_officer", label="Officer accountable")
        self.bind_text("implementation.timescales", label="Proposed timescales")
        self.bind_date(
            "implementation.start_date",
            label="First day of implementation",
            hint="Leave it empty where the timescales say enough.",
        )
