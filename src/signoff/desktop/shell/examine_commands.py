"""The commands that examine a notice: its verification, its whole history, and what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from signoff.desktop.core.commands import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.command_actions import Handler
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.history.history_controller import HistoryController
    from signoff.desktop.shell.screens import Screens
    from signoff.desktop.verify.opening import Verifying
    from signoff.register.store import Register


class ExamineCommands:
    """Opens, above a window, the verification and the history of the current notice."""

    def __init__(
        self,
        window: QWidget,
        screens: Screens,
        register: Register,
        verifying: Verifying,
        histories: Callable[[], HistoryController],
        notifier: Notifier,
    ) -> None:
        self._window = window
        self._screens = screens
        self._register = register
        self._verifying = verifying
        self._histories = histories
        self._notifier = notifier

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        return {
            Command.VERIFY_FILE: self._verify_file,
            Command.VERIFY: self._verify,
            Command.HISTORY: self._show_history,
            Command.COMPARE: self._compare,
        }

    def _verify_file(self) -> None:
        session = self._screens.notice.session
        self._verifying.ask(session.record if session is not None else None)

    def _verify(self) -> None:
        session = self._screens.notice.session
        if session is not None:
            self._verifying.record(session.record)
        elif self._screens.notice_id:
            self._verify_saved(self._screens.notice_id)

    def _verify_saved(self, notice_id: str) -> None:
        record = self._register.examine(notice_id).record
        if record is None:
            self._notifier.problem("This notice cannot be read, so there is nothing to verify.")
        else:
            self._verifying.record(record)

    def _show_history(self) -> None:
        if self._is_kept():
            self._histories().show(self._screens.notice_id, self._window)

    def _compare(self) -> None:
        if self._is_kept():
            self._histories().compare(self._screens.notice_id, self._window)

    def _is_kept(self) -> bool:
        """Whether there is a notice, and the register has it as it is now; says so where it is still empty."""
        if not self._screens.notice.flush() or not self._screens.notice_id:
            return False
        if self._register.row(self._screens.notice_id) is None:
            self._notifier.toast("Nothing has been written in this notice yet.", kind="info")
            return False
        return True
