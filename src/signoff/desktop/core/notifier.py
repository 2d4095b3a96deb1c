"""Messages to the person at the window, and questions to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from signoff.desktop.core.action import Action
    from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
    from signoff.notice.record.record import Copy, Record


class PaperExport(StrEnum):
    """What becomes of the files of a notice's papers when it is exported."""

    NONE = "none"
    FOLDER = "folder"
    """They are put into a folder beside the PDF."""

    ATTACHED = "attached"
    """They are attached to the record copy."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What to export: which copy, whether a record copy prints the dates that follow, and with which papers."""

    copy: Copy
    print_dates: bool = False
    papers: PaperExport = PaperExport.NONE


class Notifier(Protocol):
    """Shows messages and asks questions: the window in toasts and dialogs, tests in their own way."""

    def attach(self, window: QWidget) -> None:
        """Show messages in and above this window from now on."""

    def toast(self, text: str, action: Action | None = None, *, kind: str = "good") -> None:
        """Show for some seconds, at the window's foot, what was done; `kind` is good, info, warning or error."""

    def divert(self, take: Callable[[str], bool]) -> None:
        """Offer every problem to `take` from now on, which returns True where it tells the person itself."""

    def problem(self, text: str, title: str = "That did not work") -> None:
        """Show in a dialog what did not work."""

    def tell(self, title: str, text: str) -> None:
        """Show a message in a dialog."""

    def ask(self, title: str, text: str, yes: str, no: str = "Cancel", *, for_good: bool = False) -> bool:
        """Return whether a question was answered with `yes`; `for_good` marks an answer that cannot be undone."""

    def pick(self, title: str, text: str, answers: Sequence[str], no: str = "Cancel") -> str:
        """Return which of the answers was given, the first of them the one proposed; empty for `no`."""

    def is_accepted(self, make: Callable[[QWidget | None], QDialog]) -> bool:
        """Show the dialog that `make` returns above the window in front, and return whether it was accepted."""

    def ask_text(self, title: str, text: str, yes: str, label: str, *, proposed: str = "") -> str | None:
        """Return the line of text that was entered, None where the dialog was cancelled."""

    def ask_copy(self, record: Record, *, print_dates: bool = False, settled: str = "") -> ExportChoice | None:
        """Return which copy of a notice to export, None where the dialog was cancelled.

        `print_dates` is proposed, as it was chosen last time.
        """

    def ask_copy_of_all(self, count: int, *, print_dates: bool = False) -> ExportChoice | None:
        """Return which copy of so many notices to export, None where the dialog was cancelled."""

    def ask_handover(self, question: HandoverQuestion) -> HandoverAnswer | None:
        """Return to whom a notice goes, for what and in which file, None where the window was cancelled."""

    def ask_sent(self, file: FileToSend) -> bool:
        """Show a file that is to be sent, with its e-mail; return whether it was sent."""

    def ask_passphrase(self, title: str, text: str, yes: str) -> str | None:
        """Return the passphrase that was entered, None where the dialog was cancelled."""

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Return the file that was chosen to be opened, None where the dialog was cancelled."""

    def open_files(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        """Return the files that were chosen to be opened, none where the dialog was cancelled."""

    def save_file(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Return where to write a file, None where the dialog was cancelled; it asks before it replaces one."""

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Return the folder that was chosen, None where the dialog was cancelled."""
