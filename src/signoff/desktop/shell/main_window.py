"""The main window: empty at first, and painted so, then filled with its screens and menus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QWidget

from signoff import paths
from signoff.desktop.shell.empty_frame import EmptyFrame
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from signoff.desktop.backups.automatic_backups import AutomaticBackups
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.launch import Launch
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.notice.notice_view import NoticeView
    from signoff.desktop.shell.drop_sign import DropSign
    from signoff.desktop.shell.screens import Screens
    from signoff.desktop.shell.window_content import WindowContent
    from signoff.desktop.verify.opening import Verifying

NOT_CLOSED = "signoff was not closed properly. Everything saved is here."


class MainWindow(QMainWindow):
    """Opens files that are dropped on it, and closes only once all is saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty window, which is there before anything that is to be shown in it is imported."""
        super().__init__(parent)
        self._theme = theme
        self._drop_sign: DropSign | None = None
        self._services: Services | None = None
        self._content: WindowContent | None = None
        self._following: Launch | None = None
        self._empty = EmptyFrame(theme)
        self.setObjectName("mainWindow")
        self.setWindowTitle("signoff")
        self.setMinimumSize(fitting(self, QSize(900, 600)))
        self.setCentralWidget(self._empty)

    @classmethod
    def on(cls, services: Services) -> Self:
        """Return a window that is filled already."""
        window = cls(services.theme)
        window.fill(services)
        return window

    def fill(self, services: Services) -> None:
        """Show the register, with all that can be done in it."""
        from signoff.desktop.shell.window_content import WindowContent

        self._services = services
        self._content = WindowContent(self, services, self.reopen)
        self.setWindowIcon(QIcon(str(paths.resource("icons/signoff.svg"))))
        self.setAcceptDrops(True)

    @property
    def is_painted(self) -> bool:
        """Whether the window has been painted while it was empty."""
        return self._empty.is_painted

    @property
    def is_filled(self) -> bool:
        """Whether the window shows a register."""
        return self._content is not None

    @property
    def content(self) -> WindowContent:
        """What the window holds, once it is filled."""
        if self._content is None:
            raise AssertionError("the window is still empty")
        return self._content

    @property
    def commands(self) -> Commands:
        """The commands of the window."""
        return self.content.commands

    @property
    def screens(self) -> Screens:
        """The screens of the window."""
        return self.content.screens

    @property
    def session(self) -> NoticeSession | None:
        """The open notice, if one is open."""
        return self.screens.notice.session

    @property
    def frame(self) -> NoticeView | None:
        """The open notice's screens, if one is open."""
        return self.screens.notice.frame

    @property
    def backups(self) -> AutomaticBackups:
        """What makes the automatic backups, once it is started."""
        return self.content.backups

    @property
    def verifying(self) -> Verifying:
        """What opens the verify window."""
        return self.content.verifying

    def open_file(self, path: Path) -> None:
        """Import a file, and open the notice that it holds, or the draft that is made of a Word file."""
        self.content.files.open_file(path)

    def come_forward(self, path: Path | None) -> None:
        """Stand in front of other windows, and open a file if one is given: it was opened elsewhere meanwhile."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        if path is not None:
            self.open_file(path)

    def open_notice(self, notice: str) -> None:
        """Open a notice of the register."""
        self.content.open_notice(notice)

    def open_interrupted(self) -> None:
        """Open the notice again that was open as the program was killed, where it was, and say so."""
        if self.screens.open_interrupted() and self._services is not None:
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

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the screen, from wherever it is: Qt's order is that of creation."""
        from signoff.desktop.widgets.tab_order import move_focus

        return move_focus(self, next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open; where that fails, offer a file, and stay unless it is written.

        A register whose file another program took away is kept beside its place.
        """
        if self.is_filled:
            event.setAccepted(self.screens.notice.may_close() and self.content.replaced.may_close())
            if event.isAccepted():
                self.screens.notice.note_closed()

    def changeEvent(self, event: QEvent) -> None:
        """Save when the window loses the focus."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and self.is_filled:
            self.screens.notice.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders of this machine."""
        if event.mimeData().urls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            from signoff.desktop.widgets.file_drops import accept_copy

            accept_copy(event)
            self._show_drop([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing would be dropped."""
        self._show_drop([])

    def _show_drop(self, files: list[Path]) -> None:
        """Say what would happen to the files that are dragged over the window; nothing where none are."""
        if files and self._drop_sign is None:
            from signoff.desktop.shell.drop_sign import DropSign

            self._drop_sign = DropSign(self._theme, self)
        if self._drop_sign is not None and files:
            self._drop_sign.show_for(files)
        elif self._drop_sign is not None:
            self._drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped, or import several, once its source has been told: it waits for that."""
        from signoff.desktop.widgets.file_drops import accept_copy

        accept_copy(event)
        self._show_drop([])
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        QTimer.singleShot(0, self, lambda: self.content.files.open_files(files))

    def sizeHint(self) -> QSize:
        """Prefer the size of a small laptop's screen."""
        return QSize(1366, 800)
