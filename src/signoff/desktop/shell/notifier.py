"""The notifier of the main window: toasts, messages and questions in dialogs, and file dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.notifier import ExportChoice, Notifier
from signoff.desktop.core.owners import is_gone

if TYPE_CHECKING:
    from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.record import Record

_LOWEST = 320
"""Pixels of height below which a dialog has no room for a message: it would cover the words that ask something."""


class WindowNotifier(Notifier):
    """Shows toasts at the window's foot, and dialogs above it."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._window: QWidget | None = None
        self._takes: Callable[[str], bool] = lambda _: False

    def attach(self, window: QWidget) -> None:
        """Show messages in and above this window from now on."""
        self._window = window

    @property
    def _front(self) -> QWidget | None:
        """The window in front: a dialog where one is open, since it would hide a message in the window behind it."""
        return QApplication.activeModalWidget() or (None if is_gone(self._window) else self._window)

    def toast(self, text: str, action: Action | None = None, *, kind: str = "good") -> None:
        """Show for some seconds, at the window's foot, what was done; `kind` is good, info, warning or error."""
        if self._window is None or (front := self._front) is None:
            return
        if front.height() < self._theme.px(_LOWEST) and not is_gone(self._window):
            front = self._window
        from signoff.desktop.widgets.toast import Toast

        current = front.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
        (current or Toast(self._theme, front)).say(text, action, kind=kind)

    def divert(self, take: Callable[[str], bool]) -> None:
        """Offer every problem to `take` from now on, which returns True where it tells the person itself."""
        self._takes = take

    def problem(self, text: str, title: str = "That did not work") -> None:
        """Show in a dialog what did not work."""
        if not self._takes(text):
            self.tell(title, text)

    def tell(self, title: str, text: str) -> None:
        """Show a message in a dialog."""
        from signoff.desktop.widgets.dialogs import tell

        tell(self._front, self._theme, title, text)

    def ask(self, title: str, text: str, yes: str, no: str = "Cancel", *, for_good: bool = False) -> bool:
        """Return whether a question was answered with `yes`; `for_good` marks an answer that cannot be undone."""
        from signoff.desktop.widgets.dialogs import ask

        return ask(self._front, self._theme, title, text, yes, no, for_good=for_good)

    def pick(self, title: str, text: str, answers: Sequence[str], no: str = "Cancel") -> str:
        """Return which of the answers was given, the first of them the one proposed; empty for `no`."""
        from signoff.desktop.widgets.dialogs import pick

        return pick(self._front, self._theme, title, text, answers, no)

    def is_accepted(self, make: Callable[[QWidget | None], QDialog]) -> bool:
        """Show the dialog that `make` returns above the window in front, and return whether it was accepted."""
        dialog = make(self._front)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def ask_text(self, title: str, text: str, yes: str, label: str, *, proposed: str = "") -> str | None:
        """Return the line of text that was entered, None where the dialog was cancelled."""
        from signoff.desktop.widgets.dialogs import ask_text

        return ask_text(self._front, self._theme, title, text, yes, label, proposed=proposed)

    def ask_copy(self, record: Record, *, print_dates: bool = False, settled: str = "") -> ExportChoice | None:
        """Return which copy of a notice to export, None where the dialog was cancelled."""
        from signoff.desktop.exchange.export_dialog import ExportDialog

        return ExportDialog.asked(self._theme, record, self._front, print_dates=print_dates, settled=settled)

    def ask_copy_of_all(self, count: int, *, print_dates: bool = False) -> ExportChoice | None:
        """Return which copy of so many notices to export, None where the dialog was cancelled."""
        from signoff.desktop.exchange.export_dialog import ask_copy_of_all

        return ask_copy_of_all(self._theme, count, self._front, print_dates=print_dates)

    def ask_handover(self, question: HandoverQuestion) -> HandoverAnswer | None:
        """Return to whom a notice goes, for what and in which file, None where the window was cancelled."""
        from signoff.desktop.exchange.handover_dialog import ask_handover
        from signoff.desktop.exchange.import_export import RECORD_FILES

        def choose_path(path: Path) -> Path | None:
            chosen = self.save_file("The file to send", path, RECORD_FILES)
            return chosen if chosen is None or chosen.suffix else chosen.with_suffix(".signoff")

        return ask_handover(self._theme, question, choose_path, self._front)

    def ask_sent(self, file: FileToSend) -> bool:
        """Show a file that is to be sent, with its e-mail; return whether it was sent."""
        from signoff.desktop.exchange.send_dialog import ask_sent

        return ask_sent(self._theme, file, self._front)

    def ask_passphrase(self, title: str, text: str, yes: str) -> str | None:
        """Return the passphrase that was entered, None where the dialog was cancelled."""
        from signoff.desktop.vault.passphrase_dialog import ask_passphrase

        return ask_passphrase(self._front, self._theme, title, text, yes)

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Return the file that was chosen to be opened, None where the dialog was cancelled."""
        name, _ = QFileDialog.getOpenFileName(self._front, title, str(folder), kinds)
        return Path(name) if name else None

    def open_files(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        """Return the files that were chosen to be opened, none where the dialog was cancelled."""
        names, _ = QFileDialog.getOpenFileNames(self._front, title, str(folder), kinds)
        return tuple(Path(name) for name in names)

    def save_file(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Return where to write a file, None where the dialog was cancelled; it asks before it replaces one."""
        name, _ = QFileDialog.getSaveFileName(self._front, title, str(suggestion), kinds)
        return Path(name) if name else None

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Return the folder that was chosen, None where the dialog was cancelled."""
        name = QFileDialog.getExistingDirectory(self._front, title, str(folder))
        return Path(name) if name else None
