"""What the main window holds: the screens, the menu bar above them, and the handler of each command."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.session_factory import SessionFactory
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.exchange.word_import import WordImport
from signoff.desktop.recovery.register_commands import RegisterCommands
from signoff.desktop.shell.examine_commands import ExamineCommands
from signoff.desktop.shell.file_commands import FileCommands
from signoff.desktop.shell.focus_keys import FocusKeys
from signoff.desktop.shell.menu import MenuBar
from signoff.desktop.shell.notice_commands import NoticeCommands
from signoff.desktop.shell.replaced_register import ReplacedRegister
from signoff.desktop.shell.screens import Screens
from signoff.desktop.verify.opening import Verifying
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.errors import FileProblem
from signoff.files import is_there
from signoff.paths import SHARED_ADDRESS, data_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

    from signoff.desktop.backups.automatic_backups import AutomaticBackups
    from signoff.desktop.core.launch import Launch
    from signoff.desktop.core.services import Services
    from signoff.desktop.history.history_controller import HistoryController
    from signoff.desktop.settings.preferences import Preferences
    from signoff.desktop.shell.handover_commands import HandoverCommands
    from signoff.desktop.shell.shared_in_window import SharedInWindow
    from signoff.desktop.shell.window_title import WindowTitle

_HANDOVERS = (
    *(Command.HAND_OVER, Command.SEND_BACK, Command.SEND_FILE),
    *(Command.MARK_SENT, Command.MARK_DONE, Command.ADOPT_NAME),
)
_TEXT_STEPS = {Command.LARGER: 1, Command.SMALLER: -1, Command.ORDINARY: 0}


class WindowContent(QObject):
    """Fills a window on a register; what is not there at first is imported and made at its first use."""

    def __init__(self, window: QMainWindow, services: Services, reopen: Callable[[Launch], bool]) -> None:
        """Fill the window; `reopen` closes it and opens another."""
        super().__init__(window)
        self._window, self._services = window, services
        register, notifier = services.register, services.notifier
        notifier.attach(window)
        sessions = SessionFactory(register, services.settings, clock=services.clock)
        self.verifying = Verifying(services, window)
        exchange = ImportExport(services, self.verifying.refused, window)
        self.commands = Commands(notifier, window)
        self.screens = Screens(services, self.commands, sessions, exchange)
        self._focus = FocusKeys(self.commands.claims, window)
        word = WordImport(services, sessions.profile, window)
        self.files = FileCommands(self.screens, services, sessions, exchange, word, self.commands)
        registers = RegisterCommands(services, window, reopen, self.screens.notice.flush)
        notices = NoticeCommands(self.screens, sessions, exchange, notifier, self.commands)
        examine = ExamineCommands(window, self.screens, register, self.verifying, lambda: self._histories, notifier)
        self.replaced = ReplacedRegister(services, self.screens, exchange, window)
        self._bind(notices, examine, registers)
        self._build()
        self.screens.show_register()

    @cached_property
    def backups(self) -> AutomaticBackups:
        """What makes the automatic backups, once it is started."""
        from signoff.desktop.backups.automatic_backups import AutomaticBackups

        return AutomaticBackups(self._services, self._window)

    def open_notice(self, notice: str) -> None:
        """Open a notice of the register, or say why it cannot be opened."""
        self.commands.do(Command.OPEN, notice)

    def _bind(self, notices: NoticeCommands, examine: ExamineCommands, registers: RegisterCommands) -> None:
        screens = self.screens
        self.commands.bind(
            {
                **self.files.handlers(),
                **notices.handlers(),
                **{command: partial(self._do_handover, command) for command in _HANDOVERS},
                **examine.handlers(),
                **registers.handlers(),
                **self._focus.handlers(),
                **{command: partial(self._step_text, step) for command, step in _TEXT_STEPS.items()},
                Command.NEW: screens.new_notice,
                Command.OPEN: screens.open_notice,
                Command.CLOSE: screens.show_register,
                Command.FIND: screens.start_search,
                Command.PAGE: screens.toggle_page,
                Command.READ: screens.read,
                Command.COMMENT: screens.write_comment,
                Command.COMMENTS: screens.notice.show_comments,
                Command.REVIEW: screens.notice.show_review,
                Command.NEXT: screens.notice.next_section,
                Command.PREVIOUS: screens.notice.previous_section,
                Command.FINDING: screens.notice.step_to_finding,
                Command.RESOLVE: self.replaced.resolve,
                Command.SETTINGS: self._show_settings,
                Command.DARK: self._toggle_dark,
                Command.SHORTCUTS: self._show_shortcuts,
                Command.ABOUT: self._show_about,
                Command.QUIT: self._window.close,
            }
        )

    @cached_property
    def _preferences(self) -> Preferences:
        from signoff.desktop.settings.preferences import Preferences  # with all dialogs of the settings

        return Preferences(self._services, self.backups, self._make_shared_page)

    @cached_property
    def shared(self) -> SharedInWindow:
        """What exchanges with the shared register, once this laptop is signed in to one."""
        from signoff.desktop.shell.shared_in_window import SharedInWindow

        return SharedInWindow(self._services, self.screens, self.commands, self._show_shared_settings, self._window)

    def begin_sharing(self) -> None:
        """Exchange with the shared register from now on; nothing is imported where this laptop knows none."""
        try:
            is_signed_in = is_there(data_folder() / SHARED_ADDRESS)
        except FileProblem as problem:
            self._services.notifier.toast(str(problem), kind="warning")
            return
        if is_signed_in:
            self.shared.begin()

    def end_sharing(self) -> None:
        """Share what still waits if that takes a moment, and end."""
        if "shared" in self.__dict__:
            self.shared.end()

    def _make_shared_page(self) -> QWidget | None:
        from signoff.shared.connecting import is_installed

        return self.shared.settings_page() if is_installed() else None

    @cached_property
    def _histories(self) -> HistoryController:
        from signoff.desktop.history.history_controller import HistoryController

        return HistoryController(
            self._services,
            read=self.screens.read_record,
            kept=partial(self.commands.do, Command.OPEN),
            edit=self.screens.edit_notice,
        )

    @cached_property
    def _handovers(self) -> HandoverCommands:
        from signoff.desktop.shell.handover_commands import HandoverCommands

        return HandoverCommands(self.screens, self._services)

    def _do_handover(self, command: Command, *notice: str) -> None:
        self._handovers.do(command, *notice)

    def _toggle_dark(self) -> None:
        from signoff.desktop.core.announcing import announce

        self._preferences.toggle_dark()
        announce(self._window, "Dark mode" if self._services.theme.is_dark else "Light mode")

    def _step_text(self, step: int) -> None:
        from signoff.desktop.shell.text_steps import step_text

        step_text(self._focus.widget, step, lambda: self._preferences)

    def _show_shortcuts(self) -> None:
        from signoff.desktop.shell.help_dialogs import ShortcutsDialog

        _show(ShortcutsDialog(self._services.theme, self._window))

    def _show_about(self) -> None:
        from signoff.desktop.shell.help_dialogs import AboutDialog

        _show(AboutDialog(self._services.theme, self._services.register.path, self._window))

    def _show_shared_settings(self) -> None:
        from signoff.desktop.settings.preferences import SHARED

        self._show_settings(SHARED)

    def _show_settings(self, page: str = "") -> None:
        """Ask for the settings, one of their pages first if it is named, and apply them."""
        self._preferences.ask(self._window, page)
        self.screens.follow_profile()

    def _update(self) -> None:
        """Show the subject in the title, and enable the commands that can be done now."""
        session = self.screens.notice.session
        if session is not None or "_title" in self.__dict__:
            self._title.follow(session.record if session is not None else None)
        self.commands.follow(self.screens.moment(self._focus.edits()))
        self.commands[Command.DARK].setChecked(self._services.theme.is_dark)

    @cached_property
    def _title(self) -> WindowTitle:
        from signoff.desktop.shell.window_title import WindowTitle

        return WindowTitle(self._window, lambda: "paste" in self._focus.edits())

    def _update_edit_commands(self) -> None:
        self.commands.follow_text(self.screens.moment(self._focus.edits()))

    def _build(self) -> None:
        self._window.setCentralWidget(self.screens)
        self._window.setMenuBar(MenuBar(self.commands, self._update_edit_commands, self._window))
        self.screens.changed.connect(self._update)
        self._services.theme.changed.connect(self._update)
        FocusRing(self._services.theme, self._window)


def _show(dialog: QDialog) -> None:
    """Show a dialog until it is closed, and keep nothing of it."""
    dialog.exec()
    dialog.deleteLater()
