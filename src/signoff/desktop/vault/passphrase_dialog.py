"""The dialog for a passphrase that is used at once, such as that of the council's key."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled


class PassphraseDialog(Dialog):
    """Asks for a passphrase, and forgets it once it is taken."""

    def __init__(self, theme: Theme, title: str, text: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, text, yes, "Cancel", parent)
        self.setObjectName("passphraseDialog")
        self._field = PassphraseField(theme, "passphrase")
        self._field.changed.connect(self._update_accept_button)
        self.body.addWidget(Labelled(theme, "Passphrase", self._field))
        self._field.select()
        self._update_accept_button()

    def take(self) -> str:
        """Return what was typed, and empty the field."""
        text = self._field.text
        self._field.clear()
        return text

    def _update_accept_button(self) -> None:
        self.withhold_yes("" if self._field.text else "Enter the passphrase first.")


def ask_passphrase(parent: QWidget | None, theme: Theme, title: str, text: str, yes: str) -> str | None:
    """Ask for a passphrase, and return it; None if the dialog is cancelled."""
    dialog = PassphraseDialog(theme, title, text, yes, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    passphrase = dialog.take()
    dialog.deleteLater()
    return passphrase if accepted else None
