"""A passphrase that is asked for and used at once, such as that of the council's key."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled


class PassphraseDialog(Dialog):
    """Asks for a passphrase; it is held no longer once it was handed over."""

    def __init__(self, theme: Theme, title: str, text: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, text, yes, "Cancel", parent)
        self.setObjectName("passphraseDialog")
        self._field = PassphraseField(theme, "passphrase")
        self._field.changed.connect(self._follow)
        self.body.addWidget(Labelled(theme, "Passphrase", self._field))
        self._field.select()
        self._follow()

    def take(self) -> str:
        """Return what was typed, and hold it no longer."""
        text = self._field.text
        self._field.clear()
        return text

    def _follow(self) -> None:
        self.yes.setEnabled(bool(self._field.text))


def ask_passphrase(parent: QWidget | None, theme: Theme, title: str, text: str, yes: str) -> str | None:
    """Ask for a passphrase, and return it; None when the question is left."""
    dialog = PassphraseDialog(theme, title, text, yes, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    given = dialog.take()
    dialog.deleteLater()
    return given if accepted else None
