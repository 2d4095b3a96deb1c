"""The window: the register, an open notice, or the whole notice to read; and the menu bar over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from signoff import paths
from signoff.desktop.core.action import Action
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.session_factory import SessionFactory
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.history.history_controller import HistoryController
from signoff.desktop.notice.open_notice import OpenNotice
from signoff.desktop.pages.reading_view import ReadingView
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.settings.preferences import Preferences
from signoff.desktop.shell.command_handlers import CommandHandlers
from signoff.desktop.shell.help_dialogs import AboutDialog, ShortcutsDialog
from signoff.desktop.shell.window_menu import Moment, WindowMenu
from signoff.desktop.verify.opening import Verifying
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import SignoffError
from signoff.notice.record.record import Copy, Record

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.shell.notifier import WindowNotifier
    from signoff.register.store import Register


LONGEST_TITLE = 80
"""Characters of a subject in the window's title: a task bar shows no more of it."""


class MainWindow(QMainWindow):
    """Leads from the register into a notice and back; nothing typed is left behind on any way out."""

    def __init__(
        self,
        theme: Theme,
        register: Register,
        settings: Settings,
        tasks: Runner,
        notifier: WindowNotifier,
        *,
        sessions: SessionFactory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._register = register
        self._settings = settings
        self._tasks = tasks
        self._notifier = notifier
        self._sessions = sessions or SessionFactory(register, settings)
        self._services = Services(theme, register, settings, tasks, notifier, self._sessions.clock)
        self._import_export = ImportExport(self._services)
        self._preferences = Preferences(self._services)
        self._handlers = CommandHandlers(self, self._sessions, self._import_export, notifier)
        self._histories = HistoryController(self._services, read=self._read_record, kept=self.open_notice)
        self._verifying = Verifying(self._services, self)
        notifier.attach(self)
        self._build()
        self._notice = OpenNotice(self._stack, self._import_export, notifier)
        self._menu = WindowMenu(self, self._works(), self.do)
        theme.changed.connect(self._refresh_menu)
        self.show_register()

    @property
    def session(self) -> NoticeSession | None:
        """The open notice, if one is open."""
        return self._notice.session

    @property
    def frame(self) -> NoticeView | None:
        """The open notice's screens, if one is open."""
        return self._notice.frame

    @property
    def record(self) -> Record | None:
        """The notice that commands are for: the open one, else the one in hand in the register."""
        return self.frame.session.record if self.frame is not None else self._page.chosen

    @property
    def verifying(self) -> Verifying:
        """What opens the verify window."""
        return self._verifying

    def show_register(self) -> None:
        """Leave the open notice, saved, and list the register; stay where saving fails."""
        if not self._notice.leave():
            return
        self._stack.setCurrentWidget(self._page)
        self._page.refresh()
        self._page.begin()
        self._show_state()

    def open_notice(self, notice_id: str) -> None:
        """Open a notice of the register at the screen that its state asks for."""
        self._attempt(lambda: self._open(self._sessions.session(notice_id)))

    def open_file(self, path: Path) -> None:
        """Import a file, and open the notice that it holds."""
        if self._notice.flush():
            self._import_export.read(path, lambda record: self.open_notice(record.id))

    def new_notice(self) -> None:
        """Open a new notice."""
        self._attempt(lambda: self._open(self._sessions.new()))

    def show_sign(self) -> None:
        """Show the Sign step of the open notice."""
        self._notice.show_sign()

    def read(self) -> None:
        """Show the whole notice in the whole window, or go back from there."""
        if self._stack.currentWidget() is self._reading:
            self._stop_reading()
            return
        self._notice.flush()
        record = self.record
        if record is not None:
            self._read_record(record)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open; where that fails, offer a file, and stay unless it is written."""
        event.setAccepted(self._notice.may_close())

    def changeEvent(self, event: QEvent) -> None:
        """Save when the window loses the focus."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._notice.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def do(self, command: Command, notice_id: str = "") -> None:
        """Do a command on a notice of the register, or without one on what is open or in hand."""
        self._attempt(lambda: self._do(command, notice_id))

    def ask_file(self) -> None:
        """Ask for a file, and open it."""
        path = self._import_export.ask_file()
        if path is not None:
            self.open_file(path)

    def open_example(self) -> None:
        """Open a copy of the example."""
        self._attempt(self._handlers.example)

    def save_record(self) -> None:
        """Write the notice that is open or in hand to a file of its own."""
        frame = self.frame
        if frame is not None:
            frame.flush()
        record = self.record if frame is None else frame.session.record_for_file()
        if record is not None and self._import_export.save_record(record) and frame is not None:
            frame.session.shared()

    def show_new_state(self, session: NoticeSession) -> None:
        """Show a notice's new state where it is seen: on its own screens, or in the list."""
        if self.frame is not None and self.frame.session is session:
            self.frame.open()
        else:
            self._page.refresh(session.record.id)
        self._show_state()

    def show_history(self) -> None:
        """Show the whole history of the notice that is open or in hand."""
        if self._notice.flush():
            self._attempt(lambda: self._show_history(self._history_of()))

    def back_up(self) -> None:
        """Write a copy of the whole register to a file."""
        if self._notice.flush():
            self._import_export.back_up()

    def start_search(self) -> None:
        """Show the register, ready to search."""
        self.show_register()
        if self.frame is None:
            self._page.start_search()

    def toggle_page(self) -> None:
        """Put the page beside the section or the list away, or bring it back."""
        if self.frame is not None:
            self.frame.toggle_page()
        else:
            self._page.toggle_page()

    def toggle_dark(self) -> None:
        """Go from light to dark or back, and stay with that from now on."""
        self._attempt(self._preferences.toggle_dark)

    def show_settings(self) -> None:
        """Ask for the settings, and follow them."""
        self._attempt(self._ask_settings)

    def show_shortcuts(self) -> None:
        """Show the keys of all commands."""
        ShortcutsDialog(self._theme, self).exec()

    def show_about(self) -> None:
        """Show what this is."""
        AboutDialog(self._theme, self._register.path, self).exec()

    def sizeHint(self) -> QSize:
        """Prefer the size of a small laptop's screen."""
        return QSize(1366, 800)

    def _history_of(self) -> str:
        """Return the notice whose history can be shown, damaged or not: the open one, or the one in hand; or none."""
        if self.frame is not None:
            return "" if self.frame.session.record.is_publication else self.frame.session.record.id
        return self._page.chosen_id

    def _show_history(self, notice_id: str) -> None:
        if notice_id:
            self._histories.show(notice_id, self)

    def _verify_damaged(self, notice_id: str) -> None:
        record = self._register.examine(notice_id).record
        if record is None:
            self._notifier.problem("Nothing of this notice can be read, so there is nothing to verify.")
        else:
            self._verifying.record(record)

    def _read_record(self, record: Record) -> None:
        self._stack.setCurrentWidget(self._reading)
        self._reading.read(record)

    def _do(self, command: Command, notice_id: str) -> None:
        session = self._session_on(notice_id)
        if session is not None:
            self._handlers.do(command, session)

    def _session_on(self, notice_id: str) -> NoticeSession | None:
        """Return a session on a notice, all typed words saved: the open one's own, else one for this command."""
        if self.frame is not None and notice_id in ("", self.frame.session.record.id):
            return self.frame.session if self.frame.flush() else None
        if not notice_id and self._page.chosen is not None:
            notice_id = self._page.chosen.id
        return self._sessions.session(notice_id) if notice_id else None

    def _open(self, session: NoticeSession) -> None:
        if not self._notice.leave():
            return
        from signoff.desktop.notice.notice_view import NoticeView

        frame = NoticeView(self._services, session)
        session.setParent(frame)
        frame.left.connect(self.show_register)
        frame.screen_changed.connect(self._show_state)
        frame.hand_over_requested.connect(lambda: self.do(Command.HAND_OVER))
        frame.supersede_requested.connect(lambda: self.do(Command.SUPERSEDE))
        frame.export_requested.connect(self._export_copy)
        frame.save_record_requested.connect(self.save_record)
        frame.read_requested.connect(self.read)
        frame.history_requested.connect(self.show_history)
        frame.other_requested.connect(self.open_notice)
        frame.verify_requested.connect(lambda: self._verifying.record(session.record))
        frame.given_back.connect(self._given_back)
        frame.bar.theme_toggled.connect(self.toggle_dark)
        frame.bar.menu_requested.connect(self._pop_menu)
        session.changed.connect(self._show_state)
        self._notice.show(frame)

    def _given_back(self) -> None:
        record = self.record
        self.show_register()
        if record is not None:
            self._tell_given_back(record)

    def _tell_given_back(self, record: Record) -> None:
        def save() -> None:
            self._import_export.save_record(record)

        words = "The notice is a draft again, with your reason. Send its file to whoever prepared it."
        self._notifier.toast(words, Action("Save its file…", save))

    def _export_copy(self, copy: str) -> None:
        if self.frame is not None:
            session = self.frame.session
            self._import_export.export_copy(session.record_for_file(), Copy(copy), session.shared)

    def _ask_settings(self) -> None:
        self._preferences.ask(self)
        self._page.set_profile(self._sessions.profile())

    def _stop_reading(self) -> None:
        self._stack.setCurrentWidget(self.frame if self.frame is not None else self._page)
        self._show_state()

    def _show_state(self) -> None:
        whole = " ".join((self.record.notice.subject or "").split()) if self.record and self.frame else ""
        subject = whole if len(whole) <= LONGEST_TITLE else f"{whole[:LONGEST_TITLE].rstrip()}…"
        self.setWindowTitle(f"{subject} – signoff" if subject else "signoff")
        self._refresh_menu()

    def _refresh_menu(self) -> None:
        self._menu.follow(
            Moment(self.record, self._notice.stage, self._history_of() != "", self._theme.scheme == "dark")
        )

    def _works(self) -> dict[str, Callable[[], object]]:
        """Return what the entries of the menu bar call, those on a notice aside."""
        return {
            "new": self.new_notice,
            "open_file": self.ask_file,
            "verify": self._verifying.open,
            "save_record": self.save_record,
            "close": self.show_register,
            "back_up": self.back_up,
            "history": self.show_history,
            "settings": self.show_settings,
            "quit": self.close,
            "find": self.start_search,
            "review": self._notice.show_review,
            "next": self._notice.next_section,
            "previous": self._notice.previous_section,
            "page": self.toggle_page,
            "read": self.read,
            "dark": self.toggle_dark,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }

    def _pop_menu(self) -> None:
        if self.frame is not None:
            corner = self.frame.bar.menu_corner()
            self._menu.corner().popup(corner.mapToGlobal(corner.rect().bottomLeft()))

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except SignoffError as problem:
            self._notifier.problem(str(problem))

    def _build(self) -> None:
        self.setObjectName("mainWindow")
        self.setWindowTitle("signoff")
        self.setWindowIcon(QIcon(str(paths.resource("icons/signoff.svg"))))
        self.setMinimumSize(fitting(self, QSize(900, 600)))
        self.setAcceptDrops(True)
        self._page = RegisterPage(
            self._theme,
            self._register,
            self._sessions.profile(),
            self._tasks,
            self._notifier,
            clock=self._sessions.clock,
        )
        self._page.requested.connect(lambda command, notice: self.do(Command(command), notice))
        self._page.chosen_changed.connect(self._show_state)
        self._page.new_requested.connect(self.new_notice)
        self._page.open_requested.connect(self.ask_file)
        self._page.example_requested.connect(self.open_example)
        self._page.settings_requested.connect(self.show_settings)
        self._page.history_requested.connect(lambda notice: self._attempt(lambda: self._show_history(notice)))
        self._page.verify_requested.connect(lambda notice: self._attempt(lambda: self._verify_damaged(notice)))
        self._reading = ReadingView(self._theme, self._tasks)
        self._reading.closed.connect(self._stop_reading)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._reading)
        self.setCentralWidget(self._stack)
        FocusRing(self._theme, self)
