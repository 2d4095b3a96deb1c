"""The window while an older register is brought up to date, which takes minutes where it is very large."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.core.session_factory import utc_now
from signoff.desktop.core.tasks import Tasks
from signoff.desktop.widgets.progress import WorkProgress
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.register.opening import bring_up_to_date

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

_WIDTH = 440
_PATIENCE = 5.0
"""Seconds to wait for another program's lock on the register."""

TITLE = "Updating your register"
TEXT = (
    "This version of signoff saves the register in a new format. A copy of your present register is kept in the "
    "same folder. Nothing is changed until the update is complete."
)


_DONE = "The register has been updated."


class UpdatePage(QWidget):
    """Says what is being done, and how much of it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("updatePage")
        self._progress = WorkProgress(theme, in_figures=True)
        box = QWidget()
        theme.fix(box, width=_WIDTH)
        column = QVBoxLayout(box)
        column.setSpacing(12)
        column.addWidget(Label(theme, TITLE, "title"))
        column.addWidget(Label(theme, TEXT, "text", colour="ink2"))
        column.addSpacing(4)
        column.addWidget(self._progress)
        middle = QVBoxLayout(self)
        middle.addStretch(2)
        middle.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)

    def show_progress(self, words: str, share: float) -> None:
        """Show what is being done, and its share from 0 to 1."""
        self._progress.show_progress(words, share)


def update_register(app: QApplication, window: QMainWindow, theme: Theme, register: Path) -> bool:
    """Bring a register up to date while its window says how far it is; False where the window is closed meanwhile.

    Raises SignoffError, with nothing changed, where that is not possible.
    """
    page, loop, problems = UpdatePage(theme), QEventLoop(), list[SignoffError]()
    window.setCentralWidget(page)
    window.setAccessibleDescription(f"{TITLE}. {TEXT}")
    announce(page, f"{TITLE}. {TEXT}")
    app.lastWindowClosed.connect(loop.quit)

    def fail(problem: SignoffError) -> None:
        problems.append(problem)
        loop.quit()

    with closing(Tasks()) as tasks:
        work = BackgroundWork(tasks, page)
        work.progressed.connect(page.show_progress)
        work.start(
            lambda tell, is_stopped: bring_up_to_date(register, utc_now, _PATIENCE, tell, is_stopped),
            lambda _: loop.quit(),
            fail,
        )
        loop.exec()
        work.stop()
    window.setAccessibleDescription("")
    for problem in problems:
        raise problem
    announce(window, _DONE)
    return window.isVisible()
