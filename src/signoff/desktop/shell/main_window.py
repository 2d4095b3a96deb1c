"""The main window: the screens, the menu bar above them, and the handler of each command."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QWidget

from signoff import paths
from signoff.desktop.backups.automatic_backups import AutomaticBackups
from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.session_factory import SessionFactory
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.recovery.register_commands import RegisterCommands
from signoff.desktop.shell.examine_commands import ExamineCommands
from signoff.desktop.shell.file_commands import FileCommands
from signoff.desktop.shell.focus_keys import FocusKeys
from signoff.desktop.shell.menu import MenuBar
from signoff.desktop.shell.notice_commands import NoticeCommands
from signoff.desktop.shell.screens import Screens
from signoff.desktop.verify.opening import Verifying
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from signoff.desktop.core.launch import Launch
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.history.history_controller import HistoryController
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.settings.preferences import Preferences

NOT_CLOSED = "signoff was not closed properly. Everything saved is here."

LONGEST_TITLE = 80
"""Characters of a subject in the window's title: a task bar shows no more of it."""


class MainWindow(QMainWindow):
    """Holds the screens and menus, opens files that are dropped on it, and closes only once all is saved."""

    def __init__(
        self,
        services: Services,
        *,
        sessions: SessionFactory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._following: Launch | None = None
        register, notifier = services.register, services.notifier
        notifier.attach(self)
        sessions = sessions or SessionFactory(register, services.settings, clock=services.clock)
        exchange = ImportExport(services)
        self._commands = Commands(notifier, self)
        self._screens = Screens(services, self._commands, sessions, exchange)
        self._focus = FocusKeys(self._commands.claims, self)
        self._backups = AutomaticBackups(services, self)
        self._verifying = Verifying(services, self)
        self._files = FileCommands(self._screens, register, sessions, exchange, notifier, self._commands)
        registers = RegisterCommands(services, self, self.reopen, self._screens.notice.flush)
        notices = NoticeCommands(self._screens, sessions, exchange, notifier, self._commands)
        examine = ExamineCommands(self, self._screens, register, self._verifying, lambda: self._histories, notifier)
        self._bind(notices, examine, registers)
        self._build()
        self._screens.show_register()

    @property
    def commands(self) -> Commands:
        """The commands of the window."""
        return self._commands

    @property
    def screens(self) -> Screens:
        """The screens of the window."""
        return self._screens

    @property
    def session(self) -> NoticeSession | None:
        """The open notice, if one is open."""
        return self._screens.notice.session

    @property
    def frame(self) -> NoticeView | None:
        """The open notice's screens, if one is open."""
        return self._screens.notice.frame

    @property
    def backups(self) -> AutomaticBackups:
        """What makes the automatic backups, once it is started."""
        return self._backups

    @property
    def verifying(self) -> Verifying:
        """What opens the verify window."""
        return self._verifying

    def open_file(self, path: Path) -> None:
        """Import a file, and open the notice that it holds."""
        self._files.open_file(path)

    def open_interrupted(self) -> None:
        """Open the notice again that was open as the program was killed, where it was, and say so."""
        if self._screens.open_interrupted():
            self._services.notifier.toast(NOT_CLOSED, kind="info")

    @property
    def following(self) -> Launch | None:
        """What is to be opened once this window is closed; None where signoff is to end then."""
        return self._following

    def reopen(self, launch: Launch) -> bool:
        """Close this window, and have another opened after it; return False where this one must stay open."""
        self._following = launch
        if not self.close():
            self._following = None
        return self._following is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open; where that fails, offer a file, and stay unless it is written."""
        event.setAccepted(self._screens.notice.may_close())
        if event.isAccepted():
            self._screens.notice.note_closed()

    def changeEvent(self, event: QEvent) -> None:
        """Save when the window loses the focus."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._screens.notice.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def sizeHint(self) -> QSize:
        """Prefer the size of a small laptop's screen."""
        return QSize(1366, 800)

    def _bind(self, notices: NoticeCommands, examine: ExamineCommands, registers: RegisterCommands) -> None:
        screens = self._screens
        self._commands.bind(
            {
                **self._files.handlers(),
                **notices.handlers(),
                **examine.handlers(),
                **registers.handlers(),
                **self._focus.handlers(),
                Command.NEW: screens.new_notice,
                Command.OPEN: screens.open_notice,
                Command.CLOSE: screens.show_register,
                Command.FIND: screens.start_search,
                Command.PAGE: screens.toggle_page,
                Command.READ: screens.read,
                Command.REVIEW: screens.notice.show_review,
                Command.NEXT: screens.notice.next_section,
                Command.PREVIOUS: screens.notice.previous_section,
                Command.SETTINGS: self._show_settings,
                Command.DARK: lambda: self._preferences.toggle_dark(),
                Command.SHORTCUTS: self._show_shortcuts,
                Command.ABOUT: self._show_about,
                Command.QUIT: self.close,
            }
        )

    @cached_property
    def _preferences(self) -> Preferences:
        from signoff.desktop.settings.preferences import Preferences  # with all dialogs of the settings

        return Preferences(self._services, self._backups)

    @cached_property
    def _histories(self) -> HistoryController:
        from signoff.desktop.history.history_controller import HistoryController

        return HistoryController(
            self._services,
            read=self._screens.read_record,
            kept=partial(self._commands.do, Command.OPEN),
            edit=self._screens.edit_notice,
        )

    def _show_shortcuts(self) -> None:
        from signoff.desktop.shell.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self._services.theme, self).exec()

    def _show_about(self) -> None:
        from signoff.desktop.shell.help_dialogs import AboutDialog

        AboutDialog(self._services.theme, self._services.register.path, self).exec()

    def _show_settings(self) -> None:
        """Ask for the settings, and apply them."""
        self._preferences.ask(self)
        self._screens.follow_profile()

    def _update(self) -> None:
        """Show the subject in the title, and enable the commands that can be done now."""
        session = self.session
        full = " ".join((session.record.notice.subject or "").split()) if session is not None else ""
        subject = full if len(full) <= LONGEST_TITLE else f"{full[:LONGEST_TITLE].rstrip()}…"
        self.setWindowTitle(f"{subject} – signoff" if subject else "signoff")
        self._commands.follow(self._screens.moment(self._focus.edits()))
        self._commands[Command.DARK].setChecked(self._services.theme.scheme == "dark")

    def _update_edit_commands(self) -> None:
        self._commands.follow_text(self._screens.moment(self._focus.edits()))

    def _build(self) -> None:
        self.setObjectName("mainWindow")
        self.setWindowTitle("signoff")
        self.setWindowIcon(QIcon(str(paths.resource("icons/signoff.svg"))))
        self.setMinimumSize(fitting(self, QSize(900, 600)))
        self.setAcceptDrops(True)
        self.setCentralWidget(self._screens)
        self.setMenuBar(MenuBar(self._commands, self._update_edit_commands, self))
        self._screens.changed.connect(self._update)
        self._services.theme.changed.connect(self._update)
        FocusRing(self._services.theme, self)
