"""The window while a backup is prepared: how far that is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.widgets.stepped_window import SteppedWindow
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.recovery.prepared_backup import PreparedBackup
    from signoff.register.progress import IsStopped, Progress

Prepare = Callable[["Progress", "IsStopped"], "PreparedBackup"]

_WIDTH = 560
_TITLE = "Preparing the backup"
_TEXT = "The backup is verified and copied first. The open register is not changed until that is done."


class PreparingWindow(SteppedWindow):
    """Prepares a backup, and closes once that is done or has failed; `prepared` is what came of it."""

    def __init__(self, services: Services, prepare: Prepare, parent: QWidget | None) -> None:
        super().__init__(services.theme, _TITLE, parent)
        self.setObjectName("preparingWindow")
        self.prepared: PreparedBackup | None = None
        self.problem = ""
        self._is_stopped = self._is_over = False
        self._work = BackgroundWork(services.tasks, self)
        self._working = WorkingStep(services.theme)
        self._work.progressed.connect(self._working.show_progress)
        self._working.stopped.connect(self._stop)
        self.show_step(self._working)
        self._working.begin(_TITLE, _TEXT)
        self._theme.changed.connect(self._fit)
        self._fit()
        self._work.start(prepare, self._use, self._fail, lambda prepared: prepared.discard())

    def ask(self) -> None:
        """Show the window until the work is over."""
        if not self._is_over:
            self.exec()
        self.deleteLater()

    def reject(self) -> None:
        """Stop; the window closes once the work has ended."""
        self._working.stop()

    def _fit(self) -> None:
        """Be as high as what is shown: there is one step only."""
        width = fitting(self, QSize(self._theme.px(_WIDTH), 0)).width()
        for _ in range(2):  # words that wrap hold on to their height of before until they have their width
            size = fitting(self, QSize(width, self._working.height_at(width)))
            self.setMinimumSize(size)
            self.resize(size)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _stop(self) -> None:
        self._is_stopped = True
        self._work.stop()

    def _use(self, prepared: PreparedBackup) -> None:
        if self._is_stopped:
            prepared.discard()
        else:
            self.prepared = prepared
        self._end()

    def _fail(self, problem: SignoffError) -> None:
        self.problem = "" if self._is_stopped else str(problem)
        self._end()

    def _end(self) -> None:
        self._is_over = True
        self.accept()
