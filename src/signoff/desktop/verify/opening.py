"""Opening the verify window: one for the application, brought to the front when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from signoff import paths
from signoff.desktop.widgets.window_size import fitting

if TYPE_CHECKING:
    from pathlib import Path

    from signoff.checking.incoming import Incoming
    from signoff.desktop.core.services import Services
    from signoff.desktop.verify.verify_window import VerifyWindow
    from signoff.notice.record.record import Record


class Verifying:
    """Holds the application's only verify window, created at its first use."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        self._services = services
        self._parent = parent
        self._window: VerifyWindow | None = None

    @property
    def window(self) -> VerifyWindow | None:
        """The window; None before it is first opened."""
        return self._window

    def open(self) -> VerifyWindow:
        """Show the window, in front, with nothing of what it showed before."""
        if self._window is None:
            from signoff.desktop.verify.verify_window import VerifyWindow

            self._window = VerifyWindow(self._services, paths.data_folder(), self._parent)
            self._window.resize(fitting(self._window, self._window.sizeHint()))
        else:
            self._window.show_invitation()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window

    def ask(self, record: Record | None) -> None:
        """Offer to verify the notice that is open, if one is, or any file; without one, ask for a file at once."""
        window = self.open()
        if record is None:
            window.ask_file()
        else:
            window.offer(_name_of(record), lambda: self.record(record))

    def refused(self, incoming: Incoming, path: Path) -> None:
        """Show the verdict on a file that was to be opened and was altered."""
        self.open().show_refused(incoming, path)

    def record(self, record: Record) -> None:
        """Verify a notice of the register in the window."""
        self.open().verify_record(record, _name_of(record))


def _name_of(record: Record) -> str:
    return " ".join((record.notice.subject or "").split()) or "The notice"
