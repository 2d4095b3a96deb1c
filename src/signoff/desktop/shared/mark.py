"""The quiet mark that says how it stands with the shared register, and opens the window that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.core.announcing import announce
from signoff.desktop.shared.standing_words import announcement, last_exchange, mark_words
from signoff.desktop.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.services import Services


class SharedMark(Button):
    """Is shown while this laptop is signed in; a `brief` one, beside an open notice, uses as few words as possible.

    Of all marks in a window one tells a screen reader what has changed: the one that can be seen.
    """

    def __init__(self, services: Services, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "", kind="ghost", icon="users", parent=parent)
        self._sharing, self._clock, self._brief = services.sharing, services.clock, brief
        self._before = self._sharing.standing
        self.setObjectName("sharedMarkBrief" if brief else "sharedMark")
        if brief:
            self.setFont(services.theme.font("guidance"))
        self.clicked.connect(lambda: self._sharing.ask())
        self._sharing.changed.connect(self._show_standing)
        self._show_standing()

    def _show_standing(self) -> None:
        standing, now = self._sharing.standing, self._clock()
        before, self._before = self._before, standing
        self.setVisible(standing.is_on)
        if not standing.is_on:
            return
        words = mark_words(standing, now)
        self.setText(words.brief if self._brief else words.words)
        self.set_icon(words.icon)
        self.set_colour(words.colour)
        self.setAccessibleName(words.words)
        self.setAccessibleDescription(last_exchange(standing, now))
        self.setToolTip(last_exchange(standing, now))
        if self.isVisible():
            announce(self, announcement(before, standing))
