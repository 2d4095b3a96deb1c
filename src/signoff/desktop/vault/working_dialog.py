"""A dialog whose work takes a moment: it stays open until the work is done, and shows what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.owners import is_gone
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.withheld import refuses
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner

Result = TypeVar("Result")


class WorkingDialog(Dialog):
    """Does its work in the background once it is accepted, and closes when that is done."""

    def __init__(
        self, theme: Theme, tasks: Runner, title: str, text: str, yes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, text, yes, "Cancel", parent)
        self._tasks = tasks
        self._busy = False
        self._had_focus: QWidget | None = None
        self._yes = yes
        self._problem_label = StatusLine(theme, "vaultProblem", is_problem=True)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong; hide it if the sentence is empty."""
        self._problem_label.show_words(sentence)
        self.fit()

    def accept(self) -> None:
        """Begin the work, unless it is under way."""
        if not (self._busy or refuses(self.yes)):
            self.begin()

    def begin(self) -> None:
        """Check what was typed, and start the work; to be overridden."""
        raise NotImplementedError

    def work(
        self, work: Callable[[], Result], done: Callable[[Result], None], discard: Callable[[Result], None]
    ) -> None:
        """Work in the background; `done` receives the result, or `discard` if the dialog was closed meanwhile."""
        self._set_busy(busy=True)

        def finished(result: Result) -> None:
            # No owner is given: the result, such as an open vault, is discarded even where the dialog no longer exists.
            if is_gone(self) or not self._busy:
                discard(result)
                return
            self._set_busy(busy=False)
            done(result)

        def failed(problem: SignoffError) -> None:
            if not is_gone(self) and self._busy:
                self._set_busy(busy=False)
                self.handle_failure(problem)

        self._tasks.run(work, finished, failed)

    def handle_failure(self, problem: SignoffError) -> None:
        """Show why it failed, and stay open."""
        self.show_problem(str(problem))

    def reject(self) -> None:
        """Close, even while work is under way."""
        self._busy = False
        super().reject()

    def finish(self) -> None:
        """Close after the work was done."""
        self.done(QDialog.DialogCode.Accepted)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._had_focus = self.focusWidget()
        self.yes.setEnabled(not busy)
        if not busy and self._had_focus is self.yes:  # which it lost as it could not be used
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.yes.setText("One moment…" if busy else self._yes)
        if busy:
            announce(self, self.yes.text())
