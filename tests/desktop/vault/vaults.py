"""Hands on the vault's dialogs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.accessible import faults
from desktop.answering import AnsweringNotifier
from signoff.desktop.core.person import Person
from signoff.desktop.core.services import Services
from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.vault_controller import VaultController
from signoff.notice.marks.mark import TypedMark
from signoff.signing.proof.known_keys import KnownKeys
from signoff.signing.vault.vault import Vault

WORDS = "four words that nobody guesses"
MARK = TypedMark(text="Tim Pouncey")
WHO = Person("Tim Pouncey", "Chief Officer")


class Clock:
    """A clock of the day that a test sets."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class VaultHands:
    """A window, the controller of a vault, and what a person does with its dialogs."""

    qtbot: QtBot
    services: Services
    window: QWidget
    vault_controller: VaultController
    notifier: AnsweringNotifier
    clock: Clock

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self.services.theme

    @property
    def vault(self) -> Vault:
        """The test's own vault."""
        return self.services.vault

    @property
    def known(self) -> KnownKeys:
        """The test's own list of keys."""
        return self.services.known_keys

    def made(self) -> None:
        """Keep a typed signature of Tim Pouncey."""
        with self.vault.create(WORDS, WHO.name, WHO.post) as unlocked:
            unlocked.add(MARK, "Typed")

    def dialog(self, name: str) -> QDialog:
        """Return the dialog of this name that is open, and that is said truly."""
        dialogs = [dialog for dialog in self.window.findChildren(QDialog, name) if dialog.isVisible()]
        assert len(dialogs) == 1, f"{len(dialogs)} dialogs called {name} are open"
        assert faults(dialogs[0]) == []
        return dialogs[0]

    def is_open(self, name: str) -> bool:
        """Whether a dialog of this name is open."""
        return any(dialog.isVisible() for dialog in self.window.findChildren(QDialog, name))

    def write(self, dialog: QDialog, name: str, text: str) -> None:
        """Type into a line, in place of what was there."""
        line = dialog.findChild(QLineEdit, name)
        assert line is not None
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        if not text:
            line.clear()

    def press(self, dialog: QWidget, name: str) -> None:
        """Press a button."""
        button = next((button for button in dialog.findChildren(QAbstractButton, name) if button.isVisible()), None)
        assert button is not None, f"no button {name} is in view"
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def says(self, dialog: QDialog) -> str:
        """Return every sentence that is in view."""
        return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
