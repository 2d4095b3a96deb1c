"""The window in place of the main one while a register cannot be opened: what is wrong, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent

from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.core.launch import Launch
from signoff.desktop.recovery.choice_step import ChoiceStep, Way
from signoff.desktop.recovery.copy_dialog import REGISTER_FILES, CopyDialog, CopyQuestion
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.widgets.stepped_window import SteppedWindow
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import RegisterMissing, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.register.recovery.damaged_register import DamagedRegister
    from signoff.register.recovery.recovering import CheckedCopy
    from signoff.register.salvage.result import Salvaged

_READING = "Nothing is changed while the damaged file is read. You see what was found before you use it."
_RESULT = "Nothing has been changed yet. If you use this register, the damaged file is kept in the same folder."


class RecoveryWindow(SteppedWindow):
    """Recovers a register; `launch` is what is to be opened once the window is closed, None where nothing is.

    What is done takes its place at the very end, and a failure brings the person back to the choice with a sentence.
    """

    def __init__(
        self, theme: Theme, tasks: Runner, notifier: Notifier, damaged: DamagedRegister, problem: SignoffError
    ) -> None:
        super().__init__(theme, "signoff")
        self._theme, self._tasks, self._notifier, self._damaged = theme, tasks, notifier, damaged
        self._work = BackgroundWork(tasks, self)
        self._good: CheckedCopy | None = None
        self._salvaged: Salvaged | None = None
        self._launch: Launch | None = None
        self._build(problem)
        notifier.attach(self)
        self._look_for_copies()

    @property
    def launch(self) -> Launch | None:
        """What is to be opened now; None where the person has left."""
        return self._launch

    def reject(self) -> None:
        """Close; what is under way ends without a trace."""
        self._work.stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape, as far as there is anything to go back to."""
        if event.key() == Qt.Key.Key_Escape and self.step is not self._choice:
            self._leave_step()
        else:
            super().keyPressEvent(event)

    def _look_for_copies(self) -> None:
        self._choice.wait("Checking the backups")
        self._work.start(self._damaged.find_good_copy, self._offer, self._fail)

    def _offer(self, good: CheckedCopy | None) -> None:
        self._good = good
        self._choice.offer(good, has_file=self._damaged.is_there)

    def _fail(self, problem: SignoffError) -> None:
        """Show what did not work, with the same choice as before."""
        self._choice.show_problem(str(problem))
        self._offer(self._good)
        self.show_step(self._choice)

    def _ask_copy(self) -> None:
        question = CopyQuestion(
            "Choose another backup",
            "The newest undamaged backup is suggested. An older one may contain what is missing from it.",
            "Use this backup",
            self._damaged.copies,
            self._damaged.check,
            self._damaged.path.parent,
        )
        checked = CopyDialog.asked(self._theme, self._tasks, self._notifier, question, self)
        if checked is not None:
            self._offer(checked)

    def _go(self, way: str) -> None:
        self._choice.show_problem("")
        good = self._good.copy.path if self._good is not None else None
        if way in (Way.MERGE, Way.SALVAGE):
            backup = good if way == Way.MERGE else None
            self._begin("Reading what can be recovered", _READING)
            self._work.start(
                lambda tell, is_stopped: self._damaged.salvage(backup, tell, is_stopped), self._show_result, self._fail
            )
        elif way == Way.BACKUP and good is not None:
            self._begin("Going back to the backup", "The damaged file is kept.")
            self._work.start(
                lambda tell, is_stopped: self._damaged.use_backup(good, tell, is_stopped), self._finish, self._fail
            )
        elif way == Way.EMPTY:
            self._work.start(lambda *_: self._damaged.begin_anew(), self._finish, self._fail)

    def _begin(self, title: str, text: str, *, can_stop: bool = True) -> None:
        self._working.begin(title, text, can_stop=can_stop)
        self.show_step(self._working)

    def _show_result(self, salvaged: Salvaged) -> None:
        self._salvaged = salvaged
        self._result.show_result(salvaged, _RESULT)
        self.show_step(self._result)

    def _leave_step(self) -> None:
        if self.step is self._working:
            self._work.stop()
        else:
            self.show_step(self._choice)

    def _use_result(self) -> None:
        salvaged = self._salvaged
        if salvaged is not None:
            self._begin("Replacing the damaged register", "The damaged file is kept.", can_stop=False)
            self._work.start(lambda *_: self._damaged.use_salvaged(salvaged), self._finish, self._fail)

    def _finish(self, kept: Path | None) -> None:
        words = (
            (f"The register has been restored. The damaged file is kept as {kept.name}.")
            if kept
            else "The register has been restored."
        )
        self._launch = Launch(self._damaged.path, message=words)
        self.accept()

    def _ask_register(self) -> None:
        path = self._notifier.open_file("Open another register", self._damaged.path.parent, REGISTER_FILES)
        if path is not None:
            self._work.stop()
            self._launch = Launch(path)
            self.accept()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._damaged.path.parent)))

    def _show_progress(self, words: str, share: float) -> None:
        if self.step is self._choice:
            self._choice.wait(words)
        else:
            self._working.show_progress(words, share)

    def _build(self, problem: SignoffError) -> None:
        theme = self._theme
        title = "The register is missing" if isinstance(problem, RegisterMissing) else "The register is damaged"
        self.setObjectName("recoveryWindow")
        self._choice = ChoiceStep(theme, title, str(problem))
        self._working = WorkingStep(theme)
        self._result = ResultStep(theme, "Use this register", "Back")
        for step in (self._result, self._working, self._choice):
            self.show_step(step)
        self._connect()

    def _connect(self) -> None:
        self._work.progressed.connect(self._show_progress)
        self._choice.chosen.connect(self._go)
        self._choice.other_copy.connect(self._ask_copy)
        self._choice.other_register.connect(self._ask_register)
        self._choice.folder.connect(self._show_folder)
        self._choice.left.connect(self.reject)
        self._working.stopped.connect(self._leave_step)
        self._result.used.connect(self._use_result)
        self._result.left.connect(self._leave_step)


def recovered(
    theme: Theme, tasks: Runner, notifier: Notifier, damaged: DamagedRegister, problem: SignoffError
) -> Launch | None:
    """Show the window until the register is back or the person leaves; return what is to be opened."""
    window = RecoveryWindow(theme, tasks, notifier, damaged, problem)
    window.resize(fitting(window, window.sizeHint()))
    window.exec()
    launch = window.launch
    window.deleteLater()
    return launch
