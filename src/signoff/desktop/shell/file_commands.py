"""The commands on files: opening them, drafts from Word, exporting many, saving one, a backup, and the example."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from signoff.desktop.core.commands import Command
from signoff.errors import NotAllowed

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands, Handler
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.exchange.word_import import WordImport
    from signoff.desktop.shell.screens import Screens
    from signoff.notice.record.record import Record

NOTHING_SHOWN = "The list shows no notices to export."


class FileCommands:
    """Imports files into the register, and writes them; what was typed is saved first."""

    def __init__(
        self,
        screens: Screens,
        services: Services,
        sessions: SessionFactory,
        import_export: ImportExport,
        word: WordImport,
        commands: Commands,
    ) -> None:
        self._screens = screens
        self._services = services
        self._register, self._notifier = services.register, services.notifier
        self._sessions = sessions
        self._import_export = import_export
        self._word = word
        self._commands = commands

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        return {
            Command.OPEN_FILE: self._ask_files,
            Command.NEW_FROM_WORD: self._ask_word_file,
            Command.EXPORT_ALL: self._export_all,
            Command.SAVE_RECORD: self._save_record,
            Command.SAVE_WITHOUT_COMMENTS: self._save_without_comments,
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

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import one file, and open its notice; of several, or of folders, import them all, and say what came of it."""
        if len(paths) == 1 and not paths[0].is_dir():
            self.open_file(paths[0])
        elif paths:  # whoever drags them waits until the drop is over, so not for a window
            QTimer.singleShot(0, self._screens, lambda: self._import_all(paths))

    def _ask_files(self) -> None:
        self.open_files(self._import_export.ask_files())

    def _import_all(self, paths: Sequence[Path]) -> None:
        from signoff.desktop.exchange.importing import import_all

        self._screens.show_register()
        if self._screens.notice.session is not None:
            return  # what is open could not be saved, and stays
        opened = import_all(self._services, paths, self._import_export.read, self._screens.window())
        self._screens.refresh()
        if opened:
            self._commands.do(Command.OPEN, opened)

    def _export_all(self) -> None:
        """Export what the register's list shows, each notice to a file of its own."""
        listed = self._screens.listed
        if listed is None:
            raise NotAllowed(NOTHING_SHOWN)
        from signoff.desktop.exchange.exporting import export_all

        opened = export_all(self._services, *listed, self._screens.window())
        if opened:
            self._commands.do(Command.OPEN, opened)

    def _ask_word_file(self) -> None:
        path = self._word.ask_file()
        if path is not None and self._screens.notice.flush():
            self._word.read(path, lambda notice: self._commands.do(Command.OPEN, notice))

    def _save_without_comments(self, notice_id: str = "") -> None:
        """Write a notice to a file of its own, for somebody who is not to read its comments."""
        from signoff.notice.record.comments import without_comments

        self._save_record(notice_id, without_comments)

    def _save_record(self, notice_id: str = "", prepare: Callable[[Record], Record] = lambda record: record) -> None:
        """Write a notice of the register, or the current one, to a file of its own."""
        session = self._screens.notice.session
        if session is not None and notice_id in ("", session.record.id):
            session.flush()
            if self._import_export.save_record(prepare(session.record_for_file())):
                session.shared()
            return
        record = self._register.get(notice_id) if notice_id else self._screens.record
        if record is not None:
            self._import_export.save_record(prepare(record))

    def _back_up(self) -> None:
        if self._screens.notice.flush():
            self._import_export.back_up()

    def _open_example(self) -> None:
        """Save a copy of the example to the register, and open it."""
        record = self._sessions.example()
        self._screens.open_notice(record.id)
        self._notifier.toast("This is a copy of the example: you can change it.")
