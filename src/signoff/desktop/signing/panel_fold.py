"""The side beside the pages, which leaves all the room to them where both would be too narrow to be read."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.sign_panel import panel_width
from signoff.desktop.widgets.buttons import Button

LEAST_PAGES = 560
"""Pixels that the pages have beside the side, at least."""

ONLY_PAGES = "Only the pages"


class PanelFold(QObject):
    """Divides the width of a view: where it is narrow, a button above the pages shows and hides the side."""

    def __init__(self, theme: Theme, view: QWidget, panel: QWidget, wanted: int, button: Button) -> None:
        """Give the side the width that is `wanted` for ordinary text; the button has the words that lead to it."""
        super().__init__(view)
        self._wanted_width, self._words, self._icon = wanted, button.text(), button.icon_name
        self._theme, self._view, self._panel, self._button = theme, view, panel, button
        self._is_wanted = False
        button.clicked.connect(self._switch)
        theme.changed.connect(self.fit)

    def begin(self, *, has_read: bool) -> None:
        """Show the pages alone to whoever is to read them first, and the side to whoever has read them."""
        self._is_wanted = has_read
        self.fit()

    def show_panel(self) -> None:
        """Show the side, where something there is to be done now."""
        self._is_wanted = True
        self.fit()

    def fit(self) -> None:
        """Give the side its width, and hide it where it is not wanted in a narrow view."""
        width = panel_width(self._theme, self._wanted_width, self._view.width())
        is_narrow = self._view.width() - width < LEAST_PAGES
        self._panel.setFixedWidth(width)
        self._panel.setVisible(self._is_wanted or not is_narrow)
        self._button.setVisible(is_narrow)
        self._button.setText(ONLY_PAGES if self._is_wanted else self._words)
        self._button.set_icon("panel-left" if self._is_wanted else self._icon)
        self._button.show_words(not self._is_wanted)  # beside the side there is no room for them

    def _switch(self) -> None:
        self._is_wanted = not self._is_wanted
        self.fit()
        announce(
            self._view, "The pages have half of the width" if self._is_wanted else "The pages have the whole width"
        )
