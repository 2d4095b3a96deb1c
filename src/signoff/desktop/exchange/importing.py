"""Importing many files in a window of its own, in which conflicts are decided one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.exchange.batch import Batch, Outcome, Result
from signoff.desktop.exchange.batch_window import BatchWindow, BatchWords
from signoff.desktop.exchange.import_files import NO_FILES, PHRASES, import_files
from signoff.notice.record.record import EventKind, Record

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.register.progress import IsStopped, Progress

Read = Callable[[Path, Callable[[Record], None]], None]
"""Reads a single file and imports it, which asks what is to be done in a conflict."""

WORDS = BatchWords(
    "Import notices",
    "Importing notices",
    "Each file is checked before its notice is imported. If you stop, the notices already imported are kept.",
    PHRASES,
    NO_FILES,
    ("The import was stopped: one file was not read.", "The import was stopped: {} files were not read."),
)
_IMPORTED = "Everything in this file is already in the register."
_MERGED = "Your copy and the file’s are one draft now."
_KEPT = "The file was saved as a separate draft."


class Importing:
    """Imports files while its window is shown; `opened` is the notice that a person wants to see then, if any."""

    def __init__(self, services: Services, paths: Sequence[Path], read: Read, parent: QWidget | None) -> None:
        actor, register = services.settings.actor(), services.register
        self.opened = ""
        self._read = read

        def work(tell: Progress, is_stopped: IsStopped) -> Batch:
            return import_files(paths, register, actor, tell, is_stopped)

        self.window = BatchWindow(services.theme, services.tasks, WORDS, work, parent)
        self.window.offer(self._action_on)

    def _action_on(self, outcome: Outcome) -> Action | None:
        if outcome.result is Result.CONFLICT:
            return Action("Decide what to do…", partial(self._decide, outcome))
        return Action("Open the notice", partial(self._open, outcome)) if outcome.notice else None

    def _decide(self, outcome: Outcome) -> None:
        if outcome.file is not None:
            self._read(outcome.file, lambda record: self._show_decided(outcome, record))

    def _show_decided(self, outcome: Outcome, record: Record) -> None:
        if record.history and record.history[-1].event is EventKind.MERGED:
            sentence = _MERGED
        else:
            sentence = _IMPORTED if record.id == outcome.notice else _KEPT
        self.window.replace(outcome, replace(outcome, result=Result.DONE, sentence=sentence, notice=record.id))

    def _open(self, outcome: Outcome) -> None:
        self.opened = outcome.notice
        self.window.accept()


def import_all(services: Services, paths: Sequence[Path], read: Read, parent: QWidget | None) -> str:
    """Import files, and those in folders, and show what came of each; return the notice to be opened then, if any."""
    importing = Importing(services, paths, read, parent)
    importing.window.exec()
    importing.window.deleteLater()
    return importing.opened
