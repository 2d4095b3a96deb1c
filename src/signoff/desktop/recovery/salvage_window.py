"""The window that reads a damaged register into a new one, while another register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.recovery.salvage_form import SalvageForm, SalvageRequest
from signoff.desktop.recovery.salvaged_register import SalvagedRegister, salvaged_register
from signoff.desktop.widgets.stepped_window import SteppedWindow
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.errors import SignoffError
    from signoff.register.progress import IsStopped, Progress

_READING = "The damaged file is not changed. Nothing is saved until all of it has been read."


class SalvageWindow(SteppedWindow):
    """Asks for the files, reads, and shows what was found; `asked` returns the new register if it is to be opened.

    What is salvaged of the open register takes its place; of any other, it is a register of its own.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Recover a damaged register", parent)
        self._services = services
        self._work = BackgroundWork(services.tasks, self)
        self._wanted: SalvagedRegister | None = None
        self.setObjectName("salvageWindow")
        theme = services.theme
        self._form = SalvageForm(theme, services.notifier, services.settings, services.register.path)
        self._working = WorkingStep(theme)
        self._result = ResultStep(theme, "Open this register", "Close")
        for step in (self._result, self._working, self._form):
            self.show_step(step)
        self._connect()

    @classmethod
    def asked(cls, services: Services, parent: QWidget | None) -> SalvagedRegister | None:
        """Show the window until it is closed; return the new register where it is to be opened."""
        window = cls(services, parent)
        window.resize(fitting(window, window.sizeHint()))
        accepted = window.exec() == cls.DialogCode.Accepted
        wanted = window.wanted
        window.deleteLater()
        return wanted if accepted else None

    @property
    def wanted(self) -> SalvagedRegister | None:
        """The new register; None as long as there is none."""
        return self._wanted

    def reject(self) -> None:
        """Close; what is under way ends without a trace, and what would have taken a place is removed."""
        self._work.stop()
        if self._wanted is not None:
            self._wanted.discard()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop with Escape what is under way; else close."""
        if event.key() == Qt.Key.Key_Escape and self.step is self._working:
            self._work.stop()
        else:
            super().keyPressEvent(event)

    def _begin(self, request: SalvageRequest) -> None:
        clock = self._services.clock

        def work(tell: Progress, is_stopped: IsStopped) -> SalvagedRegister:
            return salvaged_register(request, clock, tell, is_stopped)

        self._form.show_problem("")
        self._working.begin("Reading what can be recovered", _READING)
        self.show_step(self._working)
        self._work.start(work, self._show_result, self._fail, lambda result: result.discard())

    def _show_result(self, wanted: SalvagedRegister) -> None:
        self._wanted = wanted
        self._result.show_result(wanted.salvaged, wanted.words)
        self.show_step(self._result)

    def _fail(self, problem: SignoffError) -> None:
        self._form.show_problem(str(problem))
        self.show_step(self._form)

    def _connect(self) -> None:
        self._work.progressed.connect(self._working.show_progress)
        self._form.asked.connect(self._begin)
        self._form.left.connect(self.reject)
        self._working.stopped.connect(self._work.stop)
        self._result.used.connect(self.accept)
        self._result.left.connect(self.reject)
