"""The desktop application: one window on one register."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QLockFile, Qt, QTimer
from PySide6.QtWidgets import QApplication

from signoff.desktop.core.settings import Settings
from signoff.desktop.core.tasks import Tasks
from signoff.desktop.look.appearance import FollowSystem, scheme_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.crash import CrashReporter
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.errors import RegisterProblem, SignoffError
from signoff.files import make_folder
from signoff.paths import data_folder


def run(file: Path | None, register: Path) -> int:
    """Open the window on a register, and on a file if one is given; return the exit status once it is closed.

    Raises RegisterProblem, after showing it in a dialog, when the register is open in another signoff or
    cannot be opened.
    """
    app = application()
    settings = Settings(data_folder() / "settings.json")
    theme = Theme(scheme_of(settings.scheme))
    theme.apply(app)
    CrashReporter(theme, data_folder() / "signoff.log").install()
    notifier = WindowNotifier(theme)
    try:
        lock = claim(register)
        status = _show(app, theme, settings, notifier, file, register)
    except SignoffError as problem:
        notifier.tell("signoff cannot start", str(problem))
        raise
    lock.unlock()
    return status


def application() -> QApplication:
    """Return the application object, named and set to British English."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    # Every movement of the hand counts in a signature. X11's platform turns this on as the application is made.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setApplicationName("signoff")
    app.setApplicationDisplayName("signoff")
    app.setDesktopFileName("signoff")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app


def claim(register: Path) -> QLockFile:
    """Return the lock that marks the register as open in this signoff; the caller keeps it while that is so.

    Raises RegisterProblem when another signoff holds it. The lock of a program that has ended is taken over; where
    no lock can be written, none is needed: the register is then read-only too.
    """
    try:
        make_folder(register.parent)
    except OSError as problem:
        raise RegisterProblem(f"The folder {register.parent} cannot be made: {problem.strerror}.") from problem
    lock = QLockFile(str(register.with_name(register.name + ".lock")))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100) and lock.error() is QLockFile.LockError.LockFailedError:
        raise RegisterProblem(f"signoff is open on this register already ({register}): use the window that is open.")
    return lock


def _show(
    app: QApplication, theme: Theme, settings: Settings, notifier: WindowNotifier, file: Path | None, register: Path
) -> int:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.shell.main_window import MainWindow
    from signoff.desktop.widgets.window_size import fitting
    from signoff.register.store import Register

    with Register.open(register) as opened:
        tasks = Tasks()
        services = Services(theme, opened, settings, tasks, notifier)
        sessions = SessionFactory(opened, settings, clock=services.clock)
        window = MainWindow(services, sessions=sessions)
        FollowSystem(theme, settings, window)
        window.resize(fitting(window, window.sizeHint()))
        window.show()
        if problem := settings.problem or sessions.problem:
            notifier.toast(problem, kind="warning")
        if opened.read_only:
            notifier.toast("This register can only be read: what you type cannot be kept in it.", kind="warning")
        window.backups.start()
        if file is not None:
            path = file
            QTimer.singleShot(0, lambda: window.open_file(path))
        try:
            return app.exec()
        finally:
            window.backups.close()
            tasks.close()
            window.deleteLater()
