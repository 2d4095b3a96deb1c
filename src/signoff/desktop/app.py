"""The desktop application: one window on one register, and the next where that window asks for it."""

from __future__ import annotations

import gc
import os
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from signoff.desktop.core.application import Application
from signoff.desktop.core.incoming_files import IncomingFiles
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.register_lock import claim
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.appearance import FollowSystem, scheme_of
from signoff.desktop.look.text_size import percent_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.crash import CrashReporter
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import RegisterProblem, RegisterUnreadable, SignoffError
from signoff.paths import data_folder

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.services import Services

_UNTIL_PAINTED = 0.2
"""Seconds for which the start waits at most until the empty window has been painted."""

_QUIETLY_AFTER = 500
"""Milliseconds after which begins what nobody waits for."""

_READ_ONLY = "This register can only be read: what you type cannot be kept in it."


def run(file: Path | None, register: Path) -> int:
    """Open the window on a register, and on a file if one is given; return the exit status once it is closed.

    Raises RegisterProblem, once it was shown, when the register is open in another signoff or cannot be opened.
    """
    app = application()
    settings = Settings(data_folder() / "settings.json")
    scheme = scheme_of(settings.scheme, high_contrast=settings.high_contrast)
    theme = Theme(scheme, text_percent=percent_of(settings.text_size))
    CrashReporter(theme, data_folder() / "signoff.log").install()
    return Desktop(app, theme, settings).run(Launch(register, file))


