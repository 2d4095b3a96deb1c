"""The pages that ask for one long text: the decision, the reasons, the alternatives."""

from __future__ import annotations

from signoff.desktop.wizard.page import SectionPage


class LongTextPage(SectionPage):
    """One rich text under the question, as high as the window allows; the page's key is the answer's path."""

    fills = True

    def build(self) -> None:
        """Add the editor."""
        self.bind_rich(self.page.key, height=300, fill=True)
