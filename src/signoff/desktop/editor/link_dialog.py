"""Asks for the words and the address of a link."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.editor.address import AddressRefused, address
from signoff.desktop.editor.hyperlinks import LinkWords
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled, LineField


class LinkDialog(Dialog):
    """Asks for words and address; it stays open until the address is valid or it is cancelled."""

    def __init__(self, theme: Theme, link: LinkWords, parent: QWidget | None = None) -> None:
        """Show the link as it is."""
        is_new = not link.target
        super().__init__(
            theme,
            "Add a link" if is_new else "Change the link",
            "",
            "Add link" if is_new else "Change",
            "Cancel",
            parent,
        )
        self.target = ""
        self.words_field = LineField(theme)
        self.words_field.setObjectName("link-words")
        self.words_field.setText(link.words)
        self.address_field = LineField(theme, placeholder="https://")
        self.address_field.setObjectName("link-address")
        self.address_field.setText(link.target)
        self._labelled = Labelled(
            theme, "Address", self.address_field, "A web page (https or http), an e-mail address, or tel: and a number."
        )
        self.body.addWidget(Labelled(theme, "Link text", self.words_field))
        self.body.addWidget(self._labelled)
        self.address_field.textEdited.connect(self._labelled.clear_problem)
        (self.address_field if link.words else self.words_field).setFocus()

    def accept(self) -> None:
        """Close when the address is valid; else show what is wrong with it."""
        try:
            self.target = address(self.address_field.text())
        except AddressRefused as problem:
            self._labelled.show_problem(str(problem))
            self.address_field.setFocus()
            return
        super().accept()

    @classmethod
    def ask(cls, theme: Theme, link: LinkWords, parent: QWidget | None = None) -> LinkWords | None:
        """Ask, and return the new link; None when the dialog was cancelled."""
        dialog = cls(theme, link, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return None
        return LinkWords(dialog.words_field.text().strip() or dialog.target, dialog.target)
