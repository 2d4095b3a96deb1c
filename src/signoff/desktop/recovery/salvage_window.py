"""The window that reads a damaged register into a new one, while another register is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.recovery.background_work import BackgroundWork
from signoff.desktop.recovery.parts import Step, WorkingStep
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.recovery.salvage_form import SalvageForm, SalvageRequest
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.errors import SignoffError
    from signoff.register.progress import IsStopped, Progress
    from signoff.register.salvage.result import Salvaged

_READING = "The damaged file is only read. Nothing is written before all of it was."


class SalvageWindow(QDialog):
    """Asks for the files, reads, and shows what was found; `asked` returns the new register if it is to be opened."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._work = BackgroundWork(services.tasks, self)
        self._salvaged: Salvaged | None = None
        self.setWindowTitle("Salvage a damaged register")
        self.setObjectName("salvageWindow")
        self.setMinimumSize(fitting(self, QSize(560, 480)))
        theme = services.theme
        self._form = SalvageForm(theme, services.notifier, services.settings.last_folder)
        self._working = WorkingStep(theme)
        self._result = ResultStep(theme, "Open this register", "Close")
        self._steps = QStackedWidget()
        for step in (self._form, self._working, self._result):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)
        self._connect()
        FocusRing(theme, self)

    @classmethod
    def asked(cls, services: Services, parent: QWidget | None) -> Path | None:
        """Show the window until it is closed; return the new register where it is to be opened."""
        window = cls(services, parent)
        window.resize(fitting(window, window.sizeHint()))
        wanted = window.exec() == cls.DialogCode.Accepted
        register = window.register
        window.deleteLater()
        return register if wanted else None

    @property
    def register(self) -> Path | None:
        """The new register; None as long as there is none."""
        return self._salvaged.register if self._salvaged is not None else None

    def reject(self) -> None:
        """Close; what is under way ends without a trace."""
        self._work.stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop with Escape what is under way; else close."""
        if event.key() == Qt.Key.Key_Escape and self._steps.currentWidget() is self._working:
            self._work.stop()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of the window that recovers a register, whose steps these are too."""
        return QSize(760, 700)

    def _begin(self, request: SalvageRequest) -> None:
        from signoff.register.salvage import salvage

        at = self._services.clock()

        def work(tell: Progress, is_stopped: IsStopped) -> Salvaged:
            return salvage(request.source, request.target, also=request.also, at=at, tell=tell, is_stopped=is_stopped)

        self._form.show_problem("")
        self._working.begin("Reading what is left", _READING)
        self._show(self._working)
        self._work.start(work, self._show_result, self._fail)

    def _show_result(self, salvaged: Salvaged) -> None:
        self._salvaged = salvaged
        self._result.show_result(salvaged, f"What was found is in {salvaged.register}.")
        self._show(self._result)

    def _fail(self, problem: SignoffError) -> None:
        self._form.show_problem(str(problem))
        self._show(self._form)

    def _show(self, step: Step) -> None:
        self._steps.setCurrentWidget(step)

    def _connect(self) -> None:
        self._work.progressed.connect(self._working.show_progress)
        self._form.asked.connect(self._begin)
        self._form.left.connect(self.reject)
        self._working.stopped.connect(self._work.stop)
        self._result.used.connect(self.accept)
        self._result.left.connect(self.reject)
