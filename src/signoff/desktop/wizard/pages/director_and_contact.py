"""The page that asks for the director and for the contact person."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from signoff.desktop.widgets.fields import ComboField
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.page import SectionPage

TELEPHONE_WIDTH = 240


class DirectorAndContactPage(SectionPage):
    """The director's title, of the council's or any other, and whom the public can ask."""

    def build(self) -> None:
        """Add the director, then the contact."""
        self._add_director()
        self.body.addWidget(Label(self.theme, "Contact person", "subhead"))
        self.bind_line("contact.name", label="Name")
        self.bind_line("contact.post", label="Post")
        line = QHBoxLayout()
        self.bind_line("contact.telephone", label="Telephone number", into=line).setMinimumWidth(TELEPHONE_WIDTH)
        line.addStretch(1)
        self.body.addLayout(line)

    def _add_director(self) -> None:
        combo = ComboField(self.theme, self.session.profile.directors, placeholder="Choose a title, or type another")
        self.bind(
            "director",
            combo,
            field_adapters.ComboAdapter(combo),
            combo.currentTextChanged,
            label="Post title of the director",
            hint="The director with delegated responsibility for the function.",
        )
