"""The shared register in the main window: what is done here goes there, and what comes from there is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from signoff.desktop.core.commands import Command
from signoff.desktop.notice.following import follow_register
from signoff.desktop.shared.conflicts import Conflicts
from signoff.desktop.shared.exchanging import Exchanging
from signoff.desktop.shared.mark import SharedMark
from signoff.desktop.shared.openings import SharedLine
from signoff.desktop.shared.panel import SharedDialog
from signoff.desktop.shared.standing_words import later_words
from signoff.desktop.shared.taking import Taking
from signoff.desktop.shared.telling import Telling
from signoff.errors import SharedProblem, SignoffError
from signoff.paths import data_folder, default_register
from signoff.shared.address import Address, saved_address
from signoff.shared.lasting_exchange import LastingExchange
from signoff.shared.signing_in import sign_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from signoff.desktop.core.change import Change
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.shell.screens import Screens
    from signoff.notice.record.record import Record
    from signoff.register.results import Imported
    from signoff.shared.lasting_exchange import Round

AT_MOST = 1.0
"""Seconds that closing waits for what is being shared; what takes longer goes with the next start."""

AGAIN_AFTER = 10_000
"""Milliseconds after which it is tried again to take something in that could not be."""


class SharedInWindow(QObject):
    """Begins and ends the exchange, and ties it to the screens."""

    _register_changed = Signal()

    def __init__(
        self,
        services: Services,
        screens: Screens,
        commands: Commands,
        show_settings: Callable[[], None],
        window: QMainWindow,
    ) -> None:
        """Tie it to a window; `show_settings` shows the settings' page on it."""
        super().__init__(window)
        self._services, self._screens, self._window = services, screens, window
        self._show_settings = show_settings
        self._sharing = services.sharing
        self._exchanging: Exchanging | None = None
        self._taking: Taking | None = None
        self._conflicts: Conflicts | None = None
        self._telling = Telling(services, partial(commands.do, Command.OPEN))
        self._frame: NoticeView | None = None
        self._opened = ""
        self._openings: object = None
        screens.add_foot(SharedMark(services, parent=window))
        screens.changed.connect(self._follow_screens)
        self._register_changed.connect(self._note_change)
        self._sharing.changed.connect(self._follow_standing)
        self._sharing.hurried.connect(self.exchange_now)
        self._sharing.asked.connect(self._show)
        if isinstance(application := QGuiApplication.instance(), QGuiApplication):
            application.applicationStateChanged.connect(self._wake)

    def begin(self) -> None:
        """Exchange with the register that was signed in to; another register than one's own only if it did before."""
        register = self._services.register
        if register.read_only:
            return
        if register.path != default_register().resolve() and not register.path.with_suffix(".shared").exists():
            return
        try:
            address = saved_address(data_folder())
        except SignoffError as problem:
            self._services.notifier.toast(str(problem), kind="warning")
            return
        if address is not None:
            self.use(address)

    def use(self, address: Address, password: str = "") -> None:
        """Exchange with this shared register from now on."""
        self.end()
        services, register = self._services, self._services.register
        self._taking = taking = Taking(register, self._take_open, self)
        exchange = LastingExchange(register, address, password or None, now=services.clock, take=taking.take)
        self._exchanging = exchanging = Exchanging(services, exchange, address.place, self)
        self._conflicts = Conflicts(
            services, exchange, exchanging, self._screens.notice.flush, self._end_conflict, self
        )
        exchanging.exchanged.connect(self._show_round)
        register.on_changed = lambda: None if taking.is_taking() else self._register_changed.emit()
        self._opened = ""
        self._follow_screens()
        exchanging.start()

    def leave(self) -> None:
        """Sign out; raises SharedProblem."""
        sign_out(data_folder())
        self.end()

    def end(self) -> None:
        """Share what still waits if that takes a moment, and exchange nothing more."""
        exchanging, taking, conflicts = self._exchanging, self._taking, self._conflicts
        self._exchanging = self._taking = self._conflicts = None
        if exchanging is None or taking is None or conflicts is None:
            return
        self._services.register.on_changed = lambda: None
        taking.close()
        exchanging.stop(AT_MOST)
        for part in (exchanging, taking, conflicts):
            part.deleteLater()

    def exchange_now(self) -> None:
        """Exchange at once."""
        if self._exchanging is not None:
            self._exchanging.now()

    def exchange_soon(self) -> None:
        """Exchange in a moment, if the shared register can be reached."""
        if self._exchanging is not None:
            self._exchanging.soon()

    def settings_page(self) -> QWidget:
        """Return the settings' page."""
        from signoff.desktop.shared.sign_in_page import SignInPage

        try:
            address = saved_address(data_folder())
        except SignoffError:  # what is there says nothing: signing in again replaces it
            address = None
        return SignInPage(self._services, data_folder(), address, self.use, self.leave)

    def _note_change(self) -> None:
        """Share what was changed here: at once, unless somebody is still typing."""
        if self._exchanging is None:
            return
        frame = self._screens.notice.frame
        if frame is not None and frame.stage == "wizard":
            self._exchanging.after_typing()
        else:
            self._exchanging.soon()

    def _note_step(self, change: Change) -> None:
        if self._exchanging is not None and (change.state or change.comments):
            self._exchanging.soon()

    def _follow_screens(self) -> None:
        """Follow which notice is open: others see that, and what comes for it is taken in with care."""
        frame = self._screens.notice.frame
        if self._exchanging is None or self._taking is None:
            return
        if frame is not self._frame:
            self._frame = frame
            if frame is not None:
                line = SharedLine(self._services, frame.session, frame)
                frame.add_sharing(SharedMark(self._services, brief=True, parent=frame), line)
                frame.session.changed.connect(self._note_step)
        opened = frame.session.record.id if frame is not None else ""
        if opened == self._opened:
            return
        self._opened = opened
        self._taking.note_open(opened)
        self._exchanging.hold(opened)
        if frame is None:
            self._exchanging.soon()
        elif not frame.session.unsaved:
            self._follow_register(frame)

    def _follow_register(self, frame: NoticeView) -> None:
        """Show the notice as it is now, should it have been taken in just before it was noted as open."""
        try:
            if self._services.register.row(frame.session.record.id) is not None:
                follow_register(frame)
        except SignoffError as problem:  # where the register cannot be read, the next save says so as well
            self._services.notifier.toast(str(problem), kind="warning")

    def _take_open(self, record: Record, agreed: str) -> tuple[Imported, str]:
        """Take in what came for the open notice, once what was typed is saved, unless a dialog is at work on it."""
        frame = self._screens.notice.frame
        if frame is None or frame.session.record.id != record.id:
            return self._services.register.import_state(record, agreed)
        dialog = QApplication.activeModalWidget()
        if not (dialog is None or isinstance(dialog, SharedDialog)) or not frame.flush():
            QTimer.singleShot(AGAIN_AFTER, self, self.exchange_soon)
            raise SharedProblem(later_words(record))
        imported, digest = self._services.register.import_state(record, agreed)
        follow_register(frame)
        return imported, digest

    def _show_round(self, done: Round) -> None:
        if done.report.received:
            self._screens.refresh()
        if self._taking is not None:
            self._telling.tell(done, self._taking.arrived(), self._opened)

    def _follow_standing(self) -> None:
        openings = self._sharing.standing.openings
        if openings != self._openings:
            self._openings = openings
            self._screens.refresh_facts()

    def _show(self, notice: str) -> None:
        if notice:
            self._settle(notice)
            return
        dialog = SharedDialog(
            self._services,
            self.exchange_now,
            self._show_settings,
            self._settle,
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _settle(self, notice: str) -> None:
        if self._conflicts is not None:
            self._conflicts.settle(notice)

    def _end_conflict(self, notice: str, is_read: bool) -> None:
        frame = self._screens.notice.frame
        try:
            if frame is not None and frame.session.record.id == notice:
                follow_register(frame, is_read=is_read)
        except SignoffError as problem:
            self._services.notifier.problem(str(problem))
        self._screens.refresh()
        self.exchange_now()

    def _wake(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._exchanging is not None:
            self._exchanging.wake()
