"""The sentence of a problem that belongs to a field, or to a list of them, on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.widgets.spoken import ProblemVoice, say_problem
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.look.theme import Theme


class ProblemLine(Label):
    """Hidden while nothing is wrong; what is wrong is shown, announced, and said with the field that it is of."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "guidance-strong", colour="red", parent=parent)
        self._field: QWidget | None = None
        self._voice = ProblemVoice(self)
        self.hide()

    def show_problem(self, sentence: str, field: QWidget) -> None:
        """Show what is wrong, and say it with a field: the one that a person is led to."""
        if self._field is not None and self._field is not field:
            say_problem(self._field, "")
        self._field = field
        say_problem(field, f"Error: {sentence}")
        self.setText(sentence)
        self.show()
        self._voice.say(f"Error: {sentence}")

    def clear_problem(self) -> None:
        """Show nothing."""
        if self._field is not None:
            say_problem(self._field, "")
        self._field = None
        self._voice.be_silent()
        self.setText("")
        self.hide()
