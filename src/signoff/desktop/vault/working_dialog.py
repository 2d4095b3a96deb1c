"""A dialog whose work takes a moment: it stays open until the work is done, and says what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.owners import is_gone
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner

Result = TypeVar("Result")


class WorkingDialog(Dialog):
    """Does its work beside the interface once it is accepted, and closes when that is done."""

    def __init__(
        self, theme: Theme, tasks: Runner, title: str, text: str, yes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, text, yes, "Cancel", parent)
        self._tasks = tasks
        self._busy = False
        self._yes = yes
        self._said = Label(theme, "", "guidance", colour="red")
        self._said.setObjectName("vaultProblem")
        self._said.hide()

    def say(self, sentence: str, colour: str = "red") -> None:
        """Say what is wrong, or to be known; an empty sentence says nothing."""
        self._said.setText(sentence)
        self._said.set_colour(colour)
        self._said.setVisible(bool(sentence))
        self.fit()

    def accept(self) -> None:
        """Begin the work, unless it is under way or something is missing."""
        if not self._busy:
            self.begin()

    def begin(self) -> None:
        """Do what the dialog is for; to be overridden."""
        raise NotImplementedError

    def work(self, work: Callable[[], Result], done: Callable[[Result], None], lost: Callable[[Result], None]) -> None:
        """Work beside the interface; `done` has its result, or `lost` where the dialog was left meanwhile."""
        self._set_busy(busy=True)

        def finished(result: Result) -> None:
            # No owner is named: what was made is undone even where the dialog is gone, such as an opened vault.
            if is_gone(self) or not self._busy:
                lost(result)
                return
            self._set_busy(busy=False)
            done(result)

        def failed(problem: SignoffError) -> None:
            if not is_gone(self) and self._busy:
                self._set_busy(busy=False)
                self.refused(problem)

        self._tasks.run(work, finished, failed)

    def refused(self, problem: SignoffError) -> None:
        """Say why it did not work, and stay."""
        self.say(str(problem))

    def reject(self) -> None:
        """Leave, whatever is under way."""
        self._busy = False
        super().reject()

    def finish(self) -> None:
        """Close, with what was asked for done."""
        super().accept()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.yes.setEnabled(not busy)
        self.yes.setText("One moment…" if busy else self._yes)
