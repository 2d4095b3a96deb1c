"""Exporting all that the list shows, in a window of its own, after the copy and the folder were asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.folders import show_folder
from signoff.desktop.exchange.batch import Outcome
from signoff.desktop.exchange.batch_window import BatchWindow, BatchWords
from signoff.desktop.exchange.export_files import NOTHING, PHRASES, ExportFiles, ExportRequest
from signoff.desktop.exchange.pdf_export import council_passphrase
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.register.list_query import ListQuery

WORDS = BatchWords(
    "Export notices",
    "Exporting notices",
    "Each notice is checked before it is exported, and no existing file is replaced. If you stop, the files "
    "already saved are kept.",
    PHRASES,
    NOTHING,
    (
        "The export was stopped: one notice was not exported.",
        "The export was stopped: {} notices were not exported.",
    ),
)


class Exporting:
    """Exports while its window is shown; `opened` is the notice that a person wants to see then, if any."""

    def __init__(self, services: Services, request: ExportRequest, parent: QWidget | None) -> None:
        self.opened = ""
        files = ExportFiles(services.register, request, services.clock)
        foot = (Action("Open the folder", partial(show_folder, request.folder)),)
        self.window = BatchWindow(services.theme, services.tasks, WORDS, files.run, parent, foot=foot)
        self.window.offer(self._action_on)

    def _action_on(self, outcome: Outcome) -> Action:
        return Action("Open the notice", partial(self._open_notice, outcome.notice))

    def _open_notice(self, notice: str) -> None:
        self.opened = notice
        self.window.accept()


def export_all(services: Services, query: ListQuery, count: int, parent: QWidget | None) -> str:
    """Ask what to export and where, do it, and show what came of it; return the notice to be opened then, if any."""
    request = _asked(services, query, count)
    if request is None:
        return ""
    exporting = Exporting(services, request, parent)
    exporting.window.exec()
    exporting.window.deleteLater()
    return exporting.opened


def _asked(services: Services, query: ListQuery, count: int) -> ExportRequest | None:
    settings, notifier = services.settings, services.notifier
    choice = notifier.ask_copy_of_all(count, print_dates=settings.print_dates)
    if choice is None:
        return None
    folder = notifier.choose_folder("Export to a folder", settings.last_folder)
    passphrase = council_passphrase(notifier) if folder is not None else None
    if folder is None or passphrase is None:
        return None
    try:
        settings.update(last_folder=str(folder), print_dates=choice.print_dates)
    except SignoffError as problem:
        notifier.toast(str(problem), kind="warning")
    return ExportRequest(query, choice, folder, settings.actor(), passphrase)
