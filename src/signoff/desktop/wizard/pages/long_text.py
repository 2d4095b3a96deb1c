"""The pages that ask for one long text: the decision, the reasons, the alternatives."""

from __future__ import annotations

from signoff.desktop.wizard.page import SectionPage


class LongTextPage(SectionPage):
    """One rich text under the question; the page's key is the answer's path."""

    def build(self) -> None:
        """Add the editor, which takes what room the window has."""
        self.bind_rich(self.page.key, height=320)
