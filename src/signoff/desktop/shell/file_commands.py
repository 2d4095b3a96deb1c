"""The commands on files: opening one, a draft from Word, saving a notice as one, a backup, and the example."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.desktop.core.commands import Command

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands, Handler
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.exchange.word_import import WordImport
    from signoff.desktop.shell.screens import Screens
    from signoff.register.store import Register


class FileCommands:
    """Imports files into the register, and writes them; what was typed is saved first."""

    def __init__(
        self,
        screens: Screens,
        register: Register,
        sessions: SessionFactory,
        import_export: ImportExport,
        word: WordImport,
        notifier: Notifier,
        commands: Commands,
    ) -> None:
        self._screens = screens
        self._register = register
        self._sessions = sessions
        self._import_export = import_export
        self._word = word
        self._notifier = notifier
        self._commands = commands

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        return {
            Command.OPEN_FILE: self._ask_file,
            Command.NEW_FROM_WORD: self._ask_word_file,
            Command.SAVE_RECORD: self._save_record,
            Command.BACK_UP: self._back_up,
            Command.EXAMPLE: self._open_example,
        }

    def open_file(self, path: Path) -> None:
        """Import a file, and open the notice that it holds, or the draft that is made of a Word file."""
        if not self._screens.notice.flush():
            return
        if self._word.takes(path):
            self._word.read(path, lambda notice: self._commands.do(Command.OPEN, notice))
        else:
            self._import_export.read(path, lambda record: self._commands.do(Command.OPEN, record.id))

    def _ask_file(self) -> None:
        path = self._import_export.ask_file()
        if path is not None:
            self.open_file(path)

    def _ask_word_file(self) -> None:
        path = self._word.ask_file()
        if path is not None and self._screens.notice.flush():
            self._word.read(path, lambda notice: self._commands.do(Command.OPEN, notice))

    def _save_record(self, notice_id: str = "") -> None:
        """Write a notice of the register, or the current one, to a file of its own."""
        session = self._screens.notice.session
        if session is not None and notice_id in ("", session.record.id):
            session.flush()
            if self._import_export.save_record(session.record_for_file()):
                session.shared()
            return
        record = self._register.get(notice_id) if notice_id else self._screens.record
        if record is not None:
            self._import_export.save_record(record)

    def _back_up(self) -> None:
        if self._screens.notice.flush():
            self._import_export.back_up()

    def _open_example(self) -> None:
        """Save a copy of the example to the register, and open it."""
        record = self._sessions.example()
        self._screens.open_notice(record.id)
        self._notifier.toast("A copy of the example: it is yours to change.")
