"""What is said to the person in front of the window, and what is asked of them, wherever the window is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.action import Action
    from signoff.notice.record.record import Copy, Record


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What to export: which copy, and whether a record copy prints the dates that follow."""

    copy: Copy
    print_dates: bool = False


class Notifier(Protocol):
    """Tells and asks the person; the window does so in toasts and dialogs, tests in their own way."""

    def attach(self, window: QWidget) -> None:
        """Show messages in and above this window from now on."""

    def toast(self, text: str, action: Action | None = None, *, kind: str = "good") -> None:
        """Say for some seconds, at the window's foot, what was done; `kind` is good, info, warning or error."""

    def problem(self, text: str, title: str = "That did not work") -> None:
        """Say in a dialog what was expected to work and did not."""

    def tell(self, title: str, text: str) -> None:
        """Say something in a dialog."""

    def ask(self, title: str, text: str, yes: str, no: str = "Cancel", *, for_good: bool = False) -> bool:
        """Ask a question whose answers are named by what they do; `for_good` says that yes cannot be taken back."""

    def ask_text(self, title: str, text: str, yes: str, label: str, *, proposed: str = "") -> str | None:
        """Ask for a line of text, with one proposed; None when the person thought better of it."""

    def ask_copy(self, record: Record, *, print_dates: bool = False, settled: str = "") -> ExportChoice | None:
        """Ask which copy of a notice to export, and whether it prints the dates that follow, as it did last time."""

    def ask_passphrase(self, title: str, text: str, yes: str) -> str | None:
        """Ask for a passphrase; None when the person thought better of it."""

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file to open."""

    def save_file(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Ask where to write a file; the dialog itself asks before it replaces one."""
