"""The page that asks for the subject."""

from __future__ import annotations

from signoff.desktop.wizard.page import SectionPage


class SubjectPage(SectionPage):
    """One line to a short paragraph of plain text."""

    def build(self) -> None:
        """Add the text."""
        self.bind_text("subject", label="Subject")