class Desktop:
    """The application while it runs: one window after the other, each on a register, until one is closed for good.

    A window is painted empty before anything is imported and read that it is to show.
    """

    def __init__(self, app: Application, theme: Theme, settings: Settings, notifier: Notifier | None = None) -> None:
        self._app, self._theme, self._settings, self._own_notifier = app, theme, settings, notifier
        self._incoming = IncomingFiles(app)

    def run(self, first: Launch) -> int:
        """Open a window, and another as often as one asks for it; return the exit status.

        Raises SignoffError, once it was shown, where a register cannot be opened.
        """
        if self._is_handed_on(first):
            return 0
        following: Launch | None = first
        while following is not None:
            launch, window = following, self._show_empty()
            try:
                following = self._open(launch, window)
            except RegisterUnreadable:
                raise  # it was shown, and the person left
            except RegisterProblem as problem:
                self._discard(window)
                following = self._ask_again(launch, problem)
                if following is None:
                    raise
            except SignoffError as problem:
                self._discard(window)
                self._notifier.tell("signoff cannot start", str(problem))
                raise
        return 0

    def _is_handed_on(self, launch: Launch) -> bool:
        """Give what is to be opened to the window that has the register open already, if there is one."""
        real = Path(os.path.realpath(launch.register))
        if not real.with_name(f"{real.name}.lock").exists():
            return False  # as nearly always: nothing is imported then
        from signoff.desktop.core.second_start import hand_on

        return hand_on(launch.register, launch.file)

    @property
    def _notifier(self) -> Notifier:
        if self._own_notifier is None:
            from signoff.desktop.shell.notifier import WindowNotifier

            self._own_notifier = WindowNotifier(self._theme)
        return self._own_notifier

    def _show_empty(self) -> MainWindow:
        """Return a window that is on the screen, in the colours that it is going to have."""
        window = MainWindow(self._theme)
        window.resize(fitting(window, window.sizeHint()))
        window.show()
        until = time.monotonic() + _UNTIL_PAINTED
        while not window.is_painted and time.monotonic() < until:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)
        self._app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # what was painted is sent
        self._theme.apply(self._app)
        return window

    def _discard(self, window: MainWindow) -> None:
        window.hide()
        window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open(self, launch: Launch, window: MainWindow) -> Launch | None:
        """Open a window on a register, or one that recovers it; return what is to be opened then."""
        from signoff.register.recovery.missing import require_register
        from signoff.register.recovery.swapping import undo_interrupted

        lock = claim(launch.register)
        try:
            undo_interrupted(launch.register)
            require_register(launch.register, self._settings.second_backups)
            return self._show(launch, window)
        except RegisterUnreadable as problem:
            self._discard(window)
            following = self._recover(launch.register, problem)
            if following is None:
                raise
            return replace(following, file=launch.file, notice=launch.notice)
        finally:
            lock.unlock()

    def _ask_again(self, launch: Launch, problem: RegisterProblem) -> Launch | None:
        """Say why a register cannot be opened, and ask which is to be; None where the person leaves."""
        from signoff.desktop.recovery.unopened_dialog import asked

        again = asked(self._theme, self._notifier, launch.register, problem)
        return None if again is None else replace(again, file=launch.file, notice=launch.notice)

    def _recover(self, register: Path, problem: RegisterUnreadable) -> Launch | None:
        """Show what is wrong with a register until it is back; None where the person leaves."""
        from signoff.desktop.core.session_factory import utc_now
        from signoff.desktop.core.tasks import Tasks
        from signoff.desktop.recovery.recovery_window import recovered
        from signoff.register.recovery.damaged_register import DamagedRegister

        with DamagedRegister(register, utc_now, self._settings.second_backups) as damaged, closing(Tasks()) as tasks:
            return recovered(self._theme, tasks, self._notifier, damaged, problem)

    def _update(self, register: Path, window: MainWindow) -> bool:
        """Bring an older register up to date; False where the person leaves meanwhile."""
        from signoff.desktop.shell.updating import update_register

        return update_register(self._app, window, self._theme, register)

    def _show(self, launch: Launch, window: MainWindow) -> Launch | None:
        """Fill a window and show it until it is closed; return what it asked to have opened then."""
        from signoff.desktop.core.services import Services
        from signoff.desktop.core.tasks import Tasks
        from signoff.register.opening import is_out_of_date
        from signoff.register.store import Register

        message, problem = _done_before(launch)
        if is_out_of_date(launch.register) and not self._update(launch.register, window):
            return None
        with Register.open(launch.register) as opened, closing(Tasks()) as tasks:
            services = Services(self._theme, opened, self._settings, tasks, self._notifier)
            window.fill(services)
            gc.freeze()  # the cycle collector need not look through modules and widgets: they stay
            FollowSystem(self._theme, self._settings, window)
            if message:
                self._notifier.toast(message)
            if self._settings.problem:
                self._notifier.toast(self._settings.problem, kind="warning")
            if opened.read_only:
                self._notifier.toast(_READ_ONLY, kind="warning")
            QTimer.singleShot(_QUIETLY_AFTER, window, lambda: _go_on_quietly(services, window))
            window.screens.list_read.connect(lambda: self._incoming.listen(launch.register))
            try:
                self._begin(window, launch, problem)
                self._incoming.deliver_to(window.come_forward, lambda text: self._notifier.toast(text, kind="info"))
                if window.isVisible():  # else it was closed by then, and nothing would end the loop
                    self._app.exec()
            finally:
                self._incoming.hold()
                window.content.end_sharing()
                window.backups.close()
                tasks.close()
                self._discard(window)
                gc.unfreeze()
            return window.following

    def _begin(self, window: MainWindow, launch: Launch, problem: str) -> None:
        """Show what a window was opened for, once it is painted; what is typed meanwhile comes after that."""
        begun: list[bool] = []

        def begin() -> None:
            begun.append(True)
            _begin(window, launch, problem, self._notifier)

        QTimer.singleShot(0, window, begin)
        while not begun:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)


def _done_before(launch: Launch) -> tuple[str, str]:
    """Do what is to be done before a window opens; return the sentence to say, and what did not work."""
    try:
        said = launch.before()
    except SignoffError as problem:
        return launch.message, str(problem)
    return " ".join(filter(None, (launch.message, said))), ""


def _begin(window: MainWindow, launch: Launch, problem: str, notifier: Notifier) -> None:
    """Show what a window was opened for, once it is there."""
    if problem:
        notifier.problem(problem)
    if launch.file is not None:
        window.open_file(launch.file)
    if launch.notice:
        window.open_notice(launch.notice)
    if launch.file is None and not launch.notice:
        window.open_interrupted()


def _go_on_quietly(services: Services, window: MainWindow) -> None:
    """Begin what nobody waits for, once the list has been read."""
    from signoff.desktop.shell.folder_advice import advise

    window.backups.start()
    window.content.begin_sharing()
    advise(services, window)


def application() -> Application:
    """Return the application object, named and set to British English."""
    running = QApplication.instance()
    app = running if isinstance(running, Application) else Application(sys.argv[:1])
    # Every movement of the hand counts in a signature. X11's platform turns this on as the application is made.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setApplicationName("signoff")
    app.setApplicationDisplayName("signoff")
    app.setDesktopFileName("signoff")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app
