"""The commands on whole registers: a backup takes the open register's place, and a damaged one is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.commands import Command
from signoff.desktop.core.launch import Launch

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Handler
    from signoff.desktop.core.services import Services
    from signoff.desktop.recovery.prepared_backup import PreparedBackup
    from signoff.desktop.recovery.preparing_window import Prepare
    from signoff.register.recovery.recovering import CheckedCopy

_TEXT = "The backup replaces the open register, which is kept as a copy."
_KEPT = "The current register is kept as a copy in the same folder. You can restore it in the same way."


class RegisterCommands:
    """Asks what is to be restored or salvaged, and has the window opened again on what came of it."""

    def __init__(
        self, services: Services, window: QWidget, reopen: Callable[[Launch], bool], flush: Callable[[], bool]
    ) -> None:
        """`reopen` closes the window and opens the next, `flush` saves what was typed; each returns whether it did."""
        self._services = services
        self._window = window
        self._reopen = reopen
        self._flush = flush

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        return {Command.RESTORE: self._restore, Command.SALVAGE: self._salvage}

    def _restore(self) -> None:
        """Ask for a backup, prepare it while the window stays open, and put it in the register's place."""
        if not self._flush():
            return
        checked = self._ask_backup()
        if checked is None:
            return
        from signoff.desktop.recovery.prepared_backup import PreparedBackup
        from signoff.desktop.recovery.words import about_newer, when

        services, register = self._services, self._services.register.path
        title = f"Restore the backup of {when(checked.copy.made_at)}?"
        if services.notifier.ask(title, f"{about_newer(checked.newer)} {_KEPT}", "Restore", for_good=True):
            self._prepare(lambda tell, is_stopped: PreparedBackup(checked.copy, register, tell, is_stopped))

    def _ask_backup(self) -> CheckedCopy | None:
        from signoff.desktop.recovery.copy_dialog import CopyDialog, CopyQuestion
        from signoff.desktop.recovery.prepared_backup import Comparison
        from signoff.register.recovery.copies import copies_of

        services, register = self._services, self._services.register.path
        question = CopyQuestion(
            "Restore a backup",
            _TEXT,
            "Restore…",
            copies_of(register, services.settings.second_backups),
            Comparison(register).check,
            services.settings.last_folder,
        )
        return CopyDialog.asked(services.theme, services.tasks, services.notifier, question, self._window)

    def _prepare(self, prepare: Prepare) -> None:
        from signoff.desktop.recovery.preparing_window import PreparingWindow

        window = PreparingWindow(self._services, prepare, self._window)
        window.ask()
        if window.problem:
            self._services.notifier.problem(window.problem, "The backup was not restored")
        elif window.prepared is not None:
            self._use(window.prepared)

    def _use(self, prepared: PreparedBackup) -> None:
        if not self._reopen(Launch(prepared.register, before=partial(prepared.use, self._services.clock))):
            prepared.discard()

    def _salvage(self) -> None:
        """Ask for a damaged register, read it into a new one, and open that if the person wants it."""
        from signoff.desktop.recovery.salvage_window import SalvageWindow

        if not self._flush():
            return
        wanted = SalvageWindow.asked(self._services, self._window)
        if wanted is not None and not self._reopen(wanted.launch):
            wanted.discard()
