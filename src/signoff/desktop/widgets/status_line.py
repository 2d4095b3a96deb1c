"""A sentence on how something stands, or what is wrong: it comes and changes while somebody is at the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.visibility import show_part

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.look.fonts import Role
    from signoff.desktop.look.theme import Theme


class StatusLine(Label):
    """Hidden while there is nothing to say; what comes while it can be seen is announced too."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        is_problem: bool = False,
        colour: str = "",
        role: Role = "guidance",
        parent: QWidget | None = None,
    ) -> None:
        """Begin with no words; those of a problem are red, and interrupt what is being said."""
        super().__init__(theme, "", role, colour=colour or ("red" if is_problem else ""), parent=parent)
        self._is_problem = is_problem
        self.setObjectName(name)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show these words; none hide the line."""
        is_news = words != self.text() or (self.isHidden() and self._is_problem)
        self.setText(words)
        show_part(self, shown=bool(words))
        if is_news and self.isVisible():
            announce(self, f"Error: {words}" if self._is_problem and words else words, assertive=self._is_problem)
